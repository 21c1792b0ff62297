// Package identity emulates a Cognito user pool: the admin operations that signup uses, the OIDC endpoints with a
// sign-in page (code by e-mail, no password), and the Lambda triggers, called as Cognito calls them.
package identity

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"time"

	"kikite/infra/local/internal/awsapi"
	"kikite/infra/local/internal/mail"
	"kikite/infra/local/internal/state"
)

// Config is what the templates define, and where the issuer is reached.
type Config struct {
	PoolID           string   // such as ap-northeast-1_Kikite000
	Issuer           string   // absolute URL without a final slash; its path is where the handler is mounted
	Aliases          []string // AliasAttributes of the pool; must have email
	Clients          []Client
	PreTokenARN      string // pre token generation trigger (V2_0); "" = none
	CustomMessageARN string // custom message trigger; "" = Cognito's own wording
	MailFrom         string // sender of codes
	ProductName      string // on the sign-in page
}

// Client is one public app client: authorization code with PKCE, no secret.
type Client struct {
	ID           string
	RedirectURIs []string // compared exactly
	LogoutURIs   []string // compared exactly
	Scopes       []string // openid, email, profile …
	AccessTTL    time.Duration
	IDTTL        time.Duration
	RefreshTTL   time.Duration
	Rotate       bool          // refresh token rotation
	RotateGrace  time.Duration // how long a rotated refresh token still works
}

// Mailbox receives the codes that Cognito sends. Deliver returns nil when the letter is durable.
type Mailbox interface{ Deliver(mail.Letter) error }

// Deps are the services that the pool needs.
type Deps struct {
	Store   *state.Store
	Clock   awsapi.Clock
	Invoker awsapi.Invoker
	Mailbox Mailbox
	NewID   func() string // random UUIDs
}

// Service is one user pool. It is an http.Handler for everything under the issuer's path and safe for
// concurrent use.
type Service struct {
	Config
	Deps
	base   string // path of the issuer
	secure bool   // issuer is HTTPS
	keys   *signer
	mux    *http.ServeMux
	wake   chan struct{}
}

// New reads or makes the signing key. Run sends the codes.
func New(cfg Config, deps Deps) (*Service, error) {
	if !slices.Contains(cfg.Aliases, "email") {
		return nil, fmt.Errorf("user pool %s: only pools with AliasAttributes [email] are emulated: usernames are account IDs, addresses sign in", cfg.PoolID)
	}
	issuer, err := url.Parse(cfg.Issuer)
	if err != nil {
		return nil, err
	}
	s := &Service{Config: cfg, Deps: deps, base: issuer.Path, secure: issuer.Scheme == "https", wake: make(chan struct{}, 1)}
	if s.keys, err = openSigner(deps.Store, s.table("keys")); err != nil {
		return nil, err
	}
	s.routes()
	return s, nil
}

// table names one of the pool's tables in the state file: users, emails, flows, codes, refresh, sessions, limits, letters, keys.
func (s *Service) table(name string) string { return "identity." + s.PoolID + "." + name }

func (s *Service) client(id string) (Client, bool) {
	for _, c := range s.Clients {
		if c.ID == id {
			return c, true
		}
	}
	return Client{}, false
}

// ARN of the user pool.
func (s *Service) ARN() string {
	return "arn:" + awsapi.Partition + ":cognito-idp:" + awsapi.Region + ":" + awsapi.Account + ":userpool/" + s.PoolID
}

// secret is 256 random bits for a URL: flows, codes, tokens, cookies.
func secret() string {
	raw := make([]byte, 32)
	_, _ = rand.Read(raw) // crypto/rand never fails: it ends the process instead
	return base64.RawURLEncoding.EncodeToString(raw)
}

// digest is how secrets are stored: whoever reads the state file cannot use them.
func digest(secret string) string {
	sum := sha256.Sum256([]byte(secret))
	return base64.RawURLEncoding.EncodeToString(sum[:])
}

// view and update are shorthands; update may run its function more than once.
func (s *Service) view(fn func(*state.Tx) error) error   { return s.Store.View(fn) }
func (s *Service) update(fn func(*state.Tx) error) error { return s.Store.Batch(fn) }

// Run sends codes and forgets what has expired, until ctx ends.
func (s *Service) Run(ctx context.Context) error {
	sweep := time.NewTicker(sweepEvery)
	defer sweep.Stop()
	for {
		var again <-chan time.Time
		if s.sendLetters(ctx) {
			again = time.After(retryAfter)
		}
		select {
		case <-ctx.Done():
			return nil
		case <-s.wake:
		case <-again:
		case <-s.Clock.Changed():
			s.sweep()
		case <-sweep.C:
			s.sweep()
		}
	}
}

// Real time: how often expired rows are removed, and when a letter is tried again.
const (
	sweepEvery = 10 * time.Minute
	retryAfter = time.Second
)
