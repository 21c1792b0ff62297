package signup

import (
	"context"
	"errors"
	"time"

	"kikite/events"
	"kikite/events/claims"
	"kikite/shared/ids"
)

// registrationTerm is how long somebody who registered can take to sign in for the first time, which opens the account.
const registrationTerm = 14 * 24 * time.Hour

// registerTries bounds how often registering is tried against another request for the same person.
const registerTries = 4

// registerTime is how long the answer to a registration takes: longer than what there is to do, which depends on what there was already.
const registerTime = time.Second

// perInvited is how often one invited person can register, so that an invitation has no strangers written to by the hundred.
var perInvited = bucket{"registration", 10, 10 * time.Minute}

// Registering is what an invited person sends.
type Registering struct {
	Secret string
	Email  string // private
	Locale events.Code
	Zone   events.Zone
}

// Registration is an invited person's wish to have an account with an address, until a code that was sent there is entered: then the account is opened
// (opening.go). Nobody who registers learns whether an account exists, of the person or with the address: the company can read the mailbox that the
// invitation was sent to, and colleagues know each other's private addresses. So all that may be refused afterwards is refused when the code is entered.
type Registration struct {
	ID         events.ID   `dynamo:"id"` // of the account to be
	EntryID    events.ID   `dynamo:"entry_id"`
	Invitation string      `dynamo:"invitation"` // digest of the secret
	Email      string      `dynamo:"email"`
	Locale     events.Code `dynamo:"locale"`
	Zone       events.Zone `dynamo:"zone"`
	EndsAt     time.Time   `dynamo:"ends_at"`
}

// register notes what an invited person asks for, makes the user in the directory who gets the codes, and has the address written to. A new wish replaces the
// one before: a slip of the pen locks nobody out. Whoever has an account, of the invitation or of the address, the answer is the same and comes after the same
// time. Errors: errNoInvitation, errExpired, errCompanyAddress, invalid, too_many_codes.
func (s *Service) register(ctx context.Context, in Registering) error {
	email, err := normalAddress(in.Email)
	if err != nil {
		return err
	}
	if err := zone(in.Zone); err != nil {
		return err
	}
	i, err := s.invitation(ctx, in.Secret)
	if err != nil {
		return err
	}
	if err := i.running(s.Clock.Now()); err != nil {
		return err
	}
	e, ok, err := s.entry(ctx, i.CompanyID, i.Number)
	if err != nil {
		return err
	}
	if !ok || e.ID != i.EntryID { // the number is somebody else's now
		return errNoInvitation
	}
	c, err := s.company(ctx, i.CompanyID)
	if err != nil {
		return err
	}
	if err := privateAddress(email, e.Email, c.Domains); err != nil {
		return err
	}
	if err := s.mayMail(ctx, perInvited, string(e.ID)); err != nil {
		return err
	}
	// The ID follows from secret and address: a request that is repeated is the same wish, and two people's addresses never meet in one account.
	r := Registration{ID: ids.Derive(ids.Account, "registration", in.Secret, email), EntryID: e.ID, Invitation: digest(in.Secret),
		Email: email, Locale: in.Locale, Zone: in.Zone, EndsAt: s.Clock.Now().Add(registrationTerm)}
	began := s.Clock.Now()
	for try := 1; ; try++ {
		if err = s.note(ctx, r); !errors.Is(err, errChanged) || try == registerTries {
			break
		}
	}
	return errors.Join(err, s.Pause(ctx, registerTime-s.Clock.Now().Sub(began)))
}

// note stores a registration, as the newest of the person, and then makes its user: the other way round a process that dies would leave a user that nothing
// leads to. Errors: errChanged.
func (s *Service) note(ctx context.Context, r Registration) error {
	holder, err := s.holder(ctx, r.Email)
	if err != nil {
		return err
	}
	before, err := s.asked(ctx, r.EntryID)
	if err != nil {
		return err
	}
	_, there, err := s.registration(ctx, r.ID)
	if err != nil {
		return err
	}
	if before != r.ID || !there {
		if err := s.putRegistration(ctx, r, before, holder != ""); err != nil {
			return err
		}
	}
	if before != "" && before != r.ID { // only now: what was replaced is found again by endRegistrations, should this fail
		if err := s.dropRegistration(ctx, before); err != nil {
			return err
		}
	}
	if err := s.admit(ctx, r, holder); err != nil {
		return err
	}
	newest, err := s.asked(ctx, r.EntryID)
	if err == nil && newest != r.ID { // replaced before the user was made
		err = s.dropRegistration(ctx, r.ID)
	}
	return err
}

// admit makes the user who gets the codes. The directory follows an account, whatever is typed; where another has the address, its owner gets them.
func (s *Service) admit(ctx context.Context, r Registration, holder events.ID) error {
	_, opened, err := s.account(ctx, r.ID)
	switch {
	case err != nil:
		return err
	case opened:
		return s.alignUser(ctx, r.ID)
	case holder != "":
		return nil
	default:
		return s.ensureUser(ctx, r.ID, r.Email, r.Locale)
	}
}

// putRegistration stores a registration and the mail to its address; the person's registration before it counts no more. Errors: errChanged.
func (s *Service) putRegistration(ctx context.Context, r Registration, before events.ID, known bool) error {
	within, err := s.take(ctx, perAddressTarget, r.Email)
	if err != nil {
		return err
	}
	newest := s.Table.Put(askedItem{registrationKey(r.EntryID), askedSK, r.ID})
	if before == "" {
		newest = newest.If("attribute_not_exists(pk)")
	} else {
		newest = newest.If("account_id = ?", before)
	}
	tx := s.Table.Tx().Put(newest, errChanged)
	tx.Put(s.Table.Put(newAskedRegistrationItem(r)), nil)
	if within {
		what := events.AddressEntered
		if known {
			what = events.AddressKnown
		}
		mail := claims.AddressMail{Address: r.Email, Locale: r.Locale, Zone: r.Zone, At: r.EndsAt, Link: s.WebURL + "/home"}
		if err := s.emitAddress(ctx, tx, r.ID, s.IDs.New(ids.Request), 1, what, mail); err != nil {
			return err
		}
	}
	return tx.Run(ctx)
}
