package operations

import (
	"context"
	"strings"
	"time"

	"kikite/events"
	"kikite/shared/clock"
	"kikite/shared/problem"
)

// Of one request: how many lines it reads at most, and over how many months if nothing narrows it down.
const (
	readLines  = 1000
	readMonths = 13
)

// AuditFilter says which calls are wanted; what is empty does not narrow.
type AuditFilter struct {
	By, Thing   events.ID
	Context     events.Code
	Operation   events.Code // of Context, which it needs
	Kind        events.Code
	Outcome     events.Code
	From, Until events.Date // days of Tokyo, both included
	After       string      // where the page before ended
	Limit       int
}

// AuditPage is some of the calls that are wanted, the newest first. Next is empty where there are no more; a page may be empty and yet have a
// next one, where many calls were read that are not wanted.
type AuditPage struct {
	Calls []AuditedCall `json:"calls" nullable:"false" doc:"Newest first"`
	Next  string        `json:"next,omitempty" doc:"after of the next page; a page may be empty and have one"`
}

// List reads a page. Errors: Invalid for a period without end or longer than 13 months where no person, thing or operation is asked for, for an
// operation without its context, and for a place that no page gave.
func (l *AuditLog) List(ctx context.Context, f AuditFilter) (AuditPage, error) {
	read, err := l.reading(f)
	if err != nil {
		return AuditPage{}, err
	}
	page, left := AuditPage{Calls: []AuditedCall{}}, readLines
	for _, partition := range read.partitions {
		lines, err := l.lines(ctx, partition, read.from, read.before, left)
		if err != nil {
			return AuditPage{}, err
		}
		cut := len(lines) == left
		for _, call := range calls(lines, cut) {
			read.before = call[0].place()
			if c := callOf(call); f.wants(c) {
				page.Calls = append(page.Calls, c)
			}
			if len(page.Calls) == f.Limit {
				page.Next = read.before
				return page, nil
			}
		}
		if left -= len(lines); cut {
			page.Next = read.before
			return page, nil
		}
	}
	return page, nil
}

// calls puts the lines of each call together. The last one may lack lines if reading was cut off there, and is left for the next page.
func calls(lines []auditLine, cut bool) [][]auditLine {
	var out [][]auditLine
	for _, line := range lines {
		if n := len(out); n > 0 && out[n-1][0].place() == line.place() {
			out[n-1] = append(out[n-1], line)
			continue
		}
		out = append(out, []auditLine{line})
	}
	if cut && len(out) > 1 {
		out = out[:len(out)-1]
	}
	return out
}

func (f AuditFilter) wants(c AuditedCall) bool {
	return (f.By == "" || f.By == c.By) && (f.Context == "" || f.Context == c.Context) && (f.Operation == "" || f.Operation == c.Operation) &&
		(f.Kind == "" || f.Kind == c.Kind) && (f.Outcome == "" || f.Outcome == c.Outcome)
}

// reading is where to read: partitions in order, and places from (included) and before (excluded).
type reading struct {
	partitions   []string
	from, before string
}

func (l *AuditLog) reading(f AuditFilter) (reading, error) {
	if f.Operation != "" && f.Context == "" {
		return reading{}, problem.New(problem.Invalid, "context_missing", "Say of which part of the product the operation is.")
	}
	first, end, err := l.period(f)
	if err != nil {
		return reading{}, err
	}
	r := reading{before: end.UTC().Format(stamp)}
	if !first.IsZero() {
		r.from = first.UTC().Format(stamp)
	}
	if f.After != "" {
		at, err := time.Parse(stamp, strings.SplitN(f.After, "#", 2)[0])
		if err != nil || len(f.After) > len(stamp)+40 {
			return reading{}, problem.New(problem.Invalid, "place_unknown", "This list cannot be continued. Please begin anew.")
		}
		if f.After < r.before {
			r.before, end = f.After, at.Add(time.Microsecond)
		}
	}
	switch {
	case f.Thing != "":
		r.partitions = []string{auditOf(f.Thing)}
	case f.By != "":
		r.partitions = []string{auditBy(f.By)}
	case f.Operation != "":
		r.partitions = []string{auditOp(f.Context, f.Operation)}
	default:
		for m := end.Add(-time.Microsecond).In(clock.Tokyo()); ; m = time.Date(m.Year(), m.Month(), 0, 0, 0, 0, 0, clock.Tokyo()) {
			r.partitions = append(r.partitions, auditMonth(tokyoMonth(m)))
			if tokyoMonth(m) <= tokyoMonth(first) {
				break
			}
		}
	}
	return r, nil
}

// period is from the first day's beginning to the end of the last. Without a person, thing or operation it has a beginning: 30 days before its end.
func (l *AuditLog) period(f AuditFilter) (first, end time.Time, err error) {
	wrong := problem.New(problem.Invalid, "period_invalid", "Please choose a period of at most 13 months, with its first day before its last.")
	end = l.clock.Now().In(clock.Tokyo()).AddDate(0, 0, 1)
	if f.Until != "" {
		if end, err = time.ParseInLocation(time.DateOnly, string(f.Until), clock.Tokyo()); err != nil {
			return first, end, wrong
		}
		end = end.AddDate(0, 0, 1)
	}
	narrow := f.Thing != "" || f.By != "" || f.Operation != ""
	if f.From != "" {
		if first, err = time.ParseInLocation(time.DateOnly, string(f.From), clock.Tokyo()); err != nil {
			return first, end, wrong
		}
	} else if !narrow {
		first = end.AddDate(0, 0, -30)
	}
	if !first.Before(end) || !narrow && first.AddDate(0, readMonths, 1).Before(end) {
		return first, end, wrong
	}
	return first, end, nil
}
