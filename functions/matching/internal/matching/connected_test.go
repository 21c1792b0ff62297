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

// TestPausedConsultant is neither proposed nor found nor chosen; who has a talk with them still reads who it is.
func TestPausedConsultant(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	con := s.consultant(3, 2, func(d *events.ConsultantChanged, _ *claims.ConsultantProfile) { d.Paused = true })
	var picks PicksBody
	if s.ask(&s.someone, "GET", "/me/picks?program=one_on_one", "", &picks); picks.Eligible != 14 {
		t.Errorf("%d eligible, want all but one of 15", picks.Eligible)
	}
	var found SearchBody
	if s.ask(&s.someone, "GET", "/consultants", "", &found); found.Total != 14 {
		t.Errorf("found %d", found.Total)
	}
	var page DetailBody
	if code := s.ask(&s.someone, "GET", "/consultants/"+string(con), "", &page); code != http.StatusOK || page.Name == "" {
		t.Errorf("page: %d %+v", code, page)
	}
	choice := `{"consultant_id":"` + string(con) + `","program":"one_on_one","source":"search"}`
	if code := s.ask(&s.someone, "POST", "/nominations", choice, nil); code != http.StatusNotFound {
		t.Errorf("chosen: %d", code)
	}
	s.consultant(3, 3, nil)
	if s.ask(&s.someone, "GET", "/consultants", "", &found); found.Total != 15 {
		t.Errorf("after the pause: %d", found.Total)
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

// TestSwapAndBringBack: whoever was swapped out never comes back in the picks until the employee brings them back; doing either twice is
// doing it once, and nobody else's picks change.
func TestSwapAndBringBack(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	con := string(id(ids.Consultant, 4))
	eligible := func(p principal.Principal) int {
		var picks PicksBody
		s.ask(&p, "GET", "/me/picks?program=one_on_one", "", &picks)
		for _, pick := range picks.Picks {
			if pick.Consultant.ConsultantID == con && picks.Eligible < 15 {
				t.Errorf("%s is proposed though swapped out", con)
			}
		}
		return picks.Eligible
	}
	colleague := s.someone
	colleague.AccountID = s.account(2, 1, events.StatusActive)
	var list SwapsBody
	for range 2 {
		if code := s.ask(&s.someone, "POST", "/swaps", `{"consultant_id":"`+con+`"}`, nil); code != http.StatusNoContent {
			t.Fatalf("swap: %d", code)
		}
		s.ask(&s.someone, "GET", "/swaps", "", &list)
		if len(list.Swaps) != 1 || list.Swaps[0].Consultant.ConsultantID != con || list.Swaps[0].SwappedAt.IsZero() {
			t.Fatalf("%+v", list)
		}
	}
	if mine, other := eligible(s.someone), eligible(colleague); mine != 14 || other != 15 {
		t.Errorf("%d for the employee, %d for a colleague", mine, other)
	}
	if s.ask(&colleague, "GET", "/swaps", "", &list); len(list.Swaps) != 0 {
		t.Errorf("a colleague sees %+v", list)
	}
	hr := principal.Principal{AccountID: id(ids.Account, 8), Role: events.RoleHR, CompanyID: s.someone.CompanyID}
	for _, method := range []string{"GET", "POST"} {
		if code := s.ask(&hr, method, "/swaps", `{"consultant_id":"`+con+`"}`, nil); code != http.StatusForbidden {
			t.Errorf("HR %s: %d", method, code)
		}
	}
	for range 2 {
		if code := s.ask(&s.someone, "DELETE", "/swaps/"+con, "", nil); code != http.StatusNoContent {
			t.Fatalf("bring back: %d", code)
		}
	}
	if s.ask(&s.someone, "GET", "/swaps", "", &list); len(list.Swaps) != 0 || eligible(s.someone) != 15 {
		t.Errorf("not back: %+v", list)
	}
}
