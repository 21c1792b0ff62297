package signup

import (
	"context"
	"errors"
	"slices"

	"kikite/events"
)

// What a company's contract went through.
const (
	ContractSigned  events.Code = "signed"
	ContractChanged events.Code = "changed"
	ContractEnding  events.Code = "ending" // its last day was set
	ContractOver    events.Code = "over"   // the last day passed
)

// maxEndings is how often a last day can be set of a contract that was changed as often as can be recorded: it must be possible to end it.
const maxEndings = 5

// NewTerms is what of a contract may be changed while it runs.
type NewTerms struct {
	Pricing
	QuotaPerMonth int           `json:"quota_per_month" minimum:"0" maximum:"31"`
	Programs      []events.Code `json:"programs" minItems:"1" maxItems:"7"`
	Threshold     int           `json:"threshold" minimum:"10" maximum:"1000" doc:"May only be raised, and not once a report was released"`
	EndsOn        events.Date   `json:"ends_on" format:"date" doc:"Last day"`
	Reason        string        `json:"reason" minLength:"1" maxLength:"2000" doc:"What was agreed, and with whom"`
	Version       int64         `json:"version,omitempty" minimum:"1" doc:"Of the company whose terms were read: what was changed since is not overwritten. Absent: whatever it is"`
}

// change applies new terms. Errors: invalid, changed, threshold_locked, threshold_lowered.
func (c *Company) change(t NewTerms, today events.Date) error {
	if t.Version != 0 && t.Version != c.Version {
		return errChanged
	}
	if err := codes("programs", t.Programs, events.Programs()); err != nil {
		return err
	}
	if err := t.check(); err != nil {
		return err
	}
	if _, err := day("ends_on", t.EndsOn); err != nil {
		return err
	}
	switch {
	case t.EndsOn < c.Contract.StartsOn:
		return invalid("period", "The contract ends before it starts.")
	case t.EndsOn < today && t.EndsOn != c.Contract.EndsOn:
		return invalid("past", "The last day is over already.")
	case c.ThresholdLocked && t.Threshold != c.Threshold:
		return errThresholdLocked
	case t.Threshold < c.Threshold:
		return errThresholdLowered
	}
	c.Contract.Pricing, c.Contract.QuotaPerMonth, c.Contract.EndsOn = t.Pricing, t.QuotaPerMonth, t.EndsOn
	c.Contract.Programs, c.Threshold = slices.Clone(t.Programs), t.Threshold
	c.Programs = slices.DeleteFunc(slices.Clone(c.Programs), func(p events.Code) bool { return !slices.Contains(t.Programs, p) })
	if len(c.Programs) == 0 {
		c.Programs = slices.Clone(t.Programs)
	}
	return nil
}

// end sets the last day. Errors: past, period, contract_over.
func (c *Company) end(on, today events.Date) error {
	if _, err := day("ends_on", on); err != nil {
		return err
	}
	switch {
	case c.Status == events.CompanyEnded:
		return errContractOver
	case on < today:
		return invalid("past", "The last day is over already.")
	case on < c.Contract.StartsOn:
		return invalid("period", "The contract ends before it starts.")
	}
	c.Contract.EndsOn = on
	return nil
}

// changeContract applies a change to a company and records it. A repeated request changes nothing. A contract that was over and gets a new
// last day runs again.
func (s *Service) changeContract(ctx context.Context, id events.ID, m Move, apply func(*Company) error) error {
	c, err := s.company(ctx, id)
	if err != nil || repeated(c.Moves, m.Key) {
		return err
	}
	was := c
	if err := apply(&c); err != nil {
		return err
	}
	m.Changed = difference(was, c)
	if m.To == ContractChanged && len(c.Moves) >= maxMoves || m.To == ContractEnding && len(c.Moves) >= maxMoves+maxEndings {
		return errTooManyMoves
	}
	c.Moves = append(c.Moves, m)
	if c.Status == events.CompanyEnded && m.To == ContractChanged && c.Contract.EndsOn >= s.today() {
		if c.Status, err = s.runningStatus(ctx, id); err != nil {
			return err
		}
	}
	tree, err := s.departments(ctx, id)
	if err != nil {
		return err
	}
	tx := s.Table.Tx()
	if err := s.saveCompany(ctx, tx, c, tree); err != nil {
		return err
	}
	err = tx.Run(ctx)
	if errors.Is(err, errChanged) {
		if now, readErr := s.company(ctx, id); readErr == nil && repeated(now.Moves, m.Key) {
			return nil
		}
	}
	return err
}

// runningStatus is where a company stands whose contract runs.
func (s *Service) runningStatus(ctx context.Context, id events.ID) (events.Code, error) {
	state, err := s.rosterState(ctx, id)
	if state.Applied == "" {
		return events.CompanyContracted, err
	}
	return events.CompanyLive, err
}

// closeOver ends a company whose last day is over; it is done in the name of nobody. A company that got a new last day stays.
func (s *Service) closeOver(ctx context.Context, id events.ID, last events.Date) error {
	m := Move{To: ContractOver, At: s.Clock.Now(), Date: last}
	err := s.changeContract(ctx, id, m, func(c *Company) error {
		if c.Status == events.CompanyEnded || c.Contract.EndsOn != last {
			return errNothingToDo
		}
		c.Status = events.CompanyEnded
		return nil
	})
	if errors.Is(err, errNothingToDo) {
		return nil
	}
	return err
}

// errNothingToDo: things are as they should be. Nobody sees it.
var errNothingToDo = errors.New("nothing to do")
