package httpapi_test

import (
	"encoding/base64"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/lestrrat-go/jwx/v3/jwa"

	"kikite/infra/local/internal/httpapi"
	"kikite/infra/local/internal/queue/queuetest"
)

func guarded(i *issuer, scopes ...string) httpapi.Config {
	return httpapi.Config{Routes: []httpapi.Route{
		{Key: "ANY /api/booking/public/{proxy+}", FunctionARN: function},
		{Key: "ANY /api/booking/{proxy+}", FunctionARN: function, Scopes: scopes,
			Authorizer: &httpapi.Authorizer{Issuer: i.url, Audience: []string{"web", "other"}}},
	}}
}

func TestTokenReachesTheFunctionAsClaims(t *testing.T) {
	t.Parallel()
	i := newIssuer(t)
	w := newWorld(t, guarded(i))
	for _, scheme := range []string{"Bearer ", "bearer ", ""} {
		if a := w.do("GET", "/api/booking/slots", "", "Authorization", scheme+i.token(w.clock.Now(), nil)); a.status != 204 {
			t.Fatalf("scheme %q: %+v", scheme, a)
		}
	}
	claims := w.got.RequestContext.Authorizer.JWT.Claims
	for name, want := range map[string]string{"account_id": "acc-1", "admin": "true", "cognito:groups": "[a b]", "level": "3", "nested": `{"x":1}`,
		"exp": "1775001900"} {
		if claims[name] != want {
			t.Errorf("claim %s = %q, want %q", name, claims[name], want)
		}
	}
	if n := i.asked.Load(); n != 2 {
		t.Errorf("the issuer was asked %d times: discovery and keys once", n)
	}
}

func TestPublicRouteNeedsNoToken(t *testing.T) {
	t.Parallel()
	w := newWorld(t, guarded(newIssuer(t)))
	if a := w.do("GET", "/api/booking/public/openapi.json", "", "Authorization", "Bearer rubbish"); a.status != 204 || w.got.RequestContext.Authorizer != nil {
		t.Errorf("%+v", a)
	}
}

func TestTokensThatAreRefused(t *testing.T) {
	t.Parallel()
	i := newIssuer(t)
	stranger := newIssuer(t)
	w := newWorld(t, guarded(i))
	now := queuetest.Start()
	good := i.token(now, nil)
	parts := strings.Split(good, ".")
	forged := parts[0] + "." + base64.RawURLEncoding.EncodeToString([]byte(`{"iss":"`+i.url+`","client_id":"web","exp":9999999999,"account_id":"operator"}`)) + "." + parts[2]
	unsigned := base64.RawURLEncoding.EncodeToString([]byte(`{"alg":"none","kid":"kid-1"}`)) + "." + parts[1] + "."
	plain := map[string]any{"iss": i.url, "client_id": "web", "exp": now.Add(time.Hour).Unix()}
	change := func(name string, value any) string { return i.token(now, func(c map[string]any) { c[name] = value }) }
	for name, token := range map[string]string{
		"none": "", "rubbish": "x.y.z", "one part": "abc", "empty": "Bearer ",
		"forged claims": forged, "unsigned": unsigned,
		"another issuer's key":     stranger.sign(plain, jwa.RS256(), stranger.key, "kid-1"),
		"unknown key":              i.sign(plain, jwa.RS256(), i.key, "kid-9"),
		"no key ID":                i.sign(plain, jwa.RS256(), i.key, ""),
		"another algorithm":        i.sign(plain, jwa.PS256(), i.key, "kid-1"),
		"signed by the public key": i.sign(plain, jwa.HS256(), i.key.N.Bytes(), "kid-1"),
		"issuer":                   change("iss", "https://elsewhere"),
		"no issuer":                change("iss", nil),
		"expired this second":      change("exp", now.Unix()),
		"no expiry":                change("exp", nil),
		"expiry in words":          change("exp", "tomorrow"),
		"not yet valid":            change("nbf", now.Add(time.Second).Unix()),
		"issued in the future":     change("iat", now.Add(time.Second).Unix()),
		"client":                   change("client_id", "phone"),
		"audience wins":            change("aud", "phone"),
		"audience list":            change("aud", []string{"phone"}),
		"audience of a kind":       change("aud", 5),
		"no audience at all":       change("client_id", nil),
	} {
		a := w.do("GET", "/api/booking/slots", "", "Authorization", token)
		if a.status != http.StatusUnauthorized || strings.TrimSpace(a.body) != `{"message":"Unauthorized"}` || !strings.HasPrefix(a.header.Get("Www-Authenticate"), "Bearer") {
			t.Errorf("%s: %+v", name, a)
		}
	}
	if w.calls != 0 {
		t.Errorf("the function was called %d times", w.calls)
	}
	for name, token := range map[string]string{"aud": change("aud", "other"), "aud list": change("aud", []string{"x", "web"}), "nbf now": change("nbf", now.Unix())} {
		if a := w.do("GET", "/api/booking/slots", "", "Authorization", token); a.status != 204 {
			t.Errorf("%s refused: %+v", name, a)
		}
	}
}

func TestTokenExpiresOnTheLocalClock(t *testing.T) {
	t.Parallel()
	i := newIssuer(t)
	w := newWorld(t, guarded(i))
	token := "Bearer " + i.token(w.clock.Now(), nil)
	w.clock.Advance(5*time.Minute - time.Second)
	if a := w.do("GET", "/api/booking/slots", "", "Authorization", token); a.status != 204 {
		t.Fatalf("%+v", a)
	}
	w.clock.Advance(time.Second)
	a := w.do("GET", "/api/booking/slots", "", "Authorization", token)
	if a.status != 401 || !strings.Contains(a.header.Get("Www-Authenticate"), "the token has expired") {
		t.Errorf("%+v", a)
	}
}

func TestScopes(t *testing.T) {
	t.Parallel()
	i := newIssuer(t)
	for scope, want := range map[string]int{"booking": 204, "admin": 403} {
		w := newWorld(t, guarded(i, scope))
		if a := w.do("GET", "/api/booking/slots", "", "Authorization", i.token(w.clock.Now(), nil)); a.status != want {
			t.Errorf("scope %s: %+v", scope, a)
		}
	}
}

func TestTokenUseIsLookedAtOnlyIfAsked(t *testing.T) {
	t.Parallel()
	i := newIssuer(t)
	id := func(c map[string]any) { c["token_use"] = "id" }
	w := newWorld(t, guarded(i))
	if a := w.do("GET", "/api/booking/slots", "", "Authorization", i.token(w.clock.Now(), id)); a.status != 204 {
		t.Errorf("as API Gateway: %+v", a)
	}
	cfg := guarded(i)
	cfg.Routes[1].Authorizer.TokenUse = "access"
	w = newWorld(t, cfg)
	if a := w.do("GET", "/api/booking/slots", "", "Authorization", i.token(w.clock.Now(), id)); a.status != 401 {
		t.Errorf("if asked: %+v", a)
	}
}

func TestIssuerInTrouble(t *testing.T) {
	t.Parallel()
	i := newIssuer(t)
	w := newWorld(t, guarded(i))
	token := i.token(w.clock.Now(), nil)
	i.broken.Store(true)
	if a := w.do("GET", "/api/booking/slots", "", "Authorization", token); a.status != 401 || !strings.Contains(a.header.Get("Www-Authenticate"), "communication error") {
		t.Errorf("%+v", a)
	}
	i.broken.Store(false)
	if a := w.do("GET", "/api/booking/slots", "", "Authorization", token); a.status != 204 {
		t.Errorf("does not recover: %+v", a)
	}
}

func TestAnswersTellTheLocalTime(t *testing.T) {
	t.Parallel()
	w := newWorld(t, httpapi.Config{})
	w.clock.Advance(240 * time.Hour)
	if a := w.do("GET", "/api/booking/slots", ""); a.header.Get("Date") != w.clock.Now().UTC().Format(http.TimeFormat) {
		t.Errorf("Date is %q", a.header.Get("Date"))
	}
}
