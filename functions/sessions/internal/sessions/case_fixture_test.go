package sessions_test

import (
	"net/http"
	"testing"

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
