package signup

import (
	"context"
	"errors"
	"fmt"

	"kikite/events"
	"kikite/shared/ids"
	"kikite/shared/store"
)

// registerTries bounds how often registering is tried against a roster that changes at the same time.
const registerTries = 4

// Registering is what an invited person sends.
type Registering struct {
	Secret string
	Email  string // private
	Locale events.Code
	Zone   events.Zone
}

// register opens the account of an invited person: first the user in the directory, then account, link and event in one
// transaction. The account's ID follows from secret and address, so that a repeated request gets the same answer and two
// requests with different addresses do not meet in one account. Errors: errNoInvitation, errExpired, errUsed,
// errCompanyAddress, ErrAddressTaken, errRegistered, invalid.
func (s *Service) register(ctx context.Context, r Registering) (events.ID, error) {
	email, err := normalAddress(r.Email)
	if err != nil {
		return "", err
	}
	if err := zone(r.Zone); err != nil {
		return "", err
	}
	r.Email = email
	for try := 1; ; try++ {
		id, err := s.tryRegister(ctx, r)
		if !errors.Is(err, errChanged) || try == registerTries {
			return id, err
		}
	}
}

func (s *Service) tryRegister(ctx context.Context, r Registering) (events.ID, error) {
	i, err := s.invitation(ctx, r.Secret)
	if err != nil {
		return "", err
	}
	id := ids.Derive(ids.Account, "registration", r.Secret, r.Email)
	if i.UsedBy == id { // repeated
		return s.repeat(ctx, r, id)
	}
	if err := i.running(s.Clock.Now()); err != nil {
		return "", err
	}
	e, ok, err := s.entry(ctx, i.CompanyID, i.Number)
	if err != nil {
		return "", err
	}
	if !ok {
		return "", errNoInvitation
	}
	c, err := s.company(ctx, i.CompanyID)
	if err != nil {
		return "", err
	}
	if err := privateAddress(r.Email, e.Email, c.Domains); err != nil {
		return "", err
	}
	other, err := s.registered(ctx, e.ID)
	if err != nil {
		return "", err
	}
	if err := s.vacant(ctx, r.Email, id, other); err != nil {
		return "", err
	}
	switch {
	case i.UsedBy != "":
		return s.readdress(ctx, r, i.UsedBy, errUsed)
	case other != "": // by another invitation
		return s.readdress(ctx, r, other, errRegistered)
	}
	return id, s.open(ctx, r, i, e, id)
}

// vacant checks that no other account than the two has the address. Errors: ErrAddressTaken. Like all that is wrong with the address it
// is found before it shows whether the person registered: otherwise whoever reads the company's mail could ask with an address that
// can never be taken, and nobody would notice.
func (s *Service) vacant(ctx context.Context, email string, id, other events.ID) error {
	holder, err := s.holder(ctx, email)
	if err == nil && holder != "" && holder != id && holder != other {
		err = ErrAddressTaken
	}
	return err
}

// repeat answers a request that was carried out before. The user is made again if need be: of two requests at once, the
// refused one may have taken it back before the other committed.
func (s *Service) repeat(ctx context.Context, r Registering, id events.ID) (events.ID, error) {
	if _, err := s.standing(ctx, id, r.Email, errUsed); err != nil {
		return "", err
	}
	return id, s.ensureUser(ctx, id, r.Email, r.Locale)
}

// standing answers for an account that exists: its ID if it has the address, otherwise the problem.
func (s *Service) standing(ctx context.Context, id events.ID, email string, otherwise error) (events.ID, error) {
	a, ok, err := s.account(ctx, id)
	if err != nil {
		return "", err
	}
	if !ok || a.Email != email {
		return "", otherwise
	}
	return id, nil
}

// readdress answers for an account that exists. As long as nobody signed in with it, its address is only what somebody typed: whoever
// holds the invitation may correct it, and a slip of the pen locks nobody out. After that the address is verified and stays. Errors: the
// given one, ErrAddressTaken.
func (s *Service) readdress(ctx context.Context, r Registering, id events.ID, otherwise error) (events.ID, error) {
	a, ok, err := s.account(ctx, id)
	switch {
	case err != nil:
		return "", err
	case !ok:
		return "", otherwise
	case a.Email == r.Email:
		return id, s.ensureUser(ctx, id, a.Email, a.Locale)
	case !a.Active() || !a.VerifiedAt.IsZero():
		return "", otherwise
	}
	tx := s.Table.Tx()
	tx.Delete(s.Table.Delete(store.PK, addressKey(a.Email)).Range(store.SK, addressSK), nil)
	a.Email = r.Email
	tx.Put(s.Table.Put(addressItem{addressKey(a.Email), addressSK, a.ID}).If("attribute_not_exists(pk)"), ErrAddressTaken)
	if err := s.saveAccount(ctx, tx, a); err != nil {
		return "", err
	}
	if err := tx.Run(ctx); err != nil {
		return "", err
	}
	return id, s.ensureUser(ctx, id, a.Email, a.Locale) // if this fails, the worker does it when the event comes
}

// open makes user and account. A refused transaction takes the user back.
func (s *Service) open(ctx context.Context, r Registering, i Invitation, e Entry, id events.ID) error {
	if err := s.ensureUser(ctx, id, r.Email, r.Locale); err != nil {
		return err
	}
	tx := s.Table.Tx()
	used := s.Table.Update(store.PK, secretKey(r.Secret)).Range(store.SK, invitationSK).Set("used_by", id).
		If("attribute_exists(pk) AND attribute_not_exists(used_by)")
	tx.Update(used, errChanged)
	tx.Put(s.Table.Put(registrationItem{registrationKey(e.ID), registrationSK, id}).If("attribute_not_exists(pk)"), errChanged)
	tx.Check(s.Table.Check(store.PK, rosterKey(e.CompanyID)).Range(store.SK, entrySK(e.Number)).If("version = ?", e.Version), errChanged)
	age, tenure := e.bands(s.Clock.Now())
	err := s.addAccount(ctx, tx, Account{
		ID: id, Role: events.RoleEmployee, CompanyID: i.CompanyID, Name: e.Name, Email: r.Email, Locale: r.Locale, Zone: r.Zone,
		EntryID: e.ID, DepartmentID: e.DepartmentID, JobType: e.JobType, AgeBand: age, Tenure: tenure, Invitation: digest(r.Secret),
		AdultFrom: adultFrom(e.BirthDate, s.Clock.Now()),
	})
	if err != nil {
		return err
	}
	err = tx.Run(ctx)
	if errors.Is(err, errChanged) || errors.Is(err, ErrAddressTaken) {
		if dropErr := s.dropUser(ctx, id); dropErr != nil {
			return fmt.Errorf("take user back: %w", dropErr)
		}
	}
	return err
}
