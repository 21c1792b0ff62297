package signup_test

import (
	"context"
	"testing"

	lambdaevents "github.com/aws/aws-lambda-go/events"

	"kikite/events"
	"kikite/shared/principal"
)

// token signs an account in through the trigger, as Cognito does, and returns who the token says it is.
func (w *world) token(id events.ID) (principal.Principal, bool) {
	w.t.Helper()
	var e lambdaevents.CognitoEventUserPoolsPreTokenGenV2_0
	e.UserName = string(id)
	out, err := w.Tokens(context.Background(), e)
	if err != nil {
		return principal.Principal{}, false
	}
	claims := map[string]string{}
	for name, v := range out.Response.ClaimsAndScopeOverrideDetails.AccessTokenGeneration.ClaimsToAddOrOverride {
		claims[name] = v.(string)
	}
	return principal.FromClaims(claims)
}

func TestTokens(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	c := w.contract()
	if p, ok := w.token(c.hr.AccountID); !ok || p != c.hr.Principal {
		t.Errorf("HR's token: %+v", p)
	}
	if p, ok := w.token(w.op.AccountID); !ok || p.Role != events.RoleOperator || p.CompanyID != "" {
		t.Errorf("operator's token: %+v", p)
	}
	if _, ok := w.token("acc_00000000000000000000000404"); ok {
		t.Error("a token for nobody")
	}
}
