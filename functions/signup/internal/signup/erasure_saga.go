package signup

import (
	"context"
	"errors"

	"kikite/events"
	"kikite/shared/consumer"
	"kikite/shared/store"
)

// erasureHandlers hear how far erasures are.
func (s *Service) erasureHandlers() map[string]consumer.Handler {
	out := map[string]consumer.Handler{events.MailerReceiptSent.Name(): consumer.Typed(events.MailerReceiptSent, s.onReceiptSent)}
	for _, t := range events.PersonErasedTypes() {
		out[t.Name()] = consumer.Typed(t, func(ctx context.Context, e events.Envelope, data events.PersonErased) error {
			return s.noteErased(ctx, e, data.AccountID, t.Source())
		})
	}
	return out
}

// errStep means that somebody else changed the erasure between read and write.
var errStep = errors.New("another step was noted meanwhile")

// noteErased marks the step of a context. The last one completes the erasure, in the same transaction that tells mailer to send the receipt: so there is
// one, and only when everything is done.
func (s *Service) noteErased(ctx context.Context, cause events.Envelope, account events.ID, step events.Code) error {
	return s.changeErasure(ctx, cause, account, func(e *Erasure, tx *store.Tx) {
		now := s.Clock.Now()
		if !e.note(step, now) || !e.done() {
			return
		}
		e.CompletedAt = now
		meta := s.meta(e.ID, e.Version).CausedBy(cause)
		tx.Emit(events.SignupErasureCompleted.New(meta, events.ErasureCompleted{ErasureID: e.ID, Claim: e.Claim}))
	})
}

// onReceiptSent forgets the address: nobody has it any more.
func (s *Service) onReceiptSent(ctx context.Context, cause events.Envelope, data events.ReceiptSent) error {
	if err := s.Claims.Erase(ctx, events.Mailer, data.ErasureID); err != nil {
		return err
	}
	account, err := s.erasedAccount(ctx, data.ErasureID)
	if err != nil || account == "" {
		return err
	}
	return s.changeErasure(ctx, cause, account, func(e *Erasure, _ *store.Tx) {
		e.ToldAt, e.Claim = s.Clock.Now(), ""
	})
}

// changeErasure runs fn on the saga of an account once per event, again if somebody else changed it. An account without a saga was erased before
// there were any: nothing is left to do.
func (s *Service) changeErasure(ctx context.Context, cause events.Envelope, account events.ID, fn func(*Erasure, *store.Tx)) error {
	for {
		e, ok, err := s.erasure(ctx, account)
		if err != nil {
			return err
		}
		tx := s.Table.Tx().Once(cause, s.Clock.Now())
		if ok {
			before := e.Version
			e.Version++
			fn(&e, tx)
			tx.Put(s.Table.Put(newErasureItem(e)).If("version = ?", before), errStep)
		}
		if err = tx.Run(ctx); !errors.Is(err, errStep) {
			return err
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
	}
}

// erasedNameItem leads from an erasure to its account.
type erasedNameItem struct {
	PK        string    `dynamo:"pk"`
	SK        string    `dynamo:"sk"`
	TTL       int64     `dynamo:"ttl"`
	AccountID events.ID `dynamo:"account_id"`
}

func erasureKey(id events.ID) string { return "ERASURE#" + string(id) }

func (s *Service) erasedAccount(ctx context.Context, id events.ID) (events.ID, error) {
	var item erasedNameItem
	_, err := s.Table.One(ctx, erasureKey(id), erasureSK, &item)
	return item.AccountID, err
}
