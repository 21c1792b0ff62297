package signup

import (
	"context"
	"errors"

	lambdaevents "github.com/aws/aws-lambda-go/events"

	"kikite/events"
	"kikite/shared/clock"
	"kikite/shared/principal"
	"kikite/shared/store"
)

// errNoSignIn refuses a sign-in. Cognito passes the words on, so they say no more than this.
var errNoSignIn = errors.New("this account is not active")

// Tokens writes who an account is into its tokens.
type Tokens struct {
	table *store.Table
	clock clock.Clock
}

// NewTokens returns the trigger over signup's table, which it only reads.
func NewTokens(table *store.Table, now clock.Clock) *Tokens { return &Tokens{table, now} }

// Handle is Cognito's trigger before it makes a token, version 2.0. An account that does not exist or is not active gets none.
func (t *Tokens) Handle(ctx context.Context, e lambdaevents.CognitoEventUserPoolsPreTokenGenV2_0) (lambdaevents.CognitoEventUserPoolsPreTokenGenV2_0, error) {
	service := Service{Deps{Table: t.table}}
	a, ok, err := service.account(ctx, events.ID(e.UserName))
	if err != nil {
		return e, err
	}
	if !ok || !a.Active() {
		return e, errNoSignIn
	}
	claims := map[string]any{principal.ClaimAccount: string(a.ID), principal.ClaimRole: string(a.Role)}
	if a.CompanyID != "" {
		claims[principal.ClaimCompany] = string(a.CompanyID)
	}
	if a.ConsultantID != "" {
		claims[principal.ClaimConsultant] = string(a.ConsultantID)
	}
	if a.guarded(t.clock.Now()) {
		claims[principal.ClaimGuarded] = "true"
	}
	e.Response.ClaimsAndScopeOverrideDetails.AccessTokenGeneration.ClaimsToAddOrOverride = claims
	return e, nil
}
