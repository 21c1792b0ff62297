package sessions

import (
	"time"

	"kikite/events"
	"kikite/shared/clock"
	"kikite/shared/ids"
	"kikite/shared/problem"
)

// Statuses of a session.
const (
	Scheduled events.Code = "scheduled"
	Cancelled events.Code = "cancelled"
	Started   events.Code = "started"
	Finished  events.Code = "finished"
)

// Times around a talk.
const (
	joinEarly   = 15 * time.Minute // before the start: from when the consultant may open the session
	joinLate    = time.Hour        // after the end: until when it may still be opened
	noShowAfter = 10 * time.Minute // after the start: when somebody may be said not to have come
)

// What the state does not allow.
var (
	ErrNotFound    = problem.New(problem.NotFound, "not_found", "There is no such session.")
	errCancelled   = problem.New(problem.Conflict, "cancelled", "This session was cancelled.")
	errFinished    = problem.New(problem.Conflict, "already_finished", "This session has already been finished with another outcome.")
	errTooEarly    = problem.New(problem.Conflict, "too_early", "It is too early for this.")
	errTooLate     = problem.New(problem.Conflict, "too_late", "It is too late for this.")
	errNotHeld     = problem.New(problem.Conflict, "not_held", "This is possible once the talk has taken place.")
	errStartedTalk = problem.New(problem.Conflict, "already_started", "The talk has begun.")
	errUnchanged   = problem.New(problem.Conflict, "unchanged", "Nothing to change.") // internal: a repeated request
)

// Group is how an employee is counted: taken when the talk took place, so that later versions of its fact stay in one group.
type Group struct {
	DepartmentID events.ID   `dynamo:"department_id,omitempty"`
	AgeBand      events.Code `dynamo:"age_band,omitempty"`
	JobType      events.Code `dynamo:"job_type,omitempty"`
	Tenure       events.Code `dynamo:"tenure,omitempty"`
}

// Session is one talk. Its methods are its transitions; they change nothing when they return an error.
type Session struct {
	PK     string `dynamo:"pk"`
	SK     string `dynamo:"sk"`
	GSI1PK string `dynamo:"gsi1pk"`
	GSI1SK string `dynamo:"gsi1sk"`

	ID           events.ID   `dynamo:"id"`
	BookingID    events.ID   `dynamo:"booking_id"`
	CompanyID    events.ID   `dynamo:"company_id"`
	EmployeeID   events.ID   `dynamo:"employee_id,omitempty"` // empty once erased
	ConsultantID events.ID   `dynamo:"consultant_id"`
	Program      events.Code `dynamo:"program"`
	StartsAt     time.Time   `dynamo:"starts_at"`
	EndsAt       time.Time   `dynamo:"ends_at"`
	Status       events.Code `dynamo:"status"`
	Outcome      events.Code `dynamo:"outcome,omitempty"`
	StartedAt    time.Time   `dynamo:"started_at,omitempty"`
	FinishedAt   time.Time   `dynamo:"finished_at,omitempty"`
	Erased       bool        `dynamo:"erased,omitempty"`
	TTL          int64       `dynamo:"ttl,omitempty"` // of an erased one: the end of its period as a record of what was provided

	Group         Group     `dynamo:"group,omitempty"`
	RecordVersion int64     `dynamo:"record_version"`       // of record and transcript together; 0: nothing yet
	NoRecord      bool      `dynamo:"no_record,omitempty"`  // there was a transcript before any record
	Transcript    bool      `dynamo:"transcript,omitempty"` // there is one
	Analysed      int64     `dynamo:"analysed"`             // version of the record that the analysis is of
	PulseAt       time.Time `dynamo:"pulse_at,omitempty"`
	FactVersion   int64     `dynamo:"fact_version"`

	BookingVersion int64 `dynamo:"booking_version"`
	Version        int64 `dynamo:"version"`
}

// IDOf is the session of a booking.
func IDOf(booking events.ID) events.ID { return ids.Derive(ids.Session, string(booking)) }

// apply takes over a newer state of the booking. A talk that has begun is not undone by it.
func (x *Session) apply(b events.BookingState, version int64) {
	x.BookingVersion = version
	if x.Status == Started || x.Status == Finished {
		return
	}
	x.ID, x.BookingID, x.CompanyID, x.ConsultantID, x.Program = IDOf(b.BookingID), b.BookingID, b.CompanyID, b.ConsultantID, b.Program
	x.StartsAt, x.EndsAt = b.StartsAt.UTC(), b.EndsAt.UTC()
	x.Status = Scheduled
	if b.Status == events.BookingCancelled {
		x.Status = Cancelled
	}
	x.PK, x.SK = sessionPK(x.ID), sessionSK
	x.GSI1PK, x.GSI1SK = consultantPK(x.ConsultantID), startKey(x.StartsAt)+"#"+string(x.ID)
	if !x.Erased {
		x.EmployeeID = b.EmployeeID
	}
}

// start opens the talk, from 15 minutes before its time to one hour after its end.
func (x *Session) start(now time.Time) error {
	switch {
	case x.Status == Cancelled:
		return errCancelled
	case x.Status == Finished:
		return errFinished
	case x.Status == Started:
		return errUnchanged
	case now.Before(x.StartsAt.Add(-joinEarly)):
		return errTooEarly
	case now.After(x.EndsAt.Add(joinLate)):
		return errTooLate
	}
	x.Status, x.StartedAt = Started, now
	return nil
}

// finish ends the session with an outcome. A talk that nobody opened here (by telephone, say) may be said to have been held from its
// start on; somebody may be said not to have come ten minutes later.
func (x *Session) finish(outcome events.Code, now time.Time) error {
	earliest := x.StartsAt
	if outcome != events.OutcomeHeld {
		earliest = earliest.Add(noShowAfter)
	}
	switch {
	case x.Status == Cancelled:
		return errCancelled
	case x.Status == Finished && x.Outcome == outcome:
		return errUnchanged
	case x.Status == Finished:
		return errFinished
	case x.Status == Started && outcome == events.OutcomeNoShowConsultant:
		return errStartedTalk
	case x.Status == Started && outcome == events.OutcomeHeld:
	case now.Before(earliest):
		return errTooEarly
	}
	x.Status, x.Outcome, x.FinishedAt = Finished, outcome, now
	return nil
}

// held says whether the talk took place.
func (x *Session) held() bool { return x.Status == Finished && x.Outcome == events.OutcomeHeld }

// recorded says whether the consultant wrote a record; documented whether there is one or a transcript in its place.
func (x *Session) recorded() bool   { return x.RecordVersion > 0 && !x.NoRecord }
func (x *Session) documented() bool { return x.recorded() || x.Transcript }

// month is the month in which the talk is counted.
func (x *Session) month() events.Month { return monthOf(x.StartsAt) }

func monthOf(t time.Time) events.Month { return events.Month(t.In(clock.Tokyo()).Format("2006-01")) }

func startKey(t time.Time) string { return t.UTC().Format("2006-01-02T15:04:05Z") }
