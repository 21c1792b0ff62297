package sessions

import (
	"context"
	"slices"

	"kikite/events"
	"kikite/events/claims"
	"kikite/functions/sessions/internal/vault"
)

// caseView is a case as its employee, or somebody of the desk, sees it. It has days and no other times, and no account but those of the desk.
type caseView struct {
	CaseID        events.ID     `json:"case_id" doc:"Random"`
	Way           events.Code   `json:"way" enum:"anonymous,named"`
	Status        events.Code   `json:"status" enum:"open,acknowledged,closed,withdrawn,erased"`
	Name          string        `json:"name,omitempty" doc:"Of a named one, as the employee gave it"`
	OpenedOn      events.Date   `json:"opened_on" format:"date"`
	AcknowledgeBy events.Date   `json:"acknowledge_by" format:"date" doc:"Three business days of Japan"`
	OutcomeBy     events.Date   `json:"outcome_by" format:"date" doc:"Thirty days"`
	Overdue       []events.Code `json:"overdue" nullable:"false" enum:"acknowledgement,outcome"`
	Outcome       events.Code   `json:"outcome,omitempty" enum:"measures_taken,confirmed,not_confirmed,referred,other"`
	ClosedOn      events.Date   `json:"closed_on,omitempty" format:"date"`
	Messages      []messageView `json:"messages" nullable:"false" doc:"Only of one case, oldest first"`

	DeskName    string       `json:"desk_name,omitempty" doc:"For the employee: what the desk was called"`
	Readers     []DeskPerson `json:"readers,omitempty" doc:"For the employee: who of the desk can read this now"`
	ReopenUntil events.Date  `json:"reopen_until,omitempty" format:"date" doc:"For the employee: the last day on which it can be opened again"`
}

type messageView struct {
	From events.Code `json:"from" enum:"employee,desk"`
	Kind events.Code `json:"kind" enum:"text,outcome,reopened"`
	Name string      `json:"name,omitempty" doc:"Of the desk: who wrote"`
	On   events.Date `json:"on" format:"date"`
	Text string      `json:"text"`
}

// base is what both sides see without a key.
func (s *Service) base(c *Case) caseView {
	v := caseView{
		CaseID: c.ID, Way: c.Way, Status: c.Status, OpenedOn: today(c.OpenedAt), AcknowledgeBy: c.AcknowledgeBy, OutcomeBy: c.OutcomeBy,
		Overdue: []events.Code{}, Outcome: c.Outcome, ClosedOn: c.ClosedOn, Messages: []messageView{},
	}
	for _, d := range c.overdue(s.clock.Now()) {
		v.Overdue = append(v.Overdue, events.Code(d))
	}
	return v
}

// opened adds what the key opens: the name and, if wanted, the messages.
func (s *Service) opened(ctx context.Context, c *Case, v *caseView, names claims.Desk, withMessages bool) error {
	key, err := s.vault.Existing(ctx, c.EmployeeID)
	if err != nil {
		return err
	}
	var head caseHead
	if err := key.Open(c.PK, c.SK, c.Sealed, &head); err != nil {
		return err
	}
	v.Name, v.DeskName = head.Name, head.Desk
	if !withMessages {
		return nil
	}
	return s.openMessages(ctx, c, v, key, names)
}

func (s *Service) openMessages(ctx context.Context, c *Case, v *caseView, key *vault.Key, names claims.Desk) error {
	list, err := s.messages(ctx, c)
	if err != nil {
		return err
	}
	for _, m := range list {
		view := messageView{From: m.From, Kind: m.Kind, On: today(m.At)}
		if i := slices.IndexFunc(names.People, func(p claims.DeskPerson) bool { return p.AccountID == m.By }); m.By != "" && i >= 0 {
			view.Name = names.People[i].Name
		}
		if err := key.Open(m.PK, m.SK, m.Sealed, &view.Text); err != nil {
			return err
		}
		v.Messages = append(v.Messages, view)
	}
	return nil
}

// forEmployee is the case as its employee sees it.
func (s *Service) forEmployee(ctx context.Context, c *Case, withMessages bool) (caseView, error) {
	v := s.base(c)
	names, err := s.deskNames(ctx, c.CompanyID)
	if err != nil {
		return v, err
	}
	if err := s.opened(ctx, c, &v, names, withMessages); err != nil {
		return v, err
	}
	v.ReopenUntil = c.reopenUntil()
	desk, err := s.deskOf(ctx, c.CompanyID)
	v.Readers = slices.DeleteFunc(desk.People, func(p DeskPerson) bool { return !c.reads(p.ID) || c.Status == CaseWithdrawn })
	return v, err
}

// forDesk is the case as the desk sees it. Of one that was withdrawn or erased it sees that it was. In an anonymous case nothing of the
// employee is in it but the words.
func (s *Service) forDesk(ctx context.Context, c *Case, withMessages bool) (caseView, error) {
	v := s.base(c)
	if c.Status == CaseWithdrawn || c.Status == CaseErased {
		v.Outcome, v.ClosedOn = "", ""
		return v, nil
	}
	names, err := s.deskNames(ctx, c.CompanyID)
	if err != nil {
		return v, err
	}
	err = s.opened(ctx, c, &v, names, withMessages)
	if erased(err) {
		v.Status = CaseErased
		return v, nil
	}
	v.DeskName = ""
	return v, err
}
