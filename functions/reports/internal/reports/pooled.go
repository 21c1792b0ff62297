package reports

import (
	"fmt"
	"maps"
	"slices"
	"time"

	"kikite/events"
	"kikite/functions/reports/internal/disclosure"
)

// pooled composes the chapters of exit and pre-joining talks over the quarter, half-year or year that ends with the month, whichever
// clears the threshold first. The windows are those of the calendar, not rolling ones: from one rolling window to the next it would
// show whether the one person who left in between had talked.
func (c *composer) pooled() {
	for _, program := range []events.Code{events.Exit, events.PreJoining} {
		if !slices.Contains(c.in.Company.Programs, program) {
			continue
		}
		shown := false
		for _, months := range []int{3, 6, 12} {
			if !endsWindow(c.in.Month, months) {
				continue
			}
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
	observed := map[events.Code][]disclosure.Observation{}
	for _, subject := range slices.Sorted(maps.Keys(latest)) {
		f := latest[subject]
		for code, v := range f.Measures {
			byCode[code] = append(byCode[code], person{subject: subject, value: v})
			observed[code] = append(observed[code], disclosure.Observation{Subject: subject, Month: f.Month, Answer: number(v)})
		}
	}
	for _, code := range slices.Sorted(maps.Keys(byCode)) {
		if c.admit(program+"_"+code, fmt.Sprintf("pooled/%s/%s", program, code), c.in.Ledgers.Members(observed[code]...)) {
			shown := len(byCode[code]) / pooledStep * pooledStep // HR knows who left: the exact number would tell how many of them talked
			shown = max(shown, c.in.Company.Threshold)
			chapter.Figures = append(chapter.Figures, PooledFigure{Code: code, Figure: disclosure.Mean(values(byCode[code]), 1, 5, shown)})
		}
	}
	if len(chapter.Figures) == 0 {
		return false
	}
	c.draft.Report.Pooled = append(c.draft.Report.Pooled, chapter)
	return true
}

// pooledStep is what the number of respondents of a pooled figure is rounded down to.
const pooledStep = 5

// endsWindow says whether a quarter, half-year or year of the calendar ends with the month.
func endsWindow(m events.Month, months int) bool {
	t, err := time.Parse("2006-01", string(m))
	return err == nil && int(t.Month())%months == 0
}

// addMonths moves a month; an unreadable month stays as it is.
func addMonths(m events.Month, n int) events.Month {
	t, err := time.Parse("2006-01", string(m))
	if err != nil {
		return m
	}
	return events.Month(t.AddDate(0, n, 0).Format("2006-01"))
}
