package httpapi

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"github.com/aws/aws-lambda-go/events"
	"github.com/lestrrat-go/jwx/v3/jwa"
	"github.com/lestrrat-go/jwx/v3/jws"
)

// denial is why a request may not pass; description "" means that there is no token at all.
type denial struct {
	status      int
	description string
}

func unauthorized(description string) *denial {
	return &denial{status: http.StatusUnauthorized, description: description}
}

func (d *denial) answer(w http.ResponseWriter) {
	if d.status == http.StatusForbidden {
		message(w, d.status, "Forbidden")
		return
	}
	challenge := "Bearer"
	if d.description != "" {
		challenge += fmt.Sprintf(` scope="" error="invalid_token" error_description=%q`, d.description)
	}
	w.Header().Set("Www-Authenticate", challenge)
	message(w, d.status, "Unauthorized")
}

type jwtClaims = events.APIGatewayV2HTTPRequestContextAuthorizerJWTDescription

// authorize checks the token of a request, from "Control access to HTTP APIs with JWT authorizers".
func (s *Server) authorize(r *http.Request, to *route) (*jwtClaims, *denial) {
	token := r.Header.Get("Authorization")
	if len(token) > 7 && strings.EqualFold(token[:7], "Bearer ") {
		token = token[7:]
	}
	if token == "" {
		return nil, unauthorized("")
	}
	claims, err := s.verify(r.Context(), []byte(token), to.Authorizer.Issuer)
	if err != nil {
		s.deps.Log.Debug("token refused", "route", to.Key, "error", err)
		return nil, unauthorized(err.Error())
	}
	if err := claims.check(to.Authorizer, s.deps.Clock.Now()); err != nil {
		return nil, unauthorized(err.Error())
	}
	if len(to.Scopes) > 0 && !slices.ContainsFunc(to.Scopes, claims.hasScope) {
		return nil, &denial{status: http.StatusForbidden}
	}
	out := &jwtClaims{Claims: make(map[string]string, len(claims)), Scopes: to.Scopes}
	for name, value := range claims {
		out.Claims[name] = asString(value)
	}
	return out, nil
}

// verify checks the signature and reads the claims. The errors name no part of the token.
func (s *Server) verify(ctx context.Context, token []byte, issuer string) (claims, error) {
	parsed, err := jws.Parse(token, jws.WithCompact())
	if err != nil || len(parsed.Signatures()) != 1 {
		return nil, errors.New("invalid token")
	}
	header := parsed.Signatures()[0].ProtectedHeaders()
	if alg, ok := header.Algorithm(); !ok || alg != jwa.RS256() {
		return nil, errors.New("signing method is not RS256")
	}
	kid, ok := header.KeyID()
	if !ok || kid == "" {
		return nil, errors.New("unable to find kid")
	}
	key, err := s.keys.find(ctx, issuer, kid)
	switch {
	case errors.Is(err, errNoKey):
		return nil, errors.New("unable to find a matching key")
	case err != nil:
		s.deps.Log.Warn("issuer's keys not fetched", "issuer", issuer, "error", err)
		return nil, errors.New("OIDC discovery endpoint communication error")
	}
	payload, err := jws.Verify(token, jws.WithKey(jwa.RS256(), key))
	if err != nil {
		return nil, errors.New("signature is not valid")
	}
	var c claims
	d := json.NewDecoder(bytes.NewReader(payload))
	d.UseNumber()
	if err := d.Decode(&c); err != nil {
		return nil, errors.New("claims are not an object")
	}
	return c, nil
}
