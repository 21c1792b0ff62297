package booking

import (
	"maps"
	"slices"
	"time"

	"kikite/shared/holidays"
)

// HoldBody asks for a hold.
type HoldBody struct {
	ConsultantID string    `json:"consultant_id" pattern:"^con_[0-9a-z]{26}$"`
	Program      string    `json:"program" enum:"one_on_one,engagement_career,regular_care,survey_followup,mental_harassment,exit,pre_joining"`
	StartsAt     time.Time `json:"starts_at"`
}

// HoldAnswer is a hold; its ID is that of the booking it can become.
type HoldAnswer struct {
	BookingID string    `json:"booking_id"`
	StartsAt  time.Time `json:"starts_at"`
	EndsAt    time.Time `json:"ends_at"`
	ExpiresAt time.Time `json:"expires_at"`
}

func holdAnswer(b *Booking) HoldAnswer {
	return HoldAnswer{BookingID: string(b.ID), StartsAt: b.StartsAt.UTC(), EndsAt: b.EndsAt.UTC(), ExpiresAt: b.HeldUntil.UTC()}
}

// SlotList is open slots in order.
type SlotList struct {
	ConsultantID string        `json:"consultant_id"`
	Program      string        `json:"program"`
	Slots        []Slot        `json:"slots"`
	Holidays     []HolidayBody `json:"holidays" nullable:"false" doc:"Public holidays of Japan among the days, also where the consultant works on them"`
}

// HolidayBody is a public holiday of Japan.
type HolidayBody struct {
	Date   string `json:"date" format:"date"`
	Name   string `json:"name" doc:"In Japanese"`
	NameEn string `json:"name_en"`
}

// holidayBodies are the holidays of a number of days from a date on, in order.
func holidayBodies(from time.Time, days int) []HolidayBody {
	found := holidays.Between(from, from.AddDate(0, 0, days-1))
	out := make([]HolidayBody, 0, len(found))
	for _, date := range slices.Sorted(maps.Keys(found)) {
		out = append(out, HolidayBody{string(date), found[date].Name, found[date].NameEn})
	}
	return out
}

// BookingBody is a booking as its participants see it.
type BookingBody struct {
	BookingID    string    `json:"booking_id"`
	ConsultantID string    `json:"consultant_id"`
	Program      string    `json:"program"`
	StartsAt     time.Time `json:"starts_at"`
	EndsAt       time.Time `json:"ends_at"`
	Status       string    `json:"status" enum:"confirmed,cancelled,held,no_show"`
	BookedAt     time.Time `json:"booked_at"`
	Sequence     int       `json:"sequence"`
	CancelledBy  string    `json:"cancelled_by,omitempty"`
	SeriesID     string    `json:"series_id,omitempty" doc:"Shared by the talks that were booked together"`
	SeriesNumber int       `json:"series_number,omitempty" doc:"Which of them this one is, from 1"`
	SeriesCount  int       `json:"series_count,omitempty" doc:"How many there were"`
	JoinURL      string    `json:"join_url,omitempty" doc:"Meeting link; only in the answer about one booking that is confirmed"`
}

// BookingList is bookings in order of start.
type BookingList struct {
	Bookings []BookingBody `json:"bookings"`
}

func bookingBody(b *Booking) BookingBody {
	return BookingBody{
		BookingID: string(b.ID), ConsultantID: string(b.ConsultantID), Program: string(b.Program),
		StartsAt: b.StartsAt.UTC(), EndsAt: b.EndsAt.UTC(), Status: string(b.Status), BookedAt: b.BookedAt.UTC(),
		Sequence: b.Sequence, CancelledBy: string(b.CancelledBy),
		SeriesID: string(b.SeriesID), SeriesNumber: b.Number, SeriesCount: b.Count,
	}
}
