package mailer

import (
	"context"
	"errors"
	"time"

	"kikite/events"
	"kikite/shared/clock"
	"kikite/shared/problem"
	"kikite/shared/store"
)

// confirmWait is how long an attempt whose answer was lost waits for the provider's send event before it is made again. It is
// shorter than the queue's visibility timeout (180 s), so that the next delivery of the message decides; and longer than a function
// lives (30 s), so that nobody is still at the earlier attempt.
const confirmWait = 150 * time.Second

// States of a mail in the sent log.
const (
	stateAttempted = "attempted" // handed to the provider; the answer is not known yet
	stateReleased  = "released"  // the provider said no; may be tried again at once
	stateSent      = "sent"
)

// Errors of Claim.
var (
	ErrSent    = problem.New(problem.Conflict, "sent", "This mail was sent before.")
	ErrWaiting = problem.New(problem.Unavailable, "waiting", "An attempt at this mail waits for the provider's confirmation.")
)

type logItem struct {
	PK        string    `dynamo:"pk"` // MAIL#<reason>
	SK        string    `dynamo:"sk"` // MAIL
	State     string    `dynamo:"state"`
	Kind      string    `dynamo:"kind"`
	Attempt   int       `dynamo:"attempt"`
	Attempted time.Time `dynamo:"attempted"`
	Unsettled bool      `dynamo:"unsettled,omitempty"` // an earlier attempt was neither confirmed nor refused
	MessageID string    `dynamo:"message_id,omitempty"`
}

// Log remembers every mail by its reason, so that one reason leads to one mail. It does not know to whom.
type Log struct {
	table *store.Table
	now   clock.Clock
}

// NewLog returns the sent log in the table.
func NewLog(table *store.Table, now clock.Clock) *Log { return &Log{table: table, now: now} }

// Claim is the right to attempt the mail of a reason now. Again is true if an earlier attempt was never settled: the one window in
// which a mail may go out twice, which is counted.
type Claim struct {
	Reason  events.ID
	Attempt int
	Again   bool
}

// Claim gives the right to one of those who ask for it. Errors: ErrSent, ErrWaiting.
func (l *Log) Claim(ctx context.Context, reason events.ID, kind Kind) (Claim, error) {
	var old logItem
	found, err := l.table.One(ctx, logKey(reason), "MAIL", &old)
	if err != nil {
		return Claim{}, err
	}
	switch {
	case found && old.State == stateSent:
		return Claim{}, ErrSent
	case found && old.State == stateAttempted && l.now.Now().Before(old.Attempted.Add(confirmWait)):
		return Claim{}, ErrWaiting
	}
	item := logItem{PK: logKey(reason), SK: "MAIL", State: stateAttempted, Kind: string(kind), Attempt: old.Attempt + 1, Attempted: l.now.Now(),
		Unsettled: old.Unsettled || old.State == stateAttempted}
	put := l.table.Put(item).If("attribute_not_exists(pk)")
	if found {
		put = l.table.Put(item).If("attempt = ? AND 'state' = ?", old.Attempt, old.State)
	}
	return Claim{reason, item.Attempt, item.Unsettled}, l.table.Tx().Put(put, ErrWaiting).Run(ctx)
}

// Release allows the next attempt at once, because the provider certainly did not send at this one.
func (l *Log) Release(ctx context.Context, c Claim) error {
	update := l.table.Update(store.PK, logKey(c.Reason)).Range(store.SK, "MAIL").Set("state", stateReleased).
		If("'state' = ? AND attempt = ?", stateAttempted, c.Attempt)
	return ignore(l.table.Tx().Update(update, errState).Run(ctx), errState)
}

// Sent marks the mail of a reason as sent, at whichever attempt; it is called with the provider's answer and again with its send event.
func (l *Log) Sent(ctx context.Context, reason events.ID, messageID string) error {
	update := l.table.Update(store.PK, logKey(reason)).Range(store.SK, "MAIL").
		Set("state", stateSent).SetIfNotExists("message_id", messageID).If("attribute_exists(pk)")
	return ignore(l.table.Tx().Update(update, errState).Run(ctx), errState)
}

// Newest says whether no newer state of the entity was mailed about, and notes this one.
func (l *Log) Newest(ctx context.Context, entity events.ID, version int64) (bool, error) {
	update := l.table.Update(store.PK, "ENTITY#"+string(entity)).Range(store.SK, "VERSION").
		Set("version", version).If("attribute_not_exists(pk) OR version <= ?", version)
	err := l.table.Tx().Update(update, errStale).Run(ctx)
	if errors.Is(err, errStale) {
		return false, nil
	}
	return err == nil, err
}

var errState = errors.New("the mail is in another state")

func ignore(err, harmless error) error {
	if errors.Is(err, harmless) {
		return nil
	}
	return err
}

func logKey(reason events.ID) string { return "MAIL#" + string(reason) }
