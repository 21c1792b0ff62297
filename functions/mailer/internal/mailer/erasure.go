package mailer

import (
	"context"
	"time"

	"kikite/events"
	"kikite/events/claims"
	"kikite/shared/ids"
	"kikite/shared/rights"
)

// acknowledge says that the contact book has neither address nor wishes of an account any more.
func (c *Contacts) acknowledge(ctx context.Context, e events.Envelope, now time.Time) error {
	return rights.Erased(c.table.Tx(), events.MailerPersonErased, e, e.EntityID, now).Run(ctx)
}

// erasureReceipt sends the last mail to somebody who was erased, to the address in the claim, which nothing else knows any more, and says so, that
// the claim can go, too. An event that comes again says it again, under the same ID.
func (m *Mailer) erasureReceipt(ctx context.Context, env events.Envelope, e events.ErasureCompleted) error {
	var c claims.ErasureReceipt
	if err := m.claims.Get(ctx, e.Claim, &c); err != nil {
		return unlessErased(err)
	}
	reason := ids.Derive("mai", string(KindErased), string(e.ErasureID))
	err := m.delivery.Send(ctx, reason, Contact{Address: c.Address}, func() (Message, error) {
		return m.templates.Render(KindErased, c.Locale, Values{Link: c.Link})
	})
	if err != nil {
		return err
	}
	return m.contacts.receiptSent(ctx, env, e.ErasureID, m.now.Now())
}

func (c *Contacts) receiptSent(ctx context.Context, cause events.Envelope, erasure events.ID, now time.Time) error {
	meta := events.Meta{ID: ids.Derive(ids.Event, "receipt_sent", string(cause.ID)), Time: now, EntityID: erasure, EntityVersion: cause.EntityVersion}
	return c.table.Tx().Emit(events.MailerReceiptSent.New(meta.CausedBy(cause), events.ReceiptSent{ErasureID: erasure})).Run(ctx)
}
