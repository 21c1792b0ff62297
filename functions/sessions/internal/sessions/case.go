package sessions

import (
	"slices"
	"time"

	"kikite/events"
	"kikite/shared/holidays"
	"kikite/shared/problem"
)

// Ways in which a case reaches the desk. Talking only is no case: nothing is stored and nothing leaves.
const (
	CaseAnonymous events.Code = "anonymous"
	CaseNamed     events.Code = "named"
)

// States of a case.
const (
	CaseOpen         events.Code = "open"
	CaseAcknowledged events.Code = "acknowledged"
	CaseClosed       events.Code = "closed" // with an outcome
	CaseWithdrawn    events.Code = "withdrawn"
	CaseErased       events.Code = "erased"
)

// Outcomes of a case.
const (
	OutcomeMeasures  events.Code = "measures_taken"
	OutcomeConfirmed events.Code = "confirmed"     // looked into and found so
	OutcomeNotFound  events.Code = "not_confirmed" // looked into and could not be found
	OutcomeReferred  events.Code = "referred"
	OutcomeOther     events.Code = "other"
)

// What the desk owes, and how long a closed case may come back.
const (
	acknowledgeDays = 3  // business days of Japan
	outcomeDays     = 30 // days
	reopenDays      = 14
	maxMessages     = 200
	maxOpenCases    = 5
)

var (
	errNoCase       = problem.New(problem.NotFound, "not_found", "There is no such case.")
	errNobodyLeft   = problem.New(problem.Conflict, "nobody_left", "Nobody of the desk is left to read this. Nothing was sent.")
	errNoPerson     = problem.New(problem.Invalid, "no_such_person", "One of the people is not of the desk. Please look at its people again.")
	errCaseClosed   = problem.New(problem.Conflict, "case_closed", "This case is closed.")
	errNotClosed    = problem.New(problem.Conflict, "case_open", "This case is open.")
	errReopened     = problem.New(problem.Conflict, "reopened_before", "A case can be opened again once, within 14 days after its outcome.")
	errNameMissing  = problem.New(problem.Invalid, "name_missing", "A named case needs your name.")
	errManyCases    = problem.New(problem.TooMany, "too_many_cases", "Several cases of yours are open. Please write in one of them.")
	errManyMessages = problem.New(problem.TooMany, "too_many_messages", "This case is full. Please begin another one.")
	errDeskChanged  = problem.New(problem.Conflict, "desk_changed", "The people of the desk have changed. Please look at who would read this.")
)

// Case is what an employee brought to the desk of the company. It names the employee by account only, for the service; nobody of the desk
// sees that. The words and the name, if one was given, are sealed.
type Case struct {
	PK     string `dynamo:"pk"`
	SK     string `dynamo:"sk"`
	GSI1PK string `dynamo:"gsi1pk,omitempty"`
	GSI1SK string `dynamo:"gsi1sk,omitempty"`

	ID         events.ID   `dynamo:"id"` // random
	CompanyID  events.ID   `dynamo:"company_id"`
	EmployeeID events.ID   `dynamo:"employee_id,omitempty"`
	Way        events.Code `dynamo:"way"`
	Status     events.Code `dynamo:"status"`
	Readers    []events.ID `dynamo:"readers"` // the people of the desk whom the employee let read
	Sealed     []byte      `dynamo:"sealed,omitempty"`
	Messages   int         `dynamo:"messages"`

	OpenedAt      time.Time   `dynamo:"opened_at"`
	AcknowledgeBy events.Date `dynamo:"acknowledge_by"`
	OutcomeBy     events.Date `dynamo:"outcome_by"`
	Outcome       events.Code `dynamo:"outcome,omitempty"`
	ClosedOn      events.Date `dynamo:"closed_on,omitempty"`
	Reopened      bool        `dynamo:"reopened,omitempty"`
	Told          []string    `dynamo:"told,omitempty"` // deadlines whose passing was told
	TTL           int64       `dynamo:"ttl,omitempty"`  // of an erased one: the end of its period
	Version       int64       `dynamo:"version"`
}

// caseHead is the sealed part of a case.
type caseHead struct {
	Name string `json:"name,omitempty"` // as the employee of a named case gave it
	Desk string `json:"desk"`           // what the desk was called
}

// Who wrote a message.
const (
	FromEmployee events.Code = "employee"
	FromDesk     events.Code = "desk"
)

// caseMessage is one message; what it says is sealed.
type caseMessage struct {
	PK     string      `dynamo:"pk"`
	SK     string      `dynamo:"sk"`
	From   events.Code `dynamo:"from"`
	By     events.ID   `dynamo:"by,omitempty"` // of the desk
	At     time.Time   `dynamo:"at"`
	Key    string      `dynamo:"key"` // of the request
	Kind   events.Code `dynamo:"kind"`
	Sealed []byte      `dynamo:"sealed"`
}

// Kinds of messages.
const (
	MessageText    events.Code = "text"
	MessageOutcome events.Code = "outcome"
	MessageReopen  events.Code = "reopened"
)

const (
	caseSK     = "CASE"
	casePrefix = "CASE#"
	msgPrefix  = "MSG#"
	openCases  = "CASES"
)

func casePK(id events.ID) string { return "CASE#" + string(id) }

// open begins the time of the desk: to say that the case was read, and to say what came of it.
func (c *Case) open(now time.Time) {
	c.Status, c.Outcome, c.ClosedOn = CaseOpen, "", ""
	c.AcknowledgeBy = holidays.AfterBusinessDays(now, acknowledgeDays)
	c.OutcomeBy = events.Date(holidays.Date(now).AddDate(0, 0, outcomeDays).Format(time.DateOnly))
	c.GSI1PK, c.GSI1SK, c.Told = openCases, string(c.ID), nil
}

// end takes a case out of the list of those that are open.
func (c *Case) end(status events.Code) { c.Status, c.GSI1PK, c.GSI1SK = status, "", "" }

// isOpen says whether the desk still owes something.
func (c *Case) isOpen() bool { return c.Status == CaseOpen || c.Status == CaseAcknowledged }

// What of a case may be overdue.
const (
	overdueAcknowledgement = "acknowledgement"
	overdueOutcome         = "outcome"
)

// overdue lists the deadlines that are over.
func (c *Case) overdue(now time.Time) []string {
	today := today(now)
	var out []string
	if c.Status == CaseOpen && today > c.AcknowledgeBy {
		out = append(out, overdueAcknowledgement)
	}
	if c.isOpen() && today > c.OutcomeBy {
		out = append(out, overdueOutcome)
	}
	return out
}

// reopenUntil is the last day on which the employee may open a closed case again, empty if they may not.
func (c *Case) reopenUntil() events.Date {
	if c.Status != CaseClosed || c.Reopened {
		return ""
	}
	closed, err := time.Parse(time.DateOnly, string(c.ClosedOn))
	if err != nil {
		return ""
	}
	return events.Date(closed.AddDate(0, 0, reopenDays).Format(time.DateOnly))
}

// reads says whether somebody of the desk may see the case.
func (c *Case) reads(account events.ID) bool { return slices.Contains(c.Readers, account) }

// today is the date in Japan.
func today(now time.Time) events.Date { return events.Date(holidays.Date(now).Format(time.DateOnly)) }
