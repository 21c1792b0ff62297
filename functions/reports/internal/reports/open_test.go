package reports_test

import (
	"fmt"
	"testing"

	"kikite/events"
	"kikite/functions/reports/internal/disclosure"
	"kikite/functions/reports/internal/reports"
)

// TestLineThatWouldTellByItsSumIsClosed: where the company's share and a department's tell that all of the other department are of one mind, the
// line keeps the department to itself; the mean of the same answers stays.
func TestLineThatWouldTellByItsSumIsClosed(t *testing.T) {
	t.Parallel()
	var facts []reports.Fact
	add := func(department string, n int, k6 func(int) float64) {
		for i := range n {
			facts = append(facts, reports.Fact{Subject: events.ID(fmt.Sprintf("%s%02d", department, i)), Department: department, Measures: events.Measures{events.MeasureK6: k6(i)}})
		}
	}
	add("a", 14, func(i int) float64 { return float64([]int{0, 1, 2, 3, 4, 4, 3, 2, 5, 6, 7, 8, 9, 10}[i]) }) // six at 5 or more
	add("b", 20, func(i int) float64 { return float64(5 + i%12) })                                            // all at 5 or more
	shown := map[string]bool{}
	for _, c := range reports.NewPublisher(reports.Settings{K: 10}).Publish("c1", "2026-10", facts) {
		shown[fmt.Sprintf("%s %v %v", c.Stat, c.From, c.Slice["department"])] = true
		if c.Stat == reports.StatShare && c.From == 5 && len(c.Slice["department"]) > 0 && c.Coding == disclosure.Exact {
			t.Errorf("%+v is shown", c)
		}
	}
	for _, want := range []string{"mean 0 []", "mean 0 [a]", "mean 0 [b]", "share 5 []"} {
		if !shown[want] {
			t.Errorf("%s is missing of %v", want, shown)
		}
	}
}
