package booking

import (
	"context"
	"time"

	"kikite/events"
	"kikite/shared/principal"
)

// booking reads a reservation. Error: ErrNotFound.
func (t *Table) booking(ctx context.Context, id events.ID) (*Booking, error) {
	var item bookingItem
	found, err := t.One(ctx, pkBooking(id), skBooking, &item)
	if err != nil {
		return nil, err
	}
	if !found {
		return nil, ErrNotFound
	}
	return &item.Booking, nil
}

// visible reads a booking for one of its two participants. Error: ErrNotFound, for holds and foreign bookings too.
func (d *Desk) visible(ctx context.Context, caller principal.Principal, id events.ID) (*Booking, error) {
	b, err := d.table.booking(ctx, id)
	if err != nil {
		return nil, err
	}
	if b.BookedAt.IsZero() || !b.of(caller) {
		return nil, ErrNotFound
	}
	return b, nil
}

// Booking is one booking for one of its participants. Error: ErrNotFound.
func (d *Desk) Booking(ctx context.Context, caller principal.Principal, id events.ID) (*Booking, error) {
	return d.visible(ctx, caller, id)
}

// Mine are the caller's bookings that begin in the span, in order: an employee's with the cancelled ones of each day, a
// consultant's from the index, which may lag by a moment.
func (d *Desk) Mine(ctx context.Context, caller principal.Principal, s Span) ([]*Booking, error) {
	if caller.Role == events.RoleConsultant {
		return d.table.ofConsultant(ctx, caller.ConsultantID, s)
	}
	all, err := d.table.ofEmployee(ctx, caller.AccountID, s.Start.UTC().Format(time.DateOnly), s.End.UTC().Format(time.DateOnly))
	if err != nil {
		return nil, err
	}
	var out []*Booking
	for _, b := range all {
		if !b.StartsAt.Before(s.Start) && b.StartsAt.Before(s.End) {
			out = append(out, b)
		}
	}
	return out, nil
}

// Slots are the open slots of a consultant for a program on the given number of days, the first of which is the date in zone.
// For an employee of a company ("" for others) that the consultant is connected with there is no such consultant. It reads once, and not consistently: the hold decides. Error: ErrNotFound, ErrProgram.
func (d *Desk) Slots(ctx context.Context, company, id events.ID, program events.Code, from time.Time, days int, zone *time.Location) ([]Slot, error) {
	s := Span{instant(from, 0, zone), instant(from.AddDate(0, 0, days), 0, zone)}
	first := s.Start.UTC().AddDate(0, 0, -1).Format(time.DateOnly) // the local day of the cap may begin the day before
	consultant, calendar, err := d.table.from(ctx, id, first, false)
	if err != nil {
		return nil, err
	}
	if err := consultant.For(company); err != nil {
		return nil, err
	}
	if err := consultant.Offers(program); err != nil {
		return nil, err
	}
	return consultant.Plan.Slots(consultant.Plan.Length(program), s, calendar, d.now())
}

// Today is the current date in a zone, as the UTC midnight that stands for it.
func (d *Desk) Today(zone *time.Location) time.Time { return localDate(d.now(), zone) }

// JoinURL is the address of a booking's room while there is something to join; else empty.
func (d *Desk) JoinURL(b *Booking) string {
	if b.Status != events.BookingConfirmed {
		return ""
	}
	return d.meetings.JoinURL(b.Room)
}
