package signup

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"kikite/events"
	"kikite/functions/signup/internal/signup/rosterfile"
	"kikite/shared/ids"
)

// What became of a roster entry. Proposed: the newest roster no longer has the person, and HR has to confirm that they left.
const (
	EntryActive   events.Code = "active"
	EntryProposed events.Code = "proposed"
)

// What a roster did to an entry.
const (
	changeAdded    events.Code = "added"
	changeChanged  events.Code = "changed"
	changeVanished events.Code = "vanished"
)

// Entry is a person on a company's roster. It says nothing of an account: that stands under registrationKey, where nothing
// that HR calls looks.
type Entry struct {
	ID           events.ID   `dynamo:"id"`
	CompanyID    events.ID   `dynamo:"company_id"`
	Number       string      `dynamo:"number"`
	Name         string      `dynamo:"name"`
	Kana         string      `dynamo:"kana,omitempty"`
	Romaji       string      `dynamo:"romaji,omitempty"`
	Email        string      `dynamo:"email"` // the company's
	DepartmentID events.ID   `dynamo:"department_id"`
	JobType      events.Code `dynamo:"job_type,omitempty"`
	BirthDate    events.Date `dynamo:"birth_date,omitempty"`
	AgeBand      events.Code `dynamo:"age_band,omitempty"` // where the roster has no birth date
	JoinedOn     events.Date `dynamo:"joined_on,omitempty"`
	Category     events.Code `dynamo:"category,omitempty"`
	Status       events.Code `dynamo:"status"`
	Fingerprint  string      `dynamo:"fingerprint"` // of the row it was made from
	RosterID     events.ID   `dynamo:"roster_id"`   // the roster that changed it last
	Change       events.Code `dynamo:"change"`      // what that roster did
	Version      int64       `dynamo:"version"`
	LeftAt       time.Time   `dynamo:"left_at,omitempty"`    // when HR confirmed it
	InvitedAt    time.Time   `dynamo:"invited_at,omitempty"` // last; not counted by Version: nobody depends on it
}

// entryItem is found by company and number; of who left also by when.
type entryItem struct {
	PK     string `dynamo:"pk"`
	SK     string `dynamo:"sk"`
	GSI1PK string `dynamo:"gsi1pk,omitempty"`
	GSI1SK string `dynamo:"gsi1sk,omitempty"`
	Entry
}

func newEntryItem(e Entry) entryItem {
	item := entryItem{PK: rosterKey(e.CompanyID), SK: entrySK(e.Number), Entry: e}
	if e.Status == EntryLeft && !e.LeftAt.IsZero() {
		item.GSI1PK, item.GSI1SK = leftEntries, leftSortKey(e.LeftAt, e.ID)
	}
	return item
}

// registrationItem leads from a roster entry to the account of the person, once registered.
type registrationItem struct {
	PK        string    `dynamo:"pk"`
	SK        string    `dynamo:"sk"`
	AccountID events.ID `dynamo:"account_id"`
}

const (
	entryPrefix    = "ENTRY#"
	registrationSK = "REGISTRATION"
)

func rosterKey(company events.ID) string     { return "ROSTER#" + string(company) }
func entrySK(number string) string           { return entryPrefix + number }
func registrationKey(entry events.ID) string { return "REGISTRATION#" + string(entry) }

// nextEntryID is of whoever gets a number that somebody had before: neither account nor invitations of that person are theirs.
func nextEntryID(before events.ID) events.ID { return ids.Derive(ids.RosterEntry, string(before)) }

// another says whether nothing of a row speaks for the person that an entry was of: neither name nor address nor birth date.
func (e Entry) another(old Entry) bool {
	return e.Name != old.Name && e.Email != old.Email && (e.BirthDate == "" || e.BirthDate != old.BirthDate)
}

func entryID(company events.ID, n string) events.ID {
	return ids.Derive(ids.RosterEntry, string(company), n)
}

// newEntry makes the entry of a row. The department's ID follows from its path, so that the same department is the same
// node in every roster of the company.
func newEntry(company events.ID, r rosterfile.Row) (Entry, error) {
	said := r
	said.Line = 0 // where it stands in the file changes nothing
	raw, err := json.Marshal(said)
	if err != nil {
		return Entry{}, fmt.Errorf("fingerprint: %w", err)
	}
	return Entry{
		ID: entryID(company, r.Number), CompanyID: company, Number: r.Number, Name: r.Name, Kana: r.Kana, Romaji: r.Romaji,
		Email: r.Email, DepartmentID: departmentID(company, r.Department), JobType: r.JobType, BirthDate: r.BirthDate,
		AgeBand: r.AgeBand, JoinedOn: r.JoinedOn, Category: r.Category, Status: EntryActive, Fingerprint: digest(string(raw)),
	}, nil
}

func departmentID(company events.ID, path []string) events.ID {
	return ids.Derive(ids.Department, append([]string{string(company)}, path...)...)
}

// bands are the age band and tenure on a day: all that other contexts hear of birth and joining.
func (e Entry) bands(on time.Time) (age, tenure events.Code) {
	if age = rosterfile.AgeBand(e.BirthDate, on); age == "" {
		age = e.AgeBand
	}
	return age, rosterfile.Tenure(e.JoinedOn, on)
}

// entries reads a company's whole roster, by number.
func (s *Service) entries(ctx context.Context, company events.ID) ([]Entry, error) {
	var items []entryItem
	if err := s.Table.Prefix(ctx, rosterKey(company), entryPrefix, &items); err != nil {
		return nil, fmt.Errorf("read roster: %w", err)
	}
	out := make([]Entry, len(items))
	for i, item := range items {
		out[i] = item.Entry
	}
	return out, nil
}

// entry reads one person of the roster.
func (s *Service) entry(ctx context.Context, company events.ID, number string) (e Entry, ok bool, err error) {
	var item entryItem
	ok, err = s.Table.One(ctx, rosterKey(company), entrySK(number), &item)
	return item.Entry, ok, err
}

// registered returns the account of a roster entry, "" if nobody registered.
func (s *Service) registered(ctx context.Context, entry events.ID) (events.ID, error) {
	var item registrationItem
	_, err := s.Table.One(ctx, registrationKey(entry), registrationSK, &item)
	return item.AccountID, err
}
