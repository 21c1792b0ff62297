package vault_test

import (
	"context"
	"errors"
	"sync"
	"testing"

	"kikite/events"
	"kikite/functions/sessions/internal/vault"
	"kikite/functions/sessions/internal/vault/vaulttest"
	"kikite/shared/ids"
	"kikite/shared/store"
	"kikite/shared/testkit"
)

type secret struct{ Text string }

var errRefused = errors.New("refused")

// open returns a vault whose begin refuses the accounts for which refuse is set.
func open(t *testing.T, refuse map[events.ID]bool) (*vault.Vault, *store.Table, *vaulttest.Master) {
	t.Helper()
	keys, main := testkit.Table(t), testkit.Table(t)
	for id := range refuse {
		if err := main.Put(map[string]string{"pk": string(id), "sk": "ERASED"}).Run(context.Background()); err != nil {
			t.Fatal(err)
		}
	}
	begin := func(account events.ID) *store.Tx {
		check := main.Check(store.PK, string(account)).Range(store.SK, "ERASED").IfNotExists()
		return main.Tx().Check(check, errRefused)
	}
	master := vaulttest.NewMaster()
	return vault.New(keys, master, ids.Default{}, begin), keys, master
}

func TestKeySealsForOnePlace(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	v, _, _ := open(t, nil)
	account := ids.Default{}.New(ids.Account)
	k, err := v.Key(ctx, account)
	if err != nil {
		t.Fatal(err)
	}
	sealed, err := k.Seal("SES#1", "RECORD", secret{"言葉"})
	if err != nil {
		t.Fatal(err)
	}
	again, err := v.Key(ctx, account) // another request
	if err != nil {
		t.Fatal(err)
	}
	var got secret
	if err := again.Open("SES#1", "RECORD", sealed, &got); err != nil || got.Text != "言葉" {
		t.Fatalf("%v %v", got, err)
	}
	other, err := v.Key(ctx, ids.Default{}.New(ids.Account))
	if err != nil {
		t.Fatal(err)
	}
	changed := append([]byte{}, sealed...)
	changed[len(changed)-1] ^= 1
	for name, attempt := range map[string]func() error{
		"another item":     func() error { return k.Open("SES#2", "RECORD", sealed, &got) },
		"another sort key": func() error { return k.Open("SES#1", "PULSE", sealed, &got) },
		"shifted boundary": func() error { return k.Open("SES#1\x00RECORD", "", sealed, &got) },
		"another employee": func() error { return other.Open("SES#1", "RECORD", sealed, &got) },
		"a changed byte":   func() error { return k.Open("SES#1", "RECORD", changed, &got) },
		"nothing":          func() error { return k.Open("SES#1", "RECORD", nil, &got) },
	} {
		if err := attempt(); !errors.Is(err, vault.ErrSealBroken) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestNamesAreMadeOnceAndDifferPerCompany(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	v, _, _ := open(t, nil)
	source := ids.Default{}
	account, company := source.New(ids.Account), source.New(ids.Company)
	var wg sync.WaitGroup
	got := make([]events.ID, 8)
	for i := range got {
		wg.Go(func() {
			id, err := v.Pseudonym(ctx, account, company)
			if err != nil {
				t.Error(err)
			}
			got[i] = id
		})
	}
	wg.Wait()
	for _, id := range got {
		if id != got[0] || !id.Valid() {
			t.Fatalf("pseudonyms %v", got)
		}
	}
	other, err := v.Pseudonym(ctx, account, source.New(ids.Company))
	if err != nil || other == got[0] {
		t.Errorf("another company: %v %v", other, err)
	}
	all, err := v.Pseudonyms(ctx, account)
	if err != nil || len(all) != 2 {
		t.Errorf("%v %v", all, err)
	}
	fact, err := v.Fact(ctx, account, "ses_1")
	if same, _ := v.Fact(ctx, account, "ses_1"); err != nil || same != fact {
		t.Errorf("fact %v, then %v, %v", fact, same, err)
	}
}

func TestErasureIsFinal(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	source := ids.Default{}
	account := source.New(ids.Account)
	v, keys, _ := open(t, nil)
	k, err := v.Key(ctx, account)
	if err != nil {
		t.Fatal(err)
	}
	sealed, err := k.Seal("SES#1", "RECORD", secret{"x"})
	if err != nil {
		t.Fatal(err)
	}
	for range 30 { // more than one batch of 25
		if _, err := v.Fact(ctx, account, source.New(ids.Session)); err != nil {
			t.Fatal(err)
		}
	}
	for range 2 { // a repeated event erases again
		if err := v.Erase(ctx, account); err != nil {
			t.Fatal(err)
		}
	}
	var left []map[string]any
	if err := keys.Prefix(ctx, "ACC#"+string(account), "", &left); err != nil || len(left) != 0 {
		t.Fatalf("left: %v %v", left, err)
	}
	if _, err := v.Existing(ctx, account); !errors.Is(err, vault.ErrErased) {
		t.Errorf("existing: %v", err)
	}
	fresh, err := v.Key(ctx, account) // begin does not refuse here: even a new key opens nothing
	if err != nil {
		t.Fatal(err)
	}
	if err := fresh.Open("SES#1", "RECORD", sealed, &secret{}); !errors.Is(err, vault.ErrSealBroken) {
		t.Errorf("open: %v", err)
	}
}

func TestNothingIsMadeForAnErasedAccount(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	account := ids.Default{}.New(ids.Account)
	v, keys, _ := open(t, map[events.ID]bool{account: true})
	_, err1 := v.Key(ctx, account)
	_, err2 := v.Pseudonym(ctx, account, "com_1")
	_, err3 := v.Fact(ctx, account, "ses_1")
	for _, err := range []error{err1, err2, err3} {
		if !errors.Is(err, errRefused) {
			t.Errorf("%v", err)
		}
	}
	var left []map[string]any
	if err := keys.Prefix(ctx, "ACC#"+string(account), "", &left); err != nil || len(left) != 0 {
		t.Errorf("left: %v %v", left, err)
	}
}

func TestMasterFailures(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	account := ids.Default{}.New(ids.Account)
	v, _, master := open(t, nil)
	master.Fail(errors.New("unreachable"))
	if _, err := v.Key(ctx, account); err == nil {
		t.Error("a key without its master")
	}
	master.Fail(nil)
	if _, err := v.Key(ctx, account); err != nil {
		t.Fatal(err)
	}
	master.Fail(errors.New("unreachable"))
	if _, err := v.Existing(ctx, account); err == nil || errors.Is(err, vault.ErrErased) {
		t.Errorf("an unreachable master is not an erasure: %v", err)
	}
}
