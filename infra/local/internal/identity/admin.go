package identity

import (
	"context"
	"slices"
	"strings"

	"kikite/infra/local/internal/awsapi"
	"kikite/infra/local/internal/state"
)

type attribute struct{ Name, Value string }

type userInput struct{ UserPoolId, Username string } // names of the API

type createInput struct {
	userInput
	UserAttributes         []attribute
	MessageAction          string
	DesiredDeliveryMediums []string
}

type updateInput struct {
	userInput
	UserAttributes []attribute
}

// pool is part of every input.
func (in userInput) pool() string { return in.UserPoolId }

type pooled interface{ pool() string }

// Register adds the admin operations that signup uses.
func (s *Service) Register(r awsapi.Registrar) {
	r.Register(
		admin(s, "AdminCreateUser", s.createUser),
		admin(s, "AdminGetUser", s.getUser),
		admin(s, "AdminUpdateUserAttributes", s.updateUser),
		admin(s, "AdminDisableUser", s.enable(false)),
		admin(s, "AdminEnableUser", s.enable(true)),
		admin(s, "AdminDeleteUser", s.deleteUser),
		admin(s, "AdminUserGlobalSignOut", s.signOut),
	)
}

// admin makes an operation whose permission is on the pool. do runs in one transaction, perhaps more than once.
func admin[In pooled](s *Service, name string, do func(*state.Tx, In) (any, error)) awsapi.Operation {
	return awsapi.Operation{
		Service: "cognito-idp", Name: name,
		Permissions: func(*awsapi.Request) ([]awsapi.Permission, error) {
			return []awsapi.Permission{{Action: "cognito-idp:" + name, Resource: s.ARN()}}, nil
		},
		Handle: awsapi.JSON(func(_ context.Context, _ *awsapi.Request, in In) (out any, err error) {
			if in.pool() != s.PoolID {
				return nil, refuse("ResourceNotFoundException", "User pool "+in.pool()+" does not exist.")
			}
			err = s.update(func(tx *state.Tx) (err error) { out, err = do(tx, in); return err })
			return out, err
		}),
	}
}

func (s *Service) createUser(tx *state.Tx, in createInput) (any, error) {
	switch {
	case in.MessageAction != "SUPPRESS":
		return nil, refuse("InvalidParameterException", "the local cloud emulates MessageAction SUPPRESS only")
	case in.Username == "" || len(in.Username) > 128 || strings.ContainsAny(in.Username, " \t\r\n"):
		return nil, refuse("InvalidParameterException", "Username has 1 to 128 characters without blanks")
	case strings.Contains(in.Username, "@"):
		return nil, refuse("InvalidParameterException", "Username cannot be of email format, since user pool is configured for email alias.")
	}
	var old user
	if found, err := tx.Get(s.table("users"), in.Username, &old); err != nil || found {
		return nil, orElse(err, refuse("UsernameExistsException", "User account already exists"))
	}
	now := s.Clock.Now()
	u := user{Username: in.Username, Enabled: true, Created: now, Modified: now, Attributes: map[string]string{"sub": s.NewID()}}
	if err := u.set(in.UserAttributes); err != nil {
		return nil, err
	}
	taken := refuse("UsernameExistsException", "An account with the given email already exists.")
	if err := s.save(tx, user{}, u, taken); err != nil {
		return nil, err
	}
	return map[string]any{"User": map[string]any{
		"Username": u.Username, "Attributes": u.list(), "Enabled": true, "UserStatus": status,
		"UserCreateDate": u.Created.Unix(), "UserLastModifiedDate": u.Modified.Unix(),
	}}, nil
}

// status: a user of a passwordless pool has no password to change and is confirmed at once.
const status = "CONFIRMED"

func (s *Service) getUser(tx *state.Tx, in userInput) (any, error) {
	u, err := s.find(tx, in.Username)
	if err != nil {
		return nil, err
	}
	return map[string]any{
		"Username": u.Username, "UserAttributes": u.list(), "Enabled": u.Enabled, "UserStatus": status,
		"UserCreateDate": u.Created.Unix(), "UserLastModifiedDate": u.Modified.Unix(),
	}, nil
}

func (s *Service) updateUser(tx *state.Tx, in updateInput) (any, error) {
	old, err := s.find(tx, in.Username)
	if err != nil {
		return nil, err
	}
	next := old
	next.Attributes = map[string]string{}
	for k, v := range old.Attributes {
		next.Attributes[k] = v
	}
	if err := next.set(in.UserAttributes); err != nil {
		return nil, err
	}
	next.Modified = s.Clock.Now()
	return nil, s.save(tx, old, next, refuse("AliasExistsException", "An account with the email already exists."))
}

func (s *Service) enable(enabled bool) func(*state.Tx, userInput) (any, error) {
	return func(tx *state.Tx, in userInput) (any, error) {
		u, err := s.find(tx, in.Username)
		if err != nil {
			return nil, err
		}
		u.Enabled, u.Modified = enabled, s.Clock.Now()
		if err := tx.Put(s.table("users"), u.Username, u); err != nil || enabled {
			return nil, err
		}
		return nil, s.revokeUser(tx, u.Username)
	}
}

func (s *Service) deleteUser(tx *state.Tx, in userInput) (any, error) {
	u, err := s.find(tx, in.Username)
	if err != nil {
		return nil, err
	}
	if alias := u.alias(); alias != "" {
		if err := tx.Delete(s.table("emails"), alias); err != nil {
			return nil, err
		}
	}
	if err := tx.Delete(s.table("users"), u.Username); err != nil {
		return nil, err
	}
	return nil, s.revokeUser(tx, u.Username)
}

func (s *Service) signOut(tx *state.Tx, in userInput) (any, error) {
	u, err := s.find(tx, in.Username)
	if err != nil {
		return nil, err
	}
	return nil, s.revokeUser(tx, u.Username)
}

// settable are the standard attributes an administrator may write.
var settable = []string{"email", "email_verified", "name", "given_name", "family_name", "locale", "zoneinfo", "preferred_username"}

// set applies attributes. A changed address without email_verified is unverified, as at Cognito.
func (u *user) set(attributes []attribute) error {
	names := map[string]bool{}
	for _, a := range attributes {
		if !slices.Contains(settable, a.Name) {
			return refuse("InvalidParameterException", "Attributes did not conform to the schema: "+a.Name)
		}
		if a.Name == "email" && !strings.Contains(a.Value, "@") {
			return refuse("InvalidParameterException", "Invalid email address format.")
		}
		names[a.Name] = true
		u.Attributes[a.Name] = a.Value
	}
	if names["email"] && !names["email_verified"] {
		u.Attributes["email_verified"] = "false"
	}
	return nil
}

func (u user) list() []attribute {
	all := make([]attribute, 0, len(u.Attributes))
	for k, v := range u.Attributes {
		all = append(all, attribute{k, v})
	}
	slices.SortFunc(all, func(a, b attribute) int { return strings.Compare(a.Name, b.Name) })
	return all
}

func orElse(err, otherwise error) error {
	if err != nil {
		return err
	}
	return otherwise
}
