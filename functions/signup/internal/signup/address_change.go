package signup

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"time"

	"kikite/events"
	"kikite/events/claims"
	"kikite/shared/ids"
	"kikite/shared/problem"
	"kikite/shared/store"
)

// How a new private address is verified.
const (
	addressCodeTerm  = 30 * time.Minute
	addressCodeTries = 5
)

// How often codes are sent: for one account, and to one address, so that nobody has a stranger flooded with our mail.
var (
	perAddressAsker  = bucket{"new-address", 5, time.Hour}
	perAddressTarget = bucket{"to-address", 3, 8 * time.Hour}
)

var (
	errSameAddress     = problem.New(problem.Invalid, "address_same", "This is the address that you have already.")
	errTooManyCodes    = problem.New(problem.TooMany, "too_many_codes", "Codes were asked for too often. Please try again in some hours.")
	errNoAddressChange = problem.New(problem.NotFound, "no_address_change", "The code has expired, or was wrong too often. Please ask for a new one.")
	errWrongCode       = problem.New(problem.Invalid, "wrong_code", "This is not the code that was sent. Please look again.")
)

// AddressChange is a person's wish to be reached at another address, until the code that was sent there is entered. Whether another account has the
// address shows nowhere: who may ask would learn who else registered. The code is then sent to nobody, and its owner is told.
type AddressChange struct {
	ID        events.ID `dynamo:"id"`
	Email     string    `dynamo:"email"`
	Secret    string    `dynamo:"secret"` // digest of ID and code
	Tries     int       `dynamo:"tries"`
	AskedAt   time.Time `dynamo:"asked_at"`
	ExpiresAt time.Time `dynamo:"expires_at"`
	DoneAt    time.Time `dynamo:"done_at,omitempty"`
}

// addressChangeItem is the newest wish, below the account.
type addressChangeItem struct {
	PK  string `dynamo:"pk"`
	SK  string `dynamo:"sk"`
	TTL int64  `dynamo:"ttl"`
	AddressChange
}

const newAddressSK = "NEWADDRESS"

// newCode makes six digits of an unguessable word.
func newCode(secret string) string {
	sum := sha256.Sum256([]byte(secret))
	return fmt.Sprintf("%06d", binary.BigEndian.Uint64(sum[:8])%1_000_000)
}

func (c AddressChange) right(code string) bool { return digest(string(c.ID)+"\x00"+code) == c.Secret }

// open says whether its code can still be entered.
func (c AddressChange) open(now time.Time) bool {
	return c.ID != "" && c.DoneAt.IsZero() && c.Tries < addressCodeTries && now.Before(c.ExpiresAt)
}

// addressChange reads the newest wish of an account; its ID is empty if there is none.
func (s *Service) addressChange(ctx context.Context, account events.ID) (AddressChange, error) {
	var item addressChangeItem
	_, err := s.Table.One(ctx, accountKey(account), newAddressSK, &item)
	return item.AddressChange, err
}

func (s *Service) putAddressChange(tx *store.Tx, account events.ID, c AddressChange) {
	tx.Put(s.Table.Put(addressChangeItem{accountKey(account), newAddressSK, c.ExpiresAt.Add(time.Hour).Unix(), c}), nil)
}

// wantedAddress checks an address that a person wants to be reached at: private as at registration, and another one than now. Errors: address,
// company_address, address_same.
func (s *Service) wantedAddress(ctx context.Context, a Account, email string) (string, error) {
	email, err := normalAddress(email)
	if err != nil {
		return "", err
	}
	if email == a.Email {
		return "", errSameAddress
	}
	c, err := s.company(ctx, a.CompanyID)
	if err != nil {
		return "", err
	}
	onRoster := ""
	number, err := s.numberOf(ctx, a)
	if err == nil && number != "" {
		var e Entry
		e, _, err = s.entry(ctx, a.CompanyID, number)
		onRoster = e.Email
	}
	if err != nil {
		return "", err
	}
	return email, privateAddress(email, onRoster, c.Domains)
}

// askAddress sends a code to the address that the person wants. A former wish ends. Errors: those of wantedAddress, too_many_codes.
func (s *Service) askAddress(ctx context.Context, a Account, email string) (AddressChange, error) {
	email, err := s.wantedAddress(ctx, a, email)
	if err != nil {
		return AddressChange{}, err
	}
	if err := s.mayMail(ctx, perAddressAsker, string(a.ID)); err != nil {
		return AddressChange{}, err
	}
	if err := s.mayMail(ctx, perAddressTarget, email); err != nil {
		return AddressChange{}, err
	}
	holder, err := s.holder(ctx, email)
	if err != nil {
		return AddressChange{}, err
	}
	now, code := s.Clock.Now(), newCode(s.Secret())
	c := AddressChange{ID: s.IDs.New(ids.Request), Email: email, AskedAt: now, ExpiresAt: now.Add(addressCodeTerm)}
	mail, what := claims.AddressMail{Address: email, Locale: a.Locale, Zone: a.Zone, At: c.ExpiresAt}, events.AddressKnown
	if holder == "" { // otherwise no code is right: the digest stays empty
		what, mail.Code, mail.Name, c.Secret = events.AddressCode, code, a.Name, digest(string(c.ID)+"\x00"+code)
	}
	tx := s.Table.Tx()
	s.putAddressChange(tx, a.ID, c)
	if err := s.emitAddress(ctx, tx, a.ID, c.ID, 1, what, mail); err != nil {
		return AddressChange{}, err
	}
	return c, tx.Run(ctx)
}

func (s *Service) mayMail(ctx context.Context, b bucket, subject string) error {
	within, err := s.take(ctx, b, subject)
	if err == nil && !within {
		err = errTooManyCodes
	}
	return err
}

// emitAddress adds to a transaction that mailer writes about an address.
func (s *Service) emitAddress(ctx context.Context, tx *store.Tx, account, request events.ID, version int64, what events.Code, mail claims.AddressMail) error {
	key, err := s.Claims.Put(ctx, events.Mailer, account, mail)
	if err != nil {
		return err
	}
	tx.Emit(events.SignupAddressMail.New(s.meta(request, version), events.AddressMail{RequestID: request, What: what, Claim: key}))
	return nil
}

// confirmAddress takes the code that was sent to the new address. A wrong one is counted before it is looked at, so that guesses made at the same time
// count, too. Repeated with the right code it answers the same. Errors: no_address_change, wrong_code.
func (s *Service) confirmAddress(ctx context.Context, a Account, code string) (Account, error) {
	c, err := s.addressChange(ctx, a.ID)
	if err != nil {
		return a, err
	}
	if !c.DoneAt.IsZero() && c.right(code) && a.Email == c.Email {
		return a, s.ensureUser(ctx, a.ID, a.Email, a.Locale)
	}
	if !c.open(s.Clock.Now()) {
		return a, errNoAddressChange
	}
	tried := s.Table.Update(store.PK, accountKey(a.ID)).Range(store.SK, newAddressSK).Set("tries", c.Tries+1).If("id = ? AND tries = ?", c.ID, c.Tries)
	if err := s.Table.Tx().Update(tried, errChanged).Run(ctx); err != nil {
		return a, err
	}
	if !c.right(code) {
		return a, errWrongCode
	}
	c.Tries++
	c.DoneAt = s.Clock.Now()
	tx := s.Table.Tx()
	s.putAddressChange(tx, a.ID, c)
	if a, err = s.moveAddress(ctx, tx, a, c.ID, c.Email); err != nil {
		return a, err
	}
	if err := tx.Run(ctx); errors.Is(err, ErrAddressTaken) { // since the code was sent
		return a, errNoAddressChange
	} else if err != nil {
		return a, err
	}
	return a, s.ensureUser(ctx, a.ID, a.Email, a.Locale) // if this fails, the worker does it when the event comes
}

// moveAddress adds to a transaction that an account has another address, and tells the one that it had. The transaction fails with ErrAddressTaken if
// another account has it.
func (s *Service) moveAddress(ctx context.Context, tx *store.Tx, a Account, request events.ID, email string) (Account, error) {
	now, before := s.Clock.Now(), a.Email
	tx.Delete(s.Table.Delete(store.PK, addressKey(before)).Range(store.SK, addressSK), nil)
	tx.Put(s.Table.Put(addressItem{addressKey(email), addressSK, a.ID}).If("attribute_not_exists(pk)"), ErrAddressTaken)
	a.Email = email
	told := claims.AddressMail{Address: before, Name: a.Name, Locale: a.Locale, Zone: a.Zone, At: now, Link: s.WebURL + "/inquiry"}
	if err := s.emitAddress(ctx, tx, a.ID, request, 2, events.AddressMoved, told); err != nil {
		return a, err
	}
	a = s.putAccount(tx, a)
	return a, s.emitAccount(ctx, tx, a)
}
