package booking

import (
	"strings"
	"testing"

	"kikite/events"
	"kikite/shared/ids"
	"kikite/shared/testkit"
)

func TestExportHoldsTalksAndNotTheColleagues(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	me, colleague := w.employee(), w.employee()
	mine, moved, theirs := w.book(me, w.ask(at(0, 9, 30))), w.book(me, w.ask(at(1, 10, 0))), w.book(colleague, w.ask(at(1, 12, 0)))
	if _, err := w.desk.MakeFeed(t.Context(), me, "k"); err != nil {
		t.Fatal(err)
	}
	x := ids.Default{}.New(ids.Export)
	ask := events.ExportAsked{ExportID: x, AccountID: me.AccountID, Role: events.RoleEmployee}
	e, err := events.SignupExportAsked.New(events.Meta{ID: ids.Default{}.New(ids.Event), Time: w.desk.now(), EntityID: x, EntityVersion: 1}, ask)
	for range 2 {
		w.deliver(e, err)
	}
	text := testkit.Exported(t, w.table.Table, &w.objects, events.BookingExportReady)
	leave := []string{"room", "secret", "op", "ops", "asked", "busy"}
	testkit.NothingMissing(t, w.table.Table, text, leave, pkAccount(me.AccountID), pkBooking(mine.ID), pkBooking(moved.ID))
	for want, in := range map[string]bool{"2026-10-05T00:30:00Z": true, string(theirs.ID): false, mine.Room: false, `"section":"other"`: false, `"section":"calendar_feed"`: true} {
		if strings.Contains(text, want) != in {
			t.Errorf("%s in the export: %v\n%s", want, !in, text)
		}
	}
	w.deliver(w.accountIs(me, events.StatusErased), nil)
	if left := w.objects.Keys("signup/booking/"); len(left) != 0 {
		t.Errorf("copies left: %v", left)
	}
}
