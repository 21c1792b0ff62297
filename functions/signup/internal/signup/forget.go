package signup

import (
	"context"
	"errors"
	"time"

	"kikite/events"
	"kikite/shared/problem"
	"kikite/shared/rights"
	"kikite/shared/store"
)

var (
	errNotClosed  = problem.New(problem.Conflict, "not_closed", "Decide on the application first, or close the inquiry: what is still being worked on is not erased.")
	errHasAccount = problem.New(problem.Conflict, "has_account", "This consultant has an account, which is erased with everything else.")
)

// unlessGone takes what is gone already as done.
func unlessGone(err, gone error) error {
	if errors.Is(err, gone) {
		return nil
	}
	return err
}

// forgetInquiry removes the person from an inquiry: name, address, telephone number, what they wrote, and what was noted. What stays is a company, and
// when it asked for what and what became of it. It may be repeated.
func (s *Service) forgetInquiry(ctx context.Context, id events.ID) error {
	q, err := s.inquiry(ctx, id)
	if err != nil || !q.ErasedAt.IsZero() {
		return err
	}
	if err := s.Claims.Erase(ctx, events.Mailer, id); err != nil { // of the acknowledgement
		return err
	}
	before, address := q.Version, q.Email
	said := newSaidItem(q)
	q.PersonName, q.Email, q.Phone, q.Message = "", "", "", ""
	for i := range q.Moves {
		if q.CompanyID == "" { // else they are of a company that is a customer
			q.Moves[i].Note = ""
		}
	}
	q.ErasedAt = s.Clock.Now()
	q.Version++
	tx := s.Table.Tx().Put(s.Table.Put(newInquiryItem(q)).If("version = ?", before), errChanged)
	s.dropTrace(tx, traceOfInquiry, address, id)
	tx.Delete(s.Table.Delete(store.PK, said.PK).Range(store.SK, said.SK), nil)
	return tx.Run(ctx)
}

// forgetApplication removes an application that came to nothing, with its documents. It may be repeated; then there is no such consultant.
// Errors: no_consultant, not_closed, has_account.
func (s *Service) forgetApplication(ctx context.Context, id events.ID) error {
	c, err := s.consultant(ctx, id)
	switch {
	case err != nil:
		return err
	case c.Status == events.StatusApplied:
		return errNotClosed
	case c.Status != ConsultantRejected:
		return errHasAccount
	}
	if err := errors.Join(s.forgetDocuments(ctx, consultantDocuments(id)), s.Claims.Erase(ctx, events.Mailer, id)); err != nil {
		return err
	}
	tx := s.Table.Tx().Delete(s.Table.Delete(store.PK, consultantKey(id)).Range(store.SK, consultantSK).If("version = ?", c.Version), errChanged)
	s.dropTrace(tx, traceOfApplication, c.Email, id)
	return tx.Run(ctx)
}

// forgetDocuments removes an owner's documents: each file, then what names it, so that none is left that nothing leads to.
func (s *Service) forgetDocuments(ctx context.Context, o owner) error {
	all, err := s.documents(ctx, o)
	if err != nil {
		return err
	}
	for _, d := range all {
		for _, t := range o.types { // a file may be there whose document was not noted as stored
			d.Type = t
			if err := s.Files.Delete(ctx, o.file(d)); err != nil {
				return err
			}
		}
		if err := s.Files.Delete(ctx, incoming(d.ID)); err != nil {
			return err
		}
		if err := s.Table.Tx().Delete(s.Table.Delete(store.PK, o.key).Range(store.SK, documentPrefix+string(d.ID)), nil).Run(ctx); err != nil {
			return err
		}
	}
	return nil
}

// over says whether the period after the last move is over.
func over(moves []Move, p rights.Period, now time.Time) bool {
	return len(moves) > 0 && !now.Before(p.From(moves[len(moves)-1].At))
}

// inquiryOver says whether the person of an inquiry has no reason to be kept any more: it came to nothing long ago, or the contract that it became ended.
func (s *Service) inquiryOver(ctx context.Context, q Inquiry, now time.Time) (bool, error) {
	if q.CompanyID == "" {
		return q.Status == InquiryLost && over(q.Moves, rights.InquiryPeriod, now), nil
	}
	c, err := s.company(ctx, q.CompanyID)
	end, ended := c.ending()
	return ended && dateOf(rights.ContactPeriod.From(end.Since)) < s.today(), err
}

// forgetOld removes what the service has no reason to keep any more: the people of inquiries that came to nothing or whose contract ended, and rejected applications.
func (s *Service) forgetOld(ctx context.Context) error {
	now := s.Clock.Now()
	return errors.Join(
		each(ctx, s, inquiryList, func(ctx context.Context, i inquiryItem) error {
			if !i.ErasedAt.IsZero() {
				return nil
			}
			if gone, err := s.inquiryOver(ctx, i.Inquiry, now); err != nil || !gone {
				return err
			}
			return s.forgetInquiry(ctx, i.ID)
		}),
		each(ctx, s, consultantList(ConsultantRejected), func(ctx context.Context, i consultantItem) error {
			if !over(i.Moves, rights.ApplicationPeriod, now) {
				return nil
			}
			return unlessGone(s.forgetApplication(ctx, i.ID), errNoConsultant)
		}),
	)
}
