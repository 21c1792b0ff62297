package stresscheck

import (
	"strings"
	"testing"
)

func TestLoadRefusesABrokenTable(t *testing.T) {
	t.Parallel()
	for name, change := range map[string][2]string{
		"unknown item":      {"5-N7", "5-N18"},
		"broken formula":    {"5-N7", "5-X7"},
		"formula of nobody": {"5-N7,", "5,"},
		"unknown order":     {"54321,5,7", "54312,5,7"},
		"falling bounds":    {"54321,5,7", "54321,7,5"},
		"missing scale":     {"life_satisfaction,仕事や生活の満足度,Satisfaction with work and life,D,10-(N1+N2),12345,3,4,6,7,8,3,4,6,7,8\n", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			broken := strings.Replace(scalesCSV, change[0], change[1], 1)
			if broken == scalesCSV {
				t.Fatal("nothing was broken")
			}
			if _, err := parseTable(broken); err == nil {
				t.Error("accepted")
			}
		})
	}
}

func TestFormula(t *testing.T) {
	t.Parallel()
	part := []int{1, 2, 3, 4}
	for text, want := range map[string]int{"N1": 1, "5-N2": 3, "15-(N1+N2+N3)": 9, "10-(N3+N4)+N1": 4} {
		f, err := parseFormula(text, len(part))
		if err != nil || f.raw(part) != want {
			t.Errorf("%s = %d, %v", text, f.raw(part), err)
		}
	}
}
