package matching

import (
	"context"
	"testing"
	"time"

	"kikite/events"
	"kikite/events/claims"
	"kikite/shared/ids"
	"kikite/shared/testkit"
)

func employee(t *testing.T, w *world, account events.ID) Employee {
	t.Helper()
	e, err := w.store.Employee(context.Background(), account)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func TestWorkerHandlesItsSubscriptions(t *testing.T) {
	t.Parallel()
	testkit.Subscribed(t, "matching-worker", newWorld(t).worker.consumer.Types())
}

func TestConsultantBecomesVisible(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	con := w.consultant(1, 1, nil)
	picks := func() int {
		return w.index().Picks(Employee{AccountID: id(ids.Account, 1)}, events.OneOnOne, 1, now()).Eligible
	}
	if n := picks(); n != 0 {
		t.Fatalf("%d eligible before any open time is known", n)
	}
	w.open(con, 1, tomorrow(events.PartEvening))
	if n := picks(); n != 1 {
		t.Fatalf("%d eligible with open time", n)
	}
	e, ok := w.index().visible(con)
	if !ok || e.consultant.Name != "山田 花子1" || e.consultant.Experience != 7 || e.open.next(w.clock.Now()) == 0 {
		t.Fatalf("visible %v: %+v", ok, e)
	}
	version := int64(2)
	for name, hide := range map[string]func(){
		"suspended": func() {
			w.consultant(1, version, func(d *events.ConsultantChanged, _ *claims.ConsultantProfile) { d.Status = events.StatusSuspended })
		},
		"fully booked": func() { w.open(con, version) },
		"account off": func() {
			w.handle(envelope(w, events.SignupAccountChanged, id(ids.Account, 9001), version, events.AccountChanged{AccountID: id(ids.Account, 9001),
				Role: events.RoleConsultant, ConsultantID: con, Status: events.StatusDeactivated, Locale: "ja", Zone: "Asia/Tokyo"}))
		},
	} {
		hide()
		if n := picks(); n != 0 {
			t.Errorf("%s: still eligible", name)
		}
		version++
		w.consultant(1, version, nil)
		w.open(con, version, tomorrow(events.PartEvening))
		w.handle(envelope(w, events.SignupAccountChanged, id(ids.Account, 9001), version, events.AccountChanged{AccountID: id(ids.Account, 9001),
			Role: events.RoleConsultant, ConsultantID: con, Status: events.StatusActive, Locale: "ja", Zone: "Asia/Tokyo"}))
		if n := picks(); n != 1 {
			t.Errorf("after %s: not eligible again", name)
		}
		version++
	}
}

func TestEventsComeTwiceLateAndBroken(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	con := w.consultant(1, 3, nil)
	w.consultant(1, 2, func(_ *events.ConsultantChanged, p *claims.ConsultantProfile) { p.Name = "古い 名前" })
	if e, _ := w.index().visible(con); e.consultant.Name != "山田 花子1" {
		t.Errorf("an older state won: %s", e.consultant.Name)
	}
	e := envelope(w, events.BookingAvailabilityChanged, con, 4, events.AvailabilityChanged{ConsultantID: con,
		Windows: []events.OpenWindow{tomorrow(events.PartMorning), {Date: "someday", Part: events.PartMorning, Slots: 1}, {Date: "2026-11-24", Part: "noon", Slots: 1}}})
	w.handle(e)
	w.handle(e)
	if got, _ := w.index().visible(con); len(got.open.Windows) != 1 {
		t.Errorf("windows %v", got.open.Windows)
	}
	for name, bad := range map[string]events.Envelope{
		"unknown type":  {ID: id(ids.Event, 1000), Type: "signup.unheard_of", Data: []byte(`{}`)},
		"broken data":   {ID: id(ids.Event, 1001), Type: events.SignupCompanyChanged.Name(), Data: []byte(`"x"`)},
		"absurd rating": envelope(w, events.SessionsPulseAnswered, id(ids.Session, 1), 1, events.PulseAnswered{SessionID: id(ids.Session, 1), Rating: 9}),
	} {
		if w.try(bad) {
			t.Errorf("%s was accepted", name)
		}
	}
}

func TestErasedClaimHidesTheConsultant(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	con := w.consultant(1, 1, func(d *events.ConsultantChanged, _ *claims.ConsultantProfile) {
		d.ProfileClaim = "matching/signup/" + events.ClaimKey(d.ConsultantID) + "/00000000000000000000000000.json"
	})
	if _, ok := w.index().visible(con); ok {
		t.Error("a consultant without a name is shown")
	}
}

func TestConsultantIsErased(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	con := w.consultant(1, 1, nil)
	w.index()
	w.handle(envelope(w, events.SignupAccountChanged, id(ids.Account, 9001), 2, events.AccountChanged{AccountID: id(ids.Account, 9001),
		Role: events.RoleConsultant, ConsultantID: con, Status: events.StatusErased, Locale: "ja", Zone: "Asia/Tokyo"}))
	c, _, standing, ok, err := w.store.Consultant(context.Background(), con)
	if err != nil || !ok || c.Name != "" || c.Career != "" || c.Introduction != "" || c.Status != events.StatusErased || standing.Status != events.StatusErased {
		t.Errorf("%+v %+v %v %v", c, standing, ok, err)
	}
	x := w.index()
	if x.doc(x.slots[con]).consultant.Name != "" {
		t.Error("the index kept the name")
	}
}

func TestEmployeeIsErased(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	ctx := context.Background()
	account, con := w.account(1, 1, events.StatusActive), w.consultant(1, 1, nil)
	pulse := func(session int) events.Envelope {
		return envelope(w, events.SessionsPulseAnswered, id(ids.Session, session), 1, events.PulseAnswered{SessionID: id(ids.Session, session),
			EmployeeID: account, ConsultantID: con, Program: events.OneOnOne, Rating: 4, Again: true})
	}
	for name, err := range map[string]error{
		"profile":    w.store.PutProfile(ctx, account, Profile{ConcernText: "秘密", Concerns: []events.Code{"management"}, UpdatedAt: now()}),
		"swap":       w.store.PutSwap(ctx, account, con),
		"shown":      w.store.PutShown(ctx, account, Shown{Program: events.OneOnOne, Consultants: []events.ID{con}}),
		"nomination": second(w.store.PutNomination(ctx, account, Nomination{ID: id(ids.Nomination, 1), ConsultantID: con})),
	} {
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
	}
	w.handle(pulse(1))
	e := envelope(w, events.SignupAccountChanged, account, 2, events.AccountChanged{AccountID: account, Role: events.RoleEmployee,
		Status: events.StatusErased, Locale: "ja", Zone: "Asia/Tokyo"})
	w.handle(e)
	w.handle(e)
	w.handle(pulse(2))
	var left []keys
	if err := w.store.table.Prefix(ctx, employeeKey(account), "", &left); err != nil || len(left) != 1 || left[0].SK != skAccount {
		t.Errorf("left of an erased employee: %v %v", left, err)
	}
	if err := w.store.PutProfile(ctx, account, Profile{UpdatedAt: now()}); err == nil {
		t.Error("an erased account could write")
	}
	if ratings, err := w.store.Ratings(ctx, now().AddDate(0, 0, 1)); err != nil || len(ratings) != 0 {
		t.Errorf("ratings %v %v", ratings, err)
	}
	late := envelope(w, events.SignupAccountChanged, account, 1, events.AccountChanged{AccountID: account, Role: events.RoleEmployee,
		Status: events.StatusActive, Locale: "ja", Zone: "Asia/Tokyo"})
	w.handle(late)
	if employee(t, w, account).Active() {
		t.Error("an older event brought the account back")
	}
}

func second[T any](_ T, err error) error { return err }

func TestRatingsAreKept(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	account, con := w.account(1, 1, events.StatusActive), w.consultant(1, 1, nil)
	d := events.PulseAnswered{SessionID: id(ids.Session, 1), EmployeeID: account, ConsultantID: con, Program: events.OneOnOne, Rating: 2}
	w.handle(envelope(w, events.SessionsPulseAnswered, d.SessionID, 1, d))
	d.Rating = 5
	w.handle(envelope(w, events.SessionsPulseAnswered, d.SessionID, 2, d))
	got, err := w.store.Ratings(context.Background(), now().Add(time.Hour))
	if err != nil || len(got) != 1 || got[0].Rating != 5 || got[0].Rater != account || !got[0].RatedAt.Equal(now()) {
		t.Errorf("%+v %v", got, err)
	}
	if before, err := w.store.Ratings(context.Background(), now().Add(-time.Hour)); err != nil || len(before) != 0 {
		t.Errorf("before: %v %v", before, err)
	}
}
