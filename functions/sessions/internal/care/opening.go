package care

import (
	"time"

	"kikite/events"
)

// Ways in which what is somebody's own may be opened.
const (
	WaySOS   events.Code = "sos"   // the consultant called for help
	WayAlone events.Code = "alone" // an operator on call acted at once
	WayTwo   events.Code = "two"   // one asked, another agreed before
)

// Statuses of an opening.
const (
	Asked    events.Code = "asked"
	Approved events.Code = "approved"
	Refused  events.Code = "refused"
	Opened   events.Code = "opened"   // alone and SOS: waits for the review
	Reviewed events.Code = "reviewed" // alone and SOS: the second person has looked
)

// Telling: whether the employee has been told.
const (
	NotYet events.Code = "not_yet" // nothing was opened
	Held   events.Code = "held"    // opened, and not told: it was said to be dangerous, or waits for the review
	Told   events.Code = "told"
)

// Times of an opening.
const (
	ReviewWithin = 24 * time.Hour // after acting alone: until when a second person must have looked
	AloneFor     = 24 * time.Hour // after acting alone: until when the actor may look again
	TwoFor       = time.Hour      // after opening what two agreed on
	UseWithin    = 24 * time.Hour // after the approval: until when it must be opened
)

// Opening is one disclosure of what is an employee's own. Its methods are its transitions; they change nothing when they return an error.
type Opening struct {
	Way       events.Code
	Status    events.Code
	AskedBy   events.ID // who acts or asks; with an SOS the consultant
	AskedAt   time.Time
	DecidedBy events.ID // the second person
	DecidedAt time.Time
	Agrees    bool // what the reviewer said of acting alone
	OpenedAt  time.Time
	ReadUntil time.Time
	ReviewDue time.Time
	Telling   events.Code
	Dangerous bool // who asked or acted said that telling the employee is dangerous
	ToldAt    time.Time
}

// AtOnce opens without a second person, who reviews it afterwards: only where the entry is one of danger to life. The employee is told at once unless
// that was said to be dangerous; after an SOS the reviewer says when, since the talk may still be going on.
func AtOnce(e *Entry, way events.Code, by events.ID, dangerous bool, now time.Time) (Opening, error) {
	switch {
	case !e.Danger():
		return Opening{}, ErrNotDanger
	case e.Status == Closed:
		return Opening{}, ErrClosed
	}
	o := Opening{
		Way: way, Status: Opened, AskedBy: by, AskedAt: now, OpenedAt: now, ReadUntil: now.Add(AloneFor), ReviewDue: now.Add(ReviewWithin),
		Telling: Held, Dangerous: dangerous,
	}
	if way == WayAlone && !dangerous {
		o.tell(now)
	}
	e.Open++
	return o, nil
}

// Ask begins a disclosure that needs a second person beforehand.
func Ask(e *Entry, by events.ID, dangerous bool, now time.Time) (Opening, error) {
	if e.Status == Closed {
		return Opening{}, ErrClosed
	}
	e.Open++
	return Opening{Way: WayTwo, Status: Asked, AskedBy: by, AskedAt: now, Telling: NotYet, Dangerous: dangerous}, nil
}

// Decide is the second person's word beforehand; it is final. Tell says that the employee is told in spite of what the asker said.
func (o *Opening) Decide(e *Entry, by events.ID, approve, tell bool, now time.Time) error {
	status := Refused
	if approve {
		status = Approved
	}
	switch {
	case o.Way != WayTwo:
		return ErrDecided
	case by == o.AskedBy:
		return ErrSamePerson
	case o.Status == status && o.DecidedBy == by:
		return ErrUnchanged
	case o.Status != Asked:
		return ErrDecided
	}
	o.Status, o.DecidedBy, o.DecidedAt = status, by, now
	o.Dangerous = o.Dangerous && !tell
	e.Open--
	return nil
}

// Read lets who asked or acted see what was opened. The first time of what two agreed on begins its hour and tells the employee, unless both found that
// dangerous; first says that it was that time.
func (o *Opening) Read(by events.ID, now time.Time) (first bool, err error) {
	switch {
	case by != o.AskedBy:
		return false, ErrNotYours
	case o.Status == Asked || o.Status == Refused:
		return false, ErrNotApproved
	case o.OpenedAt.IsZero() && now.After(o.DecidedAt.Add(UseWithin)):
		return false, ErrOver
	case o.OpenedAt.IsZero():
		o.OpenedAt, o.ReadUntil, o.Telling = now, now.Add(TwoFor), Held
		if !o.Dangerous {
			o.tell(now)
		}
		return true, nil
	case !now.Before(o.ReadUntil):
		return false, ErrOver
	}
	return false, nil
}

// Review is the second person's word after somebody acted alone. Tell ends that the employee is not told.
func (o *Opening) Review(e *Entry, by events.ID, agrees, tell bool, now time.Time) error {
	switch {
	case o.Way == WayTwo:
		return ErrDecided
	case by == o.AskedBy:
		return ErrSamePerson
	case o.Status == Reviewed && o.DecidedBy == by && o.Agrees == agrees:
		return ErrUnchanged
	case o.Status != Opened:
		return ErrDecided
	}
	o.Status, o.DecidedBy, o.DecidedAt, o.Agrees = Reviewed, by, now, agrees
	if tell && o.Telling == Held {
		o.tell(now)
	}
	e.Open--
	return nil
}

// Tell ends that the employee is not told: telling is dangerous no more. Anybody on call may say so, and nobody can take it back.
func (o *Opening) Tell(now time.Time) error {
	switch o.Telling {
	case Told:
		return ErrUnchanged
	case NotYet:
		return ErrNotApproved
	}
	o.tell(now)
	return nil
}

func (o *Opening) tell(now time.Time) { o.Telling, o.ToldAt = Told, now }

// Overdue says whether the review should have been by now.
func (o *Opening) Overdue(now time.Time) bool { return o.Status == Opened && now.After(o.ReviewDue) }
