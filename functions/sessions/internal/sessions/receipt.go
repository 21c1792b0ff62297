package sessions

import (
	"context"
	"errors"
	"time"

	"kikite/events"
	"kikite/functions/sessions/internal/vault"
	"kikite/shared/ids"
	"kikite/shared/principal"
)

// States of a privacy receipt.
const (
	ReceiptNone  events.Code = "none"
	ReceiptAsked events.Code = "asked"
	ReceiptReady events.Code = "ready"
)

// receiptLost is after how long an unanswered receipt may be asked for again; receiptKept is for how long an answer stays.
const (
	receiptLost = 24 * time.Hour
	receiptKept = 7 * 24 * time.Hour
)

// Receipt says which released figures of the company's reports the employee is in.
type Receipt struct {
	Status  events.Code
	Figures []events.ReceiptFigure
}

// receiptItem is an answer, under the random ID of its receipt. Nothing in it, and nothing in this table, says whose it is.
type receiptItem struct {
	PK      string                 `dynamo:"pk"` // RECEIPT#<receipt>
	SK      string                 `dynamo:"sk"`
	Figures []events.ReceiptFigure `dynamo:"figures"`
	TTL     int64                  `dynamo:"ttl"`
}

const receiptSK = "RECEIPT"

func receiptPK(id events.ID) string { return "RECEIPT#" + string(id) }

// Receipt returns the caller's newest receipt.
func (s *Service) Receipt(ctx context.Context, p principal.Principal) (Receipt, error) {
	a, err := s.active(ctx, p)
	if err != nil {
		return Receipt{}, err
	}
	r, _, err := s.receipt(ctx, a.ID)
	return r, err
}

func (s *Service) receipt(ctx context.Context, account events.ID) (Receipt, vault.Receipt, error) {
	mine, err := s.vault.Receipt(ctx, account)
	if err != nil || mine.ID == "" {
		return Receipt{Status: ReceiptNone}, mine, err
	}
	now := s.clock.Now()
	var item receiptItem
	found, err := s.table.One(ctx, receiptPK(mine.ID), receiptSK, &item)
	switch {
	case err != nil:
		return Receipt{}, mine, err
	case found && item.TTL > now.Unix():
		return Receipt{Status: ReceiptReady, Figures: item.Figures}, mine, nil
	case !found && now.Sub(mine.Asked) < receiptLost:
		return Receipt{Status: ReceiptAsked}, mine, nil
	default:
		return Receipt{Status: ReceiptNone}, mine, nil
	}
}

// AskReceipt asks reports for a new receipt, under the pseudonym; while one is open that one is the answer. Who has no
// pseudonym, since nothing of theirs was ever counted, is in no figure, and nobody is asked.
func (s *Service) AskReceipt(ctx context.Context, p principal.Principal) (Receipt, error) {
	a, err := s.active(ctx, p)
	if err != nil {
		return Receipt{}, err
	}
	subject, err := s.vault.KnownPseudonym(ctx, a.ID, a.CompanyID)
	if err != nil {
		return Receipt{}, err
	}
	if subject == "" {
		return Receipt{Status: ReceiptReady}, nil
	}
	current, before, err := s.receipt(ctx, a.ID)
	if err != nil || current.Status == ReceiptAsked {
		return current, err
	}
	next := vault.Receipt{ID: s.ids.Random(ids.Receipt), Asked: s.clock.Now()}
	tx := s.table.Tx().Check(s.isActive(a.ID), errInactive)
	s.vault.PutReceipt(tx, a.ID, before, next)
	err = tx.Emit(events.SessionsReceiptAsked.New(s.factMeta(next.ID, 1), events.ReceiptAsked{ReceiptID: next.ID, CompanyID: a.CompanyID, Subject: subject})).Run(ctx)
	if errors.Is(err, vault.ErrAsked) {
		current, _, err = s.receipt(ctx, a.ID)
		return current, err
	}
	return Receipt{Status: ReceiptAsked}, err
}

// receiptReady keeps an answer without knowing whose it is. That of somebody who was erased meanwhile is found by nobody, and goes by itself.
func (s *Service) receiptReady(ctx context.Context, e events.Envelope, d events.ReceiptReady) error {
	now := s.clock.Now()
	item := receiptItem{PK: receiptPK(d.ReceiptID), SK: receiptSK, Figures: d.Figures, TTL: now.Add(receiptKept).Unix()}
	return s.table.Tx().Put(s.table.Put(item), nil).Once(e, now).Run(ctx)
}
