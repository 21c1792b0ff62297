package sessions

import (
	"cmp"
	"context"
	"slices"
	"time"

	"kikite/events"
	"kikite/events/claims"
	"kikite/functions/sessions/internal/vault"
	"kikite/shared/ids"
	"kikite/shared/principal"
	"kikite/shared/problem"
	"kikite/shared/store"
)

// Statuses of an excerpt. Silence leaves it proposed, and what is proposed never leaves.
const (
	ExcerptProposed events.Code = "proposed"
	ExcerptApproved events.Code = "approved"
	ExcerptVetoed   events.Code = "vetoed"
	// ExcerptChecking: the employee's own words are looked through, then proposed; ExcerptWithdrawn: an approval was taken back in time.
	ExcerptChecking  events.Code = "checking"
	ExcerptWithdrawn events.Code = "withdrawn"
)

var (
	errNoExcerpt   = problem.New(problem.NotFound, "not_found", "There is no such excerpt.")
	errDecided     = problem.New(problem.Conflict, "already_decided", "This excerpt was decided before.")
	errTextChanged = problem.New(problem.Invalid, "text_changed", "Only exactly the proposed text can be approved. Change it first, so that it is looked through.")
	errChecking    = problem.New(problem.Conflict, "checking", "This text is still being looked through.")
	errNotApproved = problem.New(problem.Conflict, "not_approved", "This excerpt was not approved.")
	errPublished   = problem.New(problem.Conflict, "published", "The report of that month has been made. What stands in it cannot be taken back.")
)

// excerptItem is a candidate and its decision.
type excerptItem struct {
	PK        string      `dynamo:"pk"`
	SK        string      `dynamo:"sk"`
	ID        events.ID   `dynamo:"id"`
	SessionID events.ID   `dynamo:"session_id"`
	Status    events.Code `dynamo:"status"`
	CreatedAt time.Time   `dynamo:"created_at"`
	DecidedAt time.Time   `dynamo:"decided_at,omitempty"`
	Sealed    []byte      `dynamo:"sealed"`
	Version   int64       `dynamo:"version"`
}

// excerptText is the sealed part.
type excerptText struct {
	Topic     events.Code `json:"topic"`
	CompanyID events.ID   `json:"company_id"`
	Proposed  string      `json:"proposed"`
	Approved  string      `json:"approved,omitempty"`

	Edited string          `json:"edited,omitempty"` // the employee's own words, before they were looked through
	Check  events.Code     `json:"check,omitempty"`  // what that came to
	Claim  events.ClaimKey `json:"claim,omitempty"`  // of the approved words
}

// Excerpt is a candidate as its employee sees it.
type Excerpt struct {
	ID        events.ID
	SessionID events.ID
	Status    events.Code
	Topic     events.Code
	Text      string // the approved text where there is one, the employee's own while it is looked through
	Check     events.Code
}

// Excerpts lists the caller's excerpts, oldest first.
func (s *Service) Excerpts(ctx context.Context, p principal.Principal) ([]Excerpt, error) {
	var items []excerptItem
	if err := s.table.Prefix(ctx, accountPK(p.AccountID), excPrefix, &items); err != nil {
		return nil, err
	}
	slices.SortFunc(items, func(a, b excerptItem) int {
		return cmp.Or(a.CreatedAt.Compare(b.CreatedAt), cmp.Compare(a.ID, b.ID))
	})
	return openAll(ctx, s, p.AccountID, items, func(key *vault.Key, item *excerptItem) (Excerpt, error) {
		var text excerptText
		err := key.Open(item.PK, item.SK, item.Sealed, &text)
		return item.view(text), err
	})
}

func (item excerptItem) view(t excerptText) Excerpt {
	e := Excerpt{ID: item.ID, SessionID: item.SessionID, Status: item.Status, Topic: t.Topic, Text: cmp.Or(t.Approved, t.Proposed), Check: t.Check}
	if item.Status == ExcerptChecking {
		e.Text = t.Edited
	}
	return e
}

// Decide approves an excerpt in exactly the proposed words, or vetoes it. Other words have to be looked through first (EditExcerpt), so that
// nothing that was removed can come back. The same decision again changes nothing; another one is errDecided.
func (s *Service) Decide(ctx context.Context, p principal.Principal, id events.ID, approve bool, words string) (Excerpt, error) {
	a, err := s.active(ctx, p)
	if err != nil {
		return Excerpt{}, err
	}
	return again(ctx, func() (Excerpt, error) { return s.decide(ctx, a, id, approve, words) })
}

func (s *Service) decide(ctx context.Context, a accountItem, id events.ID, approve bool, words string) (Excerpt, error) {
	var item excerptItem
	var text excerptText
	key, err := s.openExcerpt(ctx, a.ID, id, &item, &text)
	if err != nil {
		return Excerpt{}, err
	}
	status := ExcerptVetoed
	if approve {
		status = ExcerptApproved
	}
	if item.Status == ExcerptChecking && approve {
		return Excerpt{}, errChecking
	}
	if item.Status != ExcerptProposed && item.Status != ExcerptChecking {
		if item.Status != status || approve && text.Approved != words {
			return Excerpt{}, errDecided
		}
		return item.view(text), nil
	}
	if approve {
		if text.Proposed != words {
			return Excerpt{}, errTextChanged
		}
		text.Approved = words
	}
	item.DecidedAt = s.clock.Now()
	tx := s.table.Tx().Check(s.isActive(a.ID), errInactive)
	if approve {
		if err := s.release(ctx, tx, a.ID, item, &text); err != nil {
			return Excerpt{}, err
		}
	}
	if err := s.nextExcerpt(tx, key, &item, status, text); err != nil {
		return Excerpt{}, err
	}
	return item.view(text), tx.Run(ctx)
}

// openExcerpt reads an excerpt of the account. Errors: errNoExcerpt.
func (s *Service) openExcerpt(ctx context.Context, account, id events.ID, item *excerptItem, text *excerptText) (*vault.Key, error) {
	ok, err := s.table.One(ctx, accountPK(account), excPrefix+string(id), item)
	if err != nil {
		return nil, err
	}
	if !ok {
		return nil, errNoExcerpt
	}
	key, err := s.vault.Existing(ctx, account)
	if err != nil {
		return nil, err
	}
	return key, key.Open(item.PK, item.SK, item.Sealed, text)
}

// release stores the approved words for reports, under the pseudonym so that erasure finds them, and adds the event. The words belong
// to the month of the approval: that of the talk may have its report already, and says more about who spoke.
func (s *Service) release(ctx context.Context, tx *store.Tx, account events.ID, item excerptItem, t *excerptText) error {
	subject, err := s.vault.Pseudonym(ctx, account, t.CompanyID)
	if err != nil {
		return err
	}
	claim, err := s.claims.Put(ctx, events.Reports, subject, claims.ExcerptText{ExcerptID: item.ID, Topic: t.Topic, Text: t.Approved})
	if err != nil {
		return err
	}
	t.Claim = claim
	tx.Emit(events.SessionsExcerptReleased.New(
		events.Meta{ID: s.ids.Random(ids.Event), Time: s.clock.Now(), EntityID: item.ID, EntityVersion: item.Version + 1},
		events.ExcerptReleased{ExcerptID: item.ID, CompanyID: t.CompanyID, Subject: subject, Month: monthOf(item.DecidedAt), Topic: t.Topic, Claim: claim},
	))
	return nil
}
