package sessions

import (
	"context"
	"strconv"
	"time"

	"kikite/events"
	"kikite/functions/sessions/internal/vault"
	"kikite/shared/ids"
	"kikite/shared/principal"
	"kikite/shared/problem"
	"kikite/shared/store"
)

// What the employee decided about a handover note. Silence is no.
const (
	HandoverWaiting events.Code = "waiting" // nothing yet
	HandoverAllowed events.Code = "allowed" // the next consultant may read it
	HandoverKept    events.Code = "kept"    // nobody else may
	HandoverDeleted events.Code = "deleted" // the words are gone, and are not written again
)

const handoverPrefix = "HND#"

var (
	errNoHandover      = problem.New(problem.NotFound, "not_found", "There is no such handover note.")
	errHandoverDeleted = problem.New(problem.Conflict, "handover_deleted", "The person deleted the handover note of this talk.")
	errNotHeldYet      = problem.New(problem.Conflict, "not_begun", "This is possible once the talk has begun.")
)

// handoverItem is a consultant's note for a next one. It belongs to the employee and lies with what is theirs.
type handoverItem struct {
	PK           string      `dynamo:"pk"`
	SK           string      `dynamo:"sk"`
	SessionID    events.ID   `dynamo:"session_id"`
	ConsultantID events.ID   `dynamo:"consultant_id"` // who wrote it
	Status       events.Code `dynamo:"status"`
	Revision     int64       `dynamo:"revision"` // of the words: a decision is about exactly these
	At           time.Time   `dynamo:"at"`       // when the words were written
	Sealed       []byte      `dynamo:"sealed,omitempty"`
	Version      int64       `dynamo:"version"`
}

// Handover is a handover note as its employee or a consultant reads it.
type Handover struct {
	SessionID events.ID
	Status    events.Code
	Words     string
	Revision  int64
	WrittenAt time.Time
}

func (h handoverItem) open(key *vault.Key) (Handover, error) {
	var t noteText
	err := key.Open(h.PK, h.SK, h.Sealed, &t)
	return Handover{h.SessionID, h.Status, t.Words, h.Revision, h.At}, err
}

// handover reads the note of a talk; ok is false if there is none or its words were deleted.
func (s *Service) handover(ctx context.Context, employee, session events.ID) (item handoverItem, ok bool, err error) {
	ok, err = s.table.One(ctx, accountPK(employee), handoverPrefix+string(session), &item)
	return item, ok && item.Status != HandoverDeleted, err
}

// WriteHandover keeps the consultant's note for a next consultant, or other words for it, and asks the employee to decide. Other words take
// back what was decided about the former ones. The same words again change nothing. Errors: ErrNotFound, errNotHeldYet, errHandoverDeleted,
// vault.ErrErased.
func (s *Service) WriteHandover(ctx context.Context, p principal.Principal, id events.ID, words string) (Handover, error) {
	x, key, err := s.noting(ctx, p, id)
	if err != nil {
		return Handover{}, err
	}
	if x.Status != Started && !x.held() {
		return Handover{}, errNotHeldYet
	}
	return again(ctx, func() (Handover, error) { return s.writeHandover(ctx, p, x, key, words) })
}

func (s *Service) writeHandover(ctx context.Context, p principal.Principal, x *Session, key *vault.Key, words string) (Handover, error) {
	item, ok, err := s.handover(ctx, x.EmployeeID, x.ID)
	if err != nil {
		return Handover{}, err
	}
	if item.Status == HandoverDeleted {
		return Handover{}, errHandoverDeleted
	}
	if ok {
		if old, err := item.open(key); err != nil || old.Words == words {
			return old, err
		}
	}
	ask := item.Status != HandoverWaiting // else they were asked and have not decided yet
	before := item.Version
	item = handoverItem{
		PK: accountPK(x.EmployeeID), SK: handoverPrefix + string(x.ID), SessionID: x.ID, ConsultantID: x.ConsultantID,
		Status: HandoverWaiting, Revision: item.Revision + 1, At: s.clock.Now().Truncate(time.Second), Version: before + 1,
	}
	if item.Sealed, err = key.Seal(item.PK, item.SK, noteText{words}); err != nil {
		return Handover{}, err
	}
	put := s.table.Put(item).If("version = ?", before)
	if before == 0 {
		put = s.table.Put(item).If("attribute_not_exists(pk)")
	}
	tx := s.table.Tx().Put(put, errMoved).Check(s.isActive(p.AccountID), errInactive).Check(s.notErased(x.EmployeeID), vault.ErrErased)
	if ask {
		s.notify(tx, ids.Derive(ids.Notice, string(events.NoticeHandover), string(x.ID), strconv.FormatInt(item.Version, 10)), x.EmployeeID, events.NoticeHandover)
	}
	return Handover{item.SessionID, item.Status, words, item.Revision, item.At}, tx.Run(ctx)
}

// notify adds the request for a mail that says nothing but that there is something to read.
func (s *Service) notify(tx *store.Tx, notice, account events.ID, kind events.Code) {
	tx.Emit(events.SessionsNotice.New(
		events.Meta{ID: s.ids.New(ids.Event), Time: s.clock.Now(), EntityID: notice, EntityVersion: 1},
		events.Notice{NoticeID: notice, AccountID: account, Kind: kind},
	))
}

// OwnHandover returns the note to the consultant who wrote it. nil where there is none (any more). Errors: ErrNotFound where the talk is not theirs.
func (s *Service) OwnHandover(ctx context.Context, p principal.Principal, id events.ID) (*Handover, error) {
	x, err := s.Session(ctx, p, id)
	if err != nil {
		return nil, err
	}
	if x.Erased {
		return nil, nil
	}
	item, ok, err := s.handover(ctx, x.EmployeeID, x.ID)
	if err != nil {
		return nil, err
	}
	if !ok || item.ConsultantID != p.ConsultantID {
		return nil, nil
	}
	key, err := s.vault.Existing(ctx, x.EmployeeID)
	if erased(err) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	h, err := item.open(key)
	return &h, err
}
