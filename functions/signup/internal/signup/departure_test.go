package signup_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"kikite/events"
)

type settledRun struct {
	ID      events.ID `json:"departure_id"`
	Applied bool
	Counts  struct{ Settled, Skipped int }
}

// answered sends HR's answer and lets it be carried out.
func (w *world) answered(c client, decision string, numbers ...string) settledRun {
	w.t.Helper()
	var got settledRun
	w.must(&c.hr, "POST", "/roster/departures", map[string]any{"decision": decision, "employee_numbers": numbers}, &got)
	if got.Applied {
		w.t.Error("it was applied before anybody did it")
	}
	if !w.arrive() {
		w.t.Fatal("the answer was not carried out")
	}
	w.must(&c.hr, "GET", "/roster/departures/"+string(got.ID), nil, &got)
	return got
}

func (w *world) ofStatus(c client, status string) (numbers []string) {
	w.t.Helper()
	var page struct {
		People []struct {
			Number string `json:"employee_number"`
		}
	}
	w.must(&c.hr, "GET", "/roster?limit=200&status="+status, nil, &page)
	for _, p := range page.People {
		numbers = append(numbers, p.Number)
	}
	return numbers
}

// gone is a company of whose 12 people three are not on the newest roster; the first of them registered.
func gone(w *world, programs ...string) (client, person) {
	var c client
	if len(programs) > 0 {
		c = w.contract("programs", programs)
	} else {
		c = w.contract()
	}
	w.upload(c, []byte(roster(12, nil)))
	me := w.register(w.invite(c, "E0010")["e0010@corp.example"], "hana@private.example")
	w.clock.Advance(time.Minute)
	w.upload(c, []byte(roster(9, nil)))
	return c, me
}

func TestDeparturesAreProposedAndConfirmedByHR(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	c, me := gone(w)
	if got := w.ofStatus(c, "proposed"); fmt.Sprint(got) != "[E0010 E0011 E0012]" {
		t.Fatalf("proposed: %v", got)
	}
	w.must(&me, "GET", "/me", nil, nil) // a proposal alone does nothing to the account
	if got := w.answered(c, "left", "E0010", "E0011", "E0001"); !got.Applied || got.Counts.Settled != 2 || got.Counts.Skipped != 1 {
		t.Errorf("%+v", got)
	}
	if got := w.answered(c, "stays", "E0012"); got.Counts.Settled != 1 {
		t.Errorf("%+v", got)
	}
	if got := w.answered(c, "left", "E0012", "E0011"); got.Counts.Settled != 0 || got.Counts.Skipped != 2 {
		t.Errorf("a second answer: %+v", got)
	}
	if left, all := w.ofStatus(c, "left"), w.ofStatus(c, ""); fmt.Sprint(left) != "[E0010 E0011]" || len(all) != 10 {
		t.Errorf("left %v, listed %v", left, all)
	}
	rosters := outbox(w, events.SignupRosterChanged)
	total := 0
	for _, h := range rosters[len(rosters)-1].Headcounts {
		total += h.Count
	}
	if len(rosters) != 4 || total != 10 {
		t.Errorf("%d rosters, %d people in the last", len(rosters), total)
	}
	mailed := w.invite(c)
	if _, ok := mailed["e0010@corp.example"]; ok || len(mailed) != 10 {
		t.Errorf("%d invited, who left: %v", len(mailed), ok)
	}
	w.clock.Advance(time.Minute)
	if got := w.upload(c, []byte(roster(9, nil))); got.Counts.Vanished != 1 || got.Counts.Unchanged != 9 { // E0012 again, nobody who left
		t.Errorf("%+v", got)
	}
}

// TestWhoLeftKeepsTheAccount: for exit talks if the company has them, and for settings, export and erasure in any case. Who comes back has
// everything again.
func TestWhoLeftKeepsTheAccount(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		programs []string
		open     string
	}{{[]string{"regular_care", "exit"}, "[exit]"}, {[]string{"regular_care"}, "[]"}} {
		t.Run(strings.Join(tt.programs, " "), func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			c, me := gone(w, tt.programs...)
			w.answered(c, "left", "E0010")
			var own struct {
				Left     bool
				Programs []string
				Email    string
			}
			w.must(&me, "GET", "/me", nil, &own)
			if !own.Left || fmt.Sprint(own.Programs) != tt.open || own.Email != "hana@private.example" {
				t.Errorf("%+v", own)
			}
			w.must(&me, "PUT", "/me/settings", map[string]any{"locale": "en", "zone": "Asia/Tokyo"}, nil)
			last := lastAccount(w, me.AccountID)
			if last.Status != events.StatusActive || !last.Left || last.ContactClaim == "" {
				t.Errorf("%+v", last)
			}
			w.clock.Advance(time.Minute)
			w.upload(c, []byte(roster(12, nil)))
			own.Left = false
			w.must(&me, "GET", "/me", nil, &own)
			if own.Left || len(own.Programs) != len(tt.programs) || lastAccount(w, me.AccountID).Left {
				t.Errorf("back again: %+v", own)
			}
			w.must(&me, "POST", "/me/erasure", nil, nil)
		})
	}
}

func lastAccount(w *world, id events.ID) (last events.AccountChanged) {
	for _, a := range outbox(w, events.SignupAccountChanged) {
		if a.AccountID == id {
			last = a
		}
	}
	return last
}

func TestDepartureRefuses(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	c, me := gone(w)
	other := w.contract("hr", []map[string]any{{"name": "b", "email": "b@other.example", "locale": "ja"}})
	body := func(numbers ...string) map[string]any {
		return map[string]any{"decision": "left", "employee_numbers": numbers}
	}
	w.refused(&c.hr, "POST", "/roster/departures", body("E9999"), http.StatusUnprocessableEntity, "unknown_employee")
	w.refused(&other.hr, "POST", "/roster/departures", body("E0010"), http.StatusUnprocessableEntity, "unknown_employee")
	w.refused(&c.hr, "POST", "/roster/departures", body(), http.StatusUnprocessableEntity, "nobody")
	w.refused(&me, "POST", "/roster/departures", body("E0010"), http.StatusForbidden, "role")
	got := w.answered(c, "left", "E0010")
	w.refused(&other.hr, "GET", "/roster/departures/"+string(got.ID), nil, http.StatusNotFound, "no_departure")
}

func TestDepartureSurvivesDeath(t *testing.T) {
	t.Parallel()
	type given struct {
		c   client
		me  person
		key string
	}
	killed(t, func(w *world) given {
		c, me := gone(w)
		w.must(&c.hr, "POST", "/roster/departures", map[string]any{"decision": "left", "employee_numbers": []string{"E0010", "E0011"}}, nil)
		return given{c, me, w.files.fresh()[0]}
	}, func(w *world, g given) bool {
		return w.notify(g.key)
	}, func(t *testing.T, w *world, g given) {
		if got := w.count(); got[events.SignupRosterChanged.Name()] != 3 || !lastAccount(w, g.me.AccountID).Left {
			t.Errorf("events: %v", got)
		}
		if left := w.ofStatus(g.c, "left"); len(left) != 2 {
			t.Errorf("left: %v", left)
		}
	})
}

// TestErrorsOfARosterAsAFile: all of them, in words, and nothing in it is a formula for a spreadsheet.
func TestErrorsOfARosterAsAFile(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	c := w.contract()
	file := "社員番号,氏名,メールアドレス,部署\r\n"
	for i := range 700 {
		file += fmt.Sprintf("=cmd|'/c calc'!A%d,名,\"@SUM(1,2)\",営業部\r\n", i)
	}
	u := w.upload(c, []byte(file))
	if u.Counts.Errors != 700 || len(u.Errors) != 500 {
		t.Fatalf("%+v, %d listed", u.Counts, len(u.Errors))
	}
	a := w.call(&c.hr, "GET", "/roster/uploads/"+string(u.ID)+"/errors", nil)
	lines := strings.Split(strings.TrimSpace(string(a.body)), "\r\n")
	if a.status != http.StatusOK || len(lines) != 701 || !strings.HasPrefix(string(a.body), "\ufeff行,社員番号,列,") {
		t.Fatalf("%d, %d lines: %.200s", a.status, len(lines), a.body)
	}
	if want := `2,'=cmd|'/c calc'!A0,メールアドレス,"'@SUM(1,2)",メールアドレスの形ではありません`; lines[1] != want {
		t.Errorf("%s\nwant %s", lines[1], want)
	}
	if a := w.call(&c.hr, "GET", "/roster/uploads/"+string(u.ID)+"/errors?language=en", nil); !strings.Contains(string(a.body), "Not an e-mail address") {
		t.Errorf("%.200s", a.body)
	}
	b := w.contract("hr", []map[string]any{{"name": "b", "email": "b@other.example", "locale": "ja"}})
	w.refused(&b.hr, "GET", "/roster/uploads/"+string(u.ID)+"/errors", nil, http.StatusNotFound, "no_upload")
	clear(w.files.objects)
	w.refused(&c.hr, "GET", "/roster/uploads/"+string(u.ID)+"/errors", nil, http.StatusGone, "file_gone")
}

func TestUploadWithCorrectedColumns(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	c := w.contract()
	var form struct {
		ID     events.ID `json:"roster_id"`
		Fields map[string]string
	}
	w.must(&c.hr, "POST", "/roster/uploads", map[string]any{"filename": "a.csv", "size": 1,
		"columns": map[string]int{"number": 1, "name": 3, "email": 2, "department": 4}}, &form)
	_ = w.files.Put(t.Context(), form.Fields["key"], []byte("コード,連絡先,だれ,どこ\r\nE1,a@corp.example,花子,営業部\r\n"))
	var u uploaded
	w.arrive()
	w.must(&c.hr, "GET", "/roster/uploads/"+string(form.ID), nil, &u)
	if u.Status != "applied" || u.Counts.Added != 1 {
		t.Errorf("%+v", u)
	}
	for _, wrong := range []map[string]int{{"salary": 1}, {"number": 0}, {"number": 5000}} {
		w.refused(&c.hr, "POST", "/roster/uploads", map[string]any{"filename": "a.csv", "size": 1, "columns": wrong}, 422, "unknown_code")
	}
}
