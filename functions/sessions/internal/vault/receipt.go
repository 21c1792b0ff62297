package vault

import (
	"context"
	"errors"
	"time"

	"kikite/events"
	"kikite/shared/store"
)

// ErrAsked says that somebody with the same account asked for a receipt a moment ago.
var ErrAsked = errors.New("a receipt was asked for meanwhile")

// Receipt is the newest privacy receipt that an employee asked for. Only this table knows whose it is: the answer comes under its random ID.
type Receipt struct {
	ID    events.ID
	Asked time.Time
}

type receiptItem struct {
	PK    string    `dynamo:"pk"`
	SK    string    `dynamo:"sk"`
	ID    events.ID `dynamo:"id"`
	Asked time.Time `dynamo:"asked"`
}

const receiptSK = "RECEIPT"

// Receipt returns the newest receipt of an employee; its ID is empty if there is none.
func (v *Vault) Receipt(ctx context.Context, account events.ID) (Receipt, error) {
	var item receiptItem
	_, err := v.keys.One(ctx, partition(account), receiptSK, &item)
	return Receipt{ID: item.ID, Asked: item.Asked}, err
}

// PutReceipt adds to a transaction that next takes the place of before. The transaction returns ErrAsked if something else is there.
func (v *Vault) PutReceipt(tx *store.Tx, account events.ID, before, next Receipt) {
	put := v.keys.Put(receiptItem{partition(account), receiptSK, next.ID, next.Asked})
	if before.ID == "" {
		tx.Put(put.If("attribute_not_exists(pk)"), ErrAsked)
		return
	}
	tx.Put(put.If("id = ?", before.ID), ErrAsked)
}

// KnownPseudonym is Pseudonym for who only asks; empty if there is none.
func (v *Vault) KnownPseudonym(ctx context.Context, account, company events.ID) (events.ID, error) {
	var item nameItem
	_, err := v.keys.One(ctx, partition(account), "TOKEN#"+string(company), &item)
	return item.ID, err
}
