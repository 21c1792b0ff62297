package stresscheck_test

import (
	"testing"

	"pgregory.net/rapid"

	"kikite/functions/sessions/internal/stresscheck"
)

func table(t testing.TB) *stresscheck.Table {
	t.Helper()
	tab, err := stresscheck.Load()
	if err != nil {
		t.Fatal(err)
	}
	return tab
}

func answers(t testing.TB, fill int, change map[int]int) stresscheck.Answers {
	t.Helper()
	all := make([]int, stresscheck.Items)
	for i := range all {
		all[i] = fill
		if v, ok := change[i+1]; ok {
			all[i] = v
		}
	}
	a, err := stresscheck.NewAnswers(all)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func TestScore(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		sex        stresscheck.Sex
		answers    stresscheck.Answers
		sums       stresscheck.Sums
		simple     bool
		a, b, c    int
		high       bool
		scale, pts int // scale by its place in the table
	}{
		"all ones, man (the manual's worked example)": {"M", answers(t, 1, nil), stresscheck.Sums{A: 50, B: 38, C: 9}, false, 22, 26, 15, false, 0, 1},
		"workload 1 1 2 is raw 11, two points":        {"M", answers(t, 1, map[int]int{3: 2}), stresscheck.Sums{A: 49, B: 38, C: 9}, false, 23, 26, 15, false, 0, 2},
		"all fours, woman":                            {"F", answers(t, 4, nil), stresscheck.Sums{A: 35, B: 107, C: 36}, true, 29, 10, 3, true, 14, 1},
		"a woman's environment begins at five points": {"F", answers(t, 1, map[int]int{15: 4}), stresscheck.Sums{A: 47, B: 38, C: 9}, false, 26, 26, 15, false, 4, 5},
		"the same answer of a man earns four":         {"M", answers(t, 1, map[int]int{15: 4}), stresscheck.Sums{A: 47, B: 38, C: 9}, false, 25, 26, 15, false, 4, 4},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := table(t).Score(tt.sex, tt.answers)
			if r.Sums != tt.sums || r.HighSimple != tt.simple {
				t.Errorf("simple: %+v %v", r.Sums, r.HighSimple)
			}
			c := r.Converted
			if c.A != tt.a || c.B != tt.b || c.C != tt.c || c.High != tt.high || c.Scales[tt.scale].Points != tt.pts {
				t.Errorf("converted: A %d B %d C %d high %v, %s raw %d points %d", c.A, c.B, c.C, c.High,
					c.Scales[tt.scale].Scale.Code, c.Scales[tt.scale].Raw, c.Scales[tt.scale].Points)
			}
		})
	}
}

func TestScoreWithoutSex(t *testing.T) {
	t.Parallel()
	r := table(t).Score(stresscheck.Withheld, answers(t, 4, nil))
	if r.Converted != nil || !r.HighSimple || !r.High() {
		t.Errorf("%+v", r)
	}
}

func TestNewAnswersRefuses(t *testing.T) {
	t.Parallel()
	good := make([]int, stresscheck.Items)
	for i := range good {
		good[i] = 2
	}
	for name, bad := range map[string]func() []int{
		"56 answers": func() []int { return good[:56] },
		"58 answers": func() []int { return append(append([]int{}, good...), 1) },
		"a zero":     func() []int { b := append([]int{}, good...); b[56] = 0; return b },
		"a five":     func() []int { b := append([]int{}, good...); b[0] = 5; return b },
	} {
		if _, err := stresscheck.NewAnswers(bad()); err == nil {
			t.Errorf("%s was accepted", name)
		}
	}
}

// TestProperties: whatever is answered, every scale earns 1 to 5 points, the sums are those of the points, and both rules are those
// of the manual.
func TestProperties(t *testing.T) {
	t.Parallel()
	tab := table(t)
	rapid.Check(t, func(rt *rapid.T) {
		all := rapid.SliceOfN(rapid.IntRange(1, 4), stresscheck.Items, stresscheck.Items).Draw(rt, "answers")
		sex := rapid.SampledFrom([]stresscheck.Sex{stresscheck.Male, stresscheck.Female}).Draw(rt, "sex")
		a, err := stresscheck.NewAnswers(all)
		if err != nil {
			rt.Fatal(err)
		}
		r := tab.Score(sex, a)
		parts := map[string]int{}
		for _, s := range r.Converted.Scales {
			if s.Points < 1 || s.Points > 5 {
				rt.Fatalf("%s: raw %d earns %d", s.Scale.Code, s.Raw, s.Points)
			}
			parts[s.Scale.Part] += s.Points
		}
		c := r.Converted
		if c.A != parts["A"] || c.B != parts["B"] || c.C != parts["C"] || len(c.Scales) != 19 {
			rt.Fatalf("%+v", c)
		}
		if c.High != (c.B <= 12 || (c.A+c.C <= 26 && c.B <= 17)) {
			rt.Fatal("converted rule")
		}
		if r.HighSimple != (r.Sums.B >= 77 || (r.Sums.A+r.Sums.C >= 76 && r.Sums.B >= 63)) {
			rt.Fatal("simple rule")
		}
		if r.Sums.A < 17 || r.Sums.A > 68 || r.Sums.B < 29 || r.Sums.B > 116 || r.Sums.C < 9 || r.Sums.C > 36 {
			rt.Fatalf("%+v", r.Sums)
		}
	})
}

func TestFormHasTheItemsOfTheParts(t *testing.T) {
	t.Parallel()
	n := map[string]int{}
	seen := map[string]bool{}
	for _, s := range stresscheck.Form() {
		for _, item := range s.Items {
			n[s.Part]++
			if key := s.LeadIn + item; item == "" || seen[key] {
				t.Errorf("item %q is empty or twice", item)
			} else {
				seen[key] = true
			}
		}
	}
	if n["A"] != 17 || n["B"] != 29 || n["C"] != 9 || n["D"] != 2 {
		t.Errorf("items per part: %v", n)
	}
}
