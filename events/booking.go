package events

import "time"

// OpenWindow is how many slots a consultant has left in a part of a day (in Asia/Tokyo).
type OpenWindow struct {
	Date  Date `json:"date"`
	Part  Code `json:"part" jsonschema:"description=morning (-12) afternoon (12-18) evening (18-)"`
	Slots int  `json:"slots" jsonschema:"minimum=0"`
	// First is the start of the earliest of the slots.
	First *time.Time `json:"first,omitempty"`
}

// AvailabilityChanged summarises a consultant's open time of the next 21 days for matching; it may be a week old.
type AvailabilityChanged struct {
	ConsultantID ID           `json:"consultant_id"`
	NextFree     *time.Time   `json:"next_free,omitempty"`
	Windows      []OpenWindow `json:"windows"`
}

// BookingState is the whole state of a booking; all booking events carry it.
type BookingState struct {
	BookingID    ID        `json:"booking_id"`
	CompanyID    ID        `json:"company_id"`
	EmployeeID   ID        `json:"employee_id" jsonschema:"description=account of the employee"`
	ConsultantID ID        `json:"consultant_id"`
	Program      Code      `json:"program"`
	StartsAt     time.Time `json:"starts_at"`
	EndsAt       time.Time `json:"ends_at"`
	Status       Code      `json:"status"`
	Sequence     int       `json:"sequence" jsonschema:"minimum=0,description=RFC 5545 SEQUENCE of the calendar entry"`
	BookedAt     time.Time `json:"booked_at"`
	CancelledBy  Code      `json:"cancelled_by,omitempty" jsonschema:"description=role or service"`
	// CancelReason says why the service cancelled; empty if one of the two did. It is for choosing words, not for showing.
	CancelReason Code `json:"cancel_reason,omitempty" jsonschema:"description=consultant_suspended account_closed company_connected or contract_ended"`
	// Alternatives are the consultant's next open starts, for the employee whose talk the consultant cancelled or missed.
	Alternatives []time.Time `json:"alternatives,omitempty" jsonschema:"maxItems=3"`
	// SeriesID is shared by the bookings of a series; Number counts from 1 up to Count.
	SeriesID     ID  `json:"series_id,omitempty"`
	SeriesNumber int `json:"series_number,omitempty" jsonschema:"minimum=1"`
	SeriesCount  int `json:"series_count,omitempty" jsonschema:"minimum=1"`
}

// SlotOffered: a time became free for the first in the waitlist, who has it held until ExpiresAt.
type SlotOffered struct {
	BookingID    ID        `json:"booking_id" jsonschema:"description=of the hold; it becomes the booking's"`
	CompanyID    ID        `json:"company_id"`
	EmployeeID   ID        `json:"employee_id" jsonschema:"description=account of the employee"`
	ConsultantID ID        `json:"consultant_id"`
	Program      Code      `json:"program"`
	StartsAt     time.Time `json:"starts_at"`
	EndsAt       time.Time `json:"ends_at"`
	ExpiresAt    time.Time `json:"expires_at"`
}

// WaitlistDue: somebody in the consultant's waitlist may be due an offer. It is a message of booking to itself.
type WaitlistDue struct {
	ConsultantID ID `json:"consultant_id"`
}

// The events of booking.
var (
	BookingAvailabilityChanged = define[AvailabilityChanged](Booking, "availability_changed")
	BookingBooked              = define[BookingState](Booking, "confirmed")
	BookingMoved               = define[BookingState](Booking, "moved")
	BookingCancelledEvent      = define[BookingState](Booking, "cancelled")
	BookingMissed              = define[BookingState](Booking, "missed") // the consultant did not come
	BookingSlotOffered         = define[SlotOffered](Booking, "slot_offered")
	BookingWaitlistDue         = define[WaitlistDue](Booking, "waitlist_due")
)
