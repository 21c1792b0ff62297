package booking

import (
	"slices"
	"strings"
	"time"

	"kikite/events"
)

// Limits of waiting.
const (
	maxWaits      = 3   // per employee
	maxWaitlist   = 100 // per consultant
	defaultWait   = 30  // days
	maxWait       = maxHorizon
	maxUnanswered = 3 // offers that ran out, after which nobody seems to wait
	maxPassed     = 8 // starts that are remembered as not wanted
)

// OfferTime is how long a time is held for the one whom it is offered.
const OfferTime = 30 * time.Minute

// restTime is how long somebody whose offer ran out is offered nothing else.
const restTime = 24 * time.Hour

// Local hours between which nobody is offered anything: the offer would run out unread.
const (
	quietFrom = 21
	quietTo   = 8
)

// Wait is a place in a consultant's waitlist with what is wished for. Dates and parts are those of the employee's zone.
type Wait struct {
	ID           events.ID   `dynamo:"id"`
	EmployeeID   events.ID   `dynamo:"employee"`
	ConsultantID events.ID   `dynamo:"consultant"`
	Program      events.Code `dynamo:"program"`
	From         events.Date `dynamo:"from,omitempty"`
	To           events.Date `dynamo:"to"`
	Parts        string      `dynamo:"parts,omitempty"` // joined; empty for any
	Place        string      `dynamo:"place"`           // orders the list
	Version      int64       `dynamo:"ver"`
	Offer        events.ID   `dynamo:"offer,omitempty"` // the hold that is offered
	OfferStart   time.Time   `dynamo:"start,unixtime,omitempty"`
	OfferUntil   time.Time   `dynamo:"until,unixtime,omitempty"`
	Passed       []int64     `dynamo:"passed,omitempty"` // starts that were offered in vain, epoch seconds
	RestUntil    time.Time   `dynamo:"rest,unixtime,omitempty"`
	Unanswered   int         `dynamo:"unanswered,omitempty"` // offers in a row that ran out
}

// suits says whether a time is one that the employee waits for.
func (w *Wait) suits(s Slot, zone *time.Location) bool {
	local := s.StartsAt.In(zone)
	date := events.Date(local.Format(time.DateOnly))
	return date >= w.From && date <= w.To && (w.Parts == "" || slices.Contains(strings.Fields(w.Parts), string(partOf(local)))) &&
		!slices.Contains(w.Passed, s.StartsAt.Unix())
}

// over says whether there is nothing left to wait for.
func (w *Wait) over(now time.Time, zone *time.Location) bool {
	return w.Unanswered >= maxUnanswered || events.Date(now.In(zone).Format(time.DateOnly)) > w.To
}

// offered notes a hold that is offered.
func (w *Wait) offered(b *Booking) {
	w.Offer, w.OfferStart, w.OfferUntil = b.ID, b.StartsAt, b.HeldUntil
	w.Version++
}

// passed notes that the offer led to nothing: it was given back, or ran out. The same time is not offered again, and to somebody who did
// not answer nothing for a day.
func (w *Wait) passed(givenBack bool, now time.Time) {
	w.Passed = append(w.Passed, w.OfferStart.Unix())
	w.Passed = w.Passed[max(0, len(w.Passed)-maxPassed):]
	if givenBack {
		w.Unanswered = 0
	} else {
		w.Unanswered++
		w.RestUntil = now.Add(restTime)
	}
	w.Offer, w.OfferStart, w.OfferUntil = "", time.Time{}, time.Time{}
	w.Version++
}

// quiet says until when nobody in the zone is offered anything; zero if now is no such time.
func quiet(now time.Time, zone *time.Location) time.Time {
	date := localDate(now, zone)
	switch hour := now.In(zone).Hour(); {
	case hour >= quietFrom:
		return instant(date.AddDate(0, 0, 1), quietTo*60, zone)
	case hour < quietTo:
		return instant(date, quietTo*60, zone)
	}
	return time.Time{}
}
