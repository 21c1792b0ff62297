package relay

import (
	"context"

	"github.com/guregu/dynamo/v2"

	"kikite/shared/store"
)

// TableOutbox is the outbox of a context's table. It implements Outbox and Reader.
type TableOutbox struct{ table *store.Table }

// NewTableOutbox returns the outbox of the table.
func NewTableOutbox(table *store.Table) *TableOutbox { return &TableOutbox{table: table} }

// Delete implements Outbox.
func (o *TableOutbox) Delete(ctx context.Context, items []Item) error {
	keys := make([]dynamo.Keyed, len(items))
	for i, item := range items {
		keys[i] = dynamo.Keys{item.PK, item.SK}
	}
	_, err := o.table.Batch(store.PK, store.SK).Write().Delete(keys...).Run(ctx)
	return err
}

// Partition implements Reader.
func (o *TableOutbox) Partition(ctx context.Context, shard int) ([]Item, error) {
	var stored []store.OutboxItem
	if err := o.table.Prefix(ctx, store.OutboxPartition(shard), "", &stored); err != nil {
		return nil, err
	}
	items := make([]Item, len(stored))
	for i, s := range stored {
		items[i] = Item{PK: s.PK, SK: s.SK, Type: s.Type, Detail: s.Detail}
	}
	return items, nil
}
