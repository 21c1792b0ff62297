package httpapi

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
)

// claims as they are in the token, with numbers as json.Number.
type claims map[string]any

// check compares the claims with the authorizer and the local clock, without leeway.
func (c claims) check(a *Authorizer, now time.Time) error {
	expires, hasExp := c.moment("exp")
	notBefore, hasNbf := c.moment("nbf")
	issued, hasIat := c.moment("iat")
	switch {
	case c["iss"] != a.Issuer:
		return errors.New("the issuer is not valid")
	case !hasExp || !now.Before(expires):
		return errors.New("the token has expired")
	case hasNbf && now.Before(notBefore):
		return errors.New("the token is not valid yet")
	case hasIat && now.Before(issued):
		return errors.New("the token was issued in the future")
	case !slices.ContainsFunc(c.audience(), func(v string) bool { return slices.Contains(a.Audience, v) }):
		return errors.New("the token does not have a valid audience")
	case a.TokenUse != "" && c["token_use"] != a.TokenUse:
		return errors.New("the token is of another use")
	}
	return nil
}

// moment reads a NumericDate. A claim that is there but no number counts as the beginning of time, which no check passes
// as an expiry.
func (c claims) moment(name string) (time.Time, bool) {
	v, ok := c[name]
	if !ok {
		return time.Time{}, false
	}
	n, isNumber := v.(json.Number)
	if !isNumber {
		return time.Time{}, true
	}
	seconds, err := n.Float64()
	if err != nil {
		return time.Time{}, true
	}
	return time.UnixMilli(int64(seconds * 1000)), true
}

// audience is aud or, only where a token has none, client_id.
func (c claims) audience() []string {
	switch aud := c["aud"].(type) {
	case string:
		return []string{aud}
	case []any:
		var all []string
		for _, v := range aud {
			if s, ok := v.(string); ok {
				all = append(all, s)
			}
		}
		return all
	case nil:
		if id, ok := c["client_id"].(string); ok {
			return []string{id}
		}
	}
	return nil
}

func (c claims) hasScope(scope string) bool {
	for _, name := range []string{"scope", "scp"} {
		if s, ok := c[name].(string); ok && slices.Contains(strings.Fields(s), scope) {
			return true
		}
	}
	return false
}

// asString is how API Gateway hands claims to functions: lists as "[a b]".
func asString(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case []any:
		parts := make([]string, len(v))
		for i, e := range v {
			parts[i] = asString(e)
		}
		return "[" + strings.Join(parts, " ") + "]"
	case map[string]any:
		raw, err := json.Marshal(v)
		if err != nil {
			return ""
		}
		return string(raw)
	}
	return fmt.Sprint(v)
}
