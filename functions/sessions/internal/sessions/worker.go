package sessions

import (
	"context"
	"errors"

	"github.com/guregu/dynamo/v2"

	"kikite/events"
	"kikite/shared/consumer"
	"kikite/shared/store"
)

// Consumer is what the worker's queue feeds: replicas of accounts, companies, rosters and consultants, and bookings, which become
// sessions.
func (s *Service) Consumer() *consumer.Consumer {
	return consumer.New(map[string]consumer.Handler{
		events.SignupAccountChanged.Name():    consumer.Typed(events.SignupAccountChanged, s.accountChanged),
		events.SignupCompanyChanged.Name():    consumer.Typed(events.SignupCompanyChanged, s.companyChanged),
		events.SignupRosterChanged.Name():     consumer.Typed(events.SignupRosterChanged, s.rosterChanged),
		events.SignupConsultantChanged.Name(): consumer.Typed(events.SignupConsultantChanged, s.consultantChanged),
		events.ReportsGenerated.Name():        consumer.Typed(events.ReportsGenerated, s.reportGenerated),
		events.ReportsReceiptReady.Name():     consumer.Typed(events.ReportsReceiptReady, s.receiptReady),
		events.SignupExportAsked.Name():       consumer.Typed(events.SignupExportAsked, s.exportAsked),
		events.BookingBooked.Name():           consumer.Typed(events.BookingBooked, s.bookingChanged),
		events.BookingMoved.Name():            consumer.Typed(events.BookingMoved, s.bookingChanged),
		events.BookingCancelledEvent.Name():   consumer.Typed(events.BookingCancelledEvent, s.bookingChanged),
	})
}

var errStale = errors.New("a newer state is known")

// newer is the condition of a replica: nothing is stored, or something older.
func newer(p *dynamo.Put, version int64) *dynamo.Put {
	return p.If("attribute_not_exists(pk) OR version < ?", version)
}

// replicate stores a state unless a newer one is known, once per event.
func (s *Service) replicate(ctx context.Context, e events.Envelope, item any) error {
	err := s.table.Tx().Put(newer(s.table.Put(item), e.EntityVersion), errStale).Once(e, s.clock.Now()).Run(ctx)
	if errors.Is(err, errStale) {
		return s.seen(ctx, e)
	}
	return err
}

func (s *Service) accountChanged(ctx context.Context, e events.Envelope, d events.AccountChanged) error {
	if d.Status == events.StatusErased {
		return s.accountErased(ctx, e, d)
	}
	item := accountItem{
		PK: accountPK(d.AccountID), SK: accountSK, ID: d.AccountID, Role: d.Role, Status: d.Status, CompanyID: d.CompanyID,
		ConsultantID: d.ConsultantID, Version: e.EntityVersion, Desk: d.Desk,
		Group: Group{DepartmentID: d.DepartmentID, AgeBand: d.AgeBand, JobType: d.JobType, Tenure: d.Tenure},
	}
	switch {
	case d.Status != events.StatusActive:
	case d.Role == events.RoleEmployee:
		item.GSI1PK, item.GSI1SK = employeesOf(d.CompanyID), string(d.AccountID)
	case d.Role == events.RoleOperator:
		item.GSI1PK, item.GSI1SK = operatorsPK, string(d.AccountID)
	}
	if err := s.replicate(ctx, e, item); err != nil {
		return err
	}
	return s.countRegistration(ctx, e, d)
}

func (s *Service) companyChanged(ctx context.Context, e events.Envelope, d events.CompanyChanged) error {
	return s.replicate(ctx, e, companyItem{
		PK: companyPK(d.CompanyID), SK: companySK, Status: d.Status, Programs: d.Programs, Threshold: d.Threshold, Desk: d.DeskClaim, Version: e.EntityVersion,
	})
}

func (s *Service) rosterChanged(ctx context.Context, e events.Envelope, d events.RosterChanged) error {
	return s.replicate(ctx, e, rosterItem{PK: companyPK(d.CompanyID), SK: rosterSK, Claim: d.NamesClaim, Version: e.EntityVersion})
}

func (s *Service) consultantChanged(ctx context.Context, e events.Envelope, d events.ConsultantChanged) error {
	return s.replicate(ctx, e, consultantItem{
		PK: consultantPK(d.ConsultantID), SK: profileSK, AccountID: d.AccountID, Status: d.Status, Version: e.EntityVersion,
	})
}

func (s *Service) bookingChanged(ctx context.Context, e events.Envelope, b events.BookingState) error {
	err := againOnly(ctx, func() error { return s.applyBooking(ctx, e, b) })
	if err == nil || errors.Is(err, store.ErrDuplicate) {
		return s.countBooking(ctx, e, b)
	}
	return err
}

// applyBooking makes the session of a booking or brings it to the booking's state. A booking of an erased account, known late,
// becomes a session of nobody. Errors: errMoved, if somebody else changed the session or the account meanwhile.
func (s *Service) applyBooking(ctx context.Context, e events.Envelope, b events.BookingState) error {
	x, err := s.load(ctx, IDOf(b.BookingID))
	fresh := errors.Is(err, ErrNotFound)
	if err != nil && !fresh {
		return err
	}
	if fresh {
		x = &Session{}
	} else if x.BookingVersion >= e.EntityVersion {
		return s.seen(ctx, e)
	}
	var a accountItem
	if _, err := s.table.One(ctx, accountPK(b.EmployeeID), accountSK, &a); err != nil {
		return err
	}
	before := x.Version
	x.Erased = x.Erased || a.Status == events.StatusErased
	x.apply(b, e.EntityVersion)
	x.Version++
	put := s.table.Put(x).If("version = ?", before)
	if fresh {
		put = s.table.Put(x).If("attribute_not_exists(pk)")
	}
	tx := s.table.Tx().Put(put, errMoved).Once(e, s.clock.Now())
	if x.EmployeeID != "" {
		known := s.table.Check(store.PK, accountPK(x.EmployeeID)).Range(store.SK, accountSK).
			If("attribute_not_exists(pk) OR 'status' <> ?", events.StatusErased)
		link := linkItem{PK: accountPK(x.EmployeeID), SK: linkPrefix + string(x.ID), SessionID: x.ID}
		tx.Check(known, errMoved).Put(s.table.Put(link), nil)
	}
	return tx.Run(ctx)
}
