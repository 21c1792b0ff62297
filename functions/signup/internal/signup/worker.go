package signup

import (
	"context"
	"maps"

	"kikite/events"
	"kikite/shared/consumer"
)

// Worker consumes what signup itself has to follow up on, the reports that lock a threshold, and talks to be counted.
func (s *Service) Worker() *consumer.Consumer {
	handlers := map[string]consumer.Handler{
		events.SignupConsultantChanged.Name(): consumer.Typed(events.SignupConsultantChanged, s.onConsultant),
		events.SignupAccountChanged.Name():    consumer.Typed(events.SignupAccountChanged, s.onAccount),
		events.ReportsReleased.Name():         consumer.Typed(events.ReportsReleased, s.onReport),
		events.SessionsFinished.Name():        consumer.Typed(events.SessionsFinished, s.onFinished),
	}
	maps.Copy(handlers, s.erasureHandlers())
	maps.Copy(handlers, s.exportHandlers())
	return consumer.New(handlers)
}

// onConsultant brings the directory in line with the consultant's account: importing hundreds at a time must not wait for
// the directory's rate limit.
func (s *Service) onConsultant(ctx context.Context, e events.Envelope, data events.ConsultantChanged) error {
	if err := s.alignUser(ctx, data.AccountID); err != nil {
		return err
	}
	return s.Table.Tx().Once(e, s.Clock.Now()).Run(ctx)
}

// onAccount finishes what the request that changed an account may have left: an erasure whose last step failed, a user that
// was taken back. Consultants have their own event.
func (s *Service) onAccount(ctx context.Context, e events.Envelope, data events.AccountChanged) error {
	if data.Role != events.RoleConsultant {
		if err := s.alignUser(ctx, data.AccountID); err != nil {
			return err
		}
	}
	if data.Status == events.StatusErased {
		return s.noteErased(ctx, e, data.AccountID, events.Signup)
	}
	return s.Table.Tx().Once(e, s.Clock.Now()).Run(ctx)
}

// alignUser makes the directory say what the table says now, whatever an event said: events come late and out of order.
func (s *Service) alignUser(ctx context.Context, id events.ID) error {
	a, ok, err := s.account(ctx, id)
	if err != nil || !ok {
		return err
	}
	switch a.Status {
	case events.StatusActive:
		return s.ensureUser(ctx, a.ID, a.Email, a.Locale)
	case events.StatusErased:
		return s.finishErasure(ctx, a.ID)
	default:
		return s.Users.Disable(ctx, a.ID)
	}
}

// onReport locks the company's threshold: figures published under one k must not be joined by figures under another.
func (s *Service) onReport(ctx context.Context, e events.Envelope, data events.ReportState) error {
	c, err := s.company(ctx, data.CompanyID)
	if err != nil {
		return err
	}
	tx := s.Table.Tx()
	if !c.ThresholdLocked {
		c.ThresholdLocked = true
		s.putCompany(tx, c)
	}
	return tx.Once(e, s.Clock.Now()).Run(ctx)
}
