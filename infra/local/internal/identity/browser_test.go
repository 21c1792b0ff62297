package identity_test

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"kikite/infra/local/internal/mail"
)

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
	defer func() { _ = res.Body.Close() }()
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
