package identity

import (
	"encoding/json"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"kikite/infra/local/internal/state"
)

const maxForm = 64 << 10 // bytes

// routes below the issuer's path. Endpoints that a single-page client calls by fetch allow any origin: they take no cookie.
func (s *Service) routes() {
	s.mux = http.NewServeMux()
	shared := func(path string, h http.HandlerFunc, methods ...string) {
		for _, m := range methods {
			s.mux.HandleFunc(m+" "+path, func(w http.ResponseWriter, r *http.Request) {
				w.Header().Set("Access-Control-Allow-Origin", "*")
				h(w, r)
			})
		}
		s.mux.HandleFunc("OPTIONS "+path, func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Access-Control-Allow-Origin", "*")
			w.Header().Set("Access-Control-Allow-Methods", strings.Join(methods, ", "))
			w.Header().Set("Access-Control-Allow-Headers", "Authorization, Content-Type")
			w.WriteHeader(http.StatusNoContent)
		})
	}
	shared("/.well-known/openid-configuration", s.serveDiscovery, "GET")
	shared("/.well-known/jwks.json", s.serveKeys, "GET")
	shared("/oauth2/token", s.serveToken, "POST")
	shared("/oauth2/revoke", s.serveRevoke, "POST")
	shared("/oauth2/userInfo", s.serveUserInfo, "GET", "POST")
	s.mux.HandleFunc("GET /oauth2/authorize", s.serveAuthorize)
	s.mux.HandleFunc("GET /logout", s.serveLogout)
	s.mux.HandleFunc("GET /login", s.serveLogin)
	s.mux.HandleFunc("POST /login", s.postLogin)
	s.mux.HandleFunc("GET /code", s.serveCode)
	s.mux.HandleFunc("POST /code", s.postCode)
	s.mux.HandleFunc("POST /resend", s.postResend)
	s.mux.HandleFunc("GET /style.css", serveStyle)
}

// ServeHTTP takes requests with their full path, the issuer's path in front.
func (s *Service) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("X-Content-Type-Options", "nosniff")
	http.StripPrefix(s.base, s.mux).ServeHTTP(w, r)
}

func (s *Service) serveDiscovery(w http.ResponseWriter, _ *http.Request) {
	var scopes []string
	for _, c := range s.Clients {
		scopes = append(scopes, c.Scopes...)
	}
	slices.Sort(scopes)
	writeJSON(w, map[string]any{
		"issuer": s.Issuer, "authorization_endpoint": s.Issuer + "/oauth2/authorize", "token_endpoint": s.Issuer + "/oauth2/token",
		"userinfo_endpoint": s.Issuer + "/oauth2/userInfo", "revocation_endpoint": s.Issuer + "/oauth2/revoke",
		"end_session_endpoint": s.Issuer + "/logout", "jwks_uri": s.Issuer + "/.well-known/jwks.json",
		"scopes_supported": slices.Compact(scopes), "response_types_supported": []string{"code"},
		"grant_types_supported": []string{"authorization_code", "refresh_token"}, "subject_types_supported": []string{"public"},
		"id_token_signing_alg_values_supported": []string{"RS256"}, "token_endpoint_auth_methods_supported": []string{"none"},
		"code_challenge_methods_supported": []string{"S256"}, "ui_locales_supported": []string{"ja", "en"},
	})
}

func (s *Service) serveKeys(w http.ResponseWriter, _ *http.Request) { writeJSON(w, s.keys.public) }

// serveRevoke ends the sign-in of a refresh token. Unknown tokens are answered alike (RFC 7009 2.2).
func (s *Service) serveRevoke(w http.ResponseWriter, r *http.Request) {
	r.Body = http.MaxBytesReader(w, r.Body, maxForm)
	c, ok := s.client(r.PostFormValue("client_id"))
	if !ok {
		writeOAuth(w, nil, &oauthError{http.StatusBadRequest, "invalid_client", "unknown client"})
		return
	}
	err := s.update(func(tx *state.Tx) error {
		var row refresh
		found, err := tx.Get(s.table("refresh"), digest(r.PostFormValue("token")), &row)
		if err != nil || !found || row.Client != c.ID {
			return err
		}
		return s.revokeLogin(tx, row.OriginJTI)
	})
	writeOAuth(w, struct{}{}, err)
}

// serveUserInfo answers a valid access token with the openid scope whose sign-in has not been ended.
func (s *Service) serveUserInfo(w http.ResponseWriter, r *http.Request) {
	token, _ := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
	claims, err := s.keys.verify(token)
	username, _ := claims["username"].(string)
	scope, _ := claims["scope"].(string)
	expires, _ := claims["exp"].(float64)
	if err != nil || claims["token_use"] != "access" || !slices.Contains(strings.Fields(scope), "openid") || int64(expires) <= s.Clock.Now().Unix() {
		w.Header().Set("WWW-Authenticate", `Bearer error="invalid_token"`)
		writeOAuth(w, nil, &oauthError{http.StatusUnauthorized, "invalid_token", "the access token is missing, expired or not for openid"})
		return
	}
	u, err := s.signedIn(login{Username: username})
	if err != nil {
		writeOAuth(w, nil, &oauthError{http.StatusUnauthorized, "invalid_token", "the user is disabled or gone"})
		return
	}
	out := map[string]any{"sub": u.Attributes["sub"], "username": u.Username}
	for name, v := range readable(u, strings.Fields(scope)) {
		out[name] = v
		if b, ok := v.(bool); ok { // Cognito sends email_verified as a string here
			out[name] = map[bool]string{true: "true", false: "false"}[b]
		}
	}
	writeOAuth(w, out, nil)
}

// serveLogout ends the browser's session and goes where the client is registered to go.
func (s *Service) serveLogout(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query()
	c, ok := s.client(q.Get("client_id"))
	to := q.Get("logout_uri")
	if !ok || !slices.Contains(c.LogoutURIs, to) {
		s.fail(w, r, http.StatusBadRequest, "badRequest")
		return
	}
	if cookie, err := r.Cookie(sessionCookie); err == nil {
		_ = s.update(func(tx *state.Tx) error { return tx.Delete(s.table("sessions"), digest(cookie.Value)) })
	}
	s.setCookie(w, sessionCookie, "", -1)
	if v := q.Get("state"); v != "" {
		to = withQuery(to, url.Values{"state": {v}})
	}
	http.Redirect(w, r, to, http.StatusFound)
}

// withQuery adds parameters to a registered URI.
func withQuery(uri string, add url.Values) string {
	glue := "?"
	if strings.Contains(uri, "?") {
		glue = "&"
	}
	return uri + glue + add.Encode()
}

func writeJSON(w http.ResponseWriter, v any) {
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(v)
}
