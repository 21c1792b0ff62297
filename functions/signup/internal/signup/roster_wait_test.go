package signup_test

import (
	"context"
	"testing"
	"time"

	"kikite/events"
)

// announce asks for a form and returns the roster's ID and where its file goes.
func (w *world) announce(c client, filename string) (events.ID, string) {
	w.t.Helper()
	var form struct {
		ID     events.ID `json:"roster_id"`
		Fields map[string]string
	}
	w.must(&c.hr, "POST", "/roster/uploads", map[string]any{"filename": filename, "size": 1}, &form)
	return form.ID, form.Fields["key"]
}

// TestRosterMeetsAnotherOne: wherever in the import of one roster the next one arrives, also one of the same file delivered twice, both
// succeed at the first delivery. A message that fails is hidden for minutes, while HR looks at the page.
func TestRosterMeetsAnotherOne(t *testing.T) {
	t.Parallel()
	for n := 0; ; n += 1 + n/4 {
		w := newWorld(t)
		w.Pause = func(context.Context, time.Duration) error { time.Sleep(100 * time.Millisecond); return nil } // both are alive all the time, and slow beside other tests
		c := w.contract()
		w.upload(c, []byte(roster(70, nil)))
		me := w.register(w.invite(c, "E0002")["e0002@corp.example"], "hana@private.example")
		first, firstKey := w.announce(c, "first.csv")
		w.clock.Advance(time.Second)
		second, secondKey := w.announce(c, "second.csv")
		_ = w.files.Put(t.Context(), firstKey, []byte(roster(69, map[int]string{2: "人事部"})))
		_ = w.files.Put(t.Context(), secondKey, []byte(roster(68, map[int]string{2: "総務部"})))
		begun, ended := make(chan struct{}), make(chan bool, 2)
		m, met := w.meddled(n, func() {
			close(begun)
			go func() { ended <- w.notify(secondKey); ended <- w.notify(firstKey) }()
		})
		if !m.notify(firstKey) {
			t.Fatalf("call %d: the first failed", n)
		}
		if !met() {
			return
		}
		<-begun
		if second, first := <-ended, <-ended; !second || !first {
			t.Fatalf("call %d: one that waited failed", n)
		}
		var one, two uploaded
		w.must(&c.hr, "GET", "/roster/uploads/"+string(first), nil, &one)
		w.must(&c.hr, "GET", "/roster/uploads/"+string(second), nil, &two)
		if one.Status == "importing" || two.Status != "applied" {
			t.Fatalf("call %d: %+v, then %+v", n, one, two)
		}
		var last events.AccountChanged
		for _, a := range outbox(w, events.SignupAccountChanged) {
			if a.AccountID == me.AccountID {
				last = a
			}
		}
		var listed struct {
			People []struct {
				Department events.ID `json:"department_id"`
				Number     string    `json:"employee_number"`
			}
		}
		w.must(&c.hr, "GET", "/roster?q=E0002", nil, &listed)
		if len(listed.People) != 1 || listed.People[0].Department != last.DepartmentID {
			t.Fatalf("call %d: the roster says %+v, the account %s", n, listed.People, last.DepartmentID)
		}
	}
}

// TestRosterThatIsTooLargeIsRefused: it cannot come through the form, whose length is bounded.
func TestRosterThatIsTooLargeIsRefused(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	c := w.contract()
	id, key := w.announce(c, "a.csv")
	_ = w.files.Put(t.Context(), key, make([]byte, 6<<20))
	if !w.notify(key) {
		t.Fatal("the import failed instead of refusing")
	}
	var u uploaded
	w.must(&c.hr, "GET", "/roster/uploads/"+string(id), nil, &u)
	if u.Status != "refused" || len(u.Errors) != 1 || u.Errors[0].Reason != "too_large" {
		t.Errorf("%+v", u)
	}
	w.refused(&c.hr, "POST", "/roster/uploads", map[string]any{"filename": "a.csv", "size": 100 << 20}, 422, "invalid")
}

// TestDeadImportIsTakenUpWhileHRLooks: the message of a function that died is hidden for minutes; the page asks every second.
func TestDeadImportIsTakenUpWhileHRLooks(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	c := w.contract()
	id, key := w.announce(c, "a.csv")
	_ = w.files.Put(t.Context(), key, []byte(roster(120, nil)))
	w.files.fresh()
	if w.mortal(9, false).notify(key) {
		t.Fatal("the import outlived its death")
	}
	var u uploaded
	look := func() []string {
		w.must(&c.hr, "GET", "/roster/uploads/"+string(id), nil, &u)
		return w.files.fresh()
	}
	if again := look(); u.Status != "importing" || len(again) != 0 {
		t.Fatalf("at once: %+v, %v", u, again)
	}
	w.clock.Advance(20 * time.Second)
	first, second := look(), look()
	if len(first) != 1 || len(second) != 0 || !w.notify(first[0]) {
		t.Fatalf("after a while: %v, then %v", first, second)
	}
	if again := look(); u.Status != "applied" || u.Counts.Added != 120 || len(again) != 0 {
		t.Errorf("%+v, %v", u, again)
	}
	w.clock.Advance(time.Hour)
	if !w.notify(key) || len(look()) != 0 || len(outbox(w, events.SignupRosterChanged)) != 1 {
		t.Error("the message that came again did something")
	}
}
