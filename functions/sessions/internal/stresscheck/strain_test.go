package stresscheck_test

import (
	"math"
	"testing"

	"kikite/functions/sessions/internal/stresscheck"
)

// TestStrain: the answers that give the nation's mean give 100 nearly, and each score moves the risk by its published coefficient.
func TestStrain(t *testing.T) {
	t.Parallel()
	table, err := stresscheck.Load()
	if err != nil {
		t.Fatal(err)
	}
	of := func(sex stresscheck.Sex, set map[int]int) stresscheck.Strain {
		all := make([]int, stresscheck.Items)
		for i := range all {
			all[i] = 2
		}
		for i, v := range set {
			all[i] = v
		}
		a, err := stresscheck.NewAnswers(all)
		if err != nil {
			t.Fatal(err)
		}
		return table.Score(sex, a).Converted.Strain
	}
	// All twos: each raw score is 15-6 = 9.
	for sex, want := range map[stresscheck.Sex][2]float64{
		stresscheck.Male:   {(9-8.7)*0.076 - (9-7.9)*0.089, -(9-7.5)*0.097 - (9-8.1)*0.097},
		stresscheck.Female: {(9-7.9)*0.048 - (9-7.2)*0.056, -(9-6.6)*0.097 - (9-8.2)*0.097},
	} {
		s := of(sex, nil)
		if s.Quantity != 9 || s.Control != 9 || s.Manager != 9 || s.Colleagues != 9 {
			t.Errorf("%s: %+v", sex, s)
		}
		if math.Abs(s.Demand-want[0]) > 1e-12 || math.Abs(s.Support-want[1]) > 1e-12 {
			t.Errorf("%s: %v, not %v", sex, s, want)
		}
	}
	// More work (item 1 of part A answered そうだ) adds to the risk, more control (item 8) takes from it; support of the manager is item 1 of part C.
	base, more, control := of(stresscheck.Male, nil), of(stresscheck.Male, map[int]int{0: 1}), of(stresscheck.Male, map[int]int{7: 1})
	manager := of(stresscheck.Male, map[int]int{17 + 29: 1})
	if more.Demand <= base.Demand || control.Demand >= base.Demand || manager.Support >= base.Support || manager.Manager != 10 {
		t.Errorf("%+v %+v %+v %+v", base, more, control, manager)
	}
}
