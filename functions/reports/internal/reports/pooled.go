package reports

import (
	"fmt"
	"maps"
	"slices"
	"time"

	"kikite/events"
	"kikite/functions/reports/internal/disclosure"
)

// pooled composes the chapters of exit and pre-joining talks over the last 3, 6 or 12 months, whichever clears the threshold first.
func (c *composer) pooled() {
	for _, program := range []events.Code{events.Exit, events.PreJoining} {
		if !slices.Contains(c.in.Company.Programs, program) {
			continue
		}
		shown := false
		for _, months := range []int{3, 6, 12} {
			if shown = c.pool(program, months); shown {
				break
			}
		}
		if !shown {
			c.draft.Report.Withheld = append(c.draft.Report.Withheld, Withheld{What: "pooled/" + string(program), Why: "below_threshold"})
		}
	}
}

func (c *composer) pool(program events.Code, months int) bool {
	from := addMonths(c.in.Month, 1-months)
	latest := map[events.ID]events.FactRecorded{}
	for m := from; m <= c.in.Month; m = addMonths(m, 1) {
		for _, f := range c.in.Facts[m] {
			if f.Program == program && len(f.Measures) > 0 {
				latest[f.Subject] = f
			}
		}
	}
	if len(latest) < c.in.Company.Threshold {
		return false
	}
	chapter := Pooled{Program: program, From: from, To: c.in.Month, Figures: []PooledFigure{}}
	byCode := map[events.Code][]person{}
	members := map[events.Code][]disclosure.Observation{}
	for _, subject := range slices.Sorted(maps.Keys(latest)) {
		f := latest[subject]
		for code, v := range f.Measures {
			byCode[code] = append(byCode[code], person{subject: subject, value: v})
			members[code] = append(members[code], disclosure.Observation{Subject: subject, Month: f.Month, Answer: number(v)})
		}
	}
	for _, code := range slices.Sorted(maps.Keys(byCode)) {
		if c.publish(program+"_"+code, fmt.Sprintf("pooled/%s/%s", program, code), members[code]) {
			chapter.Figures = append(chapter.Figures, PooledFigure{Code: code, Figure: disclosure.Mean(values(byCode[code]), 1, 5)})
		}
	}
	if len(chapter.Figures) == 0 {
		return false
	}
	c.draft.Report.Pooled = append(c.draft.Report.Pooled, chapter)
	return true
}

// addMonths moves a month; an unreadable month stays as it is.
func addMonths(m events.Month, n int) events.Month {
	t, err := time.Parse("2006-01", string(m))
	if err != nil {
		return m
	}
	return events.Month(t.AddDate(0, n, 0).Format("2006-01"))
}
