package reminders

import (
	"slices"
	"strconv"
	"time"

	"kikite/events"
	"kikite/shared/ids"
)

// State of a reminder.
type State string

// The states.
const (
	Planned  State = "planned"  // a schedule is wanted
	Set      State = "set"      // a schedule exists
	Dropping State = "dropping" // the schedule must go
	Sent     State = "sent"
	Skipped  State = "skipped" // it came too late to make sense, or is not wanted
)

// Reminder is one mail to one side of a booking.
type Reminder struct {
	ID    events.ID   `dynamo:"id"`
	Kind  events.Code `dynamo:"kind"`
	Role  events.Code `dynamo:"role"` // who gets it: employee or consultant
	DueAt time.Time   `dynamo:"due,unixtime"`
	State State       `dynamo:"state"`
}

// Agenda is a booking as far as reminders know it, with its reminders. Version is that of the booking's event, 0 before the first;
// Rev counts the writes of this context.
type Agenda struct {
	BookingID    events.ID   `dynamo:"id"`
	EmployeeID   events.ID   `dynamo:"employee,omitempty"`
	ConsultantID events.ID   `dynamo:"consultant,omitempty"`
	Status       events.Code `dynamo:"status,omitempty"`
	StartsAt     time.Time   `dynamo:"starts,unixtime,omitempty"`
	EndsAt       time.Time   `dynamo:"ends,unixtime,omitempty"`
	Sequence     int         `dynamo:"seq"`
	Version      int64       `dynamo:"ver"`
	Rev          int         `dynamo:"rev"`
	Chain        events.ID   `dynamo:"chain,omitempty"` // correlation ID of the booking's latest event
	Outcome      events.Code `dynamo:"outcome,omitempty"`
	Recorded     bool        `dynamo:"recorded,omitempty"`
	Answered     bool        `dynamo:"answered,omitempty"`
	Reminders    []Reminder  `dynamo:"reminders,omitempty"`
}

// Apply takes over a booking's state; false if it is older than what is known. at is when the state changed.
func (a *Agenda) Apply(s events.BookingState, version int64, at time.Time, in zones) bool {
	if version <= a.Version {
		return false
	}
	moved := a.Version == 0 || s.Sequence != a.Sequence
	a.Version, a.Sequence, a.Status = version, s.Sequence, s.Status
	a.EmployeeID, a.ConsultantID, a.StartsAt, a.EndsAt = s.EmployeeID, s.ConsultantID, s.StartsAt, s.EndsAt
	switch {
	case s.Status == events.BookingCancelled:
		a.drop(func(Reminder) bool { return true })
	case moved:
		a.drop(func(Reminder) bool { return true })
		a.Reminders = slices.DeleteFunc(a.Reminders, func(r Reminder) bool { return r.State == Sent || r.State == Skipped })
		a.Reminders = append(a.Reminders, a.plan(at, in)...)
		a.settle()
	}
	return true
}

// Finish records how the session went; the talk that nobody had needs no survey and no record.
func (a *Agenda) Finish(outcome events.Code) {
	a.Outcome = outcome
	a.settle()
}

// Answer records that the employee answered the survey.
func (a *Agenda) Answer() {
	a.Answered = true
	a.settle()
}

// Record records that the consultant submitted the record.
func (a *Agenda) Record() {
	a.Recorded = true
	a.settle()
}

// settle drops what is no longer needed. It works in whatever order the events came.
func (a *Agenda) settle() {
	a.drop(func(r Reminder) bool {
		switch r.Kind {
		case events.ReminderSurvey, events.ReminderSurveyNudge:
			return a.Answered || a.missed()
		case events.ReminderRecordDue:
			return a.Recorded || a.missed()
		default:
			return a.Outcome != ""
		}
	})
}

func (a *Agenda) missed() bool { return a.Outcome != "" && a.Outcome != events.OutcomeHeld }

func (a *Agenda) drop(which func(Reminder) bool) {
	for i, r := range a.Reminders {
		if (r.State == Planned || r.State == Set) && which(r) {
			a.Reminders[i].State = Dropping
		}
	}
}

// find returns the reminder with an ID, nil if there is none.
func (a *Agenda) find(id events.ID) *Reminder {
	if i := slices.IndexFunc(a.Reminders, func(r Reminder) bool { return r.ID == id }); i >= 0 {
		return &a.Reminders[i]
	}
	return nil
}

// unsettled says whether schedules have to be made or removed.
func (a *Agenda) unsettled() bool {
	return slices.ContainsFunc(a.Reminders, func(r Reminder) bool { return r.State == Planned || r.State == Dropping })
}

// settled marks what was done for a reminder: a planned one is set, a dropped one is gone.
func (a *Agenda) settled(done []Reminder) {
	for _, d := range done {
		r := a.find(d.ID)
		switch {
		case r == nil || r.State != d.State: // changed meanwhile
		case d.State == Planned:
			r.State = Set
		case d.State == Dropping:
			a.Reminders = slices.DeleteFunc(a.Reminders, func(r Reminder) bool { return r.ID == d.ID })
		}
	}
}

// postpone replaces a reminder by one that is due at another time, under an ID of its own: the schedule of the old one is going.
func (a *Agenda) postpone(r *Reminder, due time.Time) {
	*r = Reminder{
		ID:   ids.Derive(ids.Reminder, string(r.ID), "postponed", due.UTC().Format(time.RFC3339)),
		Kind: r.Kind, Role: r.Role, DueAt: due, State: Planned,
	}
}

// reminderID is the same whenever the same reminder of the same time of a booking is planned. It names the schedule, too.
func (a *Agenda) reminderID(kind, role events.Code) events.ID {
	return ids.Derive(ids.Reminder, string(a.BookingID), strconv.Itoa(a.Sequence), string(kind), string(role))
}
