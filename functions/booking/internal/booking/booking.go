package booking

import (
	"slices"
	"time"

	"kikite/events"
)

// Statuses of a reservation before it is a booking, and after it never became one; the others are in package events.
const (
	StatusHold     events.Code = "hold"
	StatusReleased events.Code = "released"
)

// HoldTime is how long a time is held for one employee.
const HoldTime = 5 * time.Minute

// FreeCancellation is how long before its start a booking can be cancelled without counting on the quota.
const FreeCancellation = 24 * time.Hour

// maxOps bounds the request keys that a booking remembers.
const maxOps = 4

// Booking is one reservation from hold to end. Version counts its changes; Sequence is that of RFC 5545.
type Booking struct {
	ID           events.ID   `dynamo:"id"`
	EmployeeID   events.ID   `dynamo:"employee"`
	ConsultantID events.ID   `dynamo:"consultant"`
	CompanyID    events.ID   `dynamo:"company"`
	Program      events.Code `dynamo:"program"`
	Status       events.Code `dynamo:"status"`
	StartsAt     time.Time   `dynamo:"starts,unixtime"`
	EndsAt       time.Time   `dynamo:"ends,unixtime"`
	HeldUntil    time.Time   `dynamo:"until,unixtime"`
	BookedAt     time.Time   `dynamo:"booked,unixtime,omitempty"`
	MovedAt      time.Time   `dynamo:"moved,unixtime,omitempty"`
	CancelledBy  events.Code `dynamo:"by,omitempty"`
	CancelReason events.Code `dynamo:"why,omitempty"`  // of the service
	Room         string      `dynamo:"room,omitempty"` // secret part of the meeting link
	Sequence     int         `dynamo:"seq"`
	Version      int64       `dynamo:"ver"`
	Asked        string      `dynamo:"asked"`         // what the hold's request asked for, to recognise its repetition
	Ops          []string    `dynamo:"ops,omitempty"` // latest request keys that changed it
	SeriesID     events.ID   `dynamo:"series,omitempty"`
	Number       int         `dynamo:"nr,omitempty"` // in the series, from 1
	Count        int         `dynamo:"of,omitempty"` // of the series, when it was held
}

// timed is when the booking got the time that it has.
func (b *Booking) timed() time.Time {
	if b.MovedAt.IsZero() {
		return b.BookedAt
	}
	return b.MovedAt
}

// Span is the time of the session.
func (b *Booking) Span() Span { return Span{b.StartsAt, b.EndsAt} }

// Confirm turns a hold into a booking. Errors: ErrHoldExpired, ErrNotBooked.
func (b *Booking) Confirm(now time.Time, room string) error {
	switch {
	case b.Status != StatusHold:
		return ErrNotBooked
	case !now.Before(b.HeldUntil):
		return ErrHoldExpired
	}
	b.Status, b.BookedAt, b.Room = events.BookingConfirmed, now, room
	b.Version++
	return nil
}

// ReleaseHold gives a hold back. Errors: ErrAlreadyBooked.
func (b *Booking) ReleaseHold() error {
	if b.Status != StatusHold {
		return ErrAlreadyBooked
	}
	b.Status = StatusReleased
	b.Version++
	return nil
}

// Move puts the booking at another time. Errors: ErrNotBooked, ErrStarted.
func (b *Booking) Move(to Span, now time.Time) error {
	if err := b.open(now); err != nil {
		return err
	}
	b.StartsAt, b.EndsAt, b.MovedAt = to.Start, to.End, now
	b.Sequence++
	b.Version++
	return nil
}

// Cancel ends the booking and says whether the talk goes back to the quota: it does when the consultant cancels or there is
// time enough. Errors: ErrNotBooked, ErrStarted.
func (b *Booking) Cancel(by events.Code, now time.Time) (refund bool, err error) {
	if err := b.open(now); err != nil {
		return false, err
	}
	b.Status, b.CancelledBy = events.BookingCancelled, by
	b.Sequence++
	b.Version++
	return by != events.RoleEmployee || !now.After(b.StartsAt.Add(-FreeCancellation)), nil
}

// Finish records how the session went; false means that there is nothing to record.
func (b *Booking) Finish(outcome events.Code) bool {
	if b.Status != events.BookingConfirmed {
		return false
	}
	b.Status = events.BookingHeld
	if outcome != events.OutcomeHeld {
		b.Status = events.BookingNoShow
	}
	b.Version++
	return true
}

func (b *Booking) open(now time.Time) error {
	if b.Status != events.BookingConfirmed {
		return ErrNotBooked
	}
	if !now.Before(b.StartsAt) {
		return ErrStarted
	}
	return nil
}

// did says whether the request with this key changed the booking already; the empty key is unknown.
func (b *Booking) did(key string) bool { return key != "" && slices.Contains(b.Ops, key) }

// note remembers a request key.
func (b *Booking) note(key string) {
	if key == "" {
		return
	}
	b.Ops = append(b.Ops, key)
	if len(b.Ops) > maxOps {
		b.Ops = b.Ops[len(b.Ops)-maxOps:]
	}
}

// state is what events carry.
func (b *Booking) state() events.BookingState {
	return events.BookingState{
		BookingID: b.ID, CompanyID: b.CompanyID, EmployeeID: b.EmployeeID, ConsultantID: b.ConsultantID,
		Program: b.Program, StartsAt: b.StartsAt.UTC(), EndsAt: b.EndsAt.UTC(), Status: b.Status, Sequence: b.Sequence,
		BookedAt: b.BookedAt.UTC(), CancelledBy: b.CancelledBy, CancelReason: b.CancelReason,
		SeriesID: b.SeriesID, SeriesNumber: b.Number, SeriesCount: b.Count,
	}
}
