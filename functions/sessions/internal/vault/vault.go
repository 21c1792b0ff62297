package vault

import (
	"context"
	"errors"
	"fmt"

	"github.com/guregu/dynamo/v2"

	"kikite/events"
	"kikite/shared/ids"
	"kikite/shared/problem"
	"kikite/shared/store"
)

// ErrErased says that the person's key is gone, or may not be made any more.
var ErrErased = problem.New(problem.Gone, "erased", "This data was erased at the person's request.")

// errExists says that somebody else made the item a moment ago.
var errExists = errors.New("item exists")

// Begin starts a transaction that fails unless data of the account may still be made. It keeps an erasure from being undone by
// a writer that was on its way.
type Begin func(account events.ID) *store.Tx

// Vault is the keys table. Partition ACC#<account> holds KEY (the wrapped data key), TOKEN#<company> (the pseudonym), HANDLE (the name in logs) and
// FACT#<session or self-check> (the random ID of its fact).
type Vault struct {
	keys   *store.Table
	master Master
	ids    ids.Source
	begin  Begin
}

// New returns the vault over the keys table.
func New(keys *store.Table, master Master, source ids.Source, begin Begin) *Vault {
	return &Vault{keys: keys, master: master, ids: source, begin: begin}
}

const (
	keySK    = "KEY"
	handleSK = "HANDLE"
)

type keyItem struct {
	PK      string `dynamo:"pk"`
	SK      string `dynamo:"sk"`
	Wrapped []byte `dynamo:"wrapped"`
}

type nameItem struct {
	PK string    `dynamo:"pk"`
	SK string    `dynamo:"sk"`
	ID events.ID `dynamo:"id"`
}

func partition(account events.ID) string { return "ACC#" + string(account) }

func binding(account events.ID) map[string]string {
	return map[string]string{"purpose": "employee-data", "account": string(account)}
}

// Key returns the employee's data key and makes it at first. Errors: what begin's transaction says, if no key may be made.
func (v *Vault) Key(ctx context.Context, account events.ID) (*Key, error) {
	k, err := v.Existing(ctx, account)
	if !errors.Is(err, ErrErased) {
		return k, err
	}
	plain, wrapped, err := v.master.NewDataKey(ctx, binding(account))
	if err != nil {
		return nil, err
	}
	item := keyItem{partition(account), keySK, wrapped}
	err = v.begin(account).Put(v.keys.Put(item).If("attribute_not_exists(pk)"), errExists).Run(ctx)
	if errors.Is(err, errExists) {
		return v.Existing(ctx, account)
	}
	if err != nil {
		return nil, err
	}
	return newKey(plain)
}

// Existing returns the employee's data key. Errors: ErrErased if there is none.
func (v *Vault) Existing(ctx context.Context, account events.ID) (*Key, error) {
	var item keyItem
	ok, err := v.keys.One(ctx, partition(account), keySK, &item)
	if err != nil {
		return nil, fmt.Errorf("read data key: %w", err)
	}
	if !ok {
		return nil, ErrErased
	}
	plain, err := v.master.Unwrap(ctx, item.Wrapped, binding(account))
	if err != nil {
		return nil, err
	}
	return newKey(plain)
}

// Pseudonym returns the employee's random token within the company and makes it at first.
func (v *Vault) Pseudonym(ctx context.Context, account, company events.ID) (events.ID, error) {
	return v.name(ctx, account, "TOKEN#"+string(company), ids.Pseudonym)
}

// Fact returns the random ID of the fact about a session or self-check of the employee and makes it at first, so that all
// versions of the fact have the same.
func (v *Vault) Fact(ctx context.Context, account, about events.ID) (events.ID, error) {
	return v.name(ctx, account, "FACT#"+string(about), ids.Fact)
}

// Handle returns the random ID by which a log names the employee, and makes it at first. It goes with the key, and the log then names nobody.
func (v *Vault) Handle(ctx context.Context, account events.ID) (events.ID, error) {
	return v.name(ctx, account, handleSK, ids.Pseudonym)
}

// KnownHandle is Handle for who only reads; empty if there is none.
func (v *Vault) KnownHandle(ctx context.Context, account events.ID) (events.ID, error) {
	var item nameItem
	_, err := v.keys.One(ctx, partition(account), handleSK, &item)
	return item.ID, err
}

func (v *Vault) name(ctx context.Context, account events.ID, sk, kind string) (events.ID, error) {
	var item nameItem
	ok, err := v.keys.One(ctx, partition(account), sk, &item)
	if ok || err != nil {
		return item.ID, err
	}
	item = nameItem{partition(account), sk, v.ids.Random(kind)}
	err = v.begin(account).Put(v.keys.Put(item).If("attribute_not_exists(pk)"), errExists).Run(ctx)
	if errors.Is(err, errExists) {
		_, err = v.keys.One(ctx, partition(account), sk, &item)
	}
	return item.ID, err
}

// Pseudonyms lists the tokens that the employee has.
func (v *Vault) Pseudonyms(ctx context.Context, account events.ID) ([]events.ID, error) {
	var items []nameItem
	if err := v.keys.Prefix(ctx, partition(account), "TOKEN#", &items); err != nil {
		return nil, fmt.Errorf("read pseudonyms: %w", err)
	}
	out := make([]events.ID, len(items))
	for i, item := range items {
		out[i] = item.ID
	}
	return out, nil
}

// Erase deletes the employee's key, then the mapping. It may be repeated. The caller must have made sure that begin refuses the
// account from now on.
func (v *Vault) Erase(ctx context.Context, account events.ID) error {
	pk := partition(account)
	if err := v.keys.Delete(store.PK, pk).Range(store.SK, keySK).Run(ctx); err != nil {
		return fmt.Errorf("delete data key: %w", err)
	}
	var items []nameItem
	if err := v.keys.Prefix(ctx, pk, "", &items); err != nil {
		return fmt.Errorf("read mapping: %w", err)
	}
	if len(items) == 0 {
		return nil
	}
	keys := make([]dynamo.Keyed, len(items))
	for i, item := range items {
		keys[i] = dynamo.Keys{item.PK, item.SK}
	}
	if _, err := v.keys.Batch(store.PK, store.SK).Write().Delete(keys...).Run(ctx); err != nil {
		return fmt.Errorf("delete mapping: %w", err)
	}
	return nil
}

// Names lists every random ID by which something of the employee is known elsewhere: pseudonyms, facts, voices, the name in logs, the receipt.
func (v *Vault) Names(ctx context.Context, account events.ID) ([]events.ID, error) {
	var items []nameItem
	if err := v.keys.Prefix(ctx, partition(account), "", &items); err != nil {
		return nil, fmt.Errorf("read mapping: %w", err)
	}
	var out []events.ID
	for _, item := range items {
		if item.ID != "" {
			out = append(out, item.ID)
		}
	}
	return out, nil
}
