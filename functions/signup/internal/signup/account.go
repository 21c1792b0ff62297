package signup

import (
	"context"
	"slices"
	"time"

	"kikite/events"
	"kikite/events/claims"
	"kikite/shared/rights"
	"kikite/shared/store"
)

// Account is somebody who can sign in. Erasure empties all that says who it was.
type Account struct {
	ID           events.ID   `dynamo:"id"`
	Role         events.Code `dynamo:"role"`
	Status       events.Code `dynamo:"status"`
	CompanyID    events.ID   `dynamo:"company_id,omitempty"`
	ConsultantID events.ID   `dynamo:"consultant_id,omitempty"`
	Name         string      `dynamo:"name,omitempty"`
	Email        string      `dynamo:"email,omitempty"` // normal form; of an employee the private one
	Locale       events.Code `dynamo:"locale"`
	Zone         events.Zone `dynamo:"zone"`
	EntryID      events.ID   `dynamo:"entry_id,omitempty"` // the roster entry of an employee
	DepartmentID events.ID   `dynamo:"department_id,omitempty"`
	JobType      events.Code `dynamo:"job_type,omitempty"`
	AgeBand      events.Code `dynamo:"age_band,omitempty"`
	Tenure       events.Code `dynamo:"tenure,omitempty"`
	Consent      string      `dynamo:"consent,omitempty"` // newest version consented to
	ConsentedAt  time.Time   `dynamo:"consented_at,omitempty"`
	AdultFrom    events.Date `dynamo:"adult_from,omitempty"` // eighteenth birthday of who was younger when registering
	AgeSaid      bool        `dynamo:"age_said,omitempty"`   // the person said whether they are eighteen: the roster leaves it open
	Minor        bool        `dynamo:"minor,omitempty"`      // and that they are not

	GuardianConsent string `dynamo:"guardian_consent,omitempty"` // newest version that the guardian agreed to

	CreatedAt  time.Time `dynamo:"created_at"`
	ErasedAt   time.Time `dynamo:"erased_at,omitempty"`
	Invitation string    `dynamo:"invitation,omitempty"` // digest of the secret that it was registered with
	TTL        int64     `dynamo:"ttl,omitempty"`        // of an erased account: the end of what is kept of it
	Left       bool      `dynamo:"left,omitempty"`       // works there no more; the account stays for exit talks, export and erasure

	LeftAt  time.Time   `dynamo:"left_at,omitempty"`  // when the employer said so
	EndsOn  events.Date `dynamo:"ends_on,omitempty"`  // the last day of the account, once the person was told
	EndsFor events.Date `dynamo:"ends_for,omitempty"` // the day from which that was counted
	Desk    bool        `dynamo:"desk,omitempty"`     // belongs to the company's desk: role desk, or one of HR
	Version int64       `dynamo:"version"`
}

// Active says whether the account may be used.
func (a Account) Active() bool { return a.Status == events.StatusActive }

// open are the programs that are open to the person.
func (a Account) open(programs []events.Code) []events.Code {
	if !a.Left {
		return programs
	}
	return slices.DeleteFunc(slices.Clone(programs), func(p events.Code) bool { return p != events.Exit })
}

// deactivate closes the account; false if it is not open.
func (a *Account) deactivate() bool {
	if a.Status != events.StatusActive {
		return false
	}
	a.Status = events.StatusDeactivated
	return true
}

// activate opens it again; false if it is open or erased.
func (a *Account) activate() bool {
	if a.Status != events.StatusDeactivated {
		return false
	}
	a.Status = events.StatusActive
	return true
}

// erase removes everything that says who it was and keeps that it was.
func (a *Account) erase(at time.Time) {
	*a = Account{ID: a.ID, Role: a.Role, Status: events.StatusErased, CompanyID: a.CompanyID, Locale: a.Locale, Zone: "UTC",
		CreatedAt: a.CreatedAt, ErasedAt: at, TTL: rights.ConsentPeriod.From(at).Unix(), Version: a.Version}
}

// accountItem is found by its ID; of who left also by when.
type accountItem struct {
	PK     string `dynamo:"pk"`
	SK     string `dynamo:"sk"`
	GSI1PK string `dynamo:"gsi1pk,omitempty"`
	GSI1SK string `dynamo:"gsi1sk,omitempty"`
	Account
}

func newAccountItem(a Account) accountItem {
	item := accountItem{PK: accountKey(a.ID), SK: accountSK, Account: a}
	if a.Left && !a.LeftAt.IsZero() {
		item.GSI1PK, item.GSI1SK = leftAccounts, leftSortKey(a.LeftAt, a.ID)
	}
	return item
}

// addressItem keeps an address with one account: its key is the digest of the address.
type addressItem struct {
	PK        string    `dynamo:"pk"`
	SK        string    `dynamo:"sk"`
	AccountID events.ID `dynamo:"account_id"`
}

func accountKey(id events.ID) string { return "ACCOUNT#" + string(id) }
func addressKey(email string) string { return "ADDRESS#" + digest(email) }

const (
	accountSK = "ACCOUNT"
	addressSK = "ADDRESS"
)

// account reads an account; ok is false if there is none.
func (s *Service) account(ctx context.Context, id events.ID) (a Account, ok bool, err error) {
	var item accountItem
	ok, err = s.Table.One(ctx, accountKey(id), accountSK, &item)
	return item.Account, ok, err
}

// holder returns the account that has an address, "" if none has.
func (s *Service) holder(ctx context.Context, email string) (events.ID, error) {
	var item addressItem
	_, err := s.Table.One(ctx, addressKey(email), addressSK, &item)
	return item.AccountID, err
}

// addAccount adds a new account, its address and its event to a transaction, which fails with ErrAddressTaken if the
// address is in use and with errChanged if the account exists.
func (s *Service) addAccount(ctx context.Context, tx *store.Tx, a Account) error {
	a.Status, a.Version, a.CreatedAt = events.StatusActive, 1, s.Clock.Now()
	tx.Put(s.Table.Put(newAccountItem(a)).If("attribute_not_exists(pk)"), errChanged)
	tx.Put(s.Table.Put(addressItem{addressKey(a.Email), addressSK, a.ID}).If("attribute_not_exists(pk)"), ErrAddressTaken)
	return s.emitAccount(ctx, tx, a)
}

// saveAccount adds the next version of an account that was read and its event to a transaction.
func (s *Service) saveAccount(ctx context.Context, tx *store.Tx, a Account) error {
	a = s.putAccount(tx, a)
	return s.emitAccount(ctx, tx, a)
}

// putAccount adds the next version of an account without an event: for what other contexts do not see.
func (s *Service) putAccount(tx *store.Tx, a Account) Account {
	before := a.Version
	a.Version++
	tx.Put(s.Table.Put(newAccountItem(a)).If("version = ?", before), errChanged)
	return a
}

// emitAccount adds account_changed with a fresh contact claim: mailer deletes claims that it has read.
func (s *Service) emitAccount(ctx context.Context, tx *store.Tx, a Account) error {
	data := events.AccountChanged{
		AccountID: a.ID, Role: a.Role, Status: a.Status, CompanyID: a.CompanyID, ConsultantID: a.ConsultantID,
		Locale: a.Locale, Zone: a.Zone, DepartmentID: a.DepartmentID, JobType: a.JobType, AgeBand: a.AgeBand, Tenure: a.Tenure, Desk: a.Desk, Left: a.Left,
	}
	if a.Email != "" {
		key, err := s.Claims.Put(ctx, events.Mailer, a.ID, claims.Contact{Name: a.Name, Address: a.Email, Locale: a.Locale})
		if err != nil {
			return err
		}
		data.ContactClaim = key
	}
	tx.Emit(events.SignupAccountChanged.New(s.meta(a.ID, a.Version), data))
	return nil
}
