package sessions

import (
	"context"

	"kikite/events"
	"kikite/functions/sessions/internal/care"
	"kikite/shared/principal"
	"kikite/shared/problem"
)

var errNoWords = problem.New(problem.Invalid, "words", "Please say why, in words.")

// DecideOpening is the second operator's word beforehand. Tell says that the employee is told in spite of what the asker wrote.
func (s *Service) DecideOpening(ctx context.Context, p principal.Principal, entry, id events.ID, approve, tell bool, words string) (*careItem, error) {
	if !approve && words == "" {
		return nil, errNoWords
	}
	did := events.Code("refused")
	if approve {
		did = "approved"
	}
	return s.onOpening(ctx, p, entry, id, did, true, func(c *careItem, o *care.Opening, w *openingWords, _ *Access) error {
		w.Second = words
		return o.Decide(&c.Entry, p.AccountID, approve, tell, s.now())
	})
}

// ReviewOpening is the second operator's word after somebody acted alone.
func (s *Service) ReviewOpening(ctx context.Context, p principal.Principal, entry, id events.ID, agrees, tell bool, words string) (*careItem, error) {
	if words == "" {
		return nil, errNoWords
	}
	did := events.Code("reviewed_not")
	if agrees {
		did = "reviewed"
	}
	return s.onOpening(ctx, p, entry, id, did, true, func(c *careItem, o *care.Opening, w *openingWords, _ *Access) error {
		w.Second = words
		return o.Review(&c.Entry, p.AccountID, agrees, tell, s.now())
	})
}

// TellOpening ends that the employee is not told.
func (s *Service) TellOpening(ctx context.Context, p principal.Principal, entry, id events.ID) (*careItem, error) {
	return s.onOpening(ctx, p, entry, id, "told", false, func(_ *careItem, o *care.Opening, _ *openingWords, _ *Access) error {
		return o.Tell(s.now())
	})
}

// WriteDone keeps what who opened did then.
func (s *Service) WriteDone(ctx context.Context, p principal.Principal, entry, id events.ID, words string) (*careItem, error) {
	return s.onOpening(ctx, p, entry, id, "wrote_done", false, func(_ *careItem, o *care.Opening, w *openingWords, _ *Access) error {
		switch {
		case o.AskedBy != p.AccountID:
			return care.ErrNotYours
		case o.OpenedAt.IsZero():
			return care.ErrNotApproved
		case w.Done == words:
			return care.ErrUnchanged
		}
		w.Done = words
		return nil
	})
}

// Contents is what a disclosure opens.
type Contents struct {
	EmployeeID events.ID
	CompanyID  events.ID
	Emergency  *Emergency // nil: not part of it, or nothing was given
	SOS        *sosNote
	Sentences  []string
}

// ReadOpening returns what a disclosure opens, to who asked for it, while it may be read. Each reading is in the log before it is answered.
func (s *Service) ReadOpening(ctx context.Context, p principal.Principal, entry, id events.ID) (Contents, error) {
	c, err := s.onOpening(ctx, p, entry, id, "opened", false, func(_ *careItem, o *care.Opening, _ *openingWords, a *Access) error {
		if _, err := o.Read(p.AccountID, s.now()); err != nil {
			return err
		}
		a.Why = "two_people"
		if o.Way == care.WayAlone {
			a.Why = "danger"
		}
		a.Saw = []events.Code{SawPerson} // replaced by all that this disclosure opens
		return nil
	})
	if err != nil {
		return Contents{}, err
	}
	o, err := s.opening(ctx, entry, id)
	if err != nil {
		return Contents{}, err
	}
	return s.contents(ctx, c, o.Saw)
}
