package identity

import (
	"crypto/sha256"
	"encoding/base64"
	"log/slog"
	"slices"
	"strings"
	"time"
)

// login is what tokens are made from; refreshing keeps it.
type login struct {
	Username  string    `json:"username"`
	Client    string    `json:"client"`
	Scopes    []string  `json:"scopes"`
	Nonce     string    `json:"nonce"`
	AuthTime  time.Time `json:"auth_time"`
	OriginJTI string    `json:"origin_jti"` // names the sign-in; revoking it revokes all its tokens
}

// Claims that a trigger cannot change, as at Cognito.
var (
	fixedAccess = []string{"acr", "amr", "at_hash", "auth_time", "azp", "client_id", "device_key", "event_id", "exp", "iat", "iss",
		"jti", "nbf", "nonce", "origin_jti", "scope", "sub", "token_use", "username", "version"}
	fixedID = []string{"acr", "amr", "at_hash", "aud", "auth_time", "azp", "cognito:username", "exp", "iat", "identities", "iss",
		"jti", "nbf", "nonce", "origin_jti", "sub", "token_use"}
)

// tokens makes the access token and, where openid was asked for, the ID token. Claim shapes: Cognito developer guide,
// "Understanding user pool JSON web tokens".
func (s *Service) tokens(c Client, l login, u user, o overrides) (access, id string, err error) {
	now := s.Clock.Now()
	event := s.NewID()
	scopes := slices.Concat(l.Scopes, o.AccessTokenGeneration.ScopesToAdd)
	scopes = slices.DeleteFunc(scopes, func(v string) bool { return slices.Contains(o.AccessTokenGeneration.ScopesToSuppress, v) })
	common := func(use string, ttl time.Duration) map[string]any {
		m := map[string]any{"sub": u.Attributes["sub"], "iss": s.Issuer, "token_use": use, "origin_jti": l.OriginJTI, "event_id": event,
			"jti": s.NewID(), "auth_time": l.AuthTime.Unix(), "iat": now.Unix(), "exp": now.Add(ttl).Unix()}
		if groups := o.GroupOverrideDetails.GroupsToOverride; len(groups) > 0 {
			m["cognito:groups"] = groups
		}
		return m
	}
	claims := common("access", c.AccessTTL)
	claims["version"], claims["client_id"], claims["username"], claims["scope"] = 2, c.ID, u.Username, strings.Join(scopes, " ")
	o.AccessTokenGeneration.apply(claims, fixedAccess)
	if access, err = s.keys.sign(claims); err != nil || !slices.Contains(l.Scopes, "openid") {
		return access, "", err
	}
	claims = common("id", c.IDTTL)
	claims["aud"], claims["cognito:username"] = c.ID, u.Username
	sum := sha256.Sum256([]byte(access))
	claims["at_hash"] = base64.RawURLEncoding.EncodeToString(sum[:len(sum)/2]) // OpenID Connect Core 3.1.3.6
	if l.Nonce != "" {
		claims["nonce"] = l.Nonce
	}
	for name, v := range readable(u, l.Scopes) {
		claims[name] = v
	}
	o.IDTokenGeneration.apply(claims, fixedID)
	id, err = s.keys.sign(claims)
	return access, id, err
}

// readable are the attributes that the scopes let a client see.
func readable(u user, scopes []string) map[string]any {
	out := map[string]any{}
	for name, v := range u.Attributes {
		switch {
		case name == "sub":
		case name == "email_verified" && slices.Contains(scopes, "email"):
			out[name] = v == "true"
		case name == "email" && slices.Contains(scopes, "email"),
			name != "email" && name != "email_verified" && slices.Contains(scopes, "profile"):
			out[name] = v
		}
	}
	return out
}

func (o tokenOverride) apply(claims map[string]any, fixed []string) {
	allowed := func(name string) bool {
		if slices.Contains(fixed, name) {
			slog.Warn("pre token generation: claim cannot be changed", "claim", name)
			return false
		}
		return true
	}
	for _, name := range o.ClaimsToSuppress {
		if allowed(name) {
			delete(claims, name)
		}
	}
	for name, v := range o.ClaimsToAddOrOverride {
		if allowed(name) {
			claims[name] = v
		}
	}
}
