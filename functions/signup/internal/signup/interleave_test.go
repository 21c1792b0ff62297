package signup_test

import (
	"net/http"
	"sync/atomic"
	"testing"

	"github.com/aws/aws-sdk-go-v2/service/dynamodb"

	"kikite/events"
	"kikite/functions/signup/internal/signup"
	"kikite/shared/store"
	"kikite/shared/testkit"
)

// meddling does something else just before the n-th call to the database.
type meddling struct {
	left   atomic.Int64
	meddle func()
}

func (m *meddling) Do(r *http.Request) (*http.Response, error) {
	if m.left.Add(-1) == -1 {
		m.meddle()
	}
	return http.DefaultClient.Do(r)
}

// meddled returns the same world, in which meddle happens before the n-th call, and says afterwards whether it did.
func (w *world) meddled(n int, meddle func()) (*world, func() bool) {
	d := &meddling{meddle: meddle}
	d.left.Store(int64(n))
	client := dynamodb.New(testkit.Client(w.t).Options(), func(o *dynamodb.Options) { o.HTTPClient = d })
	deps := w.Deps
	deps.Table = store.OpenClient(client, w.Table.Name())
	m := *w
	m.Service = signup.New(deps)
	m.api = m.API()
	return &m, func() bool { return d.left.Load() < 0 }
}

// TestRegistrationMeetsRoster: a roster that moves a person while they register never leaves the account in the department
// that they left, wherever between the steps of the one the other happens.
func TestRegistrationMeetsRoster(t *testing.T) {
	t.Parallel()
	for name, run := range map[string]func(w *world, c client, secret string, n int) bool{
		"roster within registration": func(w *world, c client, secret string, n int) bool {
			m, met := w.meddled(n, func() { w.upload(c, []byte(roster(1, map[int]string{1: "人事部"}))) })
			m.register(secret, "hana@private.example")
			return met()
		},
		"registration within roster": func(w *world, c client, secret string, n int) bool {
			m, met := w.meddled(n, func() { w.register(secret, "hana@private.example") })
			m.upload(c, []byte(roster(1, map[int]string{1: "人事部"})))
			return met()
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for n := 0; ; n++ {
				w := newWorld(t)
				c := w.contract()
				w.upload(c, []byte(roster(1, nil)))
				if !run(w, c, w.invite(c)["e0001@corp.example"], n) {
					return
				}
				var newest events.AccountChanged
				var version int64
				for _, e := range testkit.Outbox(t, w.Table) {
					if data, err := events.SignupAccountChanged.Parse(e); err == nil && data.Role == events.RoleEmployee && e.EntityVersion > version {
						newest, version = data, e.EntityVersion
					}
				}
				var own struct {
					Departments []struct {
						ID   events.ID `json:"department_id"`
						Name string
					}
				}
				w.must(&c.hr, "GET", "/company", nil, &own)
				for _, d := range own.Departments {
					if d.ID == newest.DepartmentID && d.Name != "人事部" {
						t.Fatalf("at call %d: the account is in %s", n, d.Name)
					}
				}
			}
		})
	}
}

// TestRosterAfterOneThatDiedForGood: what a dead import stored, and did not tell, the next roster tells, even if it changes
// nothing itself.
func TestRosterAfterOneThatDiedForGood(t *testing.T) {
	t.Parallel()
	for n := 0; n < 60; n++ {
		w := newWorld(t)
		c := w.contract()
		w.upload(c, []byte(roster(30, nil)))
		me := w.register(w.invite(c, "E0001")["e0001@corp.example"], "hana@private.example")
		file := []byte(roster(30, map[int]string{1: "人事部", 2: "人事部"}))
		var form struct{ Fields map[string]string }
		w.must(&c.hr, "POST", "/roster/uploads", map[string]any{"filename": "a.csv", "size": 1}, &form)
		_ = w.files.Put(t.Context(), form.Fields["key"], file)
		w.files.fresh()
		if w.mortal(n, false).notify(form.Fields["key"]) {
			return
		}
		w.clock.Advance(2 * 60e9) // its lease ends; its message went to the dead-letter queue
		if got := w.upload(c, file); got.Status != "applied" || got.Counts.Errors != 0 {
			t.Fatalf("death at call %d: %+v", n, got)
		}
		rosters := outbox(w, events.SignupRosterChanged)
		if len(rosters) < 2 {
			t.Fatalf("death at call %d: nobody was told of the roster", n)
		}
		moved := 0
		for _, a := range outbox(w, events.SignupAccountChanged) {
			if a.AccountID == me.AccountID {
				moved++
			}
		}
		if moved != 2 {
			t.Fatalf("death at call %d: %d account events", n, moved)
		}
	}
}

// TestSameFileDeliveredTwiceAtOnce: queues deliver at least once; wherever in the one import the other happens, the roster is
// told once.
func TestSameFileDeliveredTwiceAtOnce(t *testing.T) {
	t.Parallel()
	for n := 0; ; n++ {
		w := newWorld(t)
		c := w.contract()
		var form struct {
			ID     events.ID `json:"roster_id"`
			Fields map[string]string
		}
		w.must(&c.hr, "POST", "/roster/uploads", map[string]any{"filename": "a.csv", "size": 1}, &form)
		key := form.Fields["key"]
		_ = w.files.Put(t.Context(), key, []byte(roster(120, nil)))
		m, met := w.meddled(n, func() { w.notify(key) })
		m.notify(key) // may fail, and come again
		if !w.notify(key) {
			t.Fatalf("met at call %d: the import never succeeds", n)
		}
		got := w.count()
		var u uploaded
		w.must(&c.hr, "GET", "/roster/uploads/"+string(form.ID), nil, &u)
		if got[events.SignupRosterChanged.Name()] != 1 || got[events.SignupCompanyChanged.Name()] != 2 || u.Counts.Added != 120 || u.Status != "applied" {
			t.Fatalf("met at call %d: %v, %+v", n, got, u)
		}
		if !met() {
			return
		}
	}
}

// TestTwoRostersAtOnce: whichever is imported when, what was asked for last is what stands.
func TestTwoRostersAtOnce(t *testing.T) {
	t.Parallel()
	for n := 0; ; n++ {
		w := newWorld(t)
		c := w.contract()
		w.upload(c, []byte(roster(10, nil)))
		ask := func(file string) string {
			w.clock.Advance(1e9)
			var form struct{ Fields map[string]string }
			w.must(&c.hr, "POST", "/roster/uploads", map[string]any{"filename": "a.csv", "size": 1}, &form)
			_ = w.files.Put(t.Context(), form.Fields["key"], []byte(file))
			return form.Fields["key"]
		}
		older := ask(roster(10, map[int]string{1: "人事部", 2: "人事部"}))
		newer := ask(roster(12, map[int]string{2: "総務部", 3: "総務部"}))
		m, met := w.meddled(n, func() { w.notify(newer) })
		m.notify(older)
		w.clock.Advance(2 * 60e9) // leases end; messages come again
		if !w.notify(newer) || !w.notify(older) {
			t.Fatalf("met at call %d: an import never succeeds", n)
		}
		w.clock.Advance(1e9)
		if again := w.upload(c, []byte(roster(12, map[int]string{2: "総務部", 3: "総務部"}))); again.Counts.Unchanged != 12 {
			t.Fatalf("met at call %d: the newer roster does not stand: %+v", n, again)
		}
		var told int
		var version int64
		for _, e := range testkit.Outbox(t, w.Table) {
			if data, err := events.SignupRosterChanged.Parse(e); err == nil && e.EntityVersion > version {
				told, version = 0, e.EntityVersion
				for _, h := range data.Headcounts {
					told += h.Count
				}
			}
		}
		if told != 12 {
			t.Fatalf("met at call %d: %d people were told last", n, told)
		}
		w.count()
		if !met() {
			return
		}
	}
}

func TestSameRunDeliveredTwiceAtOnce(t *testing.T) {
	t.Parallel()
	for n := 0; ; n++ {
		w := newWorld(t)
		c := w.contract()
		w.upload(c, []byte(roster(3, nil)))
		w.must(&c.hr, "POST", "/invitations", map[string]any{"locale": "ja"}, nil)
		key := w.files.fresh()[0]
		m, met := w.meddled(n, func() { w.notify(key) })
		if !m.notify(key) || !w.notify(key) {
			t.Fatalf("met at call %d: the run failed", n)
		}
		if got := w.count()[events.SignupInvitationIssued.Name()]; got != 3 {
			t.Fatalf("met at call %d: %d invitations for three people", n, got)
		}
		if !met() {
			return
		}
	}
}
