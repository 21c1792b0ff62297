package audit

import (
	"cmp"
	"fmt"
	"slices"
	"time"
)

// Options say what may be demanded of a table.
type Options struct {
	// Now is the time by which holds are over or not.
	Now time.Time
	// Outbox: no event has left the outbox, so each booking's events have to be there.
	Outbox bool
	// Gap is how much time has to be free between two talks of a consultant.
	Gap time.Duration
	// Quota: the quota never changed, so nobody may have more.
	Quota bool
}

// Report is what was found. Without violations every promise holds.
type Report struct {
	Reservations []Reservation // in order of ID
	Confirmed    int           // that take place
	Cancelled    int
	Held         int // holds that are not over
	Told         int // events of bookings in the outbox
	Violations   []string
}

// consultantDays is for how long a consultant's days are kept after they are over.
const consultantDays = 40 * 24 * time.Hour

// freeUntil is how long before its start a talk can be cancelled by the employee without counting.
const freeUntil = 24 * time.Hour

// tokyo is where months are counted.
var tokyo = time.FixedZone("Asia/Tokyo", 9*60*60)

// Check looks at all items of a table that nobody writes to meanwhile.
func Check(items []Item, o Options) Report {
	c := &checker{state: read(items), Options: o}
	c.report.Violations = c.mistakes
	c.count()
	c.overlaps()
	c.listed()
	c.quota()
	if o.Outbox {
		c.events()
	}
	return c.report
}

type checker struct {
	*state
	Options
	report Report
}

func (c *checker) wrong(format string, args ...any) {
	c.report.Violations = append(c.report.Violations, fmt.Sprintf(format, args...))
}

func (c *checker) count() {
	c.report.Told = len(c.told)
	for _, r := range c.reservations {
		c.report.Reservations = append(c.report.Reservations, r)
		switch {
		case r.Status == "cancelled":
			c.report.Cancelled++
		case r.Status != "hold" && r.takes(c.Now):
			c.report.Confirmed++
		case r.takes(c.Now):
			c.report.Held++
		}
		if !r.Starts.Before(r.Ends) || r.wasBooked() == (r.Status == "hold" || r.Status == "released") {
			c.wrong("%s is %s from %s to %s, booked: %v", r.ID, r.Status, r.Starts, r.Ends, r.wasBooked())
		}
		if r.wasBooked() && !r.BookedAt.Before(r.HeldUntil) {
			c.wrong("%s was booked at %s, when its hold of until %s was over", r.ID, r.BookedAt, r.HeldUntil)
		}
	}
	slices.SortFunc(c.report.Reservations, func(a, b Reservation) int { return cmp.Compare(a.ID, b.ID) })
}

// overlaps compares every talk with the next one of the same person.
func (c *checker) overlaps() {
	of := map[string][]Reservation{}
	for _, r := range c.report.Reservations {
		if r.takes(c.Now) {
			of["CON#"+r.Consultant] = append(of["CON#"+r.Consultant], r)
			of["ACC#"+r.Employee] = append(of["ACC#"+r.Employee], r)
		}
	}
	for person, all := range of {
		gap := time.Duration(0)
		if person[:4] == "CON#" {
			gap = c.Gap
		}
		slices.SortFunc(all, func(a, b Reservation) int { return a.Starts.Compare(b.Starts) })
		for i := 1; i < len(all); i++ {
			if all[i].Starts.Before(all[i-1].Ends.Add(gap)) {
				c.wrong("%s has %s until %s and %s from %s", person, all[i-1].ID, all[i-1].Ends, all[i].ID, all[i].Starts)
			}
		}
	}
}

// listed demands that the days of both people list what takes time, minute by minute of each UTC day, and nothing else.
func (c *checker) listed() {
	type place struct {
		day, booking string
		from, to     int
		continued    bool
	}
	want := map[place]bool{}
	for _, r := range c.report.Reservations {
		if !r.takes(c.Now) {
			continue
		}
		for _, person := range []string{"CON#" + r.Consultant, "ACC#" + r.Employee} {
			if person[:4] == "CON#" && r.Ends.Add(consultantDays).Before(c.Now) {
				continue
			}
			for at := r.Starts; at.Before(r.Ends); {
				midnight := time.Date(at.Year(), at.Month(), at.Day(), 0, 0, 0, 0, time.UTC)
				end := midnight.AddDate(0, 0, 1)
				if r.Ends.Before(end) {
					end = r.Ends
				}
				want[place{person + " " + midnight.Format(time.DateOnly), r.ID, int(at.Sub(midnight).Minutes()), int(end.Sub(midnight).Minutes()), at != r.Starts}] = true
				at = end
			}
		}
	}
	for day, all := range c.days {
		for _, e := range all {
			p := place{day, e.booking, e.from, e.to, e.continued}
			if e.takes(c.Now) && !want[p] {
				c.wrong("%s lists %s from minute %d to %d, which takes no such time, or lists it twice", day, e.booking, e.from, e.to)
			}
			if e.takes(c.Now) {
				delete(want, p)
			}
		}
	}
	for p := range want {
		c.wrong("%s does not list %s from minute %d to %d", p.day, p.booking, p.from, p.to)
	}
}
