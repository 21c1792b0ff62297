package reminders

import (
	"context"

	"kikite/events"
	"kikite/events/claims"
	"kikite/shared/rights"
)

// WithCopies is the clerk of the worker, which answers exports.
func (c *Clerk) WithCopies(copies rights.Claims) *Clerk {
	with := *c
	with.copies = copies
	return &with
}

// exported is how the context's items are told to whom they are about.
func exported() rights.Shape {
	return rights.Shape{
		Sections: map[string]events.Code{skAccount: "account", skAgenda: "reminders"},
		Leave:    []string{"wishes", "chain"}, // how events are linked, and how often mailer told the wishes that stand beside it
		Unix:     []string{"starts", "ends"},
		Names:    map[string]string{"company": "company_id", "starts": "starts_at", "ends": "ends_at", "employee": "account_id", "consultant": "consultant_id", "seq": "changes", "nonudge": "no_second_survey_mail", "tell": "tell_month_without_talk", "settled": "last_month_decided"},
	}
}

// exportAsked hands signup what is due when for a person.
func (c *Clerk) exportAsked(ctx context.Context, e events.Envelope, d events.ExportAsked) error {
	a, err := c.account(ctx, d.AccountID)
	if err != nil {
		return err
	}
	partitions := []string{pkAccount(d.AccountID)}
	for _, b := range a.Bookings {
		partitions = append(partitions, pkBooking(b.Booking))
	}
	var part claims.ExportPart
	for _, pk := range partitions {
		var items []map[string]any
		if err := c.table.Prefix(ctx, pk, "", &items); err != nil {
			return err
		}
		for _, item := range items {
			exported().Add(&part, item)
		}
	}
	return rights.Answer(ctx, c.table, c.copies, events.RemindersExportReady, e, d, part, c.clock.Now(), func(ctx context.Context) (bool, error) {
		a, err := c.account(ctx, d.AccountID)
		return err == nil && a.Status == events.StatusErased, err
	})
}
