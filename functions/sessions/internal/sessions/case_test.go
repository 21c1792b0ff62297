package sessions_test

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"kikite/events"
	"kikite/shared/principal"
)

func TestDeskIsShownAsTheContractNamesIt(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	var seen struct {
		Name     string
		Official bool
		People   []struct {
			ID   events.ID `json:"person_id"`
			Name string
		}
	}
	d.ok(d.employee, http.MethodGet, "/me/desk", nil, &seen)
	if seen.Name != "ハラスメント相談窓口" || !seen.Official || len(seen.People) != 3 || seen.People[0].ID != d.member.AccountID {
		t.Errorf("%+v", seen)
	}
	d.deliver(d.of(d.accused, false, 2)) // left the desk; the claim is not here yet
	d.ok(d.employee, http.MethodGet, "/me/desk", nil, &seen)
	if len(seen.People) != 2 {
		t.Errorf("%+v", seen)
	}
}

func TestACaseReachesThoseItDoesNotConcern(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	c := d.opened("anonymous")
	if c.Status != "open" || c.OpenedOn != "2026-09-30" || c.AckBy != "2026-10-05" || c.DoneBy != "2026-10-30" || len(c.Readers) != 2 || c.Messages[0].Text != complaint {
		t.Errorf("%+v", c)
	}
	if told := d.told(events.NoticeDesk); len(told) != 2 || told[d.member.AccountID] != 1 || told[d.hr.AccountID] != 1 {
		t.Errorf("told %v", told)
	}
	for name, p := range map[string]principal.Principal{"the accused": d.accused, "the rest of HR": d.outsider} {
		for _, r := range []struct{ method, path string }{
			{http.MethodGet, ""}, {http.MethodPost, "/acknowledgement"}, {http.MethodPost, "/messages"}, {http.MethodPost, "/outcome"},
		} {
			var in any
			if r.method == http.MethodPost && r.path != "/acknowledgement" {
				in = body{"text": "x", "outcome": "other"}
				if r.path == "/messages" {
					in = body{"text": "x"}
				}
			}
			status, answer := d.call(p, r.method, "/desk/cases/"+c.ID+r.path, in)
			_, nothing := d.call(p, r.method, "/desk/cases/cas_00000000000000000000000000"+r.path, in)
			if status != 404 || answer != nothing {
				t.Errorf("%s: %s %s: %d %s", name, r.method, r.path, status, answer)
			}
		}
	}
	var list struct{ Cases []caseView }
	d.ok(d.accused, http.MethodGet, "/desk/cases", nil, &list)
	if len(list.Cases) != 0 {
		t.Errorf("the accused sees %v", list)
	}
	d.refused(d.outsider, http.MethodGet, "/desk/cases", nil, 404, "not_found")
}

// TestAnAnonymousCaseTellsNothing: whatever the desk can read has no name, no account, and no time finer than a day.
func TestAnAnonymousCaseTellsNothing(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	c := d.opened("anonymous")
	d.ok(d.employee, http.MethodPost, "/me/cases/"+c.ID+"/messages", body{"text": "昨日もありました。"}, nil)
	d.ok(d.member, http.MethodPost, "/desk/cases/"+c.ID+"/messages", body{"text": "話を聞かせてください。"}, nil)
	for _, path := range []string{"/desk/cases", "/desk/cases/" + c.ID} {
		_, answer := d.call(d.member, http.MethodGet, path, nil)
		for _, word := range []string{string(d.employee.AccountID), "acc_", "T00:", "T23:", "Z\"", "山田", "readers"} {
			if strings.Contains(answer, word) {
				t.Errorf("%s tells %q: %s", path, word, answer)
			}
		}
	}
	for _, n := range d.envelopes(events.SessionsNotice.Name()) {
		raw, _ := json.Marshal(n)
		if strings.Contains(string(raw), c.ID) || strings.Contains(string(n.Data), string(d.member.AccountID)) && strings.Contains(string(raw), string(d.employee.AccountID)) {
			t.Errorf("a notice links the two: %s", raw)
		}
	}
	var named caseView
	d.ok(d.member, http.MethodGet, "/desk/cases/"+d.opened("named").ID, nil, &named)
	if named.Name != "山田 花子" {
		t.Errorf("%+v", named)
	}
}

func TestCaseIsRefused(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	in := func(changes ...any) body {
		b := body{"way": "anonymous", "text": complaint, "readers": []events.ID{d.member.AccountID}}
		for i := 0; i+1 < len(changes); i += 2 {
			b[changes[i].(string)] = changes[i+1]
		}
		return b
	}
	d.refused(d.employee, http.MethodPost, "/me/cases", in("readers", []events.ID{}), 409, "nobody_left")
	d.refused(d.employee, http.MethodPost, "/me/cases", in("readers", []events.ID{d.outsider.AccountID}), 422, "no_such_person")
	d.refused(d.employee, http.MethodPost, "/me/cases", in("way", "named"), 422, "name_missing")
	d.refused(d.employee, http.MethodPost, "/me/cases", in("text", " \n"), 422, "invalid")
	d.deliver(d.of(d.member, false, 2))
	d.refused(d.employee, http.MethodPost, "/me/cases", in(), 422, "no_such_person")
	if n := len(emitted(d.world, events.SessionsNotice)); n != 0 {
		t.Errorf("%d notices of what was refused", n)
	}
	for range 5 {
		d.ok(d.employee, http.MethodPost, "/me/cases", in("readers", []events.ID{d.hr.AccountID}), nil)
	}
	d.refused(d.employee, http.MethodPost, "/me/cases", in("readers", []events.ID{d.hr.AccountID}), 429, "too_many_cases")
	w := newWorld(t)
	w.refused(w.employee, http.MethodPost, "/me/cases", in(), 409, "no_desk")
}

func TestErasureLeavesOfACaseThatItWas(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	c := d.opened("named")
	d.ok(d.member, http.MethodPost, "/desk/cases/"+c.ID+"/messages", body{"text": "はい"}, nil)
	gone := d.account(d.employee, events.StatusErased, 9)
	d.deliver(gone, gone)
	var seen caseView
	d.ok(d.member, http.MethodGet, "/desk/cases/"+c.ID, nil, &seen)
	if seen.Status != "erased" || seen.Name != "" || len(seen.Messages) != 0 {
		t.Errorf("%+v", seen)
	}
	d.refused(d.member, http.MethodPost, "/desk/cases/"+c.ID+"/messages", body{"text": "x"}, 410, "erased")
	for _, item := range dump(t, d.table) {
		if item["sealed"] != nil || item["employee_id"] == string(d.employee.AccountID) {
			t.Errorf("left: %v", item)
		}
	}
}
