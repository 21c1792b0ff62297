package signup_test

import (
	"errors"
	"fmt"
	"net/http"
	"slices"
	"sync/atomic"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"

	"kikite/events"
	"kikite/functions/signup/internal/signup"
	"kikite/shared/store"
	"kikite/shared/testkit"
)

// dying lets a number of calls to the database through and fails from then on, as a killed process would: the call after the
// last one is either not made, or made and its answer lost.
type dying struct {
	left   atomic.Int64
	answer bool // the answer is lost, not the call
}

func (d *dying) Do(r *http.Request) (*http.Response, error) {
	left := d.left.Add(-1)
	if left >= 0 {
		return http.DefaultClient.Do(r)
	}
	if d.answer && left == -1 {
		if out, err := http.DefaultClient.Do(r); err == nil {
			_ = out.Body.Close()
		}
	}
	return nil, errors.New("killed")
}

// mortal returns the same world seen by a process that dies after n calls to the database.
func (w *world) mortal(n int, loseAnswer bool) *world {
	d := &dying{answer: loseAnswer}
	d.left.Store(int64(n))
	client := dynamodb.New(testkit.Client(w.t).Options(), func(o *dynamodb.Options) { o.HTTPClient, o.Retryer = d, aws.NopRetryer{} })
	deps := w.Deps
	deps.Table = store.OpenClient(client, w.Table.Name())
	m := *w
	m.Service = signup.New(deps)
	m.api = m.API()
	return &m
}

// killed runs a step in processes that die after 0, 1, 2 … calls to the database, each time in a new world that is prepared
// first, repeats the step in a process that lives, and checks what is left. It ends when the step outlives its death.
func killed[P any](t *testing.T, prepare func(*world) P, step func(*world, P) bool, check func(*testing.T, *world, P)) {
	for _, loseAnswer := range []bool{false, true} {
		t.Run(fmt.Sprintf("answer lost %v", loseAnswer), func(t *testing.T) {
			t.Parallel()
			for n := 0; ; n += 1 + n/5 { // every early call, then some
				w := newWorld(t)
				given := prepare(w)
				done := step(w.mortal(n, loseAnswer), given)
				// A call of the dead may still be under way and meet the first repetition; a queue or a person tries again.
				if first, second := step(w, given), step(w, given); !first && !second {
					t.Fatalf("after a death at call %d the repetitions failed", n)
				}
				w.deliver()
				if check(t, w, given); t.Failed() {
					t.Fatalf("a death at call %d left the wrong state", n)
				}
				if done {
					return
				}
				if n > 200 {
					t.Fatal("the step never ends")
				}
			}
		})
	}
}

// count returns how many events there are per type, and fails if two have the same entity and version.
func (w *world) count() map[string]int {
	w.t.Helper()
	out, seen := map[string]int{}, map[string]bool{}
	for _, e := range testkit.Outbox(w.t, w.Table) {
		key := fmt.Sprint(e.Type, e.EntityID, e.EntityVersion)
		if seen[key] {
			w.t.Errorf("two of %s %s version %d", e.Type, e.EntityID, e.EntityVersion)
		}
		seen[key] = true
		out[e.Type]++
	}
	return out
}

func TestRosterImportSurvivesDeath(t *testing.T) {
	t.Parallel()
	type given struct {
		c   client
		key string
		me  person
	}
	killed(t, func(w *world) given {
		c := w.contract()
		w.upload(c, []byte(roster(70, nil)))
		me := w.register(w.invite(c, "E0002")["e0002@corp.example"], "hana@private.example")
		moved := map[int]string{}
		for i := 1; i <= 60; i++ {
			moved[i] = "人事部"
		}
		var form struct{ Fields map[string]string }
		w.must(&c.hr, "POST", "/roster/uploads", map[string]any{"filename": "a.csv", "size": 1}, &form)
		_ = w.files.Put(t.Context(), form.Fields["key"], []byte(roster(69, moved)))
		w.files.fresh()
		return given{c, form.Fields["key"], me}
	}, func(w *world, g given) bool {
		return w.notify(g.key)
	}, func(t *testing.T, w *world, g given) {
		got := w.count()
		if got[events.SignupRosterChanged.Name()] != 2 || got[events.SignupCompanyChanged.Name()] != 3 || got[events.SignupAccountChanged.Name()] != 4 {
			t.Errorf("events: %v", got)
		}
		var u uploaded
		w.must(&g.c.hr, "GET", "/roster/uploads/"+g.key[len(g.key)-30:], nil, &u)
		if u.Counts.Changed != 60 || u.Counts.Unchanged != 9 || u.Counts.Vanished != 1 || u.Counts.Added != 0 {
			t.Errorf("%+v", u)
		}
	})
}

func TestInvitationRunSurvivesDeath(t *testing.T) {
	t.Parallel()
	type given struct {
		c   client
		key string
	}
	killed(t, func(w *world) given {
		c := w.contract()
		w.upload(c, []byte(roster(4, nil)))
		w.must(&c.hr, "POST", "/invitations", map[string]any{"locale": "ja"}, nil)
		return given{c, w.files.fresh()[0]}
	}, func(w *world, g given) bool {
		return w.notify(g.key)
	}, func(t *testing.T, w *world, _ given) {
		if got := w.count()[events.SignupInvitationIssued.Name()]; got != 4 {
			t.Errorf("%d invitations for four people", got)
		}
	})
}

func TestRegistrationSurvivesDeath(t *testing.T) {
	t.Parallel()
	killed(t, func(w *world) string {
		c := w.contract()
		w.upload(c, []byte(roster(1, nil)))
		return w.invite(c)["e0001@corp.example"]
	}, func(w *world, secret string) bool {
		if w.call(nil, "POST", "/public/registrations", registration(secret, "hana@private.example")).status != http.StatusAccepted {
			return false
		}
		_, ok := w.signIn("hana@private.example")
		return ok
	}, func(t *testing.T, w *world, _ string) {
		if got := w.count(); got[events.SignupAccountChanged.Name()] != 3 || got[events.SignupAddressMail.Name()] != 1 || len(w.users.byID) != 3 {
			t.Errorf("%v, %d users", got, len(w.users.byID))
		}
	})
}

func TestContractSurvivesDeath(t *testing.T) {
	t.Parallel()
	killed(t, func(w *world) string {
		var asked struct {
			ID events.ID `json:"inquiry_id"`
		}
		w.ask(inquiry, &asked)
		w.must(&w.op, "POST", "/inquiries/"+string(asked.ID)+"/hearing", map[string]any{"date": "2026-09-10", "place": "online", "notes": ""}, nil)
		return "/inquiries/" + string(asked.ID) + "/contract"
	}, func(w *world, path string) bool {
		return w.call(&w.op, "POST", path, terms(), "Idempotency-Key", "k").status == http.StatusCreated
	}, func(t *testing.T, w *world, _ string) {
		got := w.count()
		if got[events.SignupCompanyChanged.Name()] != 1 || got[events.SignupAccountChanged.Name()] != 2 || len(w.users.byID) != 2 {
			t.Errorf("%v, %d users", got, len(w.users.byID))
		}
	})
}

func TestConsultantImportSurvivesDeath(t *testing.T) {
	t.Parallel()
	killed(t, func(*world) map[string]any {
		return map[string]any{"consultants": []map[string]any{consultant(1), consultant(2)}}
	}, func(w *world, body map[string]any) bool {
		return w.call(&w.op, "POST", "/consultants/import", body).status == http.StatusOK
	}, func(t *testing.T, w *world, _ map[string]any) {
		got := w.count()
		if got[events.SignupConsultantChanged.Name()] != 2 || got[events.SignupAccountChanged.Name()] != 3 || len(w.users.byID) != 3 {
			t.Errorf("%v, %d users", got, len(w.users.byID))
		}
	})
}

// TestErasureSurvivesDeath: the caller need not come back; the worker hears of the erasure and finishes it.
func TestErasureSurvivesDeath(t *testing.T) {
	t.Parallel()
	killed(t, func(w *world) person {
		c := w.contract()
		w.upload(c, []byte(roster(1, nil)))
		return w.register(w.invite(c)["e0001@corp.example"], "hana@private.example")
	}, func(w *world, me person) bool {
		return w.call(&me, "POST", "/me/erasure", nil).status == http.StatusOK
	}, func(t *testing.T, w *world, me person) {
		if _, ok := w.users.get(me.AccountID); ok || w.count()[events.SignupAccountChanged.Name()] != 4 {
			t.Errorf("user there: %v, events: %v", ok, w.count())
		}
		if left := w.objects.Keys("mailer/signup/" + string(me.AccountID)); len(left) != 0 {
			t.Errorf("claims left: %v", left)
		}
		if _, ok := w.token(me.AccountID); ok || !slices.Contains([]int{http.StatusForbidden}, w.call(&me, "GET", "/me", nil).status) {
			t.Error("an erased account can be used")
		}
	})
}
