package identity_test

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	cognito "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
	"github.com/google/uuid"

	"kikite/infra/local/internal/awsapi"
	"kikite/infra/local/internal/awsapi/awsapitest"
	"kikite/infra/local/internal/clock"
	"kikite/infra/local/internal/identity"
	"kikite/infra/local/internal/mail"
	"kikite/infra/local/internal/state"
)

const (
	pool     = "ap-northeast-1_Kikite000"
	clientID = "webclient"
	callback = "http://localhost:8080/auth/callback"
	verifier = "a-verifier-that-is-at-least-forty-three-characters-long"
	claims   = "arn:aws:lambda:ap-northeast-1:000000000000:function:kikite-local-signup-claims"
	codes    = "arn:aws:lambda:ap-northeast-1:000000000000:function:kikite-local-mailer-codes"
)

// lambda answers the triggers; the errors and refusals are set by tests.
type lambda struct {
	mu      sync.Mutex
	events  []map[string]any
	refuse  bool // function error
	down    bool // cannot be invoked
	noCode  bool // custom message without the code parameter
	replace map[string]any
}

func (l *lambda) Invoke(_ context.Context, arn string, payload []byte) (awsapi.InvokeResult, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.down {
		return awsapi.InvokeResult{}, errors.New("starting")
	}
	var event map[string]any
	if err := json.Unmarshal(payload, &event); err != nil {
		return awsapi.InvokeResult{}, err
	}
	l.events = append(l.events, event)
	if l.refuse {
		return awsapi.InvokeResult{Payload: []byte(`{"errorMessage":"no"}`), FunctionError: "Unhandled"}, nil
	}
	switch arn {
	case claims:
		add := map[string]any{"role": "employee", "account_id": event["userName"], "sub": "forged", "exp": 1}
		for k, v := range l.replace {
			add[k] = v
		}
		event["response"] = map[string]any{"claimsAndScopeOverrideDetails": map[string]any{
			"accessTokenGeneration": map[string]any{"claimsToAddOrOverride": add}}}
	case codes:
		message := "<p>コード: {####}</p>"
		if l.noCode {
			message = "<p>no code</p>"
		}
		event["response"] = map[string]any{"emailSubject": "確認コード", "emailMessage": message}
	}
	raw, err := json.Marshal(event)
	return awsapi.InvokeResult{Payload: raw}, err
}

func (l *lambda) set(change func(*lambda)) {
	l.mu.Lock()
	defer l.mu.Unlock()
	change(l)
}

type fixture struct {
	t      *testing.T
	svc    *identity.Service
	api    *cognito.Client
	server *awsapitest.Server
	clock  *clock.Clock
	mail   *mail.Service
	lambda *lambda
	issuer string
}

func start(t *testing.T) *fixture {
	t.Helper()
	return startAt(t, t.TempDir(), time.Now)
}

func startAt(t *testing.T, folder string, now func() time.Time) *fixture {
	t.Helper()
	store, err := state.Open(filepath.Join(folder, "state.db"))
	if err != nil {
		t.Fatal(err)
	}
	c, err := clock.New(store, now)
	if err != nil {
		t.Fatal(err)
	}
	f := &fixture{t: t, clock: c, lambda: &lambda{}, server: awsapitest.Start(t),
		mail: mail.New(mail.Config{}, store, c, nil, uuid.NewString)}
	var handler http.Handler
	web := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { handler.ServeHTTP(w, r) }))
	f.issuer = web.URL + "/cognito/" + pool
	f.svc, err = identity.New(identity.Config{PoolID: pool, Issuer: f.issuer, PreTokenARN: claims, CustomMessageARN: codes, Aliases: []string{"email"},
		MailFrom: "no-reply@kikite.example", ProductName: "Kikite",
		Clients: []identity.Client{{ID: clientID, RedirectURIs: []string{callback}, LogoutURIs: []string{"http://localhost:8080/"},
			Scopes: []string{"openid", "email"}, AccessTTL: 5 * time.Minute, IDTTL: 5 * time.Minute, RefreshTTL: 30 * 24 * time.Hour,
			Rotate: true, RotateGrace: time.Minute}}},
		identity.Deps{Store: store, Clock: c, Invoker: f.lambda, Mailbox: f.mail, NewID: uuid.NewString})
	if err != nil {
		t.Fatal(err)
	}
	handler = f.svc
	f.svc.Register(f.server)
	f.api = cognito.NewFromConfig(f.server.Config())
	ctx, stop := context.WithCancel(context.Background())
	var running sync.WaitGroup
	running.Go(func() { _ = f.svc.Run(ctx) })
	t.Cleanup(func() { stop(); running.Wait(); web.Close(); _ = store.Close() })
	return f
}

func (f *fixture) create(username, email string) error {
	_, err := f.api.AdminCreateUser(f.t.Context(), &cognito.AdminCreateUserInput{UserPoolId: aws.String(pool), Username: aws.String(username),
		MessageAction: types.MessageActionTypeSuppress, UserAttributes: []types.AttributeType{
			{Name: aws.String("email"), Value: aws.String(email)}, {Name: aws.String("email_verified"), Value: aws.String("true")}}})
	return err
}

// browser is one person's browser: cookies, and redirects followed by hand.
type browser struct {
	f    *fixture
	http *http.Client
}

func (f *fixture) browser() *browser {
	jar, err := cookiejar.New(nil)
	if err != nil {
		f.t.Fatal(err)
	}
	return &browser{f, &http.Client{Jar: jar, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}}
}

type answer struct {
	status int
	body   string
	to     *url.URL
	header http.Header
}

func (b *browser) do(method, target string, form url.Values) answer {
	b.f.t.Helper()
	r, err := http.NewRequestWithContext(b.f.t.Context(), method, target, strings.NewReader(form.Encode()))
	if err != nil {
		b.f.t.Fatal(err)
	}
	if method == http.MethodPost {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	res, err := b.http.Do(r)
	if err != nil {
		b.f.t.Fatal(err)
	}
	defer res.Body.Close()
	raw, err := io.ReadAll(res.Body)
	if err != nil {
		b.f.t.Fatal(err)
	}
	a := answer{status: res.StatusCode, body: string(raw), header: res.Header}
	if to := res.Header.Get("Location"); to != "" {
		if a.to, err = res.Request.URL.Parse(to); err != nil {
			b.f.t.Fatal(err)
		}
	}
	return a
}

func challenge() string {
	sum := sha256.Sum256([]byte(verifier))
	return base64.RawURLEncoding.EncodeToString(sum[:])
}

func (f *fixture) authorizeURL(change ...string) string {
	q := url.Values{"client_id": {clientID}, "redirect_uri": {callback}, "response_type": {"code"}, "scope": {"openid email"},
		"state": {"S1"}, "nonce": {"N1"}, "code_challenge": {challenge()}, "code_challenge_method": {"S256"}}
	for i := 0; i+1 < len(change); i += 2 {
		q.Set(change[i], change[i+1])
	}
	return f.issuer + "/oauth2/authorize?" + q.Encode()
}

// begin opens the sign-in page and returns the flow's secret.
func (b *browser) begin(change ...string) string {
	b.f.t.Helper()
	a := b.do(http.MethodGet, b.f.authorizeURL(change...), nil)
	if a.status != http.StatusFound || !strings.HasSuffix(a.to.Path, "/login") {
		b.f.t.Fatalf("authorize: %d %s %v", a.status, a.body, a.to)
	}
	return a.to.Query().Get("flow")
}

func (b *browser) post(path, flow string, pairs ...string) answer {
	b.f.t.Helper()
	form := url.Values{"flow": {flow}}
	for i := 0; i+1 < len(pairs); i += 2 {
		form.Set(pairs[i], pairs[i+1])
	}
	return b.do(http.MethodPost, b.f.issuer+path, form)
}

var sixDigits = regexp.MustCompile(`\d{6}`)

// mailed waits in real time for the nth code mailed to an address.
func (f *fixture) mailed(address string, n int) string {
	f.t.Helper()
	for deadline := time.Now().Add(10 * time.Second); time.Now().Before(deadline); time.Sleep(5 * time.Millisecond) {
		box, err := f.mail.List(mail.Filter{Address: address})
		if err != nil {
			f.t.Fatal(err)
		}
		if len(box) >= n {
			return sixDigits.FindString(box[0].Text)
		}
	}
	f.t.Fatalf("code %d for %s never came", n, address)
	return ""
}

// signIn goes the whole way and returns the authorization code.
func (b *browser) signIn(email string, nth int) string {
	b.f.t.Helper()
	flow := b.begin("prompt", "login")
	if a := b.post("/login", flow, "email", email); a.status != http.StatusSeeOther || !strings.HasSuffix(a.to.Path, "/code") {
		b.f.t.Fatalf("login: %d %s", a.status, a.body)
	}
	a := b.post("/code", flow, "code", b.f.mailed(email, nth))
	if a.status != http.StatusSeeOther || !strings.HasPrefix(a.to.String(), callback+"?") || a.to.Query().Get("state") != "S1" {
		b.f.t.Fatalf("code: %d %s %v", a.status, a.body, a.to)
	}
	return a.to.Query().Get("code")
}

type tokens struct {
	Access  string `json:"access_token"`
	ID      string `json:"id_token"`
	Refresh string `json:"refresh_token"`
	Expires int    `json:"expires_in"`
	Error   string `json:"error"`
}

func (b *browser) token(pairs ...string) (int, tokens) {
	b.f.t.Helper()
	form := url.Values{"client_id": {clientID}}
	for i := 0; i+1 < len(pairs); i += 2 {
		form.Set(pairs[i], pairs[i+1])
	}
	a := b.do(http.MethodPost, b.f.issuer+"/oauth2/token", form)
	var t tokens
	if err := json.Unmarshal([]byte(a.body), &t); err != nil {
		b.f.t.Fatalf("%s: %v", a.body, err)
	}
	return a.status, t
}

func (b *browser) exchange(code string) (int, tokens) {
	b.f.t.Helper()
	return b.token("grant_type", "authorization_code", "code", code, "redirect_uri", callback, "code_verifier", verifier)
}

func (b *browser) refresh(token string) (int, tokens) {
	b.f.t.Helper()
	return b.token("grant_type", "refresh_token", "refresh_token", token)
}

// payload reads a JWT without checking it.
func payload(t *testing.T, token string) map[string]any {
	t.Helper()
	parts := strings.Split(token, ".")
	if len(parts) != 3 {
		t.Fatalf("no JWT: %q", token)
	}
	raw, err := base64.RawURLEncoding.DecodeString(parts[1])
	if err != nil {
		t.Fatal(err)
	}
	var m map[string]any
	if err := json.Unmarshal(raw, &m); err != nil {
		t.Fatal(err)
	}
	return m
}

func text(m map[string]any, name string) string { return fmt.Sprint(m[name]) }
