package signup_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"kikite/events"
	"kikite/shared/principal"
)

// ended is a company whose contract's last day, 2026-10-31, is over: two of three people of its roster registered, one of HR, one of a desk.
type ended struct {
	client
	hana, taro person
	desk       person
}

func endedCompany(w *world) ended {
	w.t.Helper()
	c := w.contract()
	w.upload(c, []byte(roster(3, nil)))
	secrets := w.invite(c)
	e := ended{client: c, hana: w.register(secrets["e0001@corp.example"], "hana@private.example"), taro: w.register(secrets["e0002@corp.example"], "taro@private.example")}
	v := w.desk(c, deskOf(named("窓口 葉子", "mado@corp.example"), named("人事 太郎", "jinji@corp.example")))
	e.desk = person{principal.Principal{AccountID: v.People[0].ID, Role: events.RoleDesk, CompanyID: c.id}}
	w.must(&w.op, "POST", "/companies/"+string(c.id)+"/end", map[string]any{"ends_on": "2026-10-31", "reason": "予算の都合"}, nil)
	w.onDay("2026-11-01")
	return e
}

func (e ended) everybody() []person { return []person{e.hana, e.taro, e.desk, e.hr} }

// onDay goes to noon in Japan of a later day, and has the daily run come twice.
func (w *world) onDay(day string) {
	w.t.Helper()
	at, err := time.Parse(time.RFC3339, day+"T12:00:00+09:00")
	if err != nil {
		w.t.Fatal(err)
	}
	w.clock.Advance(at.Sub(w.clock.Now()))
	w.daily(0)
}

func endsOn(w *world, p person) events.Date {
	w.t.Helper()
	var me struct {
		EndsOn events.Date `json:"ends_on"`
	}
	w.must(&p, "GET", "/me", nil, &me)
	return me.EndsOn
}

// TestAccountsEndWithTheContract: everybody of the company keeps what is theirs for a year, is told thirty days before the end, and is erased after it by the
// ordinary saga; then the roster goes, and the desk.
func TestAccountsEndWithTheContract(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	e := endedCompany(w)
	for _, p := range e.everybody() {
		if got := endsOn(w, p); got != "2027-10-31" {
			t.Errorf("%s reads %q", p.Role, got)
		}
		w.must(&p, "POST", "/me/export", nil, nil)
	}
	if w.onDay("2027-09-30"); len(outbox(w, events.SignupAccountEnding)) != 0 {
		t.Error("told too early")
	}
	w.onDay("2027-10-01")
	told := outbox(w, events.SignupAccountEnding)
	for _, one := range told {
		if one.EndsOn != "2027-10-31" || one.Why != events.EndingContract {
			t.Errorf("%+v", one)
		}
	}
	if len(told) != 4 {
		t.Fatalf("%d of four were told", len(told))
	}
	w.onDay("2027-10-31")
	if got := len(w.ofStatus(e.client, "active")); got != 3 || lastAccount(w, e.hana.AccountID).Status != events.StatusActive {
		t.Error("the last day is not over")
	}
	w.onDay("2027-11-01")
	w.deliver()
	for _, p := range e.everybody() {
		_, there := w.users.get(p.AccountID)
		if _, signsIn := w.token(p.AccountID); signsIn || there || lastAccount(w, p.AccountID).Status != events.StatusErased {
			t.Errorf("%s is still there", p.Role)
		}
	}
	emptied(w, e)
	if again := outbox(w, events.SignupAccountEnding); len(again) != 4 {
		t.Error("told twice")
	}
}

// emptied checks that nothing names the people of a company any more, in signup and where others read of it.
func emptied(w *world, e ended) {
	w.t.Helper()
	for _, item := range w.items() {
		said := fmt.Sprint(item)
		for _, word := range []string{"hana@private.example", "taro@private.example", "e0003@corp.example", "社員 3", "窓口 葉子", "人事 太郎"} {
			if strings.Contains(said, word) {
				w.t.Errorf("%s is left in %v", word, item)
			}
		}
	}
	rosters := outbox(w, events.SignupRosterChanged)
	for _, h := range rosters[len(rosters)-1].Headcounts {
		if h.Count != 0 {
			w.t.Errorf("the roster counts %+v", h)
		}
	}
	companies := outbox(w, events.SignupCompanyChanged)
	if last := companies[len(companies)-1]; last.DeskClaim != "" || last.Status != events.CompanyEnded {
		w.t.Errorf("%+v", last)
	}
	if left := w.objects.Keys("sessions/signup/" + string(e.id)); len(left) != 1 { // the empty one
		w.t.Errorf("names are left in %v", left)
	}
	if u := w.use(e.client); u.People != 0 {
		w.t.Errorf("%+v", u)
	}
}

// TestProlongingCallsTheEndOff: also of who was told; when the contract ends again, they are told again.
func TestProlongingCallsTheEndOff(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	e := endedCompany(w)
	w.onDay("2027-10-01")
	w.must(&w.op, "PUT", "/companies/"+string(e.id)+"/contract", newTerms(), nil) // until 2028-03-31
	for _, p := range e.everybody() {
		if got := endsOn(w, p); got != "" {
			t.Errorf("%s still reads %q", p.Role, got)
		}
	}
	w.onDay("2028-03-31")
	for _, p := range e.everybody() {
		if got := lastAccount(w, p.AccountID); got.Status != events.StatusActive {
			t.Errorf("%s: %s", p.Role, got.Status)
		}
	}
	if got := w.ofStatus(e.client, "active"); len(got) != 3 {
		t.Errorf("of the roster there is %v", got)
	}
	w.onDay("2028-04-01")
	if got := endsOn(w, e.hana); got != "2029-03-31" {
		t.Errorf("ended again, and reads %q", got)
	}
	w.onDay("2029-03-01")
	if told := outbox(w, events.SignupAccountEnding); len(told) != 8 || told[7].EndsOn != "2029-03-31" {
		t.Errorf("%+v", told)
	}
}

// TestEndIsToldBeforeItComes: where the run was missed the thirty days begin with the mail. Who comes late is told as late; meanwhile nobody of HR is there
// who could see from the roster that somebody is.
func TestEndIsToldBeforeItComes(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	e := endedCompany(w)
	w.onDay("2027-10-01")
	late := w.register(w.invite(e.client)["e0003@corp.example"], "late@private.example")
	w.onDay("2027-10-11")
	if got := endsOn(w, late); got != "2027-11-10" {
		t.Errorf("told until %q", got)
	}
	w.onDay("2027-11-01")
	if _, ok := w.token(e.hr.AccountID); ok {
		t.Error("HR can look")
	}
	if got := lastAccount(w, late.AccountID); got.Status != events.StatusActive || lastAccount(w, e.hana.AccountID).Status != events.StatusErased {
		t.Errorf("%+v", got)
	}
	w.onDay("2027-11-11")
	if got := lastAccount(w, late.AccountID); got.Status != events.StatusErased {
		t.Errorf("%+v", got)
	}
	emptied(w, e)
}

// TestWhoLeftBeforeTheContractEnds: the first of both ends counts.
func TestWhoLeftBeforeTheContractEnds(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	c, me := left(w) // on 1 October 2026
	w.must(&w.op, "POST", "/companies/"+string(c.id)+"/end", map[string]any{"ends_on": "2026-12-31", "reason": "予算の都合"}, nil)
	w.onDay("2027-01-01")
	if mine, hr := endsOn(w, me), endsOn(w, c.hr); mine != "2027-10-01" || hr != "2027-12-31" {
		t.Errorf("%s, HR %s", mine, hr)
	}
	w.onDay("2027-09-01")
	if told := outbox(w, events.SignupAccountEnding); len(told) != 1 || told[0].Why != events.EndingLeft {
		t.Errorf("%+v", told)
	}
	w.onDay("2027-10-02")
	if got := lastAccount(w, me.AccountID); got.Status != events.StatusErased || lastAccount(w, c.hr.AccountID).Status != events.StatusActive {
		t.Errorf("%+v", got)
	}
}

// TestEndedCompanyMayComeBack: after all is gone a new contract begins with HR and a roster anew.
func TestEndedCompanyMayComeBack(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	e := endedCompany(w)
	w.onDay("2027-10-01")
	w.onDay("2027-11-01")
	w.deliver()
	path := "/companies/" + string(e.id)
	var got agreed
	if w.must(&w.op, "PUT", path+"/contract", newTerms(), &got); got.Status != "contracted" {
		t.Errorf("%+v", got)
	}
	var list struct {
		HR []struct {
			ID     events.ID `json:"account_id"`
			Status events.Code
		}
	}
	w.must(&w.op, "POST", path+"/hr", named("人事 次郎", "jinji@corp.example"), &list)
	if len(list.HR) != 1 || list.HR[0].ID == e.hr.AccountID {
		t.Fatalf("%+v", list)
	}
	c := client{e.id, person{principal.Principal{AccountID: list.HR[0].ID, Role: events.RoleHR, CompanyID: e.id}}}
	if up := w.upload(c, []byte(roster(3, nil))); up.Counts.Added != 3 {
		t.Errorf("%+v", up)
	}
	me := w.register(w.invite(c)["e0001@corp.example"], "hana@private.example")
	if me.AccountID == e.hana.AccountID || endsOn(w, me) != "" {
		t.Errorf("%+v", me)
	}
	w.refused(&e.hana, "GET", "/me", nil, http.StatusForbidden, "deactivated")
}

// TestEndOfACompanySurvivesDeath: a run that dies anywhere, while it tells and while it erases, leaves what the next ones complete, and says nothing twice.
func TestEndOfACompanySurvivesDeath(t *testing.T) {
	t.Parallel()
	for name, day := range map[string]string{"telling": "2027-10-01", "erasing": "2027-11-01"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			killed(t, func(w *world) ended {
				e := endedCompany(w)
				if day == "2027-11-01" {
					w.onDay("2027-10-01")
				}
				at, _ := time.Parse(time.RFC3339, day+"T12:00:00+09:00")
				w.clock.Advance(at.Sub(w.clock.Now()))
				return e
			}, func(w *world, _ ended) bool {
				return w.Daily(t.Context()) == nil
			}, func(t *testing.T, w *world, e ended) {
				w.daily(0)
				if got := w.count()[events.SignupAccountEnding.Name()]; got != 4 {
					t.Errorf("%d mails for four people", got)
				}
				if day == "2027-11-01" {
					w.deliver()
					emptied(w, e)
				}
			})
		})
	}
}

// TestNobodyIsLeftBehind: somebody who registers while the roster goes, wherever between the steps, is found by the runs that follow, or is refused.
func TestNobodyIsLeftBehind(t *testing.T) {
	t.Parallel()
	came := map[bool]int{}
	for n := 0; ; n++ {
		w := newWorld(t)
		c := w.contract()
		w.upload(c, []byte(roster(2, nil)))
		w.must(&w.op, "POST", "/companies/"+string(c.id)+"/end", map[string]any{"ends_on": "2026-10-31", "reason": "予算の都合"}, nil)
		w.onDay("2026-11-01")
		w.onDay("2027-10-01")
		at, _ := time.Parse(time.RFC3339, "2027-10-25T12:00:00+09:00") // an invitation is good for fourteen days
		w.clock.Advance(at.Sub(w.clock.Now()))
		late := w.invite(c)["e0001@corp.example"]
		at, _ = time.Parse(time.RFC3339, "2027-11-01T00:30:00+09:00")
		w.clock.Advance(at.Sub(w.clock.Now()))
		ok := false
		m, met := w.meddled(n, func() {
			if w.call(nil, "POST", "/public/registrations", registration(late, "late@private.example")).status < 300 {
				_, ok = w.signIn("late@private.example")
			}
		})
		_ = m.Daily(t.Context()) // what met the registration comes again
		came[ok]++
		w.onDay("2027-11-02")
		w.onDay("2027-12-10")
		w.deliver()
		left := 0
		for _, item := range w.items() {
			if sk := fmt.Sprint(item["sk"]); strings.HasPrefix(sk, "ENTRY#") || sk == "ACCOUNT" && item["status"] == "active" {
				left++
			}
		}
		if left != 1 { // the operator
			t.Fatalf("registered before call %d: %d are left behind", n, left-1)
		}
		if !met() {
			break
		}
	}
	if came[true] == 0 {
		t.Errorf("nobody could register at all: %v", came)
	}
	t.Logf("%v", came)
}
