package signup

import (
	"context"
	"errors"
	"time"

	"kikite/events"
	"kikite/events/claims"
	"kikite/shared/ids"
	"kikite/shared/rights"
	"kikite/shared/store"
)

// Erasure is the saga of an account that is being forgotten: begun here, acknowledged by every context that knows accounts, completed, and told to the
// person by a last mail. It names nobody: the account says no more who it was, and the address is in the claim of the mail alone.
type Erasure struct {
	ID          events.ID       `dynamo:"id"`
	AccountID   events.ID       `dynamo:"account_id"`
	Role        events.Code     `dynamo:"role"`
	BegunAt     time.Time       `dynamo:"begun_at"`
	CompletedAt time.Time       `dynamo:"completed_at,omitempty"`
	ToldAt      time.Time       `dynamo:"told_at,omitempty"` // when the receipt was on its way
	Steps       []ErasureStep   `dynamo:"steps"`
	Secret      string          `dynamo:"secret"` // of the link to the receipt, which holds codes and times only
	Claim       events.ClaimKey `dynamo:"claim,omitempty"`
	Version     int64           `dynamo:"version"`

	AskedAgainAt time.Time `dynamo:"asked_again_at,omitempty"` // when an operator last asked again what has not acknowledged
}

// ErasureStep is one context's part of an erasure.
type ErasureStep struct {
	Context events.Code `dynamo:"context" json:"context"`
	At      time.Time   `dynamo:"at,omitempty" json:"at,omitzero" doc:"When it was done; absent as long as it is not"`
}

// erasureItem is found by the account, and until the person was told of its end by the list of those under way.
type erasureItem struct {
	PK     string `dynamo:"pk"`
	SK     string `dynamo:"sk"`
	GSI1PK string `dynamo:"gsi1pk,omitempty"`
	GSI1SK string `dynamo:"gsi1sk,omitempty"`
	TTL    int64  `dynamo:"ttl"`
	Erasure
}

// receiptItem leads from the secret of a link to the erasure.
type receiptItem struct {
	PK        string    `dynamo:"pk"`
	SK        string    `dynamo:"sk"`
	TTL       int64     `dynamo:"ttl"`
	AccountID events.ID `dynamo:"account_id"`
}

const (
	erasureSK    = "ERASURE"
	receiptSK    = "RECEIPT"
	openErasures = "ERASURES" // index partition of those under way, oldest first
)

func receiptKey(secret string) string { return "RECEIPT#" + digest(secret) }

func erasureID(account events.ID) events.ID { return ids.Derive(ids.Erasure, string(account)) }

// receiptTTL is when a receipt is forgotten.
func receiptTTL(begun time.Time) int64 { return rights.ReceiptPeriod.From(begun).Unix() }

func newErasureItem(e Erasure) erasureItem {
	item := erasureItem{PK: accountKey(e.AccountID), SK: erasureSK, TTL: receiptTTL(e.BegunAt), Erasure: e}
	if e.ToldAt.IsZero() {
		item.GSI1PK, item.GSI1SK = openErasures, e.BegunAt.UTC().Format(time.RFC3339)+"#"+string(e.ID)
	}
	return item
}

// contexts that know accounts, and so have to forget one.
func erasingContexts() []events.Code {
	out := []events.Code{events.Signup}
	for _, t := range events.PersonErasedTypes() {
		out = append(out, t.Source())
	}
	return out
}

// note marks a context's step as done and says whether that is new.
func (e *Erasure) note(context events.Code, at time.Time) bool {
	for i, s := range e.Steps {
		if s.Context == context && s.At.IsZero() {
			e.Steps[i].At = at
			return true
		}
	}
	return false
}

// done says whether every step is.
func (e *Erasure) done() bool {
	for _, s := range e.Steps {
		if s.At.IsZero() {
			return false
		}
	}
	return true
}

// erase closes an employee's account for good: state, saga and event first, so that nothing is done for it any more, then the user
// in the directory and the copies for mail. What fails then is done by the worker when the event arrives; the caller is told.
// Errors: erasure_by_request for accounts that belong to a contract.
func (s *Service) erase(ctx context.Context, a Account) (Receipt, error) {
	if a.Role != events.RoleEmployee {
		return Receipt{}, errErasureByHand
	}
	e, err := s.beginErasure(ctx, a)
	if err != nil {
		return Receipt{}, err
	}
	tx := s.Table.Tx()
	if err := s.putErased(ctx, tx, a, e); err != nil {
		return Receipt{}, err
	}
	if err := tx.Run(ctx); err != nil {
		return Receipt{}, err
	}
	if err := s.finishErasure(ctx, a.ID); err != nil {
		return Receipt{}, errors.Join(errErasureUnfinish, err)
	}
	return s.receipt(e), nil
}

// beginErasure prepares a saga: what lies beside the account is forgotten first, as long as the account leads to it, and what the last mail needs is
// stored before the account is forgotten. A claim without a saga, of a process that died
// here, goes with the claims of the erasure, which is this one again when the person asks again.
func (s *Service) beginErasure(ctx context.Context, a Account) (Erasure, error) {
	if err := errors.Join(s.forgetTraces(ctx, a), s.forgetAsked(ctx, a.EntryID)); err != nil {
		return Erasure{}, err
	}
	if a.ConsultantID != "" {
		if err := s.forgetDocuments(ctx, consultantDocuments(a.ConsultantID)); err != nil {
			return Erasure{}, err
		}
	}
	e := Erasure{ID: erasureID(a.ID), AccountID: a.ID, Role: a.Role, BegunAt: s.Clock.Now(), Secret: s.Secret(), Version: 1}
	for _, c := range erasingContexts() {
		e.Steps = append(e.Steps, ErasureStep{Context: c})
	}
	key, err := s.Claims.Put(ctx, events.Mailer, e.ID, claims.ErasureReceipt{Address: a.Email, Locale: a.Locale, Link: receiptLink(s.WebURL, e.Secret)})
	e.Claim = key
	return e, err
}

func receiptLink(web, secret string) string { return web + "/erasure#" + secret } // after #: browsers do not send it to servers

// putErased adds to a transaction that the account is erased: emptied, without its address and the way to it from the roster, its invitation
// used by nobody, what is kept of it with an end.
func (s *Service) putErased(ctx context.Context, tx *store.Tx, a Account, e Erasure) error {
	email, entry, invitation := a.Email, a.EntryID, a.Invitation
	a.erase(e.BegunAt)
	if err := s.saveAccount(ctx, tx, a); err != nil {
		return err
	}
	tx.Delete(s.Table.Delete(store.PK, addressKey(email)).Range(store.SK, addressSK), nil)
	if entry != "" {
		tx.Delete(s.Table.Delete(store.PK, registrationKey(entry)).Range(store.SK, registrationSK), nil)
	}
	if err := s.detach(ctx, tx, invitation); err != nil {
		return err
	}
	var given []consentItem
	if err := s.Table.Prefix(ctx, accountKey(a.ID), consentPrefix, &given); err != nil {
		return err
	}
	for _, c := range given {
		c.TTL = rights.ConsentPeriod.From(e.BegunAt).Unix()
		tx.Put(s.Table.Put(c), nil)
	}
	tx.Delete(s.Table.Delete(store.PK, accountKey(a.ID)).Range(store.SK, exportSK), nil) // the parts go with what they were copied from
	if err := s.dropGuardian(ctx, tx, a.ID); err != nil {
		return err
	}
	if err := s.dropAddresses(ctx, tx, a.ID); err != nil {
		return err
	}
	tx.Put(s.Table.Put(newErasureItem(e)).If("attribute_not_exists(pk)"), errChanged)
	tx.Put(s.Table.Put(erasedNameItem{erasureKey(e.ID), erasureSK, receiptTTL(e.BegunAt), a.ID}), nil)
	tx.Put(s.Table.Put(receiptItem{receiptKey(e.Secret), receiptSK, receiptTTL(e.BegunAt), a.ID}), nil)
	return nil
}

// detach makes the invitation that an account was opened with one that nobody in particular used: it names the roster entry. It is gone itself some
// months after it expired.
func (s *Service) detach(ctx context.Context, tx *store.Tx, secretDigest string) error {
	if secretDigest == "" {
		return nil
	}
	pk := secretDigestKey(secretDigest)
	var item invitationItem
	ok, err := s.Table.One(ctx, pk, invitationSK, &item)
	if err != nil || !ok {
		return err
	}
	used := s.Table.Update(store.PK, pk).Range(store.SK, invitationSK).Set("used_by", s.IDs.Random(ids.Account))
	tx.Update(used.If("attribute_exists(pk)"), errChanged)
	return nil
}

// dropGuardian removes whom a person under eighteen named. That a guardian agreed, and when, stays with the consent.
func (s *Service) dropGuardian(ctx context.Context, tx *store.Tx, account events.ID) error {
	var item guardianItem
	ok, err := s.Table.One(ctx, accountKey(account), guardianSK, &item)
	if err != nil || !ok {
		return err
	}
	tx.Delete(s.Table.Delete(store.PK, accountKey(account)).Range(store.SK, guardianSK), nil)
	tx.Delete(s.Table.Delete(store.PK, guardianKey(item.Secret)).Range(store.SK, guardianSK), nil)
	return nil
}

// dropAddresses removes the addresses that the person wanted to be reached at. Links to them lead nowhere then.
func (s *Service) dropAddresses(ctx context.Context, tx *store.Tx, account events.ID) error {
	var recoveries []recoveryItem
	if err := s.Table.Prefix(ctx, accountKey(account), recoveryPrefix, &recoveries); err != nil {
		return err
	}
	for _, r := range recoveries {
		tx.Delete(s.Table.Delete(store.PK, r.PK).Range(store.SK, r.SK), nil)
	}
	tx.Delete(s.Table.Delete(store.PK, accountKey(account)).Range(store.SK, newAddressSK), nil)
	return nil
}

// finishErasure removes what lies outside the table. It may be repeated.
func (s *Service) finishErasure(ctx context.Context, account events.ID) error {
	return errors.Join(s.Users.Delete(ctx, account), s.Claims.Erase(ctx, events.Mailer, account))
}

// erasure reads the saga of an account; ok is false if there is none.
func (s *Service) erasure(ctx context.Context, account events.ID) (e Erasure, ok bool, err error) {
	var item erasureItem
	ok, err = s.Table.One(ctx, accountKey(account), erasureSK, &item)
	return item.Erasure, ok, err
}
