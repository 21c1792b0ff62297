package signup

import (
	"context"
	"errors"

	"kikite/events"
)

// How long a consultant has to accept a code of conduct, from the mail that asks for it; and how long before the end another mail reminds.
const (
	conductTerm    = 30 // days
	conductWarning = 7
)

// conductsPerRun is how many consultants one daily run writes to about the code of conduct. A new version asks everybody: that is more than a run
// has time for, and each one's term begins with their own mail.
const conductsPerRun = 500

// ConductTerm is the time in which a version of the code of conduct is to be accepted.
type ConductTerm struct {
	Version  string      `dynamo:"version" json:"version"`
	Until    events.Date `dynamo:"until" json:"until" doc:"Last day, in Asia/Tokyo"`
	Reminded bool        `dynamo:"reminded,omitempty" json:"reminded,omitempty"`
}

// accepts says whether a consultant accepted the code of conduct in force.
func (c *Consultant) accepts() bool { return c.Conduct != nil && c.Conduct.Version == ConductVersion }

// conductDue takes the next step with a consultant who has not accepted the code in force, and says whether it is to be told: first they are
// asked, then reminded, and when the term is over paused. No step is left out, however long nobody looked: who was not reminded gets the last
// week anew. Who is paused stays so when a new version comes.
func (c *Consultant) conductDue(today events.Date) (bool, error) {
	now, err := day("today", today)
	if err != nil || c.accepts() {
		return false, err
	}
	if c.Asked == nil || c.Asked.Version != ConductVersion {
		c.Asked = &ConductTerm{Version: ConductVersion, Until: dateOf(now.AddDate(0, 0, conductTerm))}
		return true, nil
	}
	term := *c.Asked
	until, err := day("until", term.Until)
	if err != nil {
		return false, err
	}
	switch left := int(until.Sub(now).Hours() / 24); {
	case !term.Reminded && left <= conductWarning:
		if term.Reminded = true; left < conductWarning {
			term.Until = dateOf(now.AddDate(0, 0, conductWarning))
		}
	case term.Reminded && left < 0 && !c.Paused:
		c.Paused = true
	default:
		return false, nil
	}
	c.Asked = &term
	return true, nil
}

// askConduct does that for one approved consultant. It may be repeated: what was said is noted in the same transaction.
func (s *Service) askConduct(ctx context.Context, id events.ID) error {
	c, err := s.consultant(ctx, id)
	if err != nil || c.Status != events.StatusApproved {
		return err
	}
	paused := c.Paused
	tell, err := c.conductDue(s.today())
	if err != nil || !tell {
		return err
	}
	before := c.Version
	c.Version++
	tx := s.Table.Tx()
	tx.Put(s.Table.Put(newConsultantItem(c)).If("version = ?", before), errChanged)
	tx.Emit(events.SignupConductDue.New(s.meta(c.ID, c.Version), events.ConductDue{
		ConsultantID: c.ID, AccountID: c.AccountID, Until: c.Asked.Until, Paused: c.Paused,
	}))
	if c.Paused != paused {
		if err := s.emitConsultant(ctx, tx, c); err != nil {
			return err
		}
	}
	if err := tx.Run(ctx); !errors.Is(err, errChanged) {
		return err
	}
	return nil // somebody changed the consultant at the same time: tomorrow
}
