package signup_test

import (
	"encoding/json"
	"strings"
	"testing"

	"kikite/events"
	"kikite/events/claims"
	"kikite/shared/principal"
)

type deskView struct {
	Former   []deskPerson
	Name     string
	Official bool
	People   []deskPerson
}

type deskPerson struct {
	ID    events.ID `json:"account_id"`
	Role  events.Code
	Name  string
	Email string
}

func deskOf(people ...map[string]any) map[string]any {
	return map[string]any{"name": "ハラスメント相談窓口", "official": true, "people": people}
}

func named(name, email string) map[string]any {
	return map[string]any{"name": name, "email": email, "locale": "ja"}
}

func (w *world) desk(c client, terms map[string]any) deskView {
	w.t.Helper()
	var v deskView
	w.must(&w.op, "PUT", "/companies/"+string(c.id)+"/desk", terms, &v)
	return v
}

// TestDesk walks a desk from nobody over two people, one of them of HR, to one.
func TestDesk(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	c := w.contract()
	var none deskView
	w.must(&w.op, "GET", "/companies/"+string(c.id)+"/desk", nil, &none)
	if none.Name != "" || none.People == nil || len(none.People) != 0 {
		t.Errorf("%+v", none)
	}
	both := deskOf(named("窓口 葉子", "Mado2@corp.example"), named("人事 太郎", "jinji@corp.example"))
	v := w.desk(c, both)
	events1 := len(outbox(w, events.SignupAccountChanged))
	if again := w.desk(c, both); len(again.People) != 2 || len(outbox(w, events.SignupAccountChanged)) != events1 {
		t.Errorf("repeated: %+v", again)
	}
	if len(v.People) != 2 || v.People[0].Role != events.RoleDesk || v.People[1].Role != events.RoleHR || v.People[1].ID != c.hr.AccountID || !v.Official {
		t.Fatalf("%+v", v)
	}
	member := person{principal.Principal{AccountID: v.People[0].ID, Role: events.RoleDesk, CompanyID: c.id}}
	if p, ok := w.token(member.AccountID); !ok || p != member.Principal {
		t.Errorf("token of the desk: %+v", p)
	}
	if u, ok := w.users.get(member.AccountID); !ok || u.email != "mado2@corp.example" || u.disabled {
		t.Errorf("user %+v", u)
	}
	for who, role := range map[*person]events.Code{&member: events.RoleDesk, &c.hr: events.RoleHR} {
		var me struct {
			Role events.Code
			Desk bool
		}
		w.must(who, "GET", "/me", nil, &me)
		if !me.Desk || me.Role != role {
			t.Errorf("%s: %+v", role, me)
		}
	}
	companies := outbox(w, events.SignupCompanyChanged)
	told := claim[claims.Desk](w, companies[len(companies)-1].DeskClaim)
	if told.Name != "ハラスメント相談窓口" || !told.Official || len(told.People) != 2 || told.People[0] != (claims.DeskPerson{AccountID: member.AccountID, Name: "窓口 葉子"}) {
		t.Errorf("claim %+v", told)
	}

	w.desk(c, deskOf(named("人事 太郎", "jinji@corp.example")))
	w.deliver()
	if u, _ := w.users.get(member.AccountID); !u.disabled {
		t.Error("who left the desk can sign in")
	}
	w.refused(&member, "GET", "/me", nil, 403, "deactivated")
	if back := w.desk(c, both); back.People[0].ID != member.AccountID {
		t.Errorf("somebody who came back is %+v", back.People[0])
	}
	w.must(&member, "GET", "/me", nil, nil)
	w.desk(c, deskOf(named("窓口 葉子", "mado2@corp.example")))
	var me struct{ Desk bool }
	w.must(&c.hr, "GET", "/me", nil, &me)
	if me.Desk {
		t.Error("HR is still of the desk")
	}
}

func TestDeskRefuses(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	c := w.contract()
	other := w.contract("hr", []map[string]any{named("b", "b@other.example")})
	path := "/companies/" + string(c.id) + "/desk"
	for name, r := range map[string]struct {
		terms  map[string]any
		status int
		code   string
	}{
		"nobody":             {deskOf(), 422, "nobody"},
		"one twice":          {deskOf(named("a", "a@corp.example"), named("b", "A@corp.example")), 422, "repeated_address"},
		"no address":         {deskOf(named("a", "nobody")), 422, "address"},
		"another company's":  {deskOf(named("b", "b@other.example")), 409, "address_taken"},
		"an operator":        {deskOf(named("o", "ops@kikite.example")), 409, "address_taken"},
		"no name":            {map[string]any{"name": "", "official": true, "people": []any{named("a", "a@corp.example")}}, 422, "invalid"},
		"not said if it is":  {map[string]any{"name": "x", "people": []any{named("a", "a@corp.example")}}, 422, "invalid"},
		"the first is wrong": {deskOf(named("b", "b@other.example"), named("a", "a@corp.example")), 409, "address_taken"},
	} {
		t.Run(name, func(t *testing.T) {
			w.t = t
			w.refused(&w.op, "PUT", path, r.terms, r.status, r.code)
		})
	}
	w.t = t
	w.refused(&w.op, "PUT", "/companies/com_00000000000000000000000404/desk", deskOf(named("a", "a@corp.example")), 404, "no_company")
	w.refused(&other.hr, "GET", path, nil, 403, "role")
	if list := outbox(w, events.SignupAccountChanged); strings.Contains(mustJSON(t, list), `"role":"desk"`) {
		t.Error("an account was made by what was refused")
	}
}

func mustJSON(t testing.TB, v any) string {
	t.Helper()
	raw, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}
