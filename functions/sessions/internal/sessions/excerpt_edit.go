package sessions

import (
	"context"
	"errors"
	"strings"

	"kikite/events"
	"kikite/functions/sessions/internal/redact"
	"kikite/functions/sessions/internal/vault"
	"kikite/shared/ids"
	"kikite/shared/principal"
	"kikite/shared/store"
)

// What looking through an employee's own words came to.
const (
	CheckClean       events.Code = "clean"       // nothing had to be removed
	CheckRemoved     events.Code = "removed"     // marks stand where something was
	CheckUnavailable events.Code = "unavailable" // the company's names are not known: the former words stand
)

// EditExcerpt keeps other words for an excerpt that nobody decided about, and has them looked through before they can be approved. The same words
// again change nothing. Errors: errNoExcerpt, errDecided, errInactive.
func (s *Service) EditExcerpt(ctx context.Context, p principal.Principal, id events.ID, words string) (Excerpt, error) {
	if _, err := s.active(ctx, p); err != nil {
		return Excerpt{}, err
	}
	var item excerptItem
	var text excerptText
	if _, err := s.openExcerpt(ctx, p.AccountID, id, &item, &text); err != nil {
		return Excerpt{}, err
	}
	_, err := s.act(ctx, p, item.SessionID, func(x *Session, tx *store.Tx) error {
		item, text = excerptItem{}, excerptText{}
		key, err := s.openExcerpt(ctx, p.AccountID, id, &item, &text)
		switch {
		case err != nil:
			return err
		case item.Status != ExcerptProposed && item.Status != ExcerptChecking:
			return errDecided
		case item.Status == ExcerptChecking && text.Edited == words, item.Status == ExcerptProposed && text.Proposed == words:
			return errUnchanged
		}
		text.Edited, text.Check = words, ""
		if err := s.nextExcerpt(tx, key, &item, ExcerptChecking, text); err != nil {
			return err
		}
		tx.Emit(events.SessionsExcerptEdited.New(s.meta(x), events.ExcerptEdited{SessionID: x.ID}))
		return nil
	})
	return item.view(text), err
}

// nextExcerpt adds the next version of an excerpt to a transaction, which fails with errMoved if somebody else changed it meanwhile.
func (s *Service) nextExcerpt(tx *store.Tx, key *vault.Key, item *excerptItem, status events.Code, text excerptText) error {
	before := item.Version
	item.Status, item.Version = status, before+1
	var err error
	if item.Sealed, err = key.Seal(item.PK, item.SK, text); err != nil {
		return err
	}
	tx.Put(s.table.Put(*item).If("version = ?", before), errMoved)
	return nil
}

// edited looks through the words that the employee wrote for excerpts of a talk, and proposes them anew.
func (a *Analyst) edited(ctx context.Context, e events.Envelope, d events.ExcerptEdited) error {
	s := a.service
	x, err := s.load(ctx, d.SessionID)
	if err != nil {
		return err
	}
	if x.Erased {
		return vault.ErrErased
	}
	key, err := s.vault.Existing(ctx, x.EmployeeID)
	if err != nil {
		return err
	}
	names, err := a.rosters.of(ctx, x.CompanyID)
	if err != nil {
		return err
	}
	tx := s.table.Tx().Once(e, s.clock.Now()).Check(s.notErased(x.EmployeeID), vault.ErrErased)
	if err := a.lookThrough(ctx, tx, key, x, names); err != nil {
		return err
	}
	err = tx.Run(ctx)
	if errors.Is(err, store.ErrDuplicate) {
		return s.seen(ctx, e)
	}
	return err
}

func (a *Analyst) lookThrough(ctx context.Context, tx *store.Tx, key *vault.Key, x *Session, names *redact.Names) error {
	s := a.service
	var items []excerptItem
	if err := s.table.Prefix(ctx, accountPK(x.EmployeeID), excPrefix, &items); err != nil {
		return err
	}
	for _, item := range items {
		if item.SessionID != x.ID || item.Status != ExcerptChecking {
			continue
		}
		var text excerptText
		if err := key.Open(item.PK, item.SK, item.Sealed, &text); err != nil {
			return err
		}
		if err := a.look(ctx, &text, names); err != nil {
			return err
		}
		if err := s.nextExcerpt(tx, key, &item, ExcerptProposed, text); err != nil {
			return err
		}
	}
	return nil
}

// look puts the edited words in the place of the proposal, without what would tell who speaks.
func (a *Analyst) look(ctx context.Context, text *excerptText, names *redact.Names) error {
	if names == nil {
		text.Check = CheckUnavailable
		return nil
	}
	clean, err := a.redactor.Redact(ctx, text.Edited, names)
	if err != nil {
		return err
	}
	text.Check = CheckClean
	if strings.Count(clean, "［") > strings.Count(text.Edited, "［") {
		text.Check = CheckRemoved
	}
	text.Proposed = clean
	return nil
}

// reportGenerated remembers that the report of a company and month was made: what it holds cannot be taken back.
func (s *Service) reportGenerated(ctx context.Context, e events.Envelope, d events.ReportState) error {
	return s.replicate(ctx, e, reportItem{PK: companyPK(d.CompanyID), SK: reportSK(d.Month), Version: e.EntityVersion})
}

// reportItem says that a report was made.
type reportItem struct {
	PK      string `dynamo:"pk"`
	SK      string `dynamo:"sk"`
	Version int64  `dynamo:"version"`
}

func reportSK(month events.Month) string { return "REPORT#" + string(month) }

// WithdrawExcerpt takes an approval back, until the report of its month was made: the words go at once, and reports drops the excerpt. The same
// again changes nothing. Errors: errNoExcerpt, errNotApproved, errPublished.
func (s *Service) WithdrawExcerpt(ctx context.Context, p principal.Principal, id events.ID) (Excerpt, error) {
	if _, err := s.active(ctx, p); err != nil {
		return Excerpt{}, err
	}
	return again(ctx, func() (Excerpt, error) { return s.withdraw(ctx, p, id) })
}

func (s *Service) withdraw(ctx context.Context, p principal.Principal, id events.ID) (Excerpt, error) {
	var item excerptItem
	var text excerptText
	key, err := s.openExcerpt(ctx, p.AccountID, id, &item, &text)
	if err != nil {
		return Excerpt{}, err
	}
	if item.Status == ExcerptApproved {
		month := monthOf(item.DecidedAt)
		made := s.table.Check(store.PK, companyPK(text.CompanyID)).Range(store.SK, reportSK(month)).If("attribute_not_exists(pk)")
		tx := s.table.Tx().Check(s.isActive(p.AccountID), errInactive).Check(made, errPublished)
		if err := s.nextExcerpt(tx, key, &item, ExcerptWithdrawn, text); err != nil {
			return Excerpt{}, err
		}
		tx.Emit(events.SessionsExcerptWithdrawn.New(
			events.Meta{ID: s.ids.Random(ids.Event), Time: s.clock.Now(), EntityID: item.ID, EntityVersion: item.Version},
			events.ExcerptWithdrawn{ExcerptID: item.ID, CompanyID: text.CompanyID, Month: month},
		))
		if err := tx.Run(ctx); err != nil {
			return Excerpt{}, err
		}
	}
	if item.Status != ExcerptWithdrawn {
		return Excerpt{}, errNotApproved
	}
	if text.Claim != "" { // also when the request comes again: the first one may have ended before this
		if err := s.claims.Remove(ctx, text.Claim); err != nil {
			return Excerpt{}, err
		}
	}
	return item.view(text), nil
}
