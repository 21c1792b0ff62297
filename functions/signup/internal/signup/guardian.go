package signup

import (
	"context"
	"strings"
	"time"

	"kikite/events"
	"kikite/events/claims"
	"kikite/shared/clock"
	"kikite/shared/ids"
	"kikite/shared/problem"
	"kikite/shared/store"
)

// adultAge is when nobody has to be asked beside the person (民法4条).
const adultAge = 18

// guardianTerm is how long a guardian's link can be used; the person may ask again.
const guardianTerm = 30 * 24 * time.Hour

// ageOpen is the band of those who may be under eighteen, where the roster has no birth date.
const ageOpen events.Code = "10s"

var (
	errAgeUnknown      = problem.New(problem.Conflict, "age_unknown", "Please say whether you are eighteen or older.")
	errGuardianNeeded  = problem.New(problem.Conflict, "guardian_needed", "Please name a guardian, who is asked for consent as well.")
	errGuardianOneself = problem.New(problem.Invalid, "guardian_oneself", "Please give your guardian's own address.")
	errNoGuardian      = problem.New(problem.NotFound, "no_guardian_request", "This link is not known, or it was used or replaced.")
)

// GuardianOf is whom a person under eighteen names.
type GuardianOf struct {
	Name  string
	Email string
}

// guardianItem is the newest request to a guardian, below the account.
type guardianItem struct {
	PK       string    `dynamo:"pk"`
	SK       string    `dynamo:"sk"`
	ID       events.ID `dynamo:"id"`
	Name     string    `dynamo:"name"`
	Email    string    `dynamo:"email"`
	AskedAt  time.Time `dynamo:"asked_at"`
	AgreedAt time.Time `dynamo:"agreed_at,omitempty"`
	Secret   string    `dynamo:"secret"` // digest
}

// guardianLinkItem leads from a link's secret to the account.
type guardianLinkItem struct {
	PK        string    `dynamo:"pk"`
	SK        string    `dynamo:"sk"`
	TTL       int64     `dynamo:"ttl"`
	AccountID events.ID `dynamo:"account_id"`
}

const guardianSK = "GUARDIAN"

func guardianKey(digest string) string { return "GUARDIAN#" + digest }

// adultFrom is the eighteenth birthday of who is younger than that on a day, "" for everybody else.
func adultFrom(birth events.Date, on time.Time) events.Date {
	born, err := time.Parse(time.DateOnly, string(birth))
	if err != nil {
		return ""
	}
	day := born.AddDate(adultAge, 0, 0).Format(time.DateOnly)
	if on.In(clock.Tokyo()).Format(time.DateOnly) >= day {
		return ""
	}
	return events.Date(day)
}

// minor says whether the person is under eighteen, as far as it is known.
func (a Account) minor(now time.Time) bool {
	return a.Minor || a.AdultFrom != "" && now.In(clock.Tokyo()).Format(time.DateOnly) < string(a.AdultFrom)
}

// ageAsked says whether the person has to be asked: they may be under eighteen, and nobody said so yet.
func (a Account) ageAsked() bool {
	return a.Role == events.RoleEmployee && a.AgeBand == ageOpen && a.AdultFrom == "" && !a.AgeSaid
}

// guarded says whether little is open to the person until a guardian agreed: they are under eighteen, or nobody knows that they are not. Adults who have not
// consented are led to the consent by the pages; it is their own to give.
func (a Account) guarded(now time.Time) bool {
	return a.Role == events.RoleEmployee && (a.ageAsked() || a.minor(now) && a.GuardianConsent != ConsentVersion)
}

// settleAge takes what the person says where the roster leaves it open. A birth date is not overruled. Errors: age_unknown.
func (a *Account) settleAge(adult *bool, _ time.Time) error {
	switch {
	case a.AdultFrom != "" || a.Role != events.RoleEmployee || a.AgeBand != ageOpen:
		return nil
	case adult != nil:
		a.AgeSaid, a.Minor = true, !*adult
	case !a.AgeSaid:
		return errAgeUnknown
	}
	return nil
}

// askGuardian adds the request to a transaction: a former one ends. The company must not read it, so the address has to be private like the person's own.
func (s *Service) askGuardian(ctx context.Context, tx *store.Tx, a Account, g GuardianOf) error {
	email, err := normalAddress(g.Email)
	if err != nil {
		return err
	}
	if email == a.Email {
		return errGuardianOneself
	}
	c, err := s.company(ctx, a.CompanyID)
	if err != nil {
		return err
	}
	if err := privateAddress(email, "", c.Domains); err != nil {
		return err
	}
	now, secret := s.Clock.Now(), s.Secret()
	item := guardianItem{PK: accountKey(a.ID), SK: guardianSK, ID: s.IDs.New(ids.Request), Name: strings.TrimSpace(g.Name), Email: email, AskedAt: now, Secret: digest(secret)}
	key, err := s.Claims.Put(ctx, events.Mailer, a.ID, claims.GuardianMail{Name: item.Name, Person: a.Name, Address: email, Locale: a.Locale, Link: s.WebURL + "/guardian#" + secret})
	if err != nil {
		return err
	}
	tx.Put(s.Table.Put(item), nil)
	tx.Put(s.Table.Put(guardianLinkItem{guardianKey(item.Secret), guardianSK, now.Add(guardianTerm).Unix(), a.ID}), nil)
	tx.Emit(events.SignupGuardianAsked.New(s.meta(item.ID, 1), events.GuardianAsked{RequestID: item.ID, Claim: key}))
	return nil
}

// guardianRequest finds the account and request of a link. Errors: errNoGuardian for one that is unknown, replaced or over, whose account is closed, or which asked
// for an earlier version: the person agrees to the texts in force first, and a new link is sent.
func (s *Service) guardianRequest(ctx context.Context, secret string) (Account, guardianItem, error) {
	var link guardianLinkItem
	var item guardianItem
	ok, err := s.Table.One(ctx, guardianKey(digest(secret)), guardianSK, &link)
	if err != nil || !ok || s.Clock.Now().Unix() >= link.TTL {
		return Account{}, item, missing(err)
	}
	a, ok, err := s.account(ctx, link.AccountID)
	if err != nil || !ok || !a.Active() || a.Consent != ConsentVersion {
		return a, item, missing(err)
	}
	ok, err = s.Table.One(ctx, accountKey(a.ID), guardianSK, &item)
	if err != nil || !ok || item.Secret != digest(secret) {
		return a, item, missing(err)
	}
	return a, item, nil
}

func missing(err error) error {
	if err != nil {
		return err
	}
	return errNoGuardian
}

// guardianAgrees records the guardian's consent to the version that the person agreed to. Agreeing again changes nothing. Errors: errNoGuardian,
// consent_version.
func (s *Service) guardianAgrees(ctx context.Context, secret, version string) error {
	a, item, err := s.guardianRequest(ctx, secret)
	if err != nil {
		return err
	}
	if version != ConsentVersion {
		return errConsentVersion
	}
	if a.GuardianConsent == version {
		return nil
	}
	now := s.Clock.Now()
	var given consentItem
	if ok, err := s.Table.One(ctx, accountKey(a.ID), consentPrefix+version, &given); err != nil || !ok {
		return missing(err)
	}
	item.AgreedAt, given.GuardianAt, a.GuardianConsent = now, now, version
	tx := s.Table.Tx()
	s.putAccount(tx, a)
	tx.Put(s.Table.Put(item), nil)
	tx.Put(s.Table.Put(given), nil)
	return tx.Run(ctx)
}
