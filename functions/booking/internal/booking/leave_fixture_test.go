package booking

import (
	"context"

	"kikite/events"
	"kikite/shared/ids"
	"kikite/shared/principal"
)

// consultantIs is the event that says so of the world's consultant.
func (w *world) consultantIs(status events.Code, connected ...events.ID) events.Envelope {
	w.t.Helper()
	w.version++
	e, err := events.SignupConsultantChanged.New(w.meta(w.consultant), events.ConsultantChanged{
		ConsultantID: w.consultant, AccountID: ids.Default{}.New(ids.Account), Status: status, Programs: events.Programs(),
		Zone: "Asia/Tokyo", ConnectedCompanies: connected})
	if err != nil {
		w.t.Fatal(err)
	}
	return e
}

// accountIs is the event that says so of an account.
func (w *world) accountIs(p principal.Principal, status events.Code) events.Envelope {
	w.t.Helper()
	w.version++
	e, err := events.SignupAccountChanged.New(w.meta(p.AccountID), events.AccountChanged{
		AccountID: p.AccountID, Role: p.Role, Status: status, CompanyID: p.CompanyID, ConsultantID: p.ConsultantID, Locale: "ja", Zone: "Asia/Tokyo"})
	if err != nil {
		w.t.Fatal(err)
	}
	return e
}

// contractIs is the event of the company's contract, changed by edit.
func (w *world) contractIs(edit func(*events.CompanyChanged)) events.Envelope {
	w.t.Helper()
	c := events.CompanyChanged{CompanyID: w.company, Status: events.CompanyLive, Programs: events.Programs(), Threshold: 10, QuotaPerMonth: 4}
	edit(&c)
	w.version++
	e, err := events.SignupCompanyChanged.New(w.meta(c.CompanyID), c)
	if err != nil {
		w.t.Fatal(err)
	}
	return e
}

// cancellations are the published cancellations by booking; one that is published twice fails the test.
func (w *world) cancellations() map[events.ID]events.BookingState {
	w.t.Helper()
	out := map[events.ID]events.BookingState{}
	for _, e := range w.published("booking.cancelled") {
		s, err := events.BookingCancelledEvent.Parse(e)
		if _, twice := out[s.BookingID]; err != nil || twice {
			w.t.Errorf("%s is cancelled again: %v", s.BookingID, err)
		}
		out[s.BookingID] = s
	}
	return out
}

// quota is what an employee has used of a month, holds included.
func (w *world) quota(who principal.Principal, m string) int {
	w.t.Helper()
	p, err := w.table.read(context.Background(), wanted{accounts: []events.ID{who.AccountID}})
	if err != nil {
		w.t.Fatal(err)
	}
	return p.accounts[who.AccountID].Used[m] + len(p.accounts[who.AccountID].Holds)
}

// employeeElsewhere is an employee of another company with a contract.
func (w *world) employeeElsewhere() principal.Principal {
	w.t.Helper()
	own := w.company
	defer func() { w.company = own }()
	w.company = ids.Default{}.New(ids.Company)
	w.contract(func(*events.CompanyChanged) {})
	return w.employee()
}
