package booking

import (
	"context"
	"encoding/json"
	"strings"
	"testing"
	"time"

	"kikite/events"
	"kikite/shared/testkit"
)

// TestErasureLeavesTalksOfNobody: what was provided stays for the books with an end, nothing in the table names the employee but that they were erased,
// and the consultant's own days are as they were.
func TestErasureLeavesTalksOfNobody(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	me, colleague := w.employee(), w.employee()
	past, theirs := w.book(me, w.ask(at(0, 9, 30))), w.book(colleague, w.ask(at(1, 12, 0)))
	w.clock.Advance(26 * time.Hour)
	ahead := w.book(me, w.ask(at(28, 10, 0)))
	e := w.accountIs(me, events.StatusErased)
	for range 2 {
		w.deliver(e, nil)
	}
	for _, b := range []*Booking{past, ahead} {
		got, err := w.table.booking(t.Context(), b.ID)
		if err != nil || got.EmployeeID != "" || got.Room != "" || got.ConsultantID != b.ConsultantID {
			t.Errorf("%+v, %v", got, err)
		}
	}
	if got, err := w.table.booking(t.Context(), theirs.ID); err != nil || got.EmployeeID != colleague.AccountID {
		t.Errorf("the colleague's: %+v, %v", got, err)
	}
	items, err := testkit.Raw(context.Background(), testkit.Client(t), w.table.Name())
	if err != nil {
		t.Fatal(err)
	}
	for _, item := range items {
		raw, err := json.Marshal(item)
		if err != nil {
			t.Fatal(err)
		}
		text := string(raw)
		if strings.Contains(text, string(me.AccountID)) && !strings.Contains(text, "OUTBOX#") && (strings.Contains(text, string(me.CompanyID)) || strings.Contains(text, "DAY#")) {
			t.Errorf("leads to the person: %s", text)
		}
		if strings.Contains(text, string(past.ID)) && strings.Contains(text, `BKG`) && !strings.Contains(text, "OUTBOX#") && strings.Contains(text, "starts") && !strings.Contains(text, `"ttl"`) {
			t.Errorf("kept without an end: %s", text)
		}
	}
	said := w.published(events.BookingPersonErased.Name())
	if len(said) == 0 || said[0].EntityID != me.AccountID {
		t.Errorf("acknowledged %v", said)
	}
	for _, s := range said {
		if s.ID != said[0].ID {
			t.Errorf("acknowledged twice: %v", said)
		}
	}
}
