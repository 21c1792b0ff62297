package signup

import (
	"context"
	"errors"
	"fmt"

	"golang.org/x/sync/errgroup"

	"kikite/events"
	"kikite/events/claims"
	"kikite/shared/ids"
	"kikite/shared/store"
)

// importers is how many consultants of one request are stored at a time.
const importers = 8

// apply stores an application for an operator to check; the applicant is told nothing of whether the licence or the address
// is known here.
func (s *Service) apply(ctx context.Context, id events.ID, a Application, accepted *Accepted) error {
	if err := a.check(s.today()); err != nil {
		return err
	}
	c := s.newConsultant(id, a, Move{To: events.StatusApplied, At: s.Clock.Now()})
	c.Conduct = accepted
	tx := s.Table.Tx().Put(s.Table.Put(newConsultantItem(c)).If("attribute_not_exists(pk)"), errChanged)
	s.putTrace(tx, traceOfApplication, c.Email, c.ID, 0)
	err := tx.Run(ctx)
	if errors.Is(err, errChanged) { // the same request again
		return nil
	}
	return err
}

func (s *Service) newConsultant(id events.ID, a Application, m Move) Consultant {
	return Consultant{ID: id, AccountID: ids.Derive(ids.Account, string(id)), Status: m.To, Application: a,
		AppliedAt: m.At, Moves: []Move{m}, Version: 1}
}

// decide applies an operator's decision. Approval takes the licences and opens the account (its user follows by event, in
// signup-worker); suspension closes it.
func (s *Service) decide(ctx context.Context, id events.ID, m Move, apply func(*Consultant, Move) error) (Consultant, error) {
	c, err := s.consultant(ctx, id)
	if err != nil || repeated(c.Moves, m.Key) {
		return c, err
	}
	before, was := c.Version, c.Status
	if err := apply(&c, m); err != nil {
		return c, err
	}
	c.Version++
	tx := s.Table.Tx()
	tx.Put(s.Table.Put(newConsultantItem(c)).If("version = ?", before), errChanged)
	if was == events.StatusApplied {
		if err := s.answerApplicant(ctx, tx, c); err != nil {
			return c, err
		}
	}
	if c.Status != ConsultantRejected {
		s.claimLicences(tx, c)
		if err := s.consultantAccount(ctx, tx, c); err != nil {
			return c, err
		}
		if err := s.emitConsultant(ctx, tx, c); err != nil {
			return c, err
		}
	}
	err = tx.Run(ctx)
	if errors.Is(err, errChanged) {
		if now, readErr := s.consultant(ctx, id); readErr == nil && repeated(now.Moves, m.Key) {
			return now, nil
		}
	}
	return c, err
}

// answerApplicant has the decision mailed. Why it was made is not told: what operators checked, and where, is theirs.
func (s *Service) answerApplicant(ctx context.Context, tx *store.Tx, c Consultant) error {
	key, err := s.Claims.Put(ctx, events.Mailer, c.ID, claims.ApplicationMail{Name: c.Name, Address: c.Email, Locale: c.Locale})
	if err != nil {
		return err
	}
	tx.Emit(events.SignupApplicationDecided.New(s.meta(c.ID, c.Version), events.ApplicationDecided{ConsultantID: c.ID, Decision: c.Status, Claim: key}))
	return nil
}

// consultantAccount opens, closes or re-opens the account as the consultant's status demands.
func (s *Service) consultantAccount(ctx context.Context, tx *store.Tx, c Consultant) error {
	a, exists, err := s.account(ctx, c.AccountID)
	if err != nil {
		return err
	}
	if !exists {
		return s.addAccount(ctx, tx, c.account())
	}
	changed := false
	if c.Status == events.StatusApproved {
		changed = a.activate()
	} else {
		changed = a.deactivate()
	}
	if !changed {
		return nil
	}
	return s.saveAccount(ctx, tx, a)
}

// ImportResult says what became of one row of an import.
type ImportResult struct {
	Row          int         `json:"row" doc:"From 0"`
	Status       events.Code `json:"status" doc:"created, exists (its licence was imported before) or refused"`
	ConsultantID events.ID   `json:"consultant_id,omitempty"`
	Reason       string      `json:"reason,omitempty" doc:"Why refused, for a program"`
	Message      string      `json:"message,omitempty" doc:"Why refused, for a person"`
}

// importAll stores consultants of a partner network, who were checked there: each row by itself, approved. A licence that
// is known already makes the row "exists", so that the same list may be sent again.
func (s *Service) importAll(ctx context.Context, rows []Application, by Account, accepted *Accepted) ([]ImportResult, error) {
	results := make([]ImportResult, len(rows))
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(importers)
	for i, row := range rows {
		group.Go(func() error {
			id, created, err := s.importOne(ctx, row, by, accepted)
			results[i] = ImportResult{Row: i, ConsultantID: id, Status: "exists"}
			if created {
				results[i].Status = "created"
			}
			if p := refusal(err); p != nil {
				results[i] = ImportResult{Row: i, Status: "refused", Reason: p.Reason, Message: p.Message}
				return nil
			}
			return err
		})
	}
	return results, group.Wait()
}

func (s *Service) importOne(ctx context.Context, row Application, by Account, accepted *Accepted) (id events.ID, created bool, err error) {
	if err := row.check(s.today()); err != nil {
		return "", false, err
	}
	for range 2 { // twice: another request may store the same licence between reading and writing
		owner, err := s.licenceOwner(ctx, row.Licences)
		if err != nil || owner != "" {
			return owner, false, err
		}
		c := s.newConsultant(s.IDs.Random(ids.Consultant), row,
			Move{To: events.StatusApproved, At: s.Clock.Now(), By: by.ID, Note: "partner network"})
		c.Conduct = accepted
		if err = s.storeImported(ctx, c); err == nil {
			return c.ID, true, nil
		} else if !errors.Is(err, errLicenceTaken) {
			return "", false, err
		}
	}
	return "", false, errLicenceTaken
}

func (s *Service) storeImported(ctx context.Context, c Consultant) error {
	tx := s.Table.Tx()
	s.claimLicences(tx, c) // first: of several failed conditions the first is reported
	tx.Put(s.Table.Put(newConsultantItem(c)).If("attribute_not_exists(pk)"), errChanged)
	if err := s.addAccount(ctx, tx, c.account()); err != nil {
		return err
	}
	if err := s.emitConsultant(ctx, tx, c); err != nil {
		return err
	}
	return tx.Run(ctx)
}

// licenceOwner returns who holds one of the licences, "" if nobody does. Errors: errLicenceTaken if several do.
func (s *Service) licenceOwner(ctx context.Context, licences []Licence) (events.ID, error) {
	var owner events.ID
	for _, l := range licences {
		var item licenceItem
		if _, err := s.Table.One(ctx, licenceKey(l), licenceSK, &item); err != nil {
			return "", fmt.Errorf("licence: %w", err)
		}
		if item.ConsultantID != "" && owner != "" && owner != item.ConsultantID {
			return "", errLicenceTaken
		}
		if item.ConsultantID != "" {
			owner = item.ConsultantID
		}
	}
	return owner, nil
}
