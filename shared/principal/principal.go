// Package principal is who makes a request, from the claims of the verified access token.
package principal

import (
	"context"

	"kikite/events"
	"kikite/shared/problem"
)

// Principal is the authenticated caller. CompanyID is empty for consultants and operators, ConsultantID for all
// but consultants.
type Principal struct {
	AccountID    events.ID
	Role         events.Code
	CompanyID    events.ID
	ConsultantID events.ID
	// Guarded says that the caller is under eighteen, or has not said that they are not, and that no guardian has agreed: little is open to them.
	Guarded bool
}

// The claims of the access token, written by signup-claims.
const (
	ClaimAccount    = "account_id"
	ClaimRole       = "role"
	ClaimCompany    = "company_id"
	ClaimConsultant = "consultant_id"
	ClaimGuarded    = "guarded" // "true", or not there
)

// FromClaims reads a principal; ok is false unless account and role are there.
func FromClaims(claims map[string]string) (Principal, bool) {
	p := Principal{
		AccountID: events.ID(claims[ClaimAccount]), Role: events.Code(claims[ClaimRole]),
		CompanyID: events.ID(claims[ClaimCompany]), ConsultantID: events.ID(claims[ClaimConsultant]),
		Guarded: claims[ClaimGuarded] == "true",
	}
	return p, p.AccountID.Valid() && p.Role != ""
}

type key struct{}

// With returns a context that carries p.
func With(ctx context.Context, p Principal) context.Context { return context.WithValue(ctx, key{}, p) }

// From returns the caller of a request; the zero Principal and false if there is none (public routes).
func From(ctx context.Context) (Principal, bool) {
	p, ok := ctx.Value(key{}).(Principal)
	return p, ok
}

// Require returns the caller if it has one of the roles. Errors: Unauthorized without a caller, Forbidden for
// another role.
func Require(ctx context.Context, roles ...events.Code) (Principal, error) {
	p, ok := From(ctx)
	if !ok {
		return Principal{}, problem.New(problem.Unauthorized, "sign_in", "Please sign in.")
	}
	for _, r := range roles {
		if p.Role == r {
			return p, nil
		}
	}
	return Principal{}, problem.New(problem.Forbidden, "role", "Your account may not do this.")
}
