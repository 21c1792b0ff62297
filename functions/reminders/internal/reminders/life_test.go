package reminders

import (
	"math/rand/v2"
	"time"

	"kikite/events"
	"kikite/shared/ids"
)

// life is all that happens to one booking.
type life struct {
	employee, consultant *person
	changes              []*change
}

// person is a reader.
type person struct {
	account    events.ID
	consultant events.ID // of a consultant
	zone       *time.Location
	noNudge    bool
}

// change is one thing that happened and the message about it.
type change struct {
	at      time.Time
	state   *events.BookingState // nil for what happens besides
	version int64
	what    events.Code // finished, answered, recorded
	outcome events.Code
	message events.Envelope
	// tried is when the worker first saw the message, done when it first said that it is handled; zero for never.
	tried, done time.Time
}

// other things that happen.
const (
	finished events.Code = "finished"
	answered events.Code = "answered"
	recorded events.Code = "recorded"
)

// live invents a life: booked, moved up to twice, cancelled or held, answered and recorded or not.
func live(r *rand.Rand, employee, consultant *person) (*life, error) {
	upTo := func(d time.Duration) time.Duration { return time.Duration(r.Int64N(int64(d))).Truncate(time.Minute) }
	l := &life{employee: employee, consultant: consultant}
	at := noon.Add(upTo(10 * 24 * time.Hour))
	s := events.BookingState{
		BookingID: ids.Default{}.Random(ids.Booking), CompanyID: "com_00000000000000000000000000", EmployeeID: employee.account,
		ConsultantID: consultant.consultant, Program: events.OneOnOne, Status: events.BookingConfirmed, BookedAt: at,
	}
	time50 := func(start time.Time) { s.StartsAt, s.EndsAt = start, start.Add(50*time.Minute) }
	time50(at.Add(30*time.Minute + upTo(14*24*time.Hour)))
	version := int64(2)
	err := l.tells(at, version, s, events.BookingBooked)
	for range r.IntN(3) {
		at = at.Add(upTo(s.StartsAt.Sub(at)))
		time50(at.Add(30*time.Minute + upTo(10*24*time.Hour)))
		s.Sequence++
		version++
		if err == nil {
			err = l.tells(at, version, s, events.BookingMoved)
		}
	}
	if r.IntN(10) < 3 {
		at = at.Add(upTo(s.StartsAt.Sub(at)))
		s.Status = events.BookingCancelled
		s.Sequence++
		version++
		if err == nil {
			err = l.tells(at, version, s, events.BookingCancelledEvent)
		}
		return l, err
	}
	return l, l.afterwards(r, s, err)
}

func (l *life) afterwards(r *rand.Rand, s events.BookingState, err error) error {
	session := ids.Default{}.Random(ids.Session)
	outcome := []events.Code{events.OutcomeHeld, events.OutcomeHeld, events.OutcomeHeld, events.OutcomeNoShowEmployee, events.OutcomeNoShowConsultant}[r.IntN(5)]
	add := func(what events.Code, within time.Duration, make func(events.Meta) (events.Envelope, error)) {
		at := s.EndsAt.Add(time.Duration(r.Int64N(int64(within))).Truncate(time.Minute))
		m, failed := make(events.Meta{ID: ids.Default{}.Random(ids.Event), Time: at, EntityID: session, EntityVersion: 1})
		if err == nil {
			err = failed
		}
		l.changes = append(l.changes, &change{at: at, what: what, outcome: outcome, message: m})
	}
	if r.IntN(10) > 0 {
		add(finished, 20*time.Minute, func(m events.Meta) (events.Envelope, error) {
			return events.SessionsFinished.New(m, events.SessionFinished{BookingID: s.BookingID, Outcome: outcome})
		})
	}
	if outcome == events.OutcomeHeld && r.IntN(2) == 0 {
		add(answered, 36*time.Hour, func(m events.Meta) (events.Envelope, error) {
			return events.SessionsPulseAnswered.New(m, events.PulseAnswered{BookingID: s.BookingID, Rating: 4})
		})
	}
	if outcome == events.OutcomeHeld && r.IntN(2) == 0 {
		add(recorded, 10*time.Hour, func(m events.Meta) (events.Envelope, error) {
			return events.SessionsRecordSubmitted.New(m, events.RecordSubmitted{BookingID: s.BookingID})
		})
	}
	return err
}

func (l *life) tells(at time.Time, version int64, s events.BookingState, kind events.Type[events.BookingState]) error {
	m, err := kind.New(events.Meta{ID: ids.Default{}.Random(ids.Event), Time: at, EntityID: s.BookingID, EntityVersion: version}, s)
	l.changes = append(l.changes, &change{at: at, state: &s, version: version, message: m})
	return err
}
