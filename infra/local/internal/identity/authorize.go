package identity

import (
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"time"

	"kikite/infra/local/internal/state"
)

// flow is one attempt to sign in, from /oauth2/authorize to the redirect, bound to the browser that began it.
type flow struct {
	Browser     string    `json:"browser"` // digest of the browser's cookie
	Client      string    `json:"client"`
	RedirectURI string    `json:"redirect_uri"`
	Scopes      []string  `json:"scopes"`
	State       string    `json:"state"`
	Nonce       string    `json:"nonce"`
	Challenge   string    `json:"challenge"`
	Language    string    `json:"language"`
	Expires     time.Time `json:"expires"`

	Email       string    `json:"email"`    // as typed, normalised; "" before the first step
	Username    string    `json:"username"` // whose code it is; "" if nobody has the address
	Code        string    `json:"code"`
	CodeExpires time.Time `json:"code_expires"`
	Tries       int       `json:"tries"`
	Sent        int       `json:"sent"` // codes asked for in this flow
}

const (
	flowTTL       = 30 * time.Minute
	browserCookie = "kikite_browser"
	sessionCookie = "kikite_session"
)

var challenge = regexp.MustCompile(`^[A-Za-z0-9_-]{43}$`) // base64url of a SHA-256

// serveAuthorize begins a flow, or answers at once where the browser is signed in already. What cannot be trusted to belong
// to a client is an error page; everything else goes back to the client (RFC 6749 4.1.2.1).
func (s *Service) serveAuthorize(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query()
	c, ok := s.client(q.Get("client_id"))
	if !ok || !slices.Contains(c.RedirectURIs, q.Get("redirect_uri")) {
		s.fail(w, r, http.StatusBadRequest, "badRequest")
		return
	}
	f := flow{Client: c.ID, RedirectURI: q.Get("redirect_uri"), State: q.Get("state"), Nonce: q.Get("nonce"),
		Challenge: q.Get("code_challenge"), Language: preferred(r), Expires: s.Clock.Now().Add(flowTTL)}
	if code, description := f.check(q, c); code != "" {
		s.back(w, r, f, url.Values{"error": {code}, "error_description": {description}})
		return
	}
	if q.Get("prompt") != "login" {
		if live, ok := s.liveSession(r); ok {
			s.finish(w, r, f, live, "")
			return
		}
	}
	if q.Get("prompt") == "none" {
		s.back(w, r, f, url.Values{"error": {"login_required"}})
		return
	}
	id := secret()
	f.Browser = digest(s.browser(w, r))
	if err := s.update(func(tx *state.Tx) error { return tx.Put(s.table("flows"), digest(id), f) }); err != nil {
		s.fail(w, r, http.StatusInternalServerError, "failed")
		return
	}
	http.Redirect(w, r, s.base+"/login?flow="+id, http.StatusFound)
}

// check completes the flow's scopes and returns an OAuth error code and its description, or "".
func (f *flow) check(q url.Values, c Client) (code, description string) {
	scopes, ok := c.allowedScopes(strings.Fields(q.Get("scope")))
	f.Scopes = scopes
	switch {
	case q.Get("response_type") != "code":
		return "unsupported_response_type", "only code"
	case q.Get("response_mode") != "" && q.Get("response_mode") != "query":
		return "invalid_request", "only response_mode query"
	case q.Get("code_challenge_method") != "S256" || !challenge.MatchString(f.Challenge):
		return "invalid_request", "PKCE with S256 is required"
	case !ok:
		return "invalid_scope", "the client does not have this scope"
	}
	return "", ""
}

// back returns to the client, whose redirect URI has been checked.
func (s *Service) back(w http.ResponseWriter, r *http.Request, f flow, values url.Values) {
	if f.State != "" {
		values.Set("state", f.State)
	}
	http.Redirect(w, r, withQuery(f.RedirectURI, values), http.StatusSeeOther)
}

// finish hands out an authorization code for who is signed in and forgets the flow, if there is one.
func (s *Service) finish(w http.ResponseWriter, r *http.Request, f flow, who session, flowKey string) {
	code := secret()
	g := grant{RedirectURI: f.RedirectURI, Challenge: f.Challenge, Expires: s.Clock.Now().Add(grantTTL),
		login: login{Username: who.Username, Client: f.Client, Scopes: f.Scopes, Nonce: f.Nonce, AuthTime: who.AuthTime, OriginJTI: s.NewID()}}
	err := s.update(func(tx *state.Tx) error {
		if err := tx.Put(s.table("codes"), digest(code), g); err != nil {
			return err
		}
		if flowKey == "" {
			return nil
		}
		return tx.Delete(s.table("flows"), flowKey)
	})
	if err != nil {
		s.fail(w, r, http.StatusInternalServerError, "failed")
		return
	}
	s.back(w, r, f, url.Values{"code": {code}})
}

// liveSession is the browser's sign-in, if its user may still sign in.
func (s *Service) liveSession(r *http.Request) (session, bool) {
	var row session
	cookie, err := r.Cookie(sessionCookie)
	if err != nil {
		return row, false
	}
	found := false
	err = s.view(func(tx *state.Tx) (err error) {
		found, err = tx.Get(s.table("sessions"), digest(cookie.Value), &row)
		return err
	})
	if err != nil || !found || s.Clock.Now().After(row.Expires) {
		return row, false
	}
	_, err = s.signedIn(login{Username: row.Username})
	return row, err == nil
}

// browser returns the browser's secret and gives it one if it has none.
func (s *Service) browser(w http.ResponseWriter, r *http.Request) string {
	if cookie, err := r.Cookie(browserCookie); err == nil && cookie.Value != "" {
		return cookie.Value
	}
	v := secret()
	s.setCookie(w, browserCookie, v, 0)
	return v
}

// setCookie: maxAge in seconds, 0 until the browser closes, -1 to delete.
func (s *Service) setCookie(w http.ResponseWriter, name, value string, maxAge int) {
	http.SetCookie(w, &http.Cookie{Name: name, Value: value, Path: s.base + "/", MaxAge: maxAge, HttpOnly: true,
		Secure: s.secure, SameSite: http.SameSiteLaxMode})
}
