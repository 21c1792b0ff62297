package signup

import (
	"context"
	"net/http"
	"slices"

	"kikite/events"
	"kikite/shared/httpapi"
)

// ConsultantRenewed is the move of a registration that was renewed, in the history of a consultant.
const ConsultantRenewed events.Code = "renewed"

// RenewalInput enters the new last day of a registration.
type RenewalInput struct {
	Keyed
	ConsultantPath
	Body struct {
		Kind       events.Code `json:"kind" maxLength:"64"`
		Number     string      `json:"number" minLength:"1" maxLength:"40"`
		ValidUntil events.Date `json:"valid_until" format:"date" doc:"Last day, of the certificate that was seen"`
		Reason     string      `json:"reason" minLength:"1" maxLength:"2000" doc:"What was checked, and where"`
	}
}

func (s *Service) registerRenewals(api *httpapi.API) {
	httpapi.Register(api, httpapi.Op{ID: "renew-licence", Method: http.MethodPost, Path: "/consultants/{id}/renewal", Roles: operators(),
		Summary: "Enter the new last day of a registration; who was suspended for its lapse works again"}, s.renew)
}

func (s *Service) renew(ctx context.Context, in *RenewalInput) (*OneConsultant, error) {
	me, err := s.caller(ctx)
	if err != nil {
		return nil, err
	}
	m := s.newMove(me.ID, in.Key)
	m.Date, m.Note = in.Body.ValidUntil, in.Body.Reason
	c, err := s.decide(ctx, in.ID, m, func(c *Consultant, m Move) error {
		return c.renew(in.Body.Kind, in.Body.Number, in.Body.ValidUntil, s.today(), m)
	})
	return s.showConsultant(ctx, c, err)
}

// renew notes a new last day. A suspension that nobody decided ends with it. Errors: no_such_licence, valid_until, illegal_move.
func (c *Consultant) renew(kind events.Code, number string, until, today events.Date, m Move) error {
	at := slices.IndexFunc(c.Licences, func(l Licence) bool { return l.Kind == kind && l.Number == number && lapses(l.Kind) })
	switch {
	case c.Status != events.StatusApproved && c.Status != events.StatusSuspended:
		return illegalMove(string(ConsultantRenewed), string(c.Status))
	case at < 0:
		return errNoLicence
	case until < today:
		return invalid("valid_until", "The last day is over already.")
	}
	c.Licences = slices.Clone(c.Licences)
	c.Licences[at].ValidUntil = until
	if err := c.Licences[at].check(today); err != nil {
		return err
	}
	status := c.Status
	if err := c.move(ConsultantRenewed, m); err != nil {
		return err
	}
	c.Status = status
	return c.backAfterLapse(today, m)
}

// backAfterLapse ends a suspension that nobody decided, as soon as a licence holds again. Errors: too_many_moves.
func (c *Consultant) backAfterLapse(today events.Date, m Move) error {
	if c.Status != events.StatusSuspended || c.lastSuspension() != NoteLapsed || len(c.licences(today)) == 0 {
		return nil
	}
	return c.move(events.StatusApproved, Move{At: m.At, By: m.By, Note: m.Note})
}

// lastSuspension is the note of the newest one.
func (c *Consultant) lastSuspension() string {
	for _, m := range slices.Backward(c.Moves) {
		if m.To == events.StatusSuspended {
			return m.Note
		}
	}
	return ""
}

// showConsultant answers with a consultant and who moved them.
func (s *Service) showConsultant(ctx context.Context, c Consultant, err error) (*OneConsultant, error) {
	if err != nil {
		return nil, err
	}
	if err := s.named(ctx, c.Moves); err != nil {
		return nil, err
	}
	return &OneConsultant{c}, nil
}
