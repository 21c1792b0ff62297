package audit

import (
	"encoding/json"
	"fmt"
	"strings"
	"time"
)

// Reservation is a hold or a booking as its item has it.
type Reservation struct {
	ID, Employee, Consultant, Company string
	Series                            string // of which it is a part; empty for most
	Status                            string
	CancelledBy                       string
	Starts, Ends, HeldUntil, BookedAt time.Time // BookedAt is zero for what never was a booking
	Sequence, Version                 int64
}

// wasBooked says whether it is a booking or was one.
func (r Reservation) wasBooked() bool { return !r.BookedAt.IsZero() }

// takes says whether the reservation takes time.
func (r Reservation) takes(now time.Time) bool {
	switch r.Status {
	case "confirmed", "held", "no_show":
		return true
	case "hold":
		return r.HeldUntil.After(now)
	default:
		return false
	}
}

// counter is the quota as an account's item has it.
type counter struct {
	company string
	used    map[string]int64 // month → talks
	holds   []heldShare
}

// heldShare is what a hold, or the holds of a series, count in a month.
type heldShare struct {
	id, month string // of the hold or the series
	until     int64  // epoch seconds
	talks     int64
}

// told is an event about a booking that waits in the outbox.
type told struct {
	id, kind, booking string
	version           int64
	at                time.Time
	starts            time.Time
	by, status        string
	sequence          int64
}

// state is what the items say, each by itself.
type state struct {
	reservations map[string]Reservation
	days         map[string][]entry // "<owner's pk> <date>"
	accounts     map[string]counter
	quotas       map[string]int64 // company → talks per month
	told         []told
	mistakes     []string // items that cannot be read
}

func read(items []Item) *state {
	s := &state{
		reservations: map[string]Reservation{}, days: map[string][]entry{}, accounts: map[string]counter{}, quotas: map[string]int64{},
	}
	for _, i := range items {
		pk, sk := Text(i, "pk"), Text(i, "sk")
		switch {
		case sk == "BKG":
			s.reservations[Text(i, "id")] = reservation(i)
		case strings.HasPrefix(sk, "DAY#"):
			e, err := entries(i)
			if err != nil {
				s.mistakes = append(s.mistakes, fmt.Sprintf("%s %s: %v", pk, sk, err))
			}
			s.days[pk+" "+strings.TrimPrefix(sk, "DAY#")] = e
		case sk == "ACC":
			s.accounts[Text(i, "id")] = account(i)
		case sk == "COM":
			s.quotas[Text(i, "id")] = number(i, "quota")
		case strings.HasPrefix(pk, "OUTBOX#"):
			if err := s.hear(i); err != nil {
				s.mistakes = append(s.mistakes, fmt.Sprintf("%s %s: %v", pk, sk, err))
			}
		}
	}
	return s
}

func reservation(i Item) Reservation {
	r := Reservation{
		ID: Text(i, "id"), Employee: Text(i, "employee"), Consultant: Text(i, "consultant"), Company: Text(i, "company"),
		Series: Text(i, "series"), Status: Text(i, "status"), CancelledBy: Text(i, "by"), Starts: moment(i, "starts"), Ends: moment(i, "ends"),
		HeldUntil: moment(i, "until"), Sequence: number(i, "seq"), Version: number(i, "ver"),
	}
	if number(i, "booked") > 0 {
		r.BookedAt = moment(i, "booked")
	}
	return r
}

func account(i Item) counter {
	c := counter{company: Text(i, "company"), used: map[string]int64{}}
	used := parts(i, "used")
	for m := range used {
		c.used[m] = number(used, m)
	}
	for _, h := range list(i, "holds") {
		hold := parts(Item{"hold": h}, "hold")
		c.holds = append(c.holds, heldShare{Text(hold, "id"), Text(hold, "month"), number(hold, "until"), max(number(hold, "n"), 1)})
	}
	return c
}

// hear reads an event; those that are not about the life of a booking are left out.
func (s *state) hear(i Item) error {
	var e struct {
		ID       string    `json:"id"`
		Type     string    `json:"type"`
		Time     time.Time `json:"time"`
		EntityID string    `json:"entity_id"`
		Version  int64     `json:"entity_version"`
		Data     struct {
			StartsAt    time.Time `json:"starts_at"`
			Status      string    `json:"status"`
			CancelledBy string    `json:"cancelled_by"`
			Sequence    int64     `json:"sequence"`
		} `json:"data"`
	}
	if err := json.Unmarshal([]byte(Text(i, "detail")), &e); err != nil {
		return err
	}
	switch e.Type {
	case "booking.confirmed", "booking.moved", "booking.cancelled":
		s.told = append(s.told, told{e.ID, e.Type, e.EntityID, e.Version, e.Time, e.Data.StartsAt, e.Data.CancelledBy, e.Data.Status, e.Data.Sequence})
	}
	return nil
}
