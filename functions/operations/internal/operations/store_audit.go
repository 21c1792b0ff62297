package operations

import (
	"context"

	"github.com/guregu/dynamo/v2"

	"kikite/events"
	"kikite/shared/clock"
	"kikite/shared/consumer"
	"kikite/shared/rights"
	"kikite/shared/store"
)

// AuditLog is the log of what operators did. Lines are added and read, and nothing else: no code changes or deletes one, and no function's role may.
type AuditLog struct {
	table  *store.Table
	clock  clock.Clock
	copies rights.Claims // of the worker
}

// NewAuditLog returns the log in a table.
func NewAuditLog(table *store.Table, now clock.Clock) *AuditLog {
	return &AuditLog{table: table, clock: now, copies: rights.NoClaims{}}
}

// Consumer adds the lines of all contexts, and answers exports.
func (l *AuditLog) Consumer() *consumer.Consumer {
	handlers := map[string]consumer.Handler{}
	for _, t := range events.OperatorCalls() {
		handlers[t.Name()] = consumer.Typed(t, l.add)
	}
	handlers[events.SignupExportAsked.Name()] = consumer.Typed(events.SignupExportAsked, l.exportAsked)
	handlers[events.SignupAccountChanged.Name()] = consumer.Typed(events.SignupAccountChanged, l.accountErased)
	return consumer.New(handlers)
}

// erased says whether an account was erased lately.
func (l *AuditLog) erased(ctx context.Context, account events.ID) (bool, error) {
	var found []erasedItem
	err := l.table.Get(store.PK, erasedKey(account)).Consistent(true).All(ctx, &found) // a query: the worker's role may read the log by no other call
	return len(found) > 0, err
}

// add stores a line, once.
func (l *AuditLog) add(ctx context.Context, e events.Envelope, c events.OperatorCall) error {
	line := lineOf(e.Source, e.EntityVersion, c)
	tx := l.table.Tx().Once(e, l.clock.Now())
	for _, partition := range line.partitions() {
		line.PK = partition
		// A line that is there stays as it is, whoever sends another in its place.
		tx.Put(l.table.Put(line).If("attribute_not_exists(pk)"), store.ErrDuplicate)
	}
	return tx.Run(ctx)
}

// lines reads at most limit lines of a partition, newest first, at or after from and before another place.
func (l *AuditLog) lines(ctx context.Context, partition, from, before string, limit int) ([]auditLine, error) {
	var out []auditLine
	q := l.table.Get(store.PK, partition).Order(dynamo.Descending).SearchLimit(limit).Consistent(true)
	if from == "" {
		q = q.Range(store.SK, dynamo.Less, before)
	} else {
		q = q.Range(store.SK, dynamo.Between, from, before) // no line is at before itself, which is shorter than a line's place
	}
	err := q.All(ctx, &out)
	return out, err
}
