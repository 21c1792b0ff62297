package booking

import (
	"slices"
	"time"

	"kikite/events"
	"kikite/shared/clock"
)

// Company is the replica of a company's contract.
type Company struct {
	ID       events.ID     `dynamo:"id"`
	Status   events.Code   `dynamo:"status"`
	Programs []events.Code `dynamo:"programs,omitempty"`
	Quota    int           `dynamo:"quota"` // bookings per employee and month
	StartsOn events.Date   `dynamo:"from,omitempty"`
	EndsOn   events.Date   `dynamo:"to,omitempty"`
	Version  int64         `dynamo:"ver"`
	Settled  bool          `dynamo:"settled,omitempty"` // nothing is booked that the contract does not cover
}

// sameTerm says whether two contracts cover the same days.
func (c *Company) sameTerm(as *Company) bool {
	return c.Status == as.Status && c.StartsOn == as.StartsOn && c.EndsOn == as.EndsOn
}

// Covers checks that the contract pays for a talk of the program at that time. Errors: ErrNoContract, ErrProgram.
func (c *Company) Covers(program events.Code, start time.Time) error {
	if c.Status != events.CompanyContracted && c.Status != events.CompanyLive {
		return ErrNoContract
	}
	day := events.Date(start.In(clock.Tokyo()).Format(time.DateOnly))
	if c.StartsOn != "" && day < c.StartsOn || c.EndsOn != "" && day > c.EndsOn {
		return ErrNoContract
	}
	if !slices.Contains(c.Programs, program) {
		return ErrProgram
	}
	return nil
}

// Consultant is the replica of a consultant with the availability. Rev counts the writes of both; SummaryVersion those of the
// summary that was published last.
type Consultant struct {
	ID             events.ID
	AccountID      events.ID
	Status         events.Code
	Programs       []events.Code
	Paused         bool        // not booked anew; what is booked stays
	Connected      connections // companies whose employees never meet the consultant
	Version        int64       // of signup's event; 0: not heard of yet
	Plan           *Availability
	Rev            int
	SummaryVersion int64
	SummaryHash    string
	SummaryDue     events.Date // in Asia/Tokyo, on which the summary is to be made again
}

// Bookable is nil if employees may book the consultant at all; else ErrNotFound, as if there were no such consultant.
func (c *Consultant) Bookable() error {
	if c.Status != events.StatusApproved || c.Paused || c.Plan == nil {
		return ErrNotFound
	}
	return nil
}

// keeps says whether the consultant keeps what employees of a company have reserved: also while nothing new can be booked.
func (c *Consultant) keeps(company events.ID) bool {
	return c.Status == events.StatusApproved && c.Plan != nil && !c.Connected.with(company)
}

// For is Bookable for an employee of a company: to one that is connected with the consultant there is no such consultant.
func (c *Consultant) For(company events.ID) error {
	if c.Connected.with(company) {
		return ErrNotFound
	}
	return c.Bookable()
}

// Offers checks the program. Error: ErrProgram.
func (c *Consultant) Offers(program events.Code) error {
	if !slices.Contains(c.Programs, program) {
		return ErrProgram
	}
	return nil
}
