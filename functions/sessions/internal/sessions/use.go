package sessions

import (
	"context"
	"errors"
	"time"

	"kikite/events"
	"kikite/functions/sessions/internal/vault"
)

// usePrefix begins the items that say what of an employee's use was counted.
const usePrefix = "USE#"

var errCounted = errors.New("this was counted before")

// useItem marks what was counted, so that it is counted once: a registration for ever, bookings once in a month.
type useItem struct {
	PK string `dynamo:"pk"`
	SK string `dynamo:"sk"` // USE#<kind>, for bookings with #<month>
}

// countRegistration emits, once, the fact that somebody of the company has an account: month and pseudonym, nothing else.
func (s *Service) countRegistration(ctx context.Context, e events.Envelope, d events.AccountChanged) error {
	if d.Role != events.RoleEmployee || d.Status != events.StatusActive {
		return nil
	}
	return s.countUse(ctx, d.AccountID, events.FactRegistered, events.FactRegistered, e.Time)
}

// countBooking emits, once in a month, the fact that somebody booked. Who leaves or is about to join is counted in their own chapters only.
// It may be repeated. Errors: errNotReady while the account is not known.
func (s *Service) countBooking(ctx context.Context, e events.Envelope, b events.BookingState) error {
	if e.Type != events.BookingBooked.Name() || b.Program == events.Exit || b.Program == events.PreJoining {
		return nil
	}
	about := events.FactBooked + "#" + events.Code(monthOf(b.BookedAt))
	return s.countUse(ctx, b.EmployeeID, events.FactBooked, about, b.BookedAt)
}

// countUse emits a fact about the employee unless the mark says that it was emitted.
func (s *Service) countUse(ctx context.Context, account events.ID, kind, about events.Code, at time.Time) error {
	var a accountItem
	mark := useItem{PK: accountPK(account), SK: usePrefix + string(about)}
	switch ok, err := s.table.One(ctx, mark.PK, accountSK, &a); {
	case err != nil:
		return err
	case !ok:
		return errNotReady // the queue brings the event again
	case a.Status != events.StatusActive:
		return nil
	}
	var counted useItem
	if ok, err := s.table.One(ctx, mark.PK, mark.SK, &counted); ok || err != nil {
		return err
	}
	subject, err := s.vault.Pseudonym(ctx, account, a.CompanyID)
	if errors.Is(err, vault.ErrErased) {
		return nil
	}
	if err != nil {
		return err
	}
	fact, err := s.vault.Fact(ctx, account, events.ID(about))
	if errors.Is(err, vault.ErrErased) {
		return nil
	}
	if err != nil {
		return err
	}
	err = s.table.Tx().
		Check(s.isActive(account), errCounted).
		Put(s.table.Put(mark).If("attribute_not_exists(pk)"), errCounted).
		Emit(events.SessionsFactRecorded.New(s.factMeta(fact, 1), events.FactRecorded{
			FactID: fact, CompanyID: a.CompanyID, Subject: subject, Month: monthOf(at), Kind: kind,
		})).Run(ctx)
	if errors.Is(err, errCounted) {
		return nil
	}
	return err
}
