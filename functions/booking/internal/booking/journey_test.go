package booking

import (
	"context"
	"errors"
	"testing"
	"time"

	"kikite/events"
	"kikite/shared/ids"
)

func TestHoldBookMoveCancel(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	w := newWorld(t)
	e := w.employee()

	slots, err := w.desk.Slots(ctx, "", w.consultant, events.OneOnOne, w.desk.Today(time.UTC), 14, time.UTC)
	if err != nil || len(slots) == 0 {
		t.Fatalf("slots: %d, %v", len(slots), err)
	}
	b := w.book(e, w.ask(at(1, 10, 0)))
	if b.Status != events.BookingConfirmed || b.EndsAt.Sub(b.StartsAt) != 50*time.Minute || len(b.Room) != 26 {
		t.Fatalf("booking: %+v", b)
	}
	after, err := w.desk.Slots(ctx, "", w.consultant, events.OneOnOne, w.desk.Today(time.UTC), 14, time.UTC)
	if err != nil || len(after) != len(slots)-3 { // 9:30, 10:00 and 10:30 overlap
		t.Fatalf("slots after booking: %d of %d, %v", len(after), len(slots), err)
	}
	if _, err := w.desk.Hold(ctx, w.employee(), w.ask(at(1, 10, 30))); !errors.Is(err, ErrTaken) {
		t.Fatalf("overlapping hold: %v", err)
	}
	moved, err := w.desk.Move(ctx, e, b.ID, at(2, 11, 0), "")
	if err != nil || moved.Sequence != 1 || !moved.StartsAt.Equal(at(2, 11, 0)) {
		t.Fatalf("move: %+v %v", moved, err)
	}
	if _, err := w.desk.Hold(ctx, w.employee(), w.ask(at(1, 10, 30))); err != nil {
		t.Fatalf("the old time is not free: %v", err)
	}
	if _, err := w.desk.Cancel(ctx, e, b.ID); err != nil {
		t.Fatal(err)
	}
	mine, err := w.desk.Mine(ctx, e, Span{monday, monday.AddDate(0, 0, 30)})
	if err != nil || len(mine) != 1 || mine[0].Status != events.BookingCancelled {
		t.Fatalf("mine: %v %v", mine, err)
	}
	for _, name := range []string{"booking.confirmed", "booking.moved", "booking.cancelled"} {
		if got := w.published(name); len(got) != 1 || got[0].EntityID != b.ID {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func TestAvailabilityChangedFollowsBookings(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	before := w.published("booking.availability_changed")
	if len(before) != 1 {
		t.Fatalf("after approval: %d summaries", len(before))
	}
	b := w.book(w.employee(), w.ask(at(0, 9, 30)))
	e := w.published("booking.confirmed")[0]
	w.deliver(e, nil)
	w.deliver(e, nil)
	if got := w.published("booking.availability_changed"); len(got) != 2 {
		t.Fatalf("after booking: %d summaries", len(got))
	}
	done := events.SessionFinished{SessionID: ids.Default{}.New(ids.Session), BookingID: b.ID, Outcome: events.OutcomeHeld}
	w.version++
	w.deliver(events.SessionsFinished.New(w.meta(b.ID), done))
	got, err := w.table.booking(context.Background(), b.ID)
	if err != nil || got.Status != events.BookingHeld {
		t.Fatalf("%+v %v", got, err)
	}
}
