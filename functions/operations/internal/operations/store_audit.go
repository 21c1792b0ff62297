package operations

import (
	"context"

	"github.com/guregu/dynamo/v2"

	"kikite/events"
	"kikite/shared/clock"
	"kikite/shared/consumer"
	"kikite/shared/store"
)

// AuditLog is the log of what operators did. Lines are added and read, and nothing else: no code changes or deletes one, and no function's role may.
type AuditLog struct {
	table *store.Table
	clock clock.Clock
}

// NewAuditLog returns the log in a table.
func NewAuditLog(table *store.Table, now clock.Clock) *AuditLog {
	return &AuditLog{table: table, clock: now}
}

// Consumer adds the lines of all contexts.
func (l *AuditLog) Consumer() *consumer.Consumer {
	handlers := map[string]consumer.Handler{}
	for _, t := range events.OperatorCalls() {
		handlers[t.Name()] = consumer.Typed(t, l.add)
	}
	return consumer.New(handlers)
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
