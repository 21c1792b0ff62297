package signup_test

import (
	"net/http"
	"testing"
	"time"

	"kikite/events"
)

// underWay is an erasure as operators read it.
type underWay struct {
	ID           events.ID `json:"erasure_id"`
	Role         events.Code
	CompletedAt  time.Time `json:"completed_at"`
	AskedAgainAt time.Time `json:"asked_again_at"`
	Stuck        bool
	Steps        []struct {
		Context events.Code
		At      time.Time
	}
}

func (w *world) underWay() []underWay {
	w.t.Helper()
	var got struct{ Erasures []underWay }
	w.must(&w.op, "GET", "/erasures", nil, &got)
	return got.Erasures
}

// TestErasureThatHangsIsSeenAndAskedAgain: until the person was told of its end, and however often somebody asks.
func TestErasureThatHangsIsSeenAndAskedAgain(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	me, r := erasing(w)
	w.deliver()
	types := events.PersonErasedTypes()
	for _, typ := range types[1:] {
		w.consume(acknowledgement(w, typ, me.AccountID))
	}
	list := w.underWay()
	if len(list) != 1 || list[0].Stuck || list[0].ID != r.ReceiptID || list[0].Role != events.RoleEmployee {
		t.Fatalf("%+v", list)
	}
	w.clock.Advance(31 * time.Minute)
	if list = w.underWay(); !list[0].Stuck || !list[0].Steps[1].At.IsZero() || list[0].Steps[2].At.IsZero() {
		t.Errorf("%+v", list)
	}
	retry := "/erasures/" + string(list[0].ID) + "/retry"
	before := erased(w, me.AccountID)
	for range 2 {
		w.must(&w.op, "POST", retry, nil, nil)
	}
	if n := erased(w, me.AccountID) - before; n != 2 {
		t.Errorf("asked %d times again", n)
	}
	if list = w.underWay(); list[0].Stuck || list[0].AskedAgainAt.IsZero() {
		t.Errorf("asked a moment ago: %+v", list)
	}
	w.consume(acknowledgement(w, types[0], me.AccountID))
	w.consume(acknowledgement(w, types[0], me.AccountID))
	if n := len(outbox(w, events.SignupErasureCompleted)); n != 1 {
		t.Fatalf("completed %d times", n)
	}
	w.must(&w.op, "POST", retry, nil, nil) // the receipt hangs
	done := outbox(w, events.SignupErasureCompleted)
	if len(done) != 2 || done[1] != done[0] || w.underWay()[0].CompletedAt.IsZero() {
		t.Errorf("%+v, %+v", done, w.underWay())
	}
	sent, err := events.MailerReceiptSent.New(events.Meta{ID: "evt_00000000000000000000009009", Time: w.clock.Now(), EntityID: done[0].ErasureID, EntityVersion: 9},
		events.ReceiptSent{ErasureID: done[0].ErasureID})
	if err != nil {
		t.Fatal(err)
	}
	w.consume(sent)
	if list = w.underWay(); len(list) != 0 {
		t.Errorf("over: %+v", list)
	}
	w.refused(&w.op, "POST", retry, nil, http.StatusNotFound, "no_erasure")
	w.refused(&w.op, "POST", "/erasures/era_00000000000000000000000404/retry", nil, http.StatusNotFound, "no_erasure")
}

// TestErasureOfTheCompanysPeople: of HR and of the desk once they are in nobody's list; the same address may get an account again.
func TestErasureOfTheCompanysPeople(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	c := w.contract()
	path := "/companies/" + string(c.id)
	second := named("人事 花子", "hanako@corp.example")
	var hr struct {
		HR []struct {
			ID     events.ID `json:"account_id"`
			Status events.Code
		}
	}
	w.must(&w.op, "POST", path+"/hr", second, &hr)
	first := hr.HR[1].ID
	w.desk(c, deskOf(second, named("窓口 葉子", "mado2@corp.example")))
	w.must(&w.op, "DELETE", path+"/hr/"+string(first), nil, nil)
	w.refused(&w.op, "POST", "/accounts/"+string(first)+"/erasure", nil, http.StatusConflict, "desk_person")
	left := w.desk(c, deskOf(named("人事 太郎", "jinji@corp.example")))
	if len(left.Former) != 1 || left.Former[0].Email != "mado2@corp.example" {
		t.Fatalf("%+v", left.Former)
	}
	for _, id := range []events.ID{first, left.Former[0].ID} {
		w.must(&w.op, "POST", "/accounts/"+string(id)+"/erasure", nil, nil)
	}
	if w.must(&w.op, "GET", path+"/hr", nil, &hr); len(hr.HR) != 1 || hr.HR[0].ID != c.hr.AccountID {
		t.Errorf("%+v", hr)
	}
	if now := w.desk(c, deskOf(named("人事 太郎", "jinji@corp.example"))); len(now.Former) != 0 {
		t.Errorf("%+v", now)
	}
	w.must(&w.op, "POST", path+"/hr", second, &hr)
	if len(hr.HR) != 2 || hr.HR[1].ID == first || hr.HR[1].Status != events.StatusActive {
		t.Errorf("%+v", hr)
	}
	if back := w.desk(c, deskOf(named("窓口 葉子", "mado2@corp.example"))); back.People[0].ID == left.Former[0].ID {
		t.Errorf("%+v", back)
	}
	if len(w.underWay()) != 2 {
		t.Errorf("%+v", w.underWay())
	}
}

// erased counts the events that ask every context to forget an account, and demands that none leads to an address.
func erased(w *world, account events.ID) (n int) {
	w.t.Helper()
	for _, a := range outbox(w, events.SignupAccountChanged) {
		if a.AccountID != account || a.Status != events.StatusErased {
			continue
		}
		if n++; a.ContactClaim != "" {
			w.t.Errorf("%+v", a)
		}
	}
	return n
}
