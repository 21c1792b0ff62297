package survey

import (
	"strings"

	"kikite/events"
)

// Measures turns checked answers into the measures of a fact (see events.MeasureK6 and after it for their ranges). Exit and
// pre-joining forms have no health figure, since they ask for none.
func (f Form) Measures(answers map[events.Code]int) map[events.Code]float64 {
	m := map[events.Code]float64{events.MeasureSatisfaction: float64(answers[Rating])}
	for _, item := range f.Items {
		v := float64(answers[item.Code])
		switch code := string(item.Code); {
		case strings.HasPrefix(code, "k6_"):
			m[events.MeasureK6] += v
		case item.Code == fitSuits || item.Code == fitMeaning:
			m[events.MeasureJobFit] += v / 2
		case item.Code == leaving:
			m[events.MeasureLeave] = v
		case item.Code == engaged:
			m[events.MeasureEngagement] = v
		case strings.HasPrefix(code, "reason_"), strings.HasPrefix(code, "worry_"):
			m[item.Code] = v
		}
	}
	return m
}
