package mailer

import (
	"context"
	"errors"
	"strings"

	"github.com/guregu/dynamo/v2"

	"kikite/events"
	"kikite/shared/store"
)

// secretItem is the secret of an account for one kind of mail.
type secretItem struct {
	PK     string `dynamo:"pk"` // CONTACT#<account>
	SK     string `dynamo:"sk"` // STOP#<kind>
	Secret string `dynamo:"secret"`
}

// stopItem leads from a secret to what it stops.
type stopItem struct {
	PK      string      `dynamo:"pk"` // STOP#<secret>
	SK      string      `dynamo:"sk"` // STOP
	Account events.ID   `dynamo:"account"`
	Role    events.Code `dynamo:"role"`
	Kind    events.Code `dynamo:"kind"`
}

const (
	stopSort     = "STOP"
	secretPrefix = "STOP#"
)

var errOther = errors.New("another secret was made meanwhile")

// Secret returns the secret that stops mails of a kind to an account: the same in all of them, of 128 random bits. Errors: ErrInactive.
func (b *PreferenceBook) Secret(ctx context.Context, account events.ID, role, kind events.Code) (string, error) {
	for {
		var item secretItem
		found, err := b.table.One(ctx, contactKey(account), secretPrefix+string(kind), &item)
		if err != nil || found {
			return item.Secret, err
		}
		item = secretItem{PK: contactKey(account), SK: secretPrefix + string(kind), Secret: string(b.ids.Random("sec"))[len("sec_"):]}
		stop := stopItem{PK: stopKey(item.Secret), SK: stopSort, Account: account, Role: role, Kind: kind}
		err = b.table.Tx().Put(b.table.Put(item).If("attribute_not_exists(pk)"), errOther).Put(b.table.Put(stop), nil).
			Check(b.active(account), ErrInactive).Run(ctx)
		if !errors.Is(err, errOther) {
			return item.Secret, err
		}
	}
}

// Erase removes what an account chose and its secrets. It may be repeated.
func (b *PreferenceBook) Erase(ctx context.Context, account events.ID) error {
	var items []secretItem
	if err := b.table.Prefix(ctx, contactKey(account), secretPrefix, &items); err != nil && !errors.Is(err, dynamo.ErrNotFound) {
		return err
	}
	tx := b.table.Tx().Delete(b.table.Delete(store.PK, contactKey(account)).Range(store.SK, preferencesKey), nil)
	for _, item := range items {
		tx.Delete(b.table.Delete(store.PK, item.PK).Range(store.SK, item.SK), nil)
		tx.Delete(b.table.Delete(store.PK, stopKey(item.Secret)).Range(store.SK, stopSort), nil)
	}
	return tx.Run(ctx)
}

// active is the condition under which anything about an account is written: nothing about who left, so that an erasure stays one.
func (b *PreferenceBook) active(account events.ID) *dynamo.ConditionCheck {
	return b.table.Check(store.PK, contactKey(account)).Range(store.SK, contactSort).If("'contact'.'Active' = ?", true)
}

func stopKey(secret string) string { return "STOP#" + strings.ToLower(secret) }
