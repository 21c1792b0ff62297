package signup

import (
	"context"
	"errors"

	lambdaevents "github.com/aws/aws-lambda-go/events"

	"kikite/events"
	"kikite/shared/principal"
)

// errNoSignIn refuses a sign-in. Cognito passes the words on, so they say no more than this.
var errNoSignIn = errors.New("this account is not active")

// Tokens is Cognito's trigger before it makes a token, version 2.0: it writes who an account is into it. The first sign-in after a registration opens the account.
// An account that does not exist or is not active gets no token.
func (s *Service) Tokens(ctx context.Context, e lambdaevents.CognitoEventUserPoolsPreTokenGenV2_0) (lambdaevents.CognitoEventUserPoolsPreTokenGenV2_0, error) {
	a, ok, err := s.account(ctx, events.ID(e.UserName))
	if err == nil && !ok {
		a, err = s.open(ctx, events.ID(e.UserName))
	}
	if err != nil {
		return e, err
	}
	if !a.Active() {
		return e, errNoSignIn
	}
	claims := map[string]any{principal.ClaimAccount: string(a.ID), principal.ClaimRole: string(a.Role)}
	if a.CompanyID != "" {
		claims[principal.ClaimCompany] = string(a.CompanyID)
	}
	if a.ConsultantID != "" {
		claims[principal.ClaimConsultant] = string(a.ConsultantID)
	}
	if a.guarded(s.Clock.Now()) {
		claims[principal.ClaimGuarded] = "true"
	}
	e.Response.ClaimsAndScopeOverrideDetails.AccessTokenGeneration.ClaimsToAddOrOverride = claims
	return e, nil
}
