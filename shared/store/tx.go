package store

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"time"

	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"
	"github.com/guregu/dynamo/v2"

	"kikite/events"
	"kikite/shared/audit"
	"kikite/shared/problem"
)

// ErrDuplicate is returned by Tx.Run when Once saw its event before: the work is done already.
var ErrDuplicate = errors.New("event was consumed before")

// OutboxShards is the number of outbox partitions of a table.
const OutboxShards = 8

// DedupeRetention is how long a consumed event is remembered. The bus archive must not keep events longer.
const DedupeRetention = 14 * 24 * time.Hour

// maxWrites is what DynamoDB takes in one transaction.
const maxWrites = 100

// conflictTries bounds the retries after TransactionConflict (another transaction held an item).
const conflictTries = 6

// OutboxItem is an event that waits for the relay.
type OutboxItem struct {
	PK     string `dynamo:"pk"`
	SK     string `dynamo:"sk"`
	Type   string `dynamo:"type"`
	Detail string `dynamo:"detail"`
}

type seenItem struct {
	PK  string `dynamo:"pk"`
	SK  string `dynamo:"sk"`
	TTL int64  `dynamo:"ttl"`
}

// Tx collects the writes of one state change and its events; Run commits all of them or none. At most 100 writes.
type Tx struct {
	table  *Table
	tx     *dynamo.WriteTx
	onFail []error     // per write: what a failed condition means
	things []events.ID // whose events it carries
	err    error       // first mistake while collecting
}

// Tx begins a transaction.
func (t *Table) Tx() *Tx { return &Tx{table: t, tx: t.db.WriteTx()} }

// Put adds a put; onFail is what Run returns if its condition does not hold (nil if it has none).
func (x *Tx) Put(p *dynamo.Put, onFail error) *Tx {
	x.tx.Put(p)
	x.onFail = append(x.onFail, onFail)
	return x
}

// Update adds an update.
func (x *Tx) Update(u *dynamo.Update, onFail error) *Tx {
	x.tx.Update(u)
	x.onFail = append(x.onFail, onFail)
	return x
}

// Delete adds a delete.
func (x *Tx) Delete(d *dynamo.Delete, onFail error) *Tx {
	x.tx.Delete(d)
	x.onFail = append(x.onFail, onFail)
	return x
}

// Check adds a condition on an item that is not written.
func (x *Tx) Check(c *dynamo.ConditionCheck, onFail error) *Tx {
	x.tx.Check(c)
	x.onFail = append(x.onFail, onFail)
	return x
}

// Emit adds an event to the outbox. err is that of events.Type.New, so that calls chain.
func (x *Tx) Emit(e events.Envelope, err error) *Tx {
	if err != nil {
		x.fail(err)
		return x
	}
	detail, err := json.Marshal(e)
	if err != nil {
		x.fail(fmt.Errorf("outbox: %w", err))
		return x
	}
	x.things = append(x.things, e.EntityID)
	return x.Put(x.table.Put(outboxItem(e, detail)), nil)
}

func outboxItem(e events.Envelope, detail []byte) OutboxItem {
	return OutboxItem{PK: OutboxPartition(shard(string(e.EntityID))), SK: string(e.ID), Type: e.Type, Detail: string(detail)}
}

// Keep puts an event into the outbox that no change of this table goes with. It implements audit.Log.
func (t *Table) Keep(ctx context.Context, e events.Envelope) error {
	detail, err := json.Marshal(e)
	if err != nil {
		return fmt.Errorf("outbox: %w", err)
	}
	return t.Put(outboxItem(e, detail)).Run(ctx)
}

// audit adds the line of the operator whose call this is, if it is one's and no line of it says yet that it was done, and returns what to do
// once it is stored.
func (x *Tx) audit(ctx context.Context) (kept func()) {
	call := audit.From(ctx)
	if call == nil {
		return func() {}
	}
	call.Touched(x.things...)
	if call.Done() || len(x.onFail) >= maxWrites { // the call's last line names the things
		return func() {}
	}
	line, err := call.Line(events.AuditDone, "")
	x.Emit(line, err)
	return func() { call.Kept(line) }
}

// Once makes the transaction fail with ErrDuplicate if this event was consumed before.
func (x *Tx) Once(e events.Envelope, now time.Time) *Tx {
	item := seenItem{PK: "SEEN#" + string(e.ID), SK: "SEEN", TTL: now.Add(DedupeRetention).Unix()}
	return x.Put(x.table.Put(item).If("attribute_not_exists(pk)"), ErrDuplicate)
}

func (x *Tx) fail(err error) {
	if x.err == nil {
		x.err = err
	}
}

// Run commits. A failed condition returns its onFail error (ErrDuplicate first, if the event was seen); conflicts with other
// transactions are retried with jitter, then problem.Unavailable.
func (x *Tx) Run(ctx context.Context) error {
	if x.err != nil {
		return x.err
	}
	if len(x.onFail) == 0 {
		return nil
	}
	kept := x.audit(ctx)
	if x.err != nil {
		return x.err
	}
	x.tx.Idempotent(true) // a retry after a lost answer must not be mistaken for a second change
	for try := 1; ; try++ {
		err := x.tx.Run(ctx)
		conflict, failed := x.explain(err)
		if err == nil {
			kept()
		}
		if !conflict {
			return failed
		}
		if try == conflictTries {
			return problem.Wrap(err, problem.Unavailable, "busy", "Somebody changed this at the same time. Please try again.")
		}
		pause := time.Duration(1<<try) * 5 * time.Millisecond
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(pause/2 + rand.N(pause)):
		}
	}
}

// explain turns a cancellation into the error of the write that failed, and says whether it was a mere conflict.
func (x *Tx) explain(err error) (conflict bool, failed error) {
	var cancelled *types.TransactionCanceledException
	if !errors.As(err, &cancelled) {
		return false, err
	}
	first := error(nil)
	for i, reason := range cancelled.CancellationReasons {
		if reason.Code == nil {
			continue
		}
		switch *reason.Code {
		case "ConditionalCheckFailed":
			if errors.Is(x.onFail[i], ErrDuplicate) {
				return false, ErrDuplicate
			}
			if first == nil {
				first = x.onFail[i]
			}
		case "TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded":
			conflict = true
		}
	}
	if first != nil {
		return false, first
	}
	return conflict, err
}

// OutboxPartition is the partition key of an outbox shard (0 to OutboxShards-1).
func OutboxPartition(shard int) string { return fmt.Sprintf("OUTBOX#%d", shard) }

func shard(entity string) int {
	h := fnv.New32a()
	_, _ = h.Write([]byte(entity))
	return int(h.Sum32() % OutboxShards)
}
