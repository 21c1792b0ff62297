package matching

import (
	"net/http"
	"strings"
	"testing"

	"kikite/events"
	"kikite/events/claims"
	"kikite/shared/ids"
	"kikite/shared/principal"
)

// TestConnectedConsultantDoesNotExist: to employees of a company that a consultant works or worked for, every way to the consultant
// answers as if there were no such person; everybody else sees them as before.
func TestConnectedConsultantDoesNotExist(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	con := s.consultant(3, 2, func(d *events.ConsultantChanged, _ *claims.ConsultantProfile) {
		d.ConnectedCompanies = []events.ID{id(ids.Company, 7), s.someone.CompanyID}
	})
	path, choice := "/consultants/"+string(con), `{"consultant_id":"`+string(con)+`","program":"one_on_one","source":"search"}`
	var picks PicksBody
	s.ask(&s.someone, "GET", "/me/picks?program=one_on_one", "", &picks)
	if picks.Eligible != 14 {
		t.Errorf("%d eligible, want all but one of 15", picks.Eligible)
	}
	var found SearchBody
	if s.ask(&s.someone, "GET", "/consultants?q=%E8%8A%B1%E5%AD%903", "", &found); found.Total != 0 {
		t.Errorf("found %d by name", found.Total)
	}
	if s.ask(&s.someone, "GET", "/consultants", "", &found); found.Total != 14 {
		t.Errorf("found %d", found.Total)
	}
	for name, request := range map[string][3]string{
		"page": {"GET", path}, "nomination": {"POST", "/nominations", choice},
	} {
		var got, unknown map[string]any
		code := s.ask(&s.someone, request[0], request[1], request[2], &got)
		nobody := string(id(ids.Consultant, 77))
		want := s.ask(&s.someone, request[0], strings.ReplaceAll(request[1], string(con), nobody), strings.ReplaceAll(request[2], string(con), nobody), &unknown)
		if code != http.StatusNotFound || code != want || got["code"] != unknown["code"] || got["detail"] != unknown["detail"] {
			t.Errorf("%s: %d %v, an unknown one %d %v", name, code, got, want, unknown)
		}
	}
	other := principal.Principal{AccountID: s.account(2, 1, events.StatusActive), Role: events.RoleEmployee, CompanyID: s.company(2, events.OneOnOne)}
	for name, p := range map[string]principal.Principal{"another company's": other, "operator": {AccountID: id(ids.Account, 3), Role: events.RoleOperator}} {
		if code := s.ask(&p, "GET", path, "", nil); code != http.StatusOK {
			t.Errorf("%s: %d", name, code)
		}
	}
	s.consultant(3, 3, nil)
	if code := s.ask(&s.someone, "GET", path, "", nil); code != http.StatusOK {
		t.Errorf("after the connection was taken away: %d", code)
	}
}

// TestBackgroundWish: who did before what was wished for comes first and is told so.
func TestBackgroundWish(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	con := s.consultant(5, 2, func(d *events.ConsultantChanged, _ *claims.ConsultantProfile) {
		d.Backgrounds = []events.Code{"overseas", "hr"}
	})
	var stored ProfileAnswer
	if code := s.ask(&s.someone, "PUT", "/me/profile", `{"program":"one_on_one","wishes":{"background":"hr"}}`, &stored); code != http.StatusOK || stored.Wishes.Background != "hr" {
		t.Fatalf("%d %+v", code, stored)
	}
	var got PicksBody
	s.ask(&s.someone, "GET", "/me/picks", "", &got)
	if len(got.Picks) == 0 || got.Picks[0].Consultant.ConsultantID != string(con) || got.Picks[0].Reasons[0].Code != "background" ||
		got.Picks[0].Reasons[0].JA != "ご希望の経験（人事・採用・労務）がある人です" || len(got.Picks[0].Consultant.Backgrounds) != 2 {
		t.Errorf("%+v", got.Picks)
	}
	if code := s.ask(&s.someone, "PUT", "/me/profile", `{"wishes":{"background":"astronaut"}}`, nil); code != http.StatusUnprocessableEntity {
		t.Errorf("an unknown background: %d", code)
	}
}
