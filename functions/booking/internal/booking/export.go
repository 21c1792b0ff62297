package booking

import (
	"context"
	"strings"

	"kikite/events"
	"kikite/events/claims"
	"kikite/shared/rights"
)

// Copies is where the worker puts what it holds about a person, for signup's export.
type Copies = rights.Claims

// WithCopies is the desk of the worker, which answers exports.
func (d *Desk) WithCopies(c Copies) *Desk {
	with := *d
	with.copies = c
	return &with
}

// exported is how booking's items are told to whom they are about. Days are how the bookings that are told beside them are found; rooms and the address of
// the feed open something, and stand on the pages of a talk and of the settings.
func exported() rights.Shape {
	return rights.Shape{
		Sections: map[string]events.Code{skAccount: "account", skBooking: "bookings", waitPrefix: "waits", skFeed: "calendar_feed", skPlan: "availability"},
		Leave:    []string{"room", "secret", "op", "ops", "asked", "place", "busy", "sum", "sumver", "con"},
		Unix:     []string{"starts", "ends", "until", "booked", "moved", "made"},
		Names: map[string]string{"starts": "starts_at", "ends": "ends_at", "until": "held_until", "booked": "booked_at", "moved": "moved_at", "by": "cancelled_by",
			"why": "cancel_reason", "employee": "account_id", "consultant": "consultant_id", "company": "company_id", "loc": "locale", "made": "made_at",
			"seq": "changes", "nr": "series_number", "of": "series_count", "series": "series_id", "used": "booked_in_months", "account": "account_id"},
	}
}

// exportAsked hands signup all that booking holds about a person: their account, talks, waits and calendar address, or a consultant's availability.
func (d *Desk) exportAsked(ctx context.Context, e events.Envelope, a events.ExportAsked) error {
	var part claims.ExportPart
	if err := d.table.tell(ctx, &part, pkAccount(a.AccountID)); err != nil {
		return err
	}
	calendar, err := d.table.daysFrom(ctx, pkAccount(a.AccountID), "")
	if err != nil {
		return err
	}
	seen := map[events.ID]bool{}
	for _, day := range calendar.days {
		for _, entry := range day.Entries {
			if seen[entry.ID] {
				continue
			}
			seen[entry.ID] = true
			if err := d.table.tell(ctx, &part, pkBooking(entry.ID)); err != nil {
				return err
			}
		}
	}
	if a.ConsultantID != "" {
		if err := d.table.tell(ctx, &part, pkConsultant(a.ConsultantID)); err != nil {
			return err
		}
	}
	return rights.Answer(ctx, d.table.Table, d.copies, events.BookingExportReady, e, a, part, d.now(), func(ctx context.Context) (bool, error) {
		p, err := d.table.read(ctx, wanted{accounts: []events.ID{a.AccountID}})
		return err == nil && p.accounts[a.AccountID].Status == events.StatusErased, err
	})
}

// tell adds a partition, but not the days and the places of others in it.
func (t *Table) tell(ctx context.Context, part *claims.ExportPart, pk string) error {
	var items []map[string]any
	if err := t.Prefix(ctx, pk, "", &items); err != nil {
		return err
	}
	for _, item := range items {
		sk, _ := item["sk"].(string)
		others := strings.HasPrefix(pk, "CON#") && strings.HasPrefix(sk, waitPrefix)
		if !others && !strings.HasPrefix(sk, dayPrefix) {
			exported().Add(part, item)
		}
	}
	return nil
}
