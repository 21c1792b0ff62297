package mailer_test

import (
	"testing"
	"time"

	"kikite/events"
	"kikite/shared/ids"
)

func TestAnEventBeforeItsContactComesAgain(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	b := events.BookingState{BookingID: ids.Default{}.New(ids.Booking), EmployeeID: ids.Default{}.New(ids.Account), ConsultantID: ids.Default{}.New(ids.Consultant),
		EndsAt: w.clock.Now().Add(time.Hour)}
	if w.deliver(events.BookingBooked.New(w.meta(b.BookingID), b)) {
		t.Error("a mail to an unknown contact was taken as done")
	}
}

func TestErasureLeavesNoAddress(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	b := w.talk()
	if !w.deliver(events.SignupAccountChanged.New(w.meta(b.EmployeeID), events.AccountChanged{AccountID: b.EmployeeID, Role: events.RoleEmployee, Status: events.StatusErased})) {
		t.Fatal("not taken")
	}
	if !w.deliver(events.BookingCancelledEvent.New(w.meta(b.BookingID), b)) {
		t.Error("mail to an erased account must count as done")
	}
	if n := len(w.sentTo("taro@private.example")); n != 0 {
		t.Errorf("%d mails", n)
	}
}

// TestWhoLeftGetsNoMail: that a recipient is not active any more is no reason to try again, and none to keep the mail from others.
func TestWhoLeftGetsNoMail(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	b := w.talk()
	b.ConsultantID = ids.Default{}.New(ids.Consultant)
	company := ids.Default{}.New(ids.Company)
	for role, a := range map[events.Code]events.AccountChanged{
		events.RoleConsultant: {ConsultantID: b.ConsultantID}, events.RoleHR: {CompanyID: company},
	} {
		a.AccountID, a.Role, a.Status = ids.Default{}.New(ids.Account), role, events.StatusDeactivated
		w.account(a, "", "left@kikite.example")
	}
	b.Status, b.Sequence = events.BookingCancelled, 1
	if !w.deliver(events.BookingCancelledEvent.New(w.meta(b.BookingID), b)) {
		t.Error("the cancellation of a talk with a consultant who left comes again and again")
	}
	report := events.ReportState{ReportID: ids.Default{}.New(ids.Report), CompanyID: company, Month: "2026-10", Revision: 1}
	if !w.deliver(events.ReportsReleased.New(w.meta(report.ReportID), report)) {
		t.Error("the report of a company whose HR left comes again and again")
	}
	if len(w.sentTo("taro@private.example")) != 1 || len(w.sentTo("left@kikite.example")) != 0 {
		t.Errorf("%d mails", len(w.provider.sent))
	}
}
