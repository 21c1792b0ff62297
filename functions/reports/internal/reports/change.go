package reports

import (
	"math"

	"kikite/functions/reports/internal/disclosure"
)

// wrongMarks is how likely at most one mark of a family of comparisons may be wrong (Holm's α).
const wrongMarks = 0.05

// changes compares every line of the company with the last released month that has it. It reads nothing but the two published
// figures, so that a mark tells no more than they do. People who answered in both months make the difference surer than the test takes it
// to be: a change that is marked is there, one that is not marked may be. All lines are judged at once (Holm).
func (c *composer) changes() {
	type test struct {
		line  int
		worse bool
	}
	var tests []test
	var ps []float64
	for i := range c.draft.Report.Lines {
		l := &c.draft.Report.Lines[i]
		if l.Company == nil || len(l.Trend) == 0 {
			continue
		}
		before := l.Trend[len(l.Trend)-1]
		l.Change = &Change{Since: before.Month}
		if l.Company.Coding != disclosure.Exact || before.Figure.Coding != disclosure.Exact {
			continue
		}
		tests = append(tests, test{i, (l.Company.Value-before.Figure.Value)*float64(l.Better) < 0})
		ps = append(ps, apart(*l.Company, before.Figure))
	}
	for i, differs := range disclosure.Holm(ps, wrongMarks) {
		if differs {
			c.draft.Report.Lines[tests[i].line].Change.Differs = mark(tests[i].worse)
		}
	}
}

// apart is the two-sided p-value that two published figures are of the same mean, their errors taken from their intervals.
func apart(a, b disclosure.Figure) float64 {
	const z95 = 1.959964
	se := math.Hypot(halfWidth(a), halfWidth(b)) / z95
	if se == 0 {
		return 1
	}
	return math.Erfc(math.Abs(a.Value-b.Value) / se / math.Sqrt2)
}

// halfWidth is the longer side of an interval: an end of the scale may have cut the other.
func halfWidth(f disclosure.Figure) float64 { return max(f.Value-f.Low, f.High-f.Value) }

func mark(worse bool) string {
	if worse {
		return "worse"
	}
	return "better"
}
