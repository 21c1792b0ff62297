// Package care is the rules of danger: what stands in the operators' care queue, who may open what is somebody's own, and when that person is told.
// It knows no table and no person: accounts and entries are opaque IDs.
package care

import (
	"time"

	"kikite/events"
	"kikite/functions/sessions/internal/taxonomy"
	"kikite/shared/problem"
)

// Where an entry comes from.
const (
	SourceSOS    events.Code = "sos"
	SourceSignal events.Code = "signal"
)

// DangerUnsure is the code of an SOS whose sender could not say for whom there is danger.
const DangerUnsure events.Code = "danger_unsure"

// Statuses of an entry.
const (
	New    events.Code = "new"
	Taken  events.Code = "taken"
	Closed events.Code = "closed"
)

// Outcomes lists how an entry may end.
func Outcomes() []events.Code {
	return []events.Code{"helped", "handed_over", "no_danger", "consultant_informed", "duplicate", "nothing_to_do"}
}

// What the state does not allow.
var (
	ErrUnchanged   = problem.New(problem.Conflict, "unchanged", "Nothing to change.") // internal: a repeated request
	ErrClosed      = problem.New(problem.Conflict, "closed", "This entry is closed.")
	ErrTakenByElse = problem.New(problem.Conflict, "taken", "Somebody else has taken this entry.")
	ErrNotDanger   = problem.New(problem.Conflict, "not_danger", "Only where a life is in danger may one act alone. Please ask a second person.")
	ErrSamePerson  = problem.New(problem.Forbidden, "same_person", "This needs another person than the one who asked or acted.")
	ErrDecided     = problem.New(problem.Conflict, "already_decided", "This was decided before.")
	ErrNotApproved = problem.New(problem.Conflict, "not_approved", "This has not been approved by a second person.")
	ErrNotYours    = problem.New(problem.Forbidden, "not_yours", "Only who asked may open this.")
	ErrOver        = problem.New(problem.Gone, "over", "The time in which this could be read is over.")
	ErrUnreviewed  = problem.New(problem.Conflict, "unreviewed", "A second person has to review first.")
)

// Entry is something that needs attention. Its methods are its transitions; they change nothing when they return an error.
type Entry struct {
	Source, Signal events.Code
	Status         events.Code
	TakenBy        events.ID
	TakenAt        time.Time
	Outcome        events.Code
	ClosedBy       events.ID
	ClosedAt       time.Time
	Open           int // openings that wait for a decision or a review
}

// Danger says whether a life may be at stake.
func (e *Entry) Danger() bool {
	return e.Source == SourceSOS || IsDanger(e.Signal)
}

// IsDanger says whether a signal is one of danger to life.
func IsDanger(signal events.Code) bool {
	return signal == taxonomy.SignalDangerSelf || signal == taxonomy.SignalDangerOthers || signal == DangerUnsure
}

// Rank orders the queue: 0 an SOS, 1 signs of danger to life, 2 harassment, 3 the rest.
func (e *Entry) Rank() int {
	switch {
	case e.Source == SourceSOS:
		return 0
	case IsDanger(e.Signal):
		return 1
	case e.Signal == taxonomy.SignalHarassment:
		return 2
	default:
		return 3
	}
}

// Stated says whether a signal of a talk of a program reaches the queue. Exit and pre-joining talks state nothing of health or leaving, whatever was
// said; danger is stated always.
func Stated(program, signal events.Code) bool {
	if program != events.Exit && program != events.PreJoining {
		return true
	}
	return IsDanger(signal) || signal == taxonomy.SignalHarassment
}

// Take makes an operator the one who looks after the entry. A life in danger may be taken over by another at any time.
func (e *Entry) Take(by events.ID, now time.Time) error {
	switch {
	case e.Status == Closed:
		return ErrClosed
	case e.TakenBy == by:
		return ErrUnchanged
	case e.Status == Taken && !e.Danger():
		return ErrTakenByElse
	}
	e.Status, e.TakenBy, e.TakenAt = Taken, by, now
	return nil
}

// Again is a later call for help of the same talk while the entry is open: a danger that was unsure becomes the one that is named now. Errors: ErrClosed.
func (e *Entry) Again(signal events.Code) error {
	if e.Status == Closed {
		return ErrClosed
	}
	if signal != DangerUnsure {
		e.Signal = signal
	}
	return nil
}

// Close ends the entry. What somebody opened alone has to be reviewed first, so that it is not out of sight before.
func (e *Entry) Close(by events.ID, outcome events.Code, now time.Time) error {
	switch {
	case e.Status == Closed && e.Outcome == outcome && e.ClosedBy == by:
		return ErrUnchanged
	case e.Status == Closed:
		return ErrClosed
	case e.Open > 0:
		return ErrUnreviewed
	}
	e.Status, e.Outcome, e.ClosedBy, e.ClosedAt = Closed, outcome, by, now
	return nil
}
