package matching

import (
	"fmt"
	"testing"

	"kikite/events"
	"kikite/events/claims"
	"kikite/shared/ids"
	"kikite/shared/principal"
	"kikite/shared/testkit"
)

// TestMatrix: see testkit.Matrix. A swap is its maker's alone; a consultant whom an employee may not meet is nobody.
func TestMatrix(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	theirs := s.company(2, events.OneOnOne)
	colleague := principal.Principal{AccountID: s.account(2, 1, events.StatusActive), Role: events.RoleEmployee, CompanyID: s.someone.CompanyID}
	foreign := principal.Principal{AccountID: s.account(3, 2, events.StatusActive), Role: events.RoleEmployee, CompanyID: theirs}
	swapped := id(ids.Consultant, 2)
	if code := s.ask(&s.someone, "POST", "/swaps", fmt.Sprintf(`{"consultant_id":%q}`, swapped), nil); code != 204 {
		t.Fatal(code)
	}
	connected := s.consultant(20, 1, func(d *events.ConsultantChanged, _ *claims.ConsultantProfile) {
		d.ConnectedCompanies = []events.ID{theirs}
	})
	testkit.Matrix{
		API:       s.api,
		Things:    map[string]string{"/swaps/{id}": string(swapped), "/consultants/{id}": string(connected)},
		Strangers: map[events.Code][]principal.Principal{events.RoleEmployee: {foreign}, events.RoleConsultant: {{AccountID: id(ids.Account, 90), Role: events.RoleConsultant, ConsultantID: id(ids.Consultant, 90)}}},
		Secrets:   []string{string(s.someone.AccountID), string(colleague.AccountID), string(connected)},
	}.Run(t)
	var list SwapsBody
	if s.ask(&s.someone, "GET", "/swaps", "", &list); len(list.Swaps) != 1 {
		t.Errorf("%+v", list)
	}
}
