package client

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
	"net/url"
	"regexp"
	"strings"
	"sync"
	"time"

	"kikite/shared/ids"
)

// SignIn is where people sign in and the client that signs them in.
type SignIn struct {
	Issuer      string // path below the cloud's address, or a whole URL
	ClientID    string
	RedirectURI string
}

// Person is somebody who signed in. Calls renew the access token when it runs out.
type Person struct {
	Email string

	cloud  *Cloud
	signIn SignIn
	mu     sync.Mutex
	access string
	renew  string
}

// Tokens of the token endpoint.
type tokens struct {
	Access  string `json:"access_token"`
	Refresh string `json:"refresh_token"`
}

var codeForm = regexp.MustCompile(`>(\d{6})<`)

// Enter signs in as a browser does: authorize, address, code from the mailbox, token.
func (c *Cloud) Enter(ctx context.Context, s SignIn, email string) (*Person, error) {
	p := &Person{Email: email, cloud: c, signIn: s}
	return p, p.enter(ctx)
}

func (p *Person) enter(ctx context.Context) error {
	deadline := time.Now().Add(p.cloud.patience)
	for {
		err := p.tryEnter(ctx)
		if err == nil || time.Now().After(deadline) || ctx.Err() != nil {
			return err
		}
		time.Sleep(200 * time.Millisecond)
	}
}

func (p *Person) tryEnter(ctx context.Context) error {
	jar, err := cookiejar.New(nil)
	if err != nil {
		return err
	}
	browser := *p.cloud.http
	browser.Jar = jar
	verifier, state := ids.Secret()+ids.Secret(), ids.Secret()
	sum := sha256.Sum256([]byte(verifier))
	query := url.Values{"response_type": {"code"}, "client_id": {p.signIn.ClientID}, "redirect_uri": {p.signIn.RedirectURI}, "scope": {"openid"},
		"state": {state}, "code_challenge_method": {"S256"}, "code_challenge": {base64.RawURLEncoding.EncodeToString(sum[:])}}
	issuer := p.issuer()
	at, err := hop(ctx, &browser, http.MethodGet, issuer+"/oauth2/authorize?"+query.Encode(), nil)
	if err != nil {
		return err
	}
	flow := at.Query().Get("flow")
	before, err := p.cloud.Mails(ctx, p.Email)
	if err != nil {
		return err
	}
	if _, err := hop(ctx, &browser, http.MethodPost, issuer+"/login", url.Values{"flow": {flow}, "lang": {"ja"}, "email": {p.Email}}); err != nil {
		return err
	}
	code, err := p.cloud.code(ctx, p.Email, len(before))
	if err != nil {
		return err
	}
	at, err = hop(ctx, &browser, http.MethodPost, issuer+"/code", url.Values{"flow": {flow}, "lang": {"ja"}, "code": {code}})
	if err != nil {
		return err
	}
	if got := at.Query(); got.Get("state") != state || got.Get("code") == "" {
		return fmt.Errorf("sign-in of %s came back without a code: %s", p.Email, at)
	}
	return p.token(ctx, url.Values{"grant_type": {"authorization_code"}, "code": {at.Query().Get("code")}, "redirect_uri": {p.signIn.RedirectURI},
		"client_id": {p.signIn.ClientID}, "code_verifier": {verifier}})
}

func (p *Person) issuer() string {
	if strings.HasPrefix(p.signIn.Issuer, "http") {
		return p.signIn.Issuer
	}
	return p.cloud.base + p.signIn.Issuer
}

// hop sends a form and returns where the answer redirects to.
func hop(ctx context.Context, browser *http.Client, method, address string, form url.Values) (*url.URL, error) {
	r, err := http.NewRequestWithContext(ctx, method, address, strings.NewReader(form.Encode()))
	if err != nil {
		return nil, err
	}
	if form != nil {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	resp, err := browser.Do(r)
	if err != nil {
		return nil, err
	}
	defer func() { _ = resp.Body.Close() }()
	if resp.StatusCode/100 != 3 {
		page, _ := io.ReadAll(io.LimitReader(resp.Body, 2000))
		return nil, &Problem{Method: method, Path: r.URL.Path, Status: resp.StatusCode, Body: string(page)}
	}
	return resp.Location()
}

// code waits for the sign-in code that is mailed after the first known mails to the address.
func (c *Cloud) code(ctx context.Context, email string, known int) (string, error) {
	for deadline := time.Now().Add(10 * time.Second); time.Now().Before(deadline); time.Sleep(10 * time.Millisecond) {
		mails, err := c.Mails(ctx, email)
		if err != nil {
			return "", err
		}
		for _, m := range mails[min(known, len(mails)):] {
			if found := codeForm.FindStringSubmatch(m.HTML); found != nil && m.IsCode() {
				return found[1], nil
			}
		}
	}
	return "", fmt.Errorf("no sign-in code reached %s", email)
}

func (p *Person) token(ctx context.Context, form url.Values) error {
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, p.issuer()+"/oauth2/token", strings.NewReader(form.Encode()))
	if err != nil {
		return err
	}
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	resp, err := p.cloud.http.Do(r)
	if err != nil {
		return err
	}
	defer func() { _ = resp.Body.Close() }()
	raw, err := io.ReadAll(resp.Body)
	if err != nil {
		return err
	}
	if resp.StatusCode != http.StatusOK {
		return &Problem{Method: http.MethodPost, Path: "/oauth2/token", Status: resp.StatusCode, Body: string(raw)}
	}
	var t tokens
	if err := json.Unmarshal(raw, &t); err != nil {
		return err
	}
	p.access = t.Access
	if t.Refresh != "" {
		p.renew = t.Refresh
	}
	return nil
}

// Do calls an operation as this person. An expired token is renewed; if it cannot be, the person signs in again.
func (p *Person) Do(ctx context.Context, method, path string, in, out any) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	err := p.cloud.call(ctx, method, path, p.access, in, out)
	if StatusOf(err) != http.StatusUnauthorized {
		return err
	}
	renewed := p.token(ctx, url.Values{"grant_type": {"refresh_token"}, "refresh_token": {p.renew}, "client_id": {p.signIn.ClientID}})
	if renewed != nil {
		renewed = p.enter(ctx)
	}
	if renewed != nil {
		return errors.Join(err, renewed)
	}
	return p.cloud.call(ctx, method, path, p.access, in, out)
}

// Token is the current access token, for requests that break the rules on purpose.
func (p *Person) Token() string { return p.access }
