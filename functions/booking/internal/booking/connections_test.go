package booking

import (
	"context"
	"errors"
	"testing"

	"kikite/events"
	"kikite/shared/clock"
	"kikite/shared/ids"
)

// TestConnectedConsultantCannotBeBooked: to employees of a company that a consultant is connected with there is no such consultant; what
// they had booked is cancelled, and other companies notice nothing.
func TestConnectedConsultantCannotBeBooked(t *testing.T) {
	t.Parallel()
	w, ctx := newWorld(t), context.Background()
	me := w.employee()
	booked := w.book(me, w.ask(at(1, 10, 0)))
	held, err := w.desk.Hold(ctx, me, w.ask(at(1, 14, 0)))
	if err != nil {
		t.Fatal(err)
	}
	connect := func(companies ...events.ID) {
		w.version++
		w.deliver(events.SignupConsultantChanged.New(w.meta(w.consultant), events.ConsultantChanged{
			ConsultantID: w.consultant, AccountID: ids.Default{}.New(ids.Account), Status: events.StatusApproved, Programs: events.Programs(),
			Zone: "Asia/Tokyo", ConnectedCompanies: companies}))
	}
	slots := func(company events.ID) error {
		_, err := w.desk.Slots(ctx, company, w.consultant, events.OneOnOne, w.desk.Today(clock.Tokyo()), 7, clock.Tokyo())
		return err
	}
	connect(ids.Default{}.New(ids.Company), w.company)
	if err := slots(w.company); !errors.Is(err, ErrNotFound) {
		t.Errorf("slots: %v", err)
	}
	if _, err := w.desk.Hold(ctx, me, w.ask(at(2, 10, 0))); !errors.Is(err, ErrNotFound) {
		t.Errorf("hold: %v", err)
	}
	if _, err := w.desk.Book(ctx, me, held.ID); !errors.Is(err, ErrHoldExpired) {
		t.Errorf("a hold from before: %v", err)
	}
	if b, err := w.desk.table.booking(ctx, booked.ID); err != nil || b.Status != events.BookingCancelled || b.CancelReason != events.ReasonCompanyConnected {
		t.Errorf("the booking from before: %v %v", b, err)
	}
	if _, err := w.desk.Move(ctx, me, booked.ID, at(3, 10, 0), ""); !errors.Is(err, ErrNotBooked) {
		t.Errorf("move: %v", err)
	}
	if err := slots(ids.Default{}.New(ids.Company)); err != nil {
		t.Errorf("another company: %v", err)
	}
	connect()
	if _, err := w.desk.Hold(ctx, me, w.ask(at(2, 10, 0))); err != nil {
		t.Errorf("after the connection was taken away: %v", err)
	}
}
