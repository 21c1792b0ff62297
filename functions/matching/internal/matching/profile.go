package matching

import (
	"time"

	"kikite/events"
	"kikite/functions/matching/internal/meaning"
)

// Profile is what an employee told matching about themselves; all of it may be left out. It never leaves this context.
type Profile struct {
	Program     events.Code   `dynamo:"program,omitempty"`
	Concerns    []events.Code `dynamo:"concerns,omitempty"`
	ConcernText string        `dynamo:"concern_text,omitempty"`
	Meaning     meaning.Set   `dynamo:"meaning,omitempty"` // of the text
	Hope        int           `dynamo:"hope,omitempty"`    // HopeListen to HopeAdvice; 0 is not said
	Situation   events.Code   `dynamo:"situation,omitempty"`
	Industry    events.Code   `dynamo:"industry,omitempty"`
	JobType     events.Code   `dynamo:"job_type,omitempty"`
	AgeBand     events.Code   `dynamo:"age_band,omitempty"`
	Values      []events.Code `dynamo:"values,omitempty"`
	Personality []int         `dynamo:"personality,omitempty"` // ten TIPI-J answers
	Wishes      Wishes        `dynamo:"wishes"`
	Times       []events.Code `dynamo:"times,omitempty"`
	UpdatedAt   time.Time     `dynamo:"updated_at"`
}

// Wishes are about the consultant. Gender and language are kept strictly: nobody else is proposed. Licence, age and
// background weigh.
type Wishes struct {
	Gender   events.Code `dynamo:"gender,omitempty"`
	Language events.Code `dynamo:"language,omitempty"`
	Licence  events.Code `dynamo:"licence,omitempty"`
	Age      events.Code `dynamo:"age,omitempty"`

	Background events.Code `dynamo:"background,omitempty"` // what the consultant did before counselling
}

// Employee is all that matching knows of one employee.
type Employee struct {
	AccountID events.ID
	CompanyID events.ID   // of the token that asks; nobody connected with it is proposed
	Known     bool        // an account event arrived
	Status    events.Code // of the account, if known
	Profile   *Profile    // nil until the first PUT
	Swapped   map[events.ID]bool
	Shown     map[events.Code]Shown
	Rated     []Rating // the employee's own, in order of time
}

// Active says whether the employee may use matching. One whose account event is still on its way may: the token was
// issued a moment ago for an active account.
func (e Employee) Active() bool { return !e.Known || e.Status == events.StatusActive }

// Shown is the picks of a program that an employee saw last.
type Shown struct {
	Program     events.Code `dynamo:"program"`
	Consultants []events.ID `dynamo:"consultants"`
}
