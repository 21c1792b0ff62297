package signup

import (
	"context"
	"slices"
	"time"

	"kikite/events"
	"kikite/events/claims"
	"kikite/shared/store"
)

// Licence is one registration of a consultant.
type Licence struct {
	Kind       events.Code `dynamo:"kind" json:"kind" maxLength:"64"`
	Number     string      `dynamo:"number" json:"number" minLength:"1" maxLength:"40" pattern:"^[0-9A-Za-z][0-9A-Za-z\\-]*$"`
	ValidUntil events.Date `dynamo:"valid_until,omitempty" json:"valid_until,omitempty" format:"date" doc:"Last day, where the registration must be renewed"`
}

// Consultant is a licensed outside expert, from the application on: applied → approved ⇄ suspended, or rejected.
type Consultant struct {
	ID        events.ID   `dynamo:"id" json:"consultant_id"`
	AccountID events.ID   `dynamo:"account_id" json:"account_id"`
	Status    events.Code `dynamo:"status" json:"status"`
	Application
	Connected []events.ID    `dynamo:"connected,omitempty" json:"connected_companies,omitempty" doc:"Companies whose employees never meet this consultant"`
	Conduct   *Accepted      `dynamo:"conduct,omitempty" json:"conduct,omitempty" doc:"The code of conduct that was accepted last"`
	Asked     *ConductTerm   `dynamo:"asked,omitempty" json:"conduct_asked,omitempty" doc:"The term in which the code of conduct in force is to be accepted"`
	Paused    bool           `dynamo:"paused,omitempty" json:"paused,omitempty" doc:"Not proposed and not booked anew, since the term is over; what is booked stays"`
	Told      map[string]int `dynamo:"told,omitempty" json:"-"` // registration → days before its last day at which the holder was reminded last
	AppliedAt time.Time      `dynamo:"applied_at" json:"applied_at"`
	Moves     []Move         `dynamo:"moves" json:"moves"`
	Version   int64          `dynamo:"version" json:"version"`
}

// approve opens the way to employees, first or again. Errors: illegal_move.
func (c *Consultant) approve(m Move) error {
	if c.Status != events.StatusApplied && c.Status != events.StatusSuspended {
		return illegalMove(string(events.StatusApproved), string(c.Status))
	}
	return c.move(events.StatusApproved, m)
}

// reject ends an application. Errors: illegal_move.
func (c *Consultant) reject(m Move) error {
	if c.Status != events.StatusApplied {
		return illegalMove(string(ConsultantRejected), string(c.Status))
	}
	return c.move(ConsultantRejected, m)
}

// suspend takes a consultant out at once. Errors: illegal_move.
func (c *Consultant) suspend(m Move) error {
	if c.Status != events.StatusApproved {
		return illegalMove(string(events.StatusSuspended), string(c.Status))
	}
	return c.move(events.StatusSuspended, m)
}

// lapse suspends a consultant without a licence: nobody decides it, and no history is too long for it.
func (c *Consultant) lapse(at time.Time) {
	c.Status = events.StatusSuspended
	c.Moves = append(c.Moves, Move{To: events.StatusSuspended, At: at, Note: NoteLapsed})
}

func (c *Consultant) move(to events.Code, m Move) error {
	if len(c.Moves) >= maxMoves {
		return errTooManyMoves
	}
	m.To, c.Status = to, to
	c.Moves = append(c.Moves, m)
	return nil
}

// licences lists the kinds that hold on a day (in Asia/Tokyo): no page may name one that lapsed.
func (c Consultant) licences(today events.Date) []events.Code {
	kinds := []events.Code{}
	for _, l := range c.Licences {
		if l.holds(today) && !slices.Contains(kinds, l.Kind) {
			kinds = append(kinds, l.Kind)
		}
	}
	return kinds
}

func (c Consultant) account() Account {
	return Account{ID: c.AccountID, Role: events.RoleConsultant, ConsultantID: c.ID, Name: c.Name, Email: c.Email,
		Locale: c.Locale, Zone: c.Zone}
}

type consultantItem struct {
	PK     string `dynamo:"pk"`
	SK     string `dynamo:"sk"`
	GSI1PK string `dynamo:"gsi1pk"`
	GSI1SK string `dynamo:"gsi1sk"`
	Consultant
}

func (i consultantItem) sortKey() string { return i.GSI1SK }

// licenceItem keeps a registration number with one consultant.
type licenceItem struct {
	PK           string    `dynamo:"pk"`
	SK           string    `dynamo:"sk"`
	ConsultantID events.ID `dynamo:"consultant_id"`
}

const (
	consultantSK = "CONSULTANT"
	licenceSK    = "LICENCE"
)

func consultantKey(id events.ID) string        { return "CONSULTANT#" + string(id) }
func consultantList(status events.Code) string { return "CONSULTANTS#" + string(status) }
func licenceKey(l Licence) string              { return "LICENCE#" + string(l.Kind) + "#" + l.serial() }

func newConsultantItem(c Consultant) consultantItem {
	return consultantItem{consultantKey(c.ID), consultantSK, consultantList(c.Status),
		c.AppliedAt.UTC().Format(sortable) + "#" + string(c.ID), c}
}

// consultant reads one. Errors: errNoConsultant.
func (s *Service) consultant(ctx context.Context, id events.ID) (Consultant, error) {
	var item consultantItem
	ok, err := s.Table.One(ctx, consultantKey(id), consultantSK, &item)
	if err == nil && !ok {
		err = errNoConsultant
	}
	return item.Consultant, err
}

// claimLicences adds the registrations of a consultant to a transaction, which fails with errLicenceTaken if one belongs to
// somebody else.
func (s *Service) claimLicences(tx *store.Tx, c Consultant) {
	for _, l := range c.Licences {
		tx.Put(s.Table.Put(licenceItem{licenceKey(l), licenceSK, c.ID}).
			If("attribute_not_exists(pk) OR consultant_id = ?", c.ID), errLicenceTaken)
	}
}

// emitConsultant adds consultant_changed with a fresh claim of the profile.
func (s *Service) emitConsultant(ctx context.Context, tx *store.Tx, c Consultant) error {
	key, err := s.Claims.Put(ctx, events.Matching, c.ID, claims.ConsultantProfile{
		Name: c.Name, Kana: c.Kana, Romaji: c.Romaji, Headline: c.Headline, Career: c.Career, Introduction: c.Introduction,
		ExperienceYears: c.ExperienceYears,
	})
	if err != nil {
		return err
	}
	tx.Emit(events.SignupConsultantChanged.New(s.meta(c.ID, c.Version), events.ConsultantChanged{
		ConsultantID: c.ID, AccountID: c.AccountID, Status: c.Status, Licences: c.licences(s.today()), Programs: c.Programs,
		Themes: c.Themes, Industries: c.Industries, JobTypes: c.JobTypes, Styles: c.Styles, Values: c.Values,
		Languages: c.Languages, Gender: c.Gender, AgeBand: c.AgeBand, Zone: c.Zone, Personality: c.Personality, ProfileClaim: key,
		Backgrounds: c.Backgrounds, ConnectedCompanies: c.Connected, Paused: c.Paused,
	}))
	return nil
}
