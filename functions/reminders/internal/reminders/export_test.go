package reminders

import (
	"strings"
	"testing"

	"kikite/events"
	"kikite/shared/ids"
	"kikite/shared/testkit"
)

func TestExportHoldsWhatFallsDue(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.deliver(w.account(func(*events.AccountChanged) {}), nil)
	w.deliver(w.confirmed(), nil)
	x := ids.Default{}.New(ids.Export)
	e, err := events.SignupExportAsked.New(events.Meta{ID: ids.Default{}.New(ids.Event), Time: w.clock.Now(), EntityID: x, EntityVersion: 1},
		events.ExportAsked{ExportID: x, AccountID: w.booking.EmployeeID, Role: events.RoleEmployee})
	if err != nil {
		t.Fatal(err)
	}
	w.deliver(e, nil)
	text := testkit.Exported(t, w.table, &w.objects, events.RemindersExportReady)
	testkit.NothingMissing(t, w.table, text, []string{"chain"}, pkAccount(w.booking.EmployeeID), pkBooking(w.booking.BookingID))
	if !strings.Contains(text, `"section":"reminders"`) || strings.Contains(text, `"section":"other"`) {
		t.Error(text)
	}
	w.deliver(w.account(func(s *events.AccountChanged) { s.Status = events.StatusErased }), nil)
	if left := w.objects.Keys("signup/reminders/"); len(left) != 0 {
		t.Errorf("copies left: %v", left)
	}
}
