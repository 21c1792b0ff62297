package signup_test

import (
	"testing"

	"kikite/events"
	"kikite/shared/ids"
)

// use is how much a company takes up, as operators read it.
type use struct {
	People, Held, Bought int
	Signs                []string
}

func (w *world) use(c client) use {
	w.t.Helper()
	var one struct{ Use use }
	w.must(&w.op, "GET", "/companies/"+string(c.id), nil, &one)
	var list struct {
		Companies []struct {
			ID  events.ID `json:"company_id"`
			Use use
		}
	}
	w.must(&w.op, "GET", "/companies", nil, &list)
	for _, other := range list.Companies {
		if other.ID == c.id && mustJSON(w.t, other.Use) != mustJSON(w.t, one.Use) {
			w.t.Errorf("the list says %+v, the company %+v", other.Use, one.Use)
		}
	}
	return one.Use
}

func (w *world) finished(c client, outcome events.Code) {
	w.t.Helper()
	e, err := events.SessionsFinished.New(events.Meta{ID: ids.Default{}.New(ids.Event), Time: w.clock.Now(), EntityID: "ses_1", EntityVersion: 1}, events.SessionFinished{
		SessionID: "ses_1", BookingID: "bkg_1", CompanyID: c.id, EmployeeID: "acc_00000000000000000000000777", ConsultantID: "con_1", Program: "regular_care", Outcome: outcome})
	if err != nil {
		w.t.Fatal(err)
	}
	w.consume(e)
	w.consume(e)
}

// TestUseOfBlocks: talks that were held count once, operators are told at four fifths and at the end, and nobody is counted by name.
func TestUseOfBlocks(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	c := w.contract()
	w.must(&w.op, "PUT", "/companies/"+string(c.id)+"/contract", newTerms("plan", "blocks", "blocks", 1, "sessions_per_block", 5), nil)
	for i, want := range []string{"[]", "[]", "[]", "[]", `["blocks_near"]`, `["blocks_used"]`, `["blocks_used"]`} {
		if i > 0 {
			w.finished(c, events.OutcomeHeld)
			w.finished(c, events.OutcomeNoShowEmployee)
			w.finished(c, events.OutcomeNoShowConsultant)
		}
		if got := w.use(c); got.Held != i || got.Bought != 5 || mustJSON(t, got.Signs) != want {
			t.Errorf("after %d talks: %+v", i, got)
		}
	}
	w.must(&w.op, "PUT", "/companies/"+string(c.id)+"/contract", newTerms("plan", "blocks", "blocks", 2, "sessions_per_block", 5), nil)
	if got := w.use(c); got.Held != 6 || got.Bought != 10 || len(got.Signs) != 0 {
		t.Errorf("another block: %+v", got)
	}
	var items []map[string]any
	if err := w.Table.Scan().Consistent(true).All(t.Context(), &items); err != nil {
		t.Fatal(err)
	}
	for _, item := range items {
		for _, v := range item {
			if v == "acc_00000000000000000000000777" {
				t.Errorf("whose talk it was is kept in %v", item)
			}
		}
	}
	var own map[string]any
	if w.must(&c.hr, "GET", "/company", nil, &own); own["use"] != nil {
		t.Error("HR reads how many talks were held")
	}
}

// TestUseOfSeats: who is on the roster counts, those who left do not.
func TestUseOfSeats(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	c := w.contract("seats", 2)
	if got := w.use(c); got.People != 0 || got.Bought != 0 || got.Signs == nil {
		t.Errorf("%+v", got)
	}
	w.upload(c, []byte(roster(3, nil)))
	if got := w.use(c); got.People != 3 || mustJSON(t, got.Signs) != `["seats_over"]` {
		t.Errorf("%+v", got)
	}
	w.upload(c, []byte(roster(2, nil)))
	if got := w.use(c); got.People != 2 || len(got.Signs) != 0 {
		t.Errorf("who vanished from the roster: %+v", got)
	}
	w.answered(c, "stays", "E0003")
	if got := w.use(c); got.People != 3 {
		t.Errorf("who stays after all: %+v", got)
	}
}
