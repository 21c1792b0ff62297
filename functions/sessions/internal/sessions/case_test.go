package sessions_test

import (
	"encoding/json"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"kikite/events"
	"kikite/events/claims"
	"kikite/shared/ids"
	"kikite/shared/principal"
)

type caseView struct {
	ID       string `json:"case_id"`
	Way      string
	Status   string
	Name     string
	OpenedOn string `json:"opened_on"`
	AckBy    string `json:"acknowledge_by"`
	DoneBy   string `json:"outcome_by"`
	Overdue  []string
	Outcome  string
	Reopen   string `json:"reopen_until"`
	Messages []struct{ From, Kind, Name, On, Text string }
	Readers  []struct {
		ID   events.ID `json:"person_id"`
		Name string
	}
}

// desk is a world whose contract names a desk of three: a person of role desk, one of HR, and another one of role desk whom the case concerns.
type desk struct {
	*world
	member, hr, accused, outsider principal.Principal
}

const complaint = "課長の佐藤から、会議のたびに人格を否定されています。"

func newDesk(t *testing.T) *desk {
	t.Helper()
	w := newWorld(t)
	d := &desk{world: w}
	person := func(role events.Code) principal.Principal {
		return principal.Principal{AccountID: w.source.New(ids.Account), Role: role, CompanyID: w.company}
	}
	d.member, d.hr, d.accused, d.outsider = person(events.RoleDesk), person(events.RoleHR), person(events.RoleDesk), person(events.RoleHR)
	w.deliver(d.of(d.member, true, 1), d.of(d.hr, true, 1), d.of(d.accused, true, 1), d.of(d.outsider, false, 1))
	d.named(2, d.member, d.hr, d.accused)
	return d
}

// of is the account of somebody of the company who is, or is not, of the desk.
func (d *desk) of(p principal.Principal, member bool, version int64) events.Envelope {
	return event(d.world, events.SignupAccountChanged, p.AccountID, version, events.AccountChanged{AccountID: p.AccountID, Role: p.Role, Status: events.StatusActive,
		CompanyID: p.CompanyID, Locale: "ja", Zone: "Asia/Tokyo", Desk: member})
}

// named tells sessions who is of the desk.
func (d *desk) named(version int64, people ...principal.Principal) {
	d.t.Helper()
	told := claims.Desk{Name: "ハラスメント相談窓口", Official: true}
	for _, p := range people {
		told.People = append(told.People, claims.DeskPerson{AccountID: p.AccountID, Name: "窓口 " + string(p.AccountID[len(p.AccountID)-4:])})
	}
	key, err := d.signup.Put(d.ctx, events.Sessions, ids.Derive(ids.Desk, string(d.company)), told)
	if err != nil {
		d.t.Fatal(err)
	}
	d.deliver(event(d.world, events.SignupCompanyChanged, d.company, version, events.CompanyChanged{CompanyID: d.company, Status: events.CompanyLive, Threshold: 10, DeskClaim: key}))
}

// opened sends a case to the member and the one of HR.
func (d *desk) opened(way string) caseView {
	d.t.Helper()
	in := body{"way": way, "text": complaint, "readers": []events.ID{d.member.AccountID, d.hr.AccountID}}
	if way == "named" {
		in["name"] = "山田 花子"
	}
	var c caseView
	d.ok(d.employee, http.MethodPost, "/me/cases", in, &c)
	return c
}

// told counts the mails of a kind that each account was asked to be sent.
func (d *desk) told(kind events.Code) map[events.ID]int {
	out := map[events.ID]int{}
	for _, n := range emitted(d.world, events.SessionsNotice) {
		if n.Kind == kind {
			out[n.AccountID]++
		}
	}
	return out
}

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

func TestCaseThread(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	c := d.opened("anonymous")
	mine, theirs := "/me/cases/"+c.ID, "/desk/cases/"+c.ID
	for range 2 {
		d.ok(d.member, http.MethodPost, theirs+"/acknowledgement", nil, &c)
	}
	if c.Status != "acknowledged" || d.told(events.NoticeCase)[d.employee.AccountID] != 1 {
		t.Errorf("%+v, told %v", c, d.told(events.NoticeCase))
	}
	d.ok(d.hr, http.MethodPost, theirs+"/messages", body{"text": "調査を始めます。"}, nil)
	d.ok(d.employee, http.MethodPost, mine+"/messages", body{"text": "ありがとうございます。"}, nil)
	d.ok(d.member, http.MethodPost, theirs+"/outcome", body{"outcome": "measures_taken", "text": "配置を変えました。"}, nil)
	d.ok(d.employee, http.MethodGet, mine, nil, &c)
	if c.Status != "closed" || c.Outcome != "measures_taken" || c.Reopen != "2026-10-14" || len(c.Messages) != 4 || !strings.HasPrefix(c.Messages[3].Name, "窓口") {
		t.Errorf("%+v", c)
	}
	d.refused(d.employee, http.MethodPost, mine+"/messages", body{"text": "x"}, 409, "case_closed")
	d.refused(d.member, http.MethodPost, theirs+"/messages", body{"text": "x"}, 409, "case_closed")
	d.refused(d.colleague, http.MethodGet, mine, nil, 404, "not_found")

	d.clock.Advance(14 * 24 * time.Hour)
	c = caseView{}
	d.ok(d.employee, http.MethodPost, mine+"/reopening", body{"text": "まだ続いています。"}, &c)
	if c.Status != "open" || c.Outcome != "" || c.DoneBy != "2026-11-13" {
		t.Errorf("%+v", c)
	}
	d.ok(d.member, http.MethodPost, theirs+"/outcome", body{"outcome": "other", "text": "終わり"}, nil)
	d.refused(d.employee, http.MethodPost, mine+"/reopening", body{"text": "x"}, 409, "reopened_before")
	for range 2 {
		d.ok(d.employee, http.MethodPost, mine+"/withdrawal", nil, &c)
	}
	var seen caseView
	_, answer := d.call(d.member, http.MethodGet, theirs, nil)
	d.ok(d.member, http.MethodGet, theirs, nil, &seen)
	if seen.Status != "withdrawn" || len(seen.Messages) != 0 || strings.Contains(answer, "佐藤") {
		t.Errorf("the desk reads a withdrawn case: %s", answer)
	}
	d.refused(d.member, http.MethodPost, theirs+"/messages", body{"text": "x"}, 409, "case_closed")
}

func TestReopeningEnds(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	c := d.opened("named")
	d.refused(d.employee, http.MethodPost, "/me/cases/"+c.ID+"/reopening", body{"text": "x"}, 409, "case_open")
	d.ok(d.member, http.MethodPost, "/desk/cases/"+c.ID+"/outcome", body{"outcome": "referred", "text": "紹介しました"}, nil)
	d.clock.Advance(15 * 24 * time.Hour)
	d.refused(d.employee, http.MethodPost, "/me/cases/"+c.ID+"/reopening", body{"text": "x"}, 409, "reopened_before")
}

// TestOverdueIsToldOnce: each passed deadline is shown to both and told to both once, however often the morning comes.
func TestOverdueIsToldOnce(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	c := d.opened("anonymous")
	operator := principal.Principal{AccountID: d.source.New(ids.Account), Role: events.RoleOperator}
	mornings := func(days int) {
		for range days {
			d.clock.Advance(24 * time.Hour)
			for range 2 {
				if err := d.service.Daily(d.ctx, d.clock.Now()); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	before := d.told(events.NoticeDesk)[d.member.AccountID]
	mornings(5) // 5 October
	if d.told(events.NoticeDesk)[d.member.AccountID] != before || d.told(events.NoticeCase)[d.employee.AccountID] != 0 {
		t.Error("told before it was over")
	}
	mornings(2)
	if d.told(events.NoticeDesk)[d.member.AccountID] != before+1 || d.told(events.NoticeCase)[d.employee.AccountID] != 1 || d.told(events.NoticeDesk)[d.accused.AccountID] != 0 {
		t.Errorf("told %v %v", d.told(events.NoticeDesk), d.told(events.NoticeCase))
	}
	for who, path := range map[*principal.Principal]string{&d.employee: "/me/cases/", &d.member: "/desk/cases/"} {
		var seen caseView
		d.ok(*who, http.MethodGet, path+c.ID, nil, &seen)
		if !slices.Equal(seen.Overdue, []string{"acknowledgement"}) {
			t.Errorf("%+v", seen)
		}
	}
	var counts struct {
		Companies []struct{ Open, Overdue int }
	}
	d.ok(operator, http.MethodGet, "/case-counts", nil, &counts)
	if len(counts.Companies) != 1 || counts.Companies[0].Open != 1 || counts.Companies[0].Overdue != 1 {
		t.Errorf("%+v", counts)
	}
	mornings(30)
	if d.told(events.NoticeCase)[d.employee.AccountID] != 2 {
		t.Errorf("told %v", d.told(events.NoticeCase))
	}
	d.ok(d.member, http.MethodPost, "/desk/cases/"+c.ID+"/outcome", body{"outcome": "other", "text": "遅くなりました"}, nil)
	d.ok(operator, http.MethodGet, "/case-counts", nil, &counts)
	if len(counts.Companies) != 0 {
		t.Errorf("%+v", counts)
	}
}

// TestWhoLeftTheDeskReadsNothing, and the employee may let somebody else read.
func TestWhoLeftTheDeskReadsNothing(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	c := d.opened("anonymous")
	d.deliver(d.of(d.member, false, 2), d.of(d.outsider, true, 2))
	d.named(3, d.hr, d.accused, d.outsider)
	d.refused(d.member, http.MethodGet, "/desk/cases/"+c.ID, nil, 404, "not_found")
	d.refused(d.outsider, http.MethodGet, "/desk/cases/"+c.ID, nil, 404, "not_found") // new at the desk: nobody let them read
	for range 2 {
		d.ok(d.employee, http.MethodPut, "/me/cases/"+c.ID+"/readers", body{"readers": []events.ID{d.outsider.AccountID}}, &c)
	}
	if len(c.Readers) != 1 || d.told(events.NoticeDesk)[d.outsider.AccountID] != 1 {
		t.Errorf("%+v %v", c, d.told(events.NoticeDesk))
	}
	d.ok(d.outsider, http.MethodGet, "/desk/cases/"+c.ID, nil, nil)
	d.refused(d.hr, http.MethodGet, "/desk/cases/"+c.ID, nil, 404, "not_found")
	d.refused(d.employee, http.MethodPut, "/me/cases/"+c.ID+"/readers", body{"readers": []events.ID{}}, 409, "nobody_left")
}

func TestRepeatedCaseRequestsAreOne(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	in := body{"way": "anonymous", "text": complaint, "readers": []events.ID{d.member.AccountID}}
	var a, b caseView
	d.keyed("k1", d.employee, "/me/cases", in, &a)
	d.keyed("k1", d.employee, "/me/cases", in, &b)
	d.keyed("k2", d.member, "/desk/cases/"+a.ID+"/messages", body{"text": "はい"}, nil)
	d.keyed("k2", d.member, "/desk/cases/"+a.ID+"/messages", body{"text": "はい"}, &b)
	if a.ID != b.ID || len(b.Messages) != 2 || d.told(events.NoticeDesk)[d.member.AccountID] != 1 || d.told(events.NoticeCase)[d.employee.AccountID] != 1 {
		t.Errorf("%+v %+v", a, b)
	}
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
