package booking

import (
	"fmt"
	"testing"
	"time"

	"kikite/events"
	"kikite/shared/ids"
	"kikite/shared/principal"
	"kikite/shared/testkit"
)

// TestMatrix: see testkit.Matrix. A booking, hold, series and waiting place is its two people's; a consultant connected with a company is nobody there.
func TestMatrix(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	mine := w.employee()
	colleague, foreign := w.employee(), w.account(principal.Principal{AccountID: ids.Default{}.New(ids.Account), Role: events.RoleEmployee, CompanyID: ids.Default{}.New(ids.Company)})
	w.contract(func(c *events.CompanyChanged) { c.CompanyID = foreign.CompanyID })
	other := w.approve(ids.Default{}.New(ids.Consultant), officeHours())
	booked := w.book(mine, w.ask(at(1, 10, 0)))
	series := w.bookSeries(mine, w.askSeries(at(1, 13, 0), 2))
	connected := ids.Default{}.New(ids.Consultant)
	account := w.approve(connected, officeHours())
	w.version++
	w.deliver(events.SignupConsultantChanged.New(w.meta(connected), events.ConsultantChanged{ConsultantID: connected, AccountID: account.AccountID,
		Status: events.StatusApproved, Programs: events.Programs(), Zone: "Asia/Tokyo", ConnectedCompanies: []events.ID{w.company, foreign.CompanyID}}))
	held, err := w.desk.Hold(t.Context(), mine, w.ask(at(2, 10, 0)))
	if err != nil {
		t.Fatal(err)
	}
	full := w.approve(ids.Default{}.New(ids.Consultant), Availability{Zone: "Asia/Tokyo", Horizon: 30})
	wait, err := w.desk.Await(t.Context(), mine, WaitRequest{ConsultantID: full.ConsultantID, Program: events.OneOnOne})
	if err != nil {
		t.Fatal(err)
	}
	testkit.Matrix{
		API: API(w.desk),
		Things: map[string]string{"/bookings/{id}": string(booked.ID), "/holds/{id}": string(held.ID), "/series/{id}": string(series[0].SeriesID),
			"/waits/{id}": string(wait.ID), "/consultants/{id}": string(connected)},
		Strangers: map[events.Code][]principal.Principal{events.RoleEmployee: {colleague, foreign}, events.RoleConsultant: {other}},
		Bodies:    map[string]string{"POST /bookings/{id}/move": fmt.Sprintf(`{"starts_at":%q}`, at(3, 11, 0).Format(time.RFC3339))},
		Secrets:   []string{string(booked.ID), string(held.ID), string(mine.AccountID)},
		State:     func() string { return fmt.Sprint(w.everything()) },
	}.Run(t)
}
