package identity

import (
	"encoding/json"
	"slices"
	"time"

	"kikite/infra/local/internal/state"
)

// grant is an authorization code. A used one is remembered until it would have expired: its second use is a theft.
type grant struct {
	login
	RedirectURI string    `json:"redirect_uri"`
	Challenge   string    `json:"challenge"`
	Expires     time.Time `json:"expires"`
	Used        bool      `json:"used"`
}

// refresh is a refresh token, stored under its digest.
type refresh struct {
	login
	Expires time.Time `json:"expires"`
	Rotated bool      `json:"rotated"` // still accepted until Expires, the end of the grace period
}

// session is a signed-in browser: for an hour /oauth2/authorize does not ask again, as with Cognito's managed login.
type session struct {
	Username string    `json:"username"`
	AuthTime time.Time `json:"auth_time"`
	Expires  time.Time `json:"expires"`
}

const (
	grantTTL   = 5 * time.Minute
	sessionTTL = time.Hour
)

// revokeUser ends all of a user's sign-ins.
func (s *Service) revokeUser(tx *state.Tx, username string) error {
	return s.revokeWhere(tx, func(u, _ string) bool { return u == username }, true)
}

// revokeLogin ends one sign-in with every refresh token that came from it.
func (s *Service) revokeLogin(tx *state.Tx, originJTI string) error {
	return s.revokeWhere(tx, func(_, origin string) bool { return origin == originJTI }, false)
}

func (s *Service) revokeWhere(tx *state.Tx, matches func(username, originJTI string) bool, sessions bool) error {
	for _, name := range []string{"refresh", "codes", "sessions"} {
		if name == "sessions" && !sessions {
			continue
		}
		err := removeIf(tx, s.table(name), func(_ string, raw []byte) (bool, error) {
			var row struct {
				Username  string `json:"username"`
				OriginJTI string `json:"origin_jti"`
			}
			err := json.Unmarshal(raw, &row)
			return matches(row.Username, row.OriginJTI), err
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// removeIf deletes the rows that should says; a table must not be written while it is read.
func removeIf(tx *state.Tx, table string, should func(key string, raw []byte) (bool, error)) error {
	var gone []string
	err := tx.Range(table, "", func(key string, raw []byte) (bool, error) {
		yes, err := should(key, raw)
		if yes {
			gone = append(gone, key)
		}
		return true, err
	})
	for _, key := range gone {
		if err == nil {
			err = tx.Delete(table, key)
		}
	}
	return err
}

// sweep forgets expired rows. It only saves room: every reader checks the expiry itself.
func (s *Service) sweep() {
	now := s.Clock.Now()
	expired := func(_ string, raw []byte) (bool, error) {
		var row struct {
			Expires time.Time `json:"expires"`
		}
		err := json.Unmarshal(raw, &row)
		return now.After(row.Expires), err
	}
	_ = s.update(func(tx *state.Tx) error { // a failure is retried at the next sweep
		for _, name := range []string{"flows", "codes", "refresh", "sessions", "limits"} {
			if err := removeIf(tx, s.table(name), expired); err != nil {
				return err
			}
		}
		return nil
	})
}

// allowedScopes is what a client may have of what it asked for; asking for nothing means all. ok is false for a scope that
// the client does not have.
func (c Client) allowedScopes(asked []string) (scopes []string, ok bool) {
	if len(asked) == 0 {
		return c.Scopes, true
	}
	for _, v := range asked {
		if !slices.Contains(c.Scopes, v) {
			return nil, false
		}
	}
	return asked, true
}
