package signup

import (
	"context"
	"errors"

	"kikite/events"
	"kikite/shared/store"
)

// open makes the account of a registration when its first code was entered: account, links and event in one transaction. That the invitation is used, or that
// person or address has an account meanwhile, shows only now, to somebody who reads the address. Repeated it changes nothing. Errors: errNoSignIn.
func (s *Service) open(ctx context.Context, id events.ID) (Account, error) {
	for try := 1; ; try++ {
		err := s.tryOpen(ctx, id)
		if err == nil {
			a, _, err := s.account(ctx, id)
			return a, err
		}
		if !errors.Is(err, errChanged) || try == registerTries {
			return Account{}, err
		}
	}
}

func (s *Service) tryOpen(ctx context.Context, id events.ID) error {
	r, ok, err := s.registration(ctx, id)
	if err != nil {
		return err
	}
	newest, err := s.asked(ctx, r.EntryID)
	if err != nil {
		return err
	}
	if !ok || newest != id || !s.Clock.Now().Before(r.EndsAt) {
		return errNoSignIn
	}
	var i invitationItem
	if ok, err = s.Table.One(ctx, secretDigestKey(r.Invitation), invitationSK, &i); err != nil {
		return err
	}
	if !ok || i.UsedBy != "" {
		return errNoSignIn
	}
	e, ok, err := s.entry(ctx, i.CompanyID, i.Number)
	if err != nil {
		return err
	}
	if !ok || e.ID != r.EntryID {
		return errNoSignIn
	}
	err = s.openFor(ctx, r, e)
	if errors.Is(err, ErrAddressTaken) {
		return errNoSignIn
	}
	return err
}

// openFor runs the transaction. Errors: errChanged, ErrAddressTaken, errNoSignIn.
func (s *Service) openFor(ctx context.Context, r Registration, e Entry) error {
	other, err := s.registered(ctx, e.ID)
	if err != nil {
		return err
	}
	if other != "" { // by another invitation
		return errNoSignIn
	}
	now := s.Clock.Now()
	tx := s.Table.Tx()
	used := s.Table.Update(store.PK, secretDigestKey(r.Invitation)).Range(store.SK, invitationSK).Set("used_by", r.ID).
		If("attribute_exists(pk) AND attribute_not_exists(used_by)")
	tx.Update(used, errChanged)
	tx.Put(s.Table.Put(registrationItem{registrationKey(e.ID), registrationSK, r.ID}).If("attribute_not_exists(pk)"), errChanged)
	tx.Check(s.Table.Check(store.PK, rosterKey(e.CompanyID)).Range(store.SK, entrySK(e.Number)).If("version = ?", e.Version), errChanged)
	tx.Check(s.Table.Check(store.PK, registrationKey(e.ID)).Range(store.SK, askedSK).If("account_id = ?", r.ID), errChanged)
	age, tenure := e.bands(now)
	err = s.addAccount(ctx, tx, Account{
		ID: r.ID, Role: events.RoleEmployee, CompanyID: e.CompanyID, Name: e.Name, Email: r.Email, Locale: r.Locale, Zone: r.Zone,
		EntryID: e.ID, DepartmentID: e.DepartmentID, JobType: e.JobType, AgeBand: age, Tenure: tenure, Invitation: r.Invitation,
		AdultFrom: adultFrom(e.BirthDate, now), Left: e.Status == EntryLeft, LeftAt: e.LeftAt,
	})
	if err != nil {
		return err
	}
	return tx.Run(ctx)
}
