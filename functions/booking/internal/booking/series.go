package booking

import (
	"errors"
	"slices"
	"strconv"
	"time"

	"kikite/events"
	"kikite/shared/ids"
	"kikite/shared/problem"
)

// A series is two to six talks with one consultant that are held and booked together. Each is a booking of its own, moved and cancelled
// as any other; there is no item of the series: the IDs of its bookings follow from its own.
const (
	minSeries = 2
	maxSeries = 6
)

// seriesPrograms are the programs that are a habit rather than an occasion.
func seriesPrograms() []events.Code {
	return []events.Code{events.RegularCare, events.OneOnOne, events.EngagementCareer}
}

// offersSeries checks the program. Errors: ErrProgram, ErrNoSeries.
func (c *Consultant) offersSeries(program events.Code) error {
	if err := c.Offers(program); err != nil {
		return err
	}
	if !slices.Contains(seriesPrograms(), program) {
		return ErrNoSeries
	}
	return nil
}

// SeriesRequest asks to hold several times. Key is the Idempotency-Key, empty if there was none.
type SeriesRequest struct {
	ConsultantID events.ID
	Program      events.Code
	Starts       []time.Time
	Key          string
}

// tidied has the starts in order and in UTC. Error: not two to six different starts.
func (r SeriesRequest) tidied() (SeriesRequest, error) {
	starts := make([]time.Time, len(r.Starts))
	for i, s := range r.Starts {
		starts[i] = s.UTC()
	}
	slices.SortFunc(starts, time.Time.Compare)
	r.Starts = slices.CompactFunc(starts, time.Time.Equal)
	if len(r.Starts) != len(starts) || len(starts) < minSeries || len(starts) > maxSeries {
		return r, problem.Newf(problem.Invalid, "series_invalid", "A series has %d to %d different times.", minSeries, maxSeries)
	}
	return r, nil
}

func (r SeriesRequest) asked() string {
	parts := []string{"series", string(r.ConsultantID), string(r.Program)}
	for _, s := range r.Starts {
		parts = append(parts, s.Format(time.RFC3339))
	}
	return string(ids.Derive(ids.Request, parts...))
}

// memberID names a booking of a series by its number, from 1.
func memberID(series events.ID, number int) events.ID {
	return ids.Derive(ids.Booking, string(series), strconv.Itoa(number))
}

// memberIDs are all that a series can have.
func memberIDs(series events.ID) []events.ID {
	out := make([]events.ID, maxSeries)
	for i := range out {
		out[i] = memberID(series, i+1)
	}
	return out
}

// members are the bookings of a series that exist, by number.
func (p *picture) members(series events.ID) []*Booking {
	var out []*Booking
	for _, id := range memberIDs(series) {
		if b := p.bookings[id]; b != nil {
			out = append(out, b)
		}
	}
	return out
}

// holdSeries decides and changes the picture: all of the times, or an error that says which one it is about.
func (p *picture) holdSeries(account *Account, r SeriesRequest, id events.ID, now time.Time) ([]*Booking, error) {
	if err := p.consultant.For(account.CompanyID); err != nil {
		return nil, err
	}
	if err := account.Entitled(r.Program); err != nil {
		return nil, err
	}
	if err := p.consultant.offersSeries(r.Program); err != nil {
		return nil, err
	}
	until := now.Add(HoldTime)
	if err := account.ReserveSeries(id, r.Starts, until, p.company.Quota, now); err != nil {
		return nil, err
	}
	out := make([]*Booking, len(r.Starts))
	for i, start := range r.Starts {
		b := &Booking{
			ID: memberID(id, i+1), EmployeeID: account.ID, ConsultantID: r.ConsultantID, CompanyID: account.CompanyID, Program: r.Program,
			Status: StatusHold, StartsAt: start, EndsAt: start.Add(p.consultant.Plan.Length(r.Program)), HeldUntil: until, Version: 1,
			Asked: r.asked(), SeriesID: id, Number: i + 1, Count: len(r.Starts),
		}
		if err := p.holdMember(b, now); err != nil {
			return nil, ofDate(b, err)
		}
		out[i] = b
	}
	return out, nil
}

func (p *picture) holdMember(b *Booking, now time.Time) error {
	if err := p.open(b, now); err != nil {
		return err
	}
	for _, c := range []*Calendar{p.con, p.emp} {
		if err := c.Take(b.ID, b.Span(), b.HeldUntil, now); err != nil {
			return err
		}
	}
	return nil
}

// open says whether the time of a reservation can be held. Errors: ErrNoContract, ErrProgram, ErrNotOffered, ErrTaken, ErrDayFull, ErrBusy.
func (p *picture) open(b *Booking, now time.Time) error {
	if err := p.company.Covers(b.Program, b.StartsAt); err != nil {
		return err
	}
	if err := p.consultant.Plan.Offered(b.Span(), p.con, now, ""); err != nil {
		return err
	}
	if !p.emp.Free(b.Span(), now, "") {
		return ErrBusy
	}
	return nil
}

// ofDate names the date of a series that an error is about.
func ofDate(b *Booking, err error) error {
	var e *problem.Error
	if !errors.As(err, &e) {
		return err
	}
	return problem.Newf(e.Code, e.Reason, "Talk %d of %d: %s", b.Number, b.Count, e.Message)
}
