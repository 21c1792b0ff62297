package mailer

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"strings"
	"time"

	"kikite/events"
	"kikite/shared/clock"
	"kikite/shared/problem"
	"kikite/shared/store"
)

// confirmWait is how long an attempt whose answer was lost waits for the provider's send event before it is made again. It is
// shorter than the queue's visibility timeout (180 s), so that the next delivery of the message decides.
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
	MessageID string    `dynamo:"message_id,omitempty"`
}

// Log remembers every mail by its reason, so that one reason leads to one mail.
type Log struct {
	table *store.Table
	now   clock.Clock
}

// NewLog returns the sent log in the table.
func NewLog(table *store.Table, now clock.Clock) *Log { return &Log{table: table, now: now} }

// Claim reserves the right to send the mail of a reason now. again is true if an earlier attempt was never confirmed: the one
// window in which a mail may go out twice, which the caller counts. Errors: ErrSent, ErrWaiting.
func (l *Log) Claim(ctx context.Context, reason events.ID, kind Kind) (again bool, err error) {
	var old logItem
	found, err := l.table.One(ctx, logKey(reason), "MAIL", &old)
	if err != nil {
		return false, err
	}
	switch {
	case found && old.State == stateSent:
		return false, ErrSent
	case found && old.State == stateAttempted && l.now.Now().Before(old.Attempted.Add(confirmWait)):
		return false, ErrWaiting
	}
	item := logItem{PK: logKey(reason), SK: "MAIL", State: stateAttempted, Kind: string(kind), Attempt: old.Attempt + 1, Attempted: l.now.Now()}
	put := l.table.Put(item).If("attribute_not_exists(pk)")
	if found {
		put = l.table.Put(item).If("attempt = ? AND 'state' = ?", old.Attempt, old.State)
	}
	return found && old.State == stateAttempted, l.table.Tx().Put(put, ErrWaiting).Run(ctx)
}

// Release allows the next attempt at once, because the provider certainly did not send.
func (l *Log) Release(ctx context.Context, reason events.ID) error {
	update := l.table.Update(store.PK, logKey(reason)).Range(store.SK, "MAIL").Set("state", stateReleased).If("'state' = ?", stateAttempted)
	return ignore(l.table.Tx().Update(update, errState).Run(ctx), errState)
}

// Sent marks the mail of a reason as sent; it is called with the provider's answer and again with its send event.
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

// Suppress stops all further mail to an address; why is bounce or complaint.
func (l *Log) Suppress(ctx context.Context, address, why string) error {
	return l.table.Put(map[string]any{"pk": suppressionKey(address), "sk": "SUPPRESSED", "why": why, "since": l.now.Now()}).Run(ctx)
}

// Suppressed says whether mail to the address was stopped.
func (l *Log) Suppressed(ctx context.Context, address string) (bool, error) {
	var item map[string]any
	return l.table.One(ctx, suppressionKey(address), "SUPPRESSED", &item)
}

var errState = errors.New("the mail is in another state")

func ignore(err, harmless error) error {
	if errors.Is(err, harmless) {
		return nil
	}
	return err
}

func logKey(reason events.ID) string { return "MAIL#" + string(reason) }

// suppressionKey holds a digest, not the address: the list outlives the account.
func suppressionKey(address string) string {
	sum := sha256.Sum256([]byte(strings.ToLower(strings.TrimSpace(address))))
	return "SUPPRESSED#" + hex.EncodeToString(sum[:16])
}
