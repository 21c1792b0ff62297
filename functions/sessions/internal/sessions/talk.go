package sessions

import (
	"context"

	"kikite/events"
	"kikite/functions/sessions/internal/vault"
	"kikite/shared/principal"
	"kikite/shared/store"
)

// mine says whether the caller takes part in the session. To anybody else the session does not exist.
func mine(x *Session, p principal.Principal) bool {
	switch p.Role {
	case events.RoleEmployee:
		return x.EmployeeID != "" && x.EmployeeID == p.AccountID
	case events.RoleConsultant:
		return p.ConsultantID != "" && x.ConsultantID == p.ConsultantID
	default:
		return false
	}
}

// act is change for a caller: who takes part, whose account is active, and whose counterpart still has data.
func (s *Service) act(ctx context.Context, p principal.Principal, id events.ID, fn func(*Session, *store.Tx) error) (*Session, error) {
	if _, err := s.active(ctx, p); err != nil {
		return nil, err
	}
	return s.change(ctx, id, func(x *Session, tx *store.Tx) error {
		if !mine(x, p) {
			return ErrNotFound
		}
		if x.Erased {
			return vault.ErrErased
		}
		tx.Check(s.isActive(p.AccountID), errInactive)
		if x.EmployeeID != p.AccountID {
			tx.Check(s.notErased(x.EmployeeID), vault.ErrErased)
		}
		return fn(x, tx)
	})
}

// Start opens the talk. Only an approved consultant may. Errors: ErrNotFound and what Session.start says.
func (s *Service) Start(ctx context.Context, p principal.Principal, id events.ID) (*Session, error) {
	var c consultantItem
	ok, err := s.table.One(ctx, consultantPK(p.ConsultantID), profileSK, &c)
	if err != nil {
		return nil, err
	}
	if ok && c.Status != events.StatusApproved {
		return nil, errInactive
	}
	return s.act(ctx, p, id, func(x *Session, _ *store.Tx) error { return x.start(s.clock.Now()) })
}

// Finish ends the session with the consultant's outcome (held or no_show_employee) and publishes it; a talk that took place becomes a
// fact, which counts it and measures nothing yet. Errors: ErrNotFound and what Session.finish says.
func (s *Service) Finish(ctx context.Context, p principal.Principal, id events.ID, outcome events.Code) (*Session, error) {
	return s.finish(ctx, p, id, outcome)
}

// ReportNoShow is the employee's word that the consultant did not come.
func (s *Service) ReportNoShow(ctx context.Context, p principal.Principal, id events.ID) (*Session, error) {
	return s.finish(ctx, p, id, events.OutcomeNoShowConsultant)
}

func (s *Service) finish(ctx context.Context, p principal.Principal, id events.ID, outcome events.Code) (*Session, error) {
	return s.act(ctx, p, id, func(x *Session, tx *store.Tx) error {
		if err := x.finish(outcome, s.clock.Now()); err != nil {
			return err
		}
		tx.Emit(events.SessionsFinished.New(s.meta(x), events.SessionFinished{
			SessionID: x.ID, BookingID: x.BookingID, CompanyID: x.CompanyID, EmployeeID: x.EmployeeID,
			ConsultantID: x.ConsultantID, Program: x.Program, Outcome: x.Outcome,
		}))
		if !x.held() {
			return nil
		}
		var employee accountItem
		if _, err := s.table.One(ctx, accountPK(x.EmployeeID), accountSK, &employee); err != nil {
			return err
		}
		x.Group = employee.Group
		return s.emitFact(ctx, tx, x, nil, nil)
	})
}
