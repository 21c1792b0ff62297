package matching

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"kikite/events"
	"kikite/events/claims"
	"kikite/shared/consumer"
	"kikite/shared/problem"
	"kikite/shared/rights"
	"kikite/shared/store"
)

// Claims reads what signup stored for matching, and stores copies for signup. Errors: Gone if it was erased.
type Claims interface {
	Get(ctx context.Context, key events.ClaimKey, v any) error
	rights.Claims // what matching stores for signup's exports
}

// Applier turns events into the table's state. Every change is one transaction with the dedupe item, and a state older than the
// stored one changes nothing.
type Applier struct {
	store  *Store
	claims Claims
	texts  Texts

	mu     sync.Mutex
	erased []events.ID       // consultants whose texts were removed and may be in a snapshot
	owed   []events.Envelope // erasures to acknowledge when the snapshots are without them
}

// NewApplier returns an applier.
func NewApplier(s *Store, c Claims, t Texts) *Applier { return &Applier{store: s, claims: c, texts: t} }

// Handlers are all event types that matching consumes.
func (a *Applier) Handlers() map[string]consumer.Handler {
	return map[string]consumer.Handler{
		events.SignupConsultantChanged.Name():    consumer.Typed(events.SignupConsultantChanged, a.consultantChanged),
		events.SignupCompanyChanged.Name():       consumer.Typed(events.SignupCompanyChanged, a.companyChanged),
		events.SignupAccountChanged.Name():       consumer.Typed(events.SignupAccountChanged, a.accountChanged),
		events.BookingAvailabilityChanged.Name(): consumer.Typed(events.BookingAvailabilityChanged, a.availabilityChanged),
		events.SessionsPulseAnswered.Name():      consumer.Typed(events.SessionsPulseAnswered, a.pulseAnswered),
		events.SignupExportAsked.Name():          consumer.Typed(events.SignupExportAsked, a.exportAsked),
	}
}

// put stores a versioned item once per event, unless the stored one is newer.
func (a *Applier) put(ctx context.Context, e events.Envelope, item any) error {
	s := a.store
	err := s.table.Tx().Put(s.table.Put(item).If("attribute_not_exists(pk) OR $ < ?", "version", e.EntityVersion), errOlder).
		Once(e, s.clock.Now()).Run(ctx)
	if errors.Is(err, errOlder) {
		return nil
	}
	return err
}

type consultantItem struct {
	keys
	Consultant
}

func (a *Applier) consultantChanged(ctx context.Context, e events.Envelope, d events.ConsultantChanged) error {
	c := Consultant{
		ID: d.ConsultantID, Version: e.EntityVersion, Status: d.Status, Licences: d.Licences, Programs: d.Programs, Themes: d.Themes,
		Industries: d.Industries, JobTypes: d.JobTypes, Styles: d.Styles, Values: d.Values, Languages: d.Languages,
		Gender: d.Gender, AgeBand: d.AgeBand, Personality: d.Personality,
		Backgrounds: d.Backgrounds, Connected: d.ConnectedCompanies,
	}
	if d.Paused && d.Status == events.StatusApproved {
		c.Status = statusPaused
	}
	if d.ProfileClaim != "" {
		var text claims.ConsultantProfile
		err := a.claims.Get(ctx, d.ProfileClaim, &text)
		if err != nil && problem.CodeOf(err) != problem.Gone {
			return fmt.Errorf("consultant %s: %w", d.ConsultantID, err)
		}
		// An erased claim leaves the texts empty; without a name nobody sees the consultant.
		c.Name, c.Kana, c.Romaji, c.Headline = text.Name, text.Kana, text.Romaji, text.Headline
		c.Career, c.Introduction, c.Experience = text.Career, text.Introduction, text.ExperienceYears
		c.Meaning = a.texts.Of(ctx, c.meaningText())
	}
	if c.Name == "" {
		a.noteErased(c.ID) // also when the event comes again: the snapshot may have failed
	}
	return a.put(ctx, e, consultantItem{logged(consultantKey(c.ID), skProfile, a.store.machine.Now()), c})
}

func (a *Applier) noteErased(id events.ID) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.erased = append(a.erased, id)
}

// owe remembers to acknowledge an erasure.
func (a *Applier) owe(e events.Envelope) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.owed = append(a.owed, e)
}

// pay acknowledges the erasures of the last batch.
func (a *Applier) pay(ctx context.Context) error {
	a.mu.Lock()
	owed := a.owed
	a.owed = nil
	a.mu.Unlock()
	var err error
	for _, e := range owed {
		err = errors.Join(err, a.acknowledge(ctx, a.store.table.Tx(), e))
	}
	return err
}

// takeErased returns the consultants whose texts were removed since the last call.
func (a *Applier) takeErased() []events.ID {
	a.mu.Lock()
	defer a.mu.Unlock()
	out := a.erased
	a.erased = nil
	return out
}

type openItem struct {
	keys
	OpenTime
}

func (a *Applier) availabilityChanged(ctx context.Context, e events.Envelope, d events.AvailabilityChanged) error {
	open := OpenTime{ConsultantID: d.ConsultantID, Version: e.EntityVersion, Windows: windows(d.Windows)}
	return a.put(ctx, e, openItem{logged(consultantKey(d.ConsultantID), skOpen, a.store.machine.Now()), open})
}

type companyItem struct {
	keys
	Company
}

func (a *Applier) companyChanged(ctx context.Context, e events.Envelope, d events.CompanyChanged) error {
	c := Company{ID: d.CompanyID, Version: e.EntityVersion, Status: d.Status, Programs: d.Programs}
	return a.put(ctx, e, companyItem{logged(companyKey(c.ID), skCompany, a.store.machine.Now()), c})
}

type ratingItem struct {
	keys
	Rating
}

func (a *Applier) pulseAnswered(ctx context.Context, e events.Envelope, d events.PulseAnswered) error {
	if d.Rating < 1 || d.Rating > 5 {
		return fmt.Errorf("rating of session %s is %d", d.SessionID, d.Rating)
	}
	s := a.store
	pk := employeeKey(d.EmployeeID)
	item := ratingItem{listed(pk, preRated+string(d.SessionID), preRated, e.Time), Rating{
		Rater: d.EmployeeID, ConsultantID: d.ConsultantID, SessionID: d.SessionID, Program: d.Program,
		Rating: d.Rating, Again: d.Again, Version: e.EntityVersion, RatedAt: e.Time.UTC().Truncate(time.Second),
	}}
	erased := problem.New(problem.Gone, "erased", "The account was erased.")
	err := s.table.Tx().Put(s.table.Put(item).If("attribute_not_exists(pk) OR $ < ?", "version", e.EntityVersion), errOlder).
		Check(s.table.Check(store.PK, pk).Range(store.SK, skAccount).
			If("attribute_not_exists($) OR $ <> ?", "status", "status", events.StatusErased), erased).
		Once(e, s.clock.Now()).Run(ctx)
	if errors.Is(err, errOlder) || errors.Is(err, erased) {
		return nil
	}
	return err
}
