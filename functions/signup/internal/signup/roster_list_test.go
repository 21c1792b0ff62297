package signup_test

import (
	"bytes"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"kikite/events"
	"kikite/functions/signup/internal/signup"
)

// listed is what HR reads of the roster.
type listed struct {
	People []struct {
		Number       string    `json:"employee_number"`
		Name         string    `json:"name"`
		DepartmentID events.ID `json:"department_id"`
		Department   []string  `json:"department"`
		JobType      string    `json:"job_type"`
		Status       string    `json:"status"`
		InvitedAt    time.Time `json:"invited_at"`
	} `json:"people"`
	Next string `json:"next"`
}

func (w *world) listed(c client, query string) listed {
	w.t.Helper()
	var out listed
	w.must(&c.hr, "GET", "/roster"+query, nil, &out)
	return out
}

func (l listed) numbers() string {
	var out []string
	for _, p := range l.People {
		out = append(out, p.Number)
	}
	return strings.Join(out, " ")
}

func TestRosterIsListedAsHRSuppliedIt(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	c := w.contract()
	if got := w.call(&c.hr, "GET", "/roster", nil); got.status != 200 || string(got.body) != `{"people":[]}` && string(got.body) != `{"people":[]}`+"\n" {
		t.Errorf("before the first roster: %d %s", got.status, got.body)
	}
	w.upload(c, []byte(roster(4, nil)))
	w.clock.Advance(time.Hour)
	w.invite(c, "E0002")
	invited := w.clock.Now()
	w.clock.Advance(time.Hour)
	w.upload(c, []byte(roster(3, map[int]string{2: "人事部/採用課"}))) // E0002 moves and keeps its invitation; E0004 is gone
	got := w.listed(c, "")
	if got.numbers() != "E0001 E0002 E0003 E0004" || got.Next != "" {
		t.Fatalf("%+v", got)
	}
	second, fourth := got.People[1], got.People[3]
	if second.Name != "社員 2" || strings.Join(second.Department, "/") != "人事部/採用課" || second.DepartmentID == "" || second.JobType != "sales" ||
		second.Status != "active" || !second.InvitedAt.Equal(invited) {
		t.Errorf("%+v", second)
	}
	if fourth.Status != "proposed" || !fourth.InvitedAt.IsZero() {
		t.Errorf("%+v", fourth)
	}
	w.clock.Advance(time.Hour)
	w.invite(c)
	if got := w.listed(c, ""); !got.People[1].InvitedAt.Equal(w.clock.Now()) || !got.People[3].InvitedAt.IsZero() {
		t.Errorf("after the second invitation: %+v", got)
	}
}

func TestRosterPages(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	c := w.contract()
	w.upload(c, []byte(roster(7, nil)))
	var all []string
	query := "?limit=3"
	for range 4 {
		page := w.listed(c, query)
		all = append(all, page.numbers())
		if page.Next == "" {
			break
		}
		query = "?limit=3&after=" + page.Next
	}
	if got := strings.Join(all, "|"); got != "E0001 E0002 E0003|E0004 E0005 E0006|E0007" {
		t.Error(got)
	}
	if got := w.listed(c, "?limit=7"); got.Next != "" || len(got.People) != 7 {
		t.Errorf("a page that holds all: %+v", got)
	}
	for path, status := range map[string]int{"/roster?limit=201": 422, "/roster?limit=0": 422, "/roster?after=%21": 400} {
		if a := w.call(&c.hr, "GET", path, nil); a.status != status {
			t.Errorf("%s: %d %s", path, a.status, a.body)
		}
	}
}

func TestRosterIsSearched(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	c := w.contract()
	w.upload(c, []byte(roster(9, map[int]string{5: "人事部/採用課", 7: "人事部"})))
	departments := map[string]events.ID{}
	for _, p := range w.listed(c, "").People {
		departments[strings.Join(p.Department, "/")] = p.DepartmentID
	}
	tests := map[string]struct{ query, want string }{
		"number in full width": {"q=" + url.QueryEscape("ｅ０００３"), "E0003"},
		"kana as hiragana":     {"limit=2&q=" + url.QueryEscape("しゃいん"), "E0001 E0002"},
		"two words":            {"q=" + url.QueryEscape("採用　shain"), "E0005"},
		"department's name":    {"q=" + url.QueryEscape("人事"), "E0005 E0007"},
		"nothing":              {"q=" + url.QueryEscape("経理"), ""},
		"department":           {"department_id=" + string(departments["営業部/第二課"]), "E0003 E0006 E0009"},
		"with those below":     {"department_id=" + string(departments["人事部"]), "E0005 E0007"},
		"both":                 {"q=7&department_id=" + string(departments["人事部"]), "E0007"},
		"unknown department":   {"department_id=dep_x", ""},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			if got := w.listed(c, "?"+tt.query).numbers(); got != tt.want {
				t.Errorf("%q, want %q", got, tt.want)
			}
		})
	}
	page := w.listed(c, "?limit=2&q="+url.QueryEscape("第一課"))
	next := w.listed(c, "?limit=2&q="+url.QueryEscape("第一課")+"&after="+page.Next)
	if page.numbers() != "E0001 E0002" || next.numbers() != "E0004 E0008" || next.Next != "" {
		t.Errorf("%+v then %+v", page, next)
	}
}

func TestRosterIsOnlyForItsCompanysHR(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	a := w.contract()
	b := w.contract("hr", []map[string]any{{"name": "b", "email": "b@other.example", "locale": "ja"}})
	w.upload(a, []byte(roster(3, nil)))
	w.upload(b, []byte(roster(2, nil)))
	if got := w.listed(b, ""); len(got.People) != 2 {
		t.Errorf("company b reads %d people", len(got.People))
	}
	foreign := w.listed(a, "").People[0].DepartmentID
	if got := w.listed(b, "?department_id="+string(foreign)); len(got.People) != 0 {
		t.Errorf("company b reads a department of company a: %+v", got)
	}
	employee := w.register(w.invite(a, "E0001")["e0001@corp.example"], "p@private.example")
	for _, who := range []*person{&employee, &w.op} {
		w.refused(who, "GET", "/roster", nil, http.StatusForbidden, "role")
	}
}

// TestRosterDoesNotTellWhoRegistered: the same bytes before and after people register, consent, leave and register again.
func TestRosterDoesNotTellWhoRegistered(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	c := w.contract()
	w.upload(c, []byte(roster(6, nil)))
	secrets := w.invite(c)
	queries := []string{"", "?limit=2", "?q=3", "?q=E0001"}
	var before [][]byte
	for _, q := range queries {
		before = append(before, w.call(&c.hr, "GET", "/roster"+q, nil).body)
	}
	for i := range 3 {
		p := w.register(secrets[fmt.Sprintf("e%04d@corp.example", i+1)], fmt.Sprintf("p%d@private.example", i))
		w.must(&p, "POST", "/me/consents", map[string]any{"version": signup.ConsentVersion}, nil)
		if i == 2 {
			w.must(&p, "POST", "/me/erasure", nil, nil)
		}
	}
	w.deliver()
	for i, q := range queries {
		if after := w.call(&c.hr, "GET", "/roster"+q, nil).body; !bytes.Equal(after, before[i]) {
			t.Errorf("%q:\n%s\n%s", q, before[i], after)
		}
	}
}

// TestInvitationMeetsRoster: wherever between the steps of an import somebody is invited, the import succeeds and does not forget it.
func TestInvitationMeetsRoster(t *testing.T) {
	t.Parallel()
	for n := 0; ; n++ {
		w := newWorld(t)
		c := w.contract()
		w.upload(c, []byte(roster(1, nil)))
		m, met := w.meddled(n, func() { w.invite(c) })
		got := m.upload(c, []byte(roster(1, map[int]string{1: "人事部"})))
		if !met() {
			return
		}
		p := w.listed(c, "").People[0]
		if got.Status != "applied" || strings.Join(p.Department, "/") != "人事部" || p.InvitedAt.IsZero() {
			t.Fatalf("at call %d: %+v, %+v", n, got, p)
		}
	}
}
