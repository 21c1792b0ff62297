package reports

import (
	"fmt"
	"math"
	"testing"

	"kikite/events"
)

// checked are self-checks of n people of a month, all with the same scores of a man.
func checked(n int, month events.Month, quantity, control, manager, colleagues float64) []events.FactRecorded {
	out := make([]events.FactRecorded, n)
	for i := range out {
		out[i] = events.FactRecorded{FactID: events.ID(fmt.Sprintf("fct_%s_%d", month, i)), Subject: events.ID(fmt.Sprintf("tok_%s_%d", month, i)), Month: month,
			Kind: events.FactSelfCheck, Measures: events.Measures{"strain_quantity": quantity, "strain_control": control, "strain_manager": manager,
				"strain_colleagues": colleagues, "strain_demand_log": (quantity-8.7)*0.076 - (control-7.9)*0.089,
				"strain_support_log": -(manager-7.5)*0.097 - (colleagues-8.1)*0.097}}
	}
	return out
}

func strained(month events.Month, facts map[events.Month][]events.FactRecorded) *JobStress {
	return Compose(Input{Company: events.CompanyChanged{Threshold: 10, Departments: []events.Department{{DepartmentID: "dep_1"}}}, Month: month,
		Headcounts: map[events.ID]int{"dep_1": 100}, Facts: facts, Ledgers: NewLedgers()}).Report.JobStress
}

// TestJobStress: the published formula, the rounding of means to what keeps sums open, and the product of the two maps.
func TestJobStress(t *testing.T) {
	t.Parallel()
	tests := map[string][4]float64{"near the nation's mean": {9, 8, 7, 8}, "much work and little control": {11, 5, 7, 8}, "no support": {9, 8, 4, 5}}
	for name, s := range tests {
		j := strained("2026-05", map[events.Month][]events.FactRecorded{"2026-05": checked(40, "2026-05", s[0], s[1], s[2], s[3])})
		if j == nil {
			t.Fatalf("%s: nothing", name)
		}
		demand := 100 * math.Exp((s[0]-8.7)*0.076-(s[1]-7.9)*0.089)
		support := 100 * math.Exp(-(s[2]-7.5)*0.097-(s[3]-8.1)*0.097)
		for what, pair := range map[string][2]float64{"quantity and control": {j.QuantityControl.Value, demand}, "support": {j.Support.Value, support}, "total": {j.Total.Value, demand * support / 100}} {
			if math.Abs(pair[0]/pair[1]-1) > 0.03 { // means are rounded before they are raised
				t.Errorf("%s: %s is %.0f, the formula says %.1f", name, what, pair[0], pair[1])
			}
		}
		if j.Total.Value != math.Round(j.QuantityControl.Value*j.Support.Value/100) || j.Total.Low > j.Total.Value || j.Total.High < j.Total.Value {
			t.Errorf("%s: %+v", name, j)
		}
		if math.Abs(j.Quantity-s[0]) > 0.11 || math.Abs(j.ManagerSupport-s[2]) > 0.11 || j.N != 40 {
			t.Errorf("%s: %+v", name, j)
		}
	}
}

// TestJobStressIsPooledOverTheCalendar: nine of a month are withheld until the quarter has enough.
func TestJobStressIsPooledOverTheCalendar(t *testing.T) {
	t.Parallel()
	facts := map[events.Month][]events.FactRecorded{"2026-04": checked(9, "2026-04", 9, 8, 7, 8)}
	if j := strained("2026-04", facts); j != nil {
		t.Errorf("nine people: %+v", j)
	}
	facts["2026-05"] = checked(9, "2026-05", 9, 8, 7, 8)
	if j := strained("2026-05", facts); j != nil {
		t.Errorf("nine people in May: %+v", j)
	}
	for m := range facts { // as the generator reads earlier months
		facts[m] = lasting(facts[m])
	}
	if j := strained("2026-06", facts); j == nil || j.From != "2026-04" || j.N != 18 {
		t.Errorf("the quarter: %+v", j)
	}
}
