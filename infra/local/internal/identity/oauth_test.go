package identity_test

import (
	"net/http"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"
)

func TestAuthorizeRefusals(t *testing.T) {
	t.Parallel()
	f := start(t)
	tests := map[string]struct {
		change []string
		page   bool   // an error page: nothing may be sent to an unknown place
		code   string // otherwise this error goes back to the client
	}{
		"unknown client":     {change: []string{"client_id", "other"}, page: true},
		"unknown redirect":   {change: []string{"redirect_uri", callback + "/more"}, page: true},
		"implicit flow":      {change: []string{"response_type", "token"}, code: "unsupported_response_type"},
		"no PKCE":            {change: []string{"code_challenge", ""}, code: "invalid_request"},
		"plain PKCE":         {change: []string{"code_challenge_method", "plain"}, code: "invalid_request"},
		"short challenge":    {change: []string{"code_challenge", "abc"}, code: "invalid_request"},
		"fragment answer":    {change: []string{"response_mode", "fragment"}, code: "invalid_request"},
		"scope not granted":  {change: []string{"scope", "openid admin"}, code: "invalid_scope"},
		"silent, no session": {change: []string{"prompt", "none"}, code: "login_required"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			a := f.browser().do(http.MethodGet, f.authorizeURL(tt.change...), nil)
			if tt.page {
				if a.status != http.StatusBadRequest || a.to != nil {
					t.Errorf("%d to %v", a.status, a.to)
				}
				return
			}
			if a.to == nil || !strings.HasPrefix(a.to.String(), callback+"?") || a.to.Query().Get("error") != tt.code || a.to.Query().Get("state") != "S1" {
				t.Errorf("%d to %v, want %s", a.status, a.to, tt.code)
			}
		})
	}
}

func signedIn(t *testing.T) (*fixture, *browser, tokens) {
	t.Helper()
	f := start(t)
	if err := f.create("acc_1", "a@example.com"); err != nil {
		t.Fatal(err)
	}
	b := f.browser()
	status, got := b.exchange(b.signIn("a@example.com", 1))
	if status != http.StatusOK {
		t.Fatal(status)
	}
	return f, b, got
}

func TestCodeIsForOneUseByItsOwner(t *testing.T) {
	t.Parallel()
	f, b, _ := signedIn(t)
	tests := map[string][]string{
		"other verifier": {"code_verifier", "another-verifier-that-is-at-least-forty-three-characters"},
		"no verifier":    {"code_verifier", ""},
		"other redirect": {"redirect_uri", "http://localhost:8080/"},
		"other client":   {"client_id", "other"},
		"other grant":    {"grant_type", "password"},
	}
	n := 1
	for name, change := range tests {
		n++
		code := b.signIn("a@example.com", n)
		form := []string{"grant_type", "authorization_code", "code", code, "redirect_uri", callback, "code_verifier", verifier}
		if status, got := b.token(append(form, change...)...); status != http.StatusBadRequest || got.Access != "" {
			t.Errorf("%s: %d %+v", name, status, got)
		}
		if strings.HasPrefix(name, "other client") || name == "other grant" {
			continue
		}
		if status, got := b.exchange(code); status != http.StatusBadRequest {
			t.Errorf("%s: the code survives a wrong proof: %d %+v", name, status, got)
		}
	}
	code := b.signIn("a@example.com", n+1)
	_, first := b.exchange(code)
	if status, _ := b.exchange(code); status != http.StatusBadRequest {
		t.Errorf("second use: %d", status)
	}
	if status, _ := b.refresh(first.Refresh); status != http.StatusBadRequest {
		t.Errorf("a code used twice must end the sign-in it began: %d", status)
	}
	if _, err := f.clock.Advance(time.Hour); err != nil { // past the limit of codes per address too
		t.Fatal(err)
	}
	code = b.signIn("a@example.com", n+2)
	if _, err := f.clock.Advance(5*time.Minute + time.Second); err != nil {
		t.Fatal(err)
	}
	if status, _ := b.exchange(code); status != http.StatusBadRequest {
		t.Errorf("after five minutes: %d", status)
	}
}

func TestConcurrentExchangesYieldOneSignIn(t *testing.T) {
	t.Parallel()
	_, b, _ := signedIn(t)
	code := b.signIn("a@example.com", 2)
	var mu sync.Mutex
	var all sync.WaitGroup
	ok := 0
	for range 8 {
		all.Go(func() {
			if status, _ := b.exchange(code); status == http.StatusOK {
				mu.Lock()
				ok++
				mu.Unlock()
			}
		})
	}
	all.Wait()
	if ok > 1 {
		t.Errorf("%d sign-ins from one code", ok)
	}
}

func TestRefreshRotates(t *testing.T) {
	t.Parallel()
	f, b, got := signedIn(t)
	status, second := b.refresh(got.Refresh)
	if status != http.StatusOK || second.Refresh == "" || second.Refresh == got.Refresh {
		t.Fatalf("%d %+v", status, second)
	}
	if payload(t, second.Access)["origin_jti"] != payload(t, got.Access)["origin_jti"] {
		t.Error("a refreshed token belongs to the same sign-in")
	}
	if status, _ := b.refresh(got.Refresh); status != http.StatusOK {
		t.Errorf("within the grace period: %d", status)
	}
	if _, err := f.clock.Advance(61 * time.Second); err != nil {
		t.Fatal(err)
	}
	if status, _ := b.refresh(got.Refresh); status != http.StatusBadRequest {
		t.Errorf("after the grace period: %d", status)
	}
	if _, err := f.clock.Advance(29 * 24 * time.Hour); err != nil {
		t.Fatal(err)
	}
	status, third := b.refresh(second.Refresh)
	if status != http.StatusOK {
		t.Fatalf("on day 29: %d", status)
	}
	if _, err := f.clock.Advance(24 * time.Hour); err != nil {
		t.Fatal(err)
	}
	if status, _ := b.refresh(third.Refresh); status != http.StatusBadRequest {
		t.Errorf("rotation prolongs a sign-in beyond 30 days: %d", status)
	}
}

func TestRevokeAndLogout(t *testing.T) {
	t.Parallel()
	f, b, got := signedIn(t)
	silent := func() answer { return b.do(http.MethodGet, f.authorizeURL("prompt", "none"), nil) }
	if a := silent(); a.to.Query().Get("code") == "" {
		t.Fatalf("the browser is signed in for an hour: %v", a.to)
	}
	form := url.Values{"client_id": {clientID}, "token": {got.Refresh}}
	for range 2 { // the second time the token is unknown: the answer is the same
		if a := b.do(http.MethodPost, f.issuer+"/oauth2/revoke", form); a.status != http.StatusOK {
			t.Errorf("revoke %d", a.status)
		}
	}
	if status, _ := b.refresh(got.Refresh); status != http.StatusBadRequest {
		t.Errorf("after revoke: %d", status)
	}
	leave := f.issuer + "/logout?client_id=" + clientID + "&logout_uri="
	if a := b.do(http.MethodGet, leave+url.QueryEscape("https://evil.example/"), nil); a.status != http.StatusBadRequest {
		t.Errorf("logout to a stranger: %d", a.status)
	}
	if a := b.do(http.MethodGet, leave+url.QueryEscape("http://localhost:8080/"), nil); a.status != http.StatusFound || a.to.String() != "http://localhost:8080/" {
		t.Errorf("logout %d %v", a.status, a.to)
	}
	if a := silent(); a.to.Query().Get("error") != "login_required" {
		t.Errorf("after logout: %v", a.to)
	}
}

func TestPagesAreLockedDown(t *testing.T) {
	t.Parallel()
	f := start(t)
	b := f.browser()
	flow := b.begin("ui_locales", "en")
	a := b.do(http.MethodGet, f.issuer+"/login?flow="+flow, nil)
	csp := a.header.Get("Content-Security-Policy")
	if !strings.Contains(csp, "default-src 'none'") || !strings.Contains(csp, "form-action 'self' http://localhost:8080;") || strings.Contains(csp, "unsafe") {
		t.Error(csp)
	}
	if strings.Contains(a.body, "<script") || !strings.Contains(a.body, `<html lang="en">`) {
		t.Error(a.body)
	}
	a = b.post("/login", flow, "email", `"><script>alert(1)</script>`)
	if a.status != http.StatusUnprocessableEntity || strings.Contains(a.body, "<script>") {
		t.Errorf("%d %s", a.status, a.body)
	}
	if a := b.do(http.MethodGet, f.issuer+"/style.css", nil); a.status != 200 || !strings.HasPrefix(a.header.Get("Content-Type"), "text/css") {
		t.Errorf("style %d", a.status)
	}
}
