package booking

import (
	"slices"
	"time"

	"kikite/events"
)

// Calendar is the days of one person that a decision looks at. It remembers which days were looked at and which were
// changed: the transaction demands that neither changed meanwhile.
type Calendar struct {
	days    map[string]*Day
	looked  map[string]bool
	changed map[string]bool
}

// NewCalendar holds the given days; any other day counts as empty and never written.
func NewCalendar(days ...*Day) *Calendar {
	c := &Calendar{days: map[string]*Day{}, looked: map[string]bool{}, changed: map[string]bool{}}
	for _, d := range days {
		c.days[d.Date] = d
	}
	return c
}

// piece is the part of a session in one UTC day.
type piece struct {
	date      string
	from, to  int
	continued bool
}

// pieces cuts a span at UTC midnights. Spans are whole minutes.
func pieces(s Span) []piece {
	var out []piece
	for t := s.Start.UTC(); t.Before(s.End); {
		midnight := t.Truncate(24 * time.Hour)
		end := midnight.Add(24 * time.Hour)
		if s.End.Before(end) {
			end = s.End
		}
		out = append(out, piece{
			date: midnight.Format(time.DateOnly), continued: len(out) > 0,
			from: int(t.Sub(midnight) / time.Minute), to: int(end.Sub(midnight) / time.Minute),
		})
		t = end
	}
	return out
}

func (c *Calendar) day(date string) *Day {
	if c.days[date] == nil {
		c.days[date] = &Day{Date: date}
	}
	return c.days[date]
}

// Free says whether no live session overlaps the span; the entry of booking except does not count.
func (c *Calendar) Free(s Span, now time.Time, except events.ID) bool {
	for _, p := range pieces(s) {
		c.looked[p.date] = true
		for _, e := range c.day(p.date).Entries {
			if e.ID != except && e.live(now) && e.From < p.to && p.from < e.To {
				return false
			}
		}
	}
	return true
}

// Count is how many live sessions begin within the span, without booking except.
func (c *Calendar) Count(s Span, now time.Time, except events.ID) int {
	n := 0
	for _, p := range pieces(s) {
		c.looked[p.date] = true
		for _, e := range c.day(p.date).Entries {
			if e.ID != except && e.live(now) && !e.Continued && e.From >= p.from && e.From < p.to {
				n++
			}
		}
	}
	return n
}

// Take puts a session into the days it touches; until is zero for a booking. Error: ErrDayFull.
func (c *Calendar) Take(id events.ID, s Span, until time.Time, now time.Time) error {
	kind, end := booked, int64(0)
	if !until.IsZero() {
		kind, end = held, until.Unix()
	}
	for _, p := range pieces(s) {
		d := c.change(p.date, now)
		if len(d.Entries) >= maxEntries {
			return ErrDayFull
		}
		d.Entries = append(d.Entries, Entry{From: p.from, To: p.to, Kind: kind, Continued: p.continued, Until: end, ID: id})
	}
	return nil
}

// Release frees the time of a booking. With remember, its first day keeps it as cancelled.
func (c *Calendar) Release(id events.ID, s Span, remember bool, now time.Time) {
	for _, p := range pieces(s) {
		d := c.change(p.date, now)
		d.Entries = slices.DeleteFunc(d.Entries, func(e Entry) bool { return e.ID == id })
		if remember && !p.continued && len(d.Entries) < maxEntries {
			d.Entries = append(d.Entries, Entry{From: p.from, To: p.to, Kind: cancelled, ID: id})
		}
	}
}

// Has says whether the whole span is taken by a live entry of booking id.
func (c *Calendar) Has(id events.ID, s Span, now time.Time) bool {
	for _, p := range pieces(s) {
		c.looked[p.date] = true
		if !slices.ContainsFunc(c.day(p.date).Entries, func(e Entry) bool {
			return e.ID == id && e.live(now) && e.From == p.from && e.To == p.to
		}) {
			return false
		}
	}
	return true
}

func (c *Calendar) change(date string, now time.Time) *Day {
	c.changed[date] = true
	d := c.day(date)
	d.tidy(now)
	return d
}
