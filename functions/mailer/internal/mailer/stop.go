package mailer

import (
	"time"

	"kikite/events"
	"kikite/shared/problem"
)

// Why mail to an address is stopped, and why it is no more.
const (
	StoppedBounce    events.Code = "bounce"
	StoppedComplaint events.Code = "complaint"
	LiftedRepaired   events.Code = "mailbox_repaired" // the mailbox exists again, or has room
	LiftedAsked      events.Code = "asked"            // its owner wants mail again; the only reason that outweighs a complaint
)

// Stop says that no mail goes to an address. The address itself is not in it: the list outlives the account and its erasure.
type Stop struct {
	ID       events.ID   `dynamo:"id"`
	Why      events.Code `dynamo:"why"`
	Kind     Kind        `dynamo:"kind,omitempty"` // of the mail that came back
	Since    time.Time   `dynamo:"since"`
	Lifted   time.Time   `dynamo:"lifted,omitempty"` // zero while mail is stopped
	LiftedBy events.ID   `dynamo:"lifted_by,omitempty"`
	LiftedAs events.Code `dynamo:"lifted_as,omitempty"`
}

// Active says whether mail is stopped.
func (s Stop) Active() bool { return s.ID != "" && s.Lifted.IsZero() }

// Errors of Stops.
var (
	ErrNoStop    = problem.New(problem.NotFound, "stop", "There is no such stop.")
	ErrComplaint = problem.New(problem.Conflict, "complaint", "The owner called our mail unwanted. Lift this only if they ask for it.")
	ErrAddress   = problem.New(problem.Invalid, "address", "Please enter the address that mail is to reach again.")
)
