package icstest

import (
	"fmt"
	"strconv"
	"time"
)

// Calendar is a VCALENDAR. What is absent is empty.
type Calendar struct {
	Method  string
	Name    string // X-WR-CALNAME
	Refresh string // REFRESH-INTERVAL, an RFC 5545 duration
	Events  []Event
}

// Event is a VEVENT.
type Event struct {
	UID, Summary, Description, URL      string
	Status, Transp, Class               string
	Start, End, Stamp, Created, Changed time.Time // Changed is LAST-MODIFIED
	Sequence                            int
	Organizer, Attendee                 string            // plain addresses
	Attending                           map[string]string // the attendee's parameters
}

// Parse reads a calendar. It refuses what RFC 5545 and, where there is a METHOD, RFC 5546 forbid, and alarms, time zones, recurrences and
// properties that the product does not write.
func Parse(raw string) (Calendar, error) {
	var c Calendar
	contents, err := unfold(raw)
	if err != nil {
		return c, err
	}
	lines := make([]line, len(contents))
	for i, content := range contents {
		if lines[i], err = parse(content); err != nil {
			return c, err
		}
	}
	own, events, err := components(lines)
	if err != nil {
		return c, err
	}
	p, err := properties(own, calendarRules())
	if err != nil {
		return c, err
	}
	c.Method, c.Refresh = value(p, "METHOD"), value(p, "REFRESH-INTERVAL")
	if c.Name, err = text(value(p, "X-WR-CALNAME")); err != nil {
		return c, err
	}
	seen := map[string]bool{}
	for _, own := range events {
		e, err := event(own, c.Method)
		if err != nil {
			return c, err
		}
		if seen[e.UID] {
			return c, fmt.Errorf("UID %s stands twice", e.UID)
		}
		seen[e.UID] = true
		c.Events = append(c.Events, e)
	}
	if c.Method != "" && len(c.Events) != 1 {
		return c, fmt.Errorf("%d events in an invitation", len(c.Events))
	}
	return c, nil
}

// components separates the lines of VCALENDAR itself from those of each VEVENT in it.
func components(lines []line) (own []line, events [][]line, err error) {
	if n := len(lines); n < 2 || !boundary(lines[0], "BEGIN", "VCALENDAR") || !boundary(lines[n-1], "END", "VCALENDAR") {
		return nil, nil, fmt.Errorf("no VCALENDAR around everything")
	}
	inside := false
	for _, l := range lines[1 : len(lines)-1] {
		switch {
		case !inside && boundary(l, "BEGIN", "VEVENT"):
			inside, events = true, append(events, nil)
		case inside && boundary(l, "END", "VEVENT"):
			inside = false
		case l.name == "BEGIN" || l.name == "END":
			return nil, nil, fmt.Errorf("%s:%s does not belong here", l.name, l.value)
		case inside:
			events[len(events)-1] = append(events[len(events)-1], l)
		case len(events) > 0:
			return nil, nil, fmt.Errorf("%s of the calendar stands after an event", l.name)
		default:
			own = append(own, l)
		}
	}
	if inside {
		return nil, nil, fmt.Errorf("a VEVENT has no end")
	}
	return own, events, nil
}

func boundary(l line, name, component string) bool {
	return l.name == name && l.value == component && len(l.params) == 0
}

func value(p map[string][]line, name string) string {
	if len(p[name]) == 0 {
		return ""
	}
	return p[name][0].value
}

func event(lines []line, method string) (Event, error) {
	p, err := properties(lines, eventRules())
	if err != nil {
		return Event{}, err
	}
	get := func(name string) string { return value(p, name) }
	e := Event{URL: get("URL"), Status: get("STATUS"), Transp: get("TRANSP"), Class: get("CLASS"), Attending: map[string]string{}}
	// The rules have read all of these already.
	e.UID, _ = text(get("UID"))
	e.Summary, _ = text(get("SUMMARY"))
	e.Description, _ = text(get("DESCRIPTION"))
	e.Start, _ = utc(get("DTSTART"))
	e.End, _ = utc(get("DTEND"))
	e.Stamp, _ = utc(get("DTSTAMP"))
	e.Created, _ = utc(get("CREATED"))
	e.Changed, _ = utc(get("LAST-MODIFIED"))
	e.Sequence, _ = strconv.Atoi(get("SEQUENCE"))
	e.Organizer, _ = address(get("ORGANIZER"))
	for _, l := range p["ATTENDEE"] {
		e.Attendee, _ = address(l.value)
		for _, param := range l.params {
			e.Attending[param.name] = param.values[0]
		}
	}
	return e, e.valid(method, len(p["ATTENDEE"]))
}

// valid says what is wrong with the event as a whole, with the tables of RFC 5546, 3.2.
func (e Event) valid(method string, attendees int) error {
	switch {
	case !e.Start.Before(e.End):
		return fmt.Errorf("it ends at %s, before it begins", e.End)
	case e.UID == "":
		return fmt.Errorf("the UID is empty")
	case (e.Status == "CANCELLED") != (e.Transp == "TRANSPARENT"):
		return fmt.Errorf("a cancelled appointment takes time, or another does not")
	case method == "" && (attendees > 0 || e.Organizer != ""):
		return fmt.Errorf("people stand in a calendar that is no invitation")
	case method != "" && (attendees != 1 || e.Organizer == ""):
		return fmt.Errorf("an invitation needs its organiser and one attendee, has %d", attendees)
	case method != "" && (method == "CANCEL") != (e.Status == "CANCELLED"):
		return fmt.Errorf("METHOD:%s and STATUS:%s contradict each other", method, e.Status)
	default:
		return nil
	}
}
