package principal_test

import (
	"context"
	"testing"

	"kikite/events"
	"kikite/shared/ids"
	"kikite/shared/principal"
	"kikite/shared/problem"
)

func TestFromClaims(t *testing.T) {
	t.Parallel()
	account, company, consultant := ids.Derive(ids.Account, "a"), ids.Derive(ids.Company, "a"), ids.Derive(ids.Consultant, "a")
	tests := map[string]struct {
		claims map[string]string
		want   principal.Principal
		ok     bool
	}{
		"employee": {
			map[string]string{"account_id": string(account), "role": "employee", "company_id": string(company), "sub": "x"},
			principal.Principal{AccountID: account, Role: events.RoleEmployee, CompanyID: company}, true,
		},
		"consultant": {
			map[string]string{"account_id": string(account), "role": "consultant", "consultant_id": string(consultant)},
			principal.Principal{AccountID: account, Role: events.RoleConsultant, ConsultantID: consultant}, true,
		},
		"operator": {
			map[string]string{"account_id": string(account), "role": "operator"},
			principal.Principal{AccountID: account, Role: events.RoleOperator}, true,
		},
		"guarded": {
			map[string]string{"account_id": string(account), "role": "employee", "guarded": "true"},
			principal.Principal{AccountID: account, Role: events.RoleEmployee, Guarded: true}, true,
		},
		"no claims":     {nil, principal.Principal{}, false},
		"no account":    {map[string]string{"role": "operator"}, principal.Principal{Role: events.RoleOperator}, false},
		"no role":       {map[string]string{"account_id": string(account)}, principal.Principal{AccountID: account}, false},
		"no ID of ours": {map[string]string{"account_id": "1", "role": "hr"}, principal.Principal{AccountID: "1", Role: events.RoleHR}, false},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, ok := principal.FromClaims(tt.claims)
			if got != tt.want || ok != tt.ok {
				t.Errorf("got %+v, %v", got, ok)
			}
		})
	}
}

func TestRequire(t *testing.T) {
	t.Parallel()
	hr := principal.Principal{AccountID: ids.Derive(ids.Account, "a"), Role: events.RoleHR}
	signedIn := principal.With(context.Background(), hr)
	tests := map[string]struct {
		ctx   context.Context
		roles []events.Code
		want  principal.Principal
		code  problem.Code
	}{
		"its role":        {signedIn, []events.Code{events.RoleHR}, hr, ""},
		"one of several":  {signedIn, []events.Code{events.RoleOperator, events.RoleHR}, hr, ""},
		"another role":    {signedIn, []events.Code{events.RoleEmployee}, principal.Principal{}, problem.Forbidden},
		"no role at all":  {signedIn, nil, principal.Principal{}, problem.Forbidden},
		"nobody":          {context.Background(), []events.Code{events.RoleHR}, principal.Principal{}, problem.Unauthorized},
		"nobody, no role": {context.Background(), nil, principal.Principal{}, problem.Unauthorized},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := principal.Require(tt.ctx, tt.roles...)
			if got != tt.want || (err == nil) != (tt.code == "") || err != nil && problem.CodeOf(err) != tt.code {
				t.Errorf("got %+v, %v", got, err)
			}
		})
	}
	if _, ok := principal.From(context.Background()); ok {
		t.Error("a caller out of nothing")
	}
	inner := principal.With(signedIn, principal.Principal{Role: events.RoleOperator})
	if p, ok := principal.From(inner); !ok || p.Role != events.RoleOperator {
		t.Errorf("the innermost caller is %+v", p)
	}
}
