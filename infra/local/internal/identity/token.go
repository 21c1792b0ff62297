package identity

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"log/slog"
	"net/http"
	"time"

	"kikite/infra/local/internal/state"
)

// oauthError is an RFC 6749 5.2 answer of the token endpoint.
type oauthError struct {
	status            int
	Code, Description string
}

func (e *oauthError) Error() string { return e.Code + ": " + e.Description }

func badGrant(description string) error {
	return &oauthError{http.StatusBadRequest, "invalid_grant", description}
}

type tokenAnswer struct {
	AccessToken  string `json:"access_token"`
	IDToken      string `json:"id_token,omitempty"`
	RefreshToken string `json:"refresh_token,omitempty"`
	TokenType    string `json:"token_type"`
	ExpiresIn    int    `json:"expires_in"` // seconds
}

func (s *Service) serveToken(w http.ResponseWriter, r *http.Request) {
	answer, err := s.token(w, r)
	writeOAuth(w, answer, err)
}

func (s *Service) token(w http.ResponseWriter, r *http.Request) (*tokenAnswer, error) {
	r.Body = http.MaxBytesReader(w, r.Body, maxForm)
	if err := r.ParseForm(); err != nil {
		return nil, &oauthError{http.StatusBadRequest, "invalid_request", "the body is no form"}
	}
	c, ok := s.client(r.PostForm.Get("client_id"))
	if !ok {
		return nil, &oauthError{http.StatusBadRequest, "invalid_client", "unknown client"}
	}
	switch r.PostForm.Get("grant_type") {
	case "authorization_code":
		return s.exchange(r, c)
	case "refresh_token":
		return s.refreshTokens(r.Context(), c, r.PostForm.Get("refresh_token"))
	default:
		return nil, &oauthError{http.StatusBadRequest, "unsupported_grant_type", "authorization_code or refresh_token"}
	}
}

// exchange turns a code into tokens, once. The trigger is asked before the code is spent, so that a function that is
// starting up costs the user nothing; the code is checked and spent in one transaction after it.
func (s *Service) exchange(r *http.Request, c Client) (*tokenAnswer, error) {
	key := digest(r.PostForm.Get("code"))
	g, err := s.takeGrant(key, nil)
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256([]byte(r.PostForm.Get("code_verifier")))
	if g.Client != c.ID || g.RedirectURI != r.PostForm.Get("redirect_uri") || g.Challenge != base64.RawURLEncoding.EncodeToString(sum[:]) {
		_, _ = s.takeGrant(key, spendOnly) // whoever has a code without its verifier must not try again
		return nil, badGrant("code, client, redirect_uri and code_verifier do not belong together")
	}
	u, err := s.signedIn(g.login)
	if err != nil {
		return nil, err
	}
	o, err := s.preToken(r.Context(), "TokenGeneration_HostedAuth", u, c.ID, g.Scopes)
	if err != nil {
		return nil, s.refusedBy(err)
	}
	next := secret()
	g, err = s.takeGrant(key, func(tx *state.Tx, g grant) error {
		return tx.Put(s.table("refresh"), digest(next), refresh{login: g.login, Expires: s.Clock.Now().Add(c.RefreshTTL)})
	})
	if err != nil {
		return nil, err
	}
	return s.answer(c, g.login, u, o, next)
}

func spendOnly(*state.Tx, grant) error { return nil }

// takeGrant reads a code and, if spend is given, uses it up in the transaction in which spend runs. A code that was used
// before ends the sign-in it began.
func (s *Service) takeGrant(key string, spend func(*state.Tx, grant) error) (grant, error) {
	var g grant
	unknown := badGrant("the code is unknown, expired or used")
	err := s.update(func(tx *state.Tx) error {
		g = grant{}
		found, err := tx.Get(s.table("codes"), key, &g)
		if err != nil {
			return err
		}
		if !found || s.Clock.Now().After(g.Expires) {
			return unknown
		}
		if g.Used || spend == nil {
			return nil
		}
		spent := g
		spent.Used = true
		if err := tx.Put(s.table("codes"), key, spent); err != nil {
			return err
		}
		return spend(tx, g)
	})
	if err == nil && g.Used {
		if err := s.update(func(tx *state.Tx) error { return s.revokeLogin(tx, g.OriginJTI) }); err != nil {
			return g, err
		}
		return g, unknown
	}
	return g, err
}

// refreshTokens answers a refresh token and replaces it where the client rotates.
func (s *Service) refreshTokens(ctx context.Context, c Client, token string) (*tokenAnswer, error) {
	key := digest(token)
	old, err := s.validRefresh(c, key)
	if err != nil {
		return nil, err
	}
	u, err := s.signedIn(old.login)
	if err != nil {
		return nil, err
	}
	o, err := s.preToken(ctx, "TokenGeneration_RefreshTokens", u, c.ID, old.Scopes)
	if err != nil {
		return nil, s.refusedBy(err)
	}
	if !c.Rotate {
		return s.answer(c, old.login, u, o, "")
	}
	next := secret()
	if err := s.rotate(c, key, next); err != nil {
		return nil, err
	}
	return s.answer(c, old.login, u, o, next)
}

func (s *Service) validRefresh(c Client, key string) (row refresh, err error) {
	err = s.view(func(tx *state.Tx) error { row, err = s.readRefresh(tx, c, key); return err })
	return row, err
}

func (s *Service) readRefresh(tx *state.Tx, c Client, key string) (refresh, error) {
	var row refresh
	found, err := tx.Get(s.table("refresh"), key, &row)
	if err == nil && (!found || row.Client != c.ID || s.Clock.Now().After(row.Expires)) {
		err = badGrant("Refresh Token has expired or was revoked")
	}
	return row, err
}

// rotate adds the next token with the old one's expiry, and lets the old one live for the grace period.
func (s *Service) rotate(c Client, oldKey, next string) error {
	return s.update(func(tx *state.Tx) error {
		old, err := s.readRefresh(tx, c, oldKey)
		if err != nil {
			return err
		}
		if !old.Rotated {
			until := s.Clock.Now().Add(c.RotateGrace)
			grace := refresh{login: old.login, Expires: until, Rotated: true}
			if c.RotateGrace <= 0 {
				err = tx.Delete(s.table("refresh"), oldKey)
			} else {
				err = tx.Put(s.table("refresh"), oldKey, grace)
			}
			if err != nil {
				return err
			}
		}
		fresh := refresh{login: old.login, Expires: old.lasts(c)}
		return tx.Put(s.table("refresh"), digest(next), fresh)
	})
}

// lasts is when a sign-in ends, however often its tokens rotate.
func (r refresh) lasts(c Client) time.Time { return r.AuthTime.Add(c.RefreshTTL) }

// signedIn loads the user of a sign-in; disabled and deleted users are refused.
func (s *Service) signedIn(l login) (user, error) {
	var u user
	found := false
	err := s.view(func(tx *state.Tx) (err error) { found, err = tx.Get(s.table("users"), l.Username, &u); return err })
	if err == nil && (!found || !u.Enabled) {
		err = badGrant("User is disabled or does not exist.")
	}
	return u, err
}

// refusedBy tells a trigger's refusal (final) from a failure to call it (the client may try again).
func (s *Service) refusedBy(err error) error {
	if errors.Is(err, errRefused) {
		return badGrant("PreTokenGeneration failed: sign-in refused")
	}
	slog.Warn("cognito trigger could not be called", "error", err)
	return &oauthError{http.StatusServiceUnavailable, "temporarily_unavailable", "try again"}
}

func (s *Service) answer(c Client, l login, u user, o overrides, refreshToken string) (*tokenAnswer, error) {
	access, id, err := s.tokens(c, l, u, o)
	return &tokenAnswer{access, id, refreshToken, "Bearer", int(c.AccessTTL.Seconds())}, err
}

func writeOAuth(w http.ResponseWriter, answer any, err error) {
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store")
	var known *oauthError
	switch {
	case err == nil:
		_ = json.NewEncoder(w).Encode(answer)
		return
	case !errors.As(err, &known):
		slog.Error("identity endpoint failed", "error", err)
		known = &oauthError{http.StatusInternalServerError, "server_error", "internal error"}
	}
	w.WriteHeader(known.status)
	_ = json.NewEncoder(w).Encode(map[string]string{"error": known.Code, "error_description": known.Description})
}
