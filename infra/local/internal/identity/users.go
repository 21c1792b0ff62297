package identity

import (
	"errors"
	"net/http"
	"strings"
	"time"

	"golang.org/x/text/unicode/norm"

	"kikite/infra/local/internal/awsapi"
	"kikite/infra/local/internal/state"
)

// user is one account. Its verified e-mail address is an alias that signs in and belongs to one user.
type user struct {
	Username   string            `json:"username"`
	Attributes map[string]string `json:"attributes"` // sub, email, email_verified …
	Enabled    bool              `json:"enabled"`
	Created    time.Time         `json:"created"`
	Modified   time.Time         `json:"modified"`
}

// alias is the address that signs the user in, "" without a verified one.
func (u user) alias() string {
	if u.Attributes["email_verified"] != "true" {
		return ""
	}
	return normalEmail(u.Attributes["email"])
}

// normalEmail accepts what people type: full-width letters, capitals, blanks around it.
func normalEmail(v string) string { return strings.ToLower(strings.TrimSpace(norm.NFKC.String(v))) }

func refuse(code, message string) error {
	return &awsapi.Error{Status: http.StatusBadRequest, Code: code, Message: message}
}

var errNoUser = refuse("UserNotFoundException", "User does not exist.")

// find resolves a username or a verified address. Error: errNoUser.
func (s *Service) find(tx *state.Tx, name string) (user, error) {
	var u user
	found, err := tx.Get(s.table("users"), name, &u)
	if err != nil || found {
		return u, err
	}
	return s.byEmail(tx, normalEmail(name))
}

func (s *Service) byEmail(tx *state.Tx, email string) (user, error) {
	var username string
	var u user
	found, err := tx.Get(s.table("emails"), email, &username)
	if err == nil && found {
		found, err = tx.Get(s.table("users"), username, &u)
	}
	if err == nil && !found {
		err = errNoUser
	}
	return u, err
}

// save writes next in place of old and moves the alias. taken is returned if another user has the address.
func (s *Service) save(tx *state.Tx, old, next user, taken error) error {
	if alias := next.alias(); alias != "" {
		holder, err := s.byEmail(tx, alias)
		if err == nil && holder.Username != next.Username {
			return taken
		}
		if err != nil && !errors.Is(err, errNoUser) {
			return err
		}
		if err := tx.Put(s.table("emails"), alias, next.Username); err != nil {
			return err
		}
	}
	if before := old.alias(); before != "" && before != next.alias() {
		if err := tx.Delete(s.table("emails"), before); err != nil {
			return err
		}
	}
	return tx.Put(s.table("users"), next.Username, next)
}
