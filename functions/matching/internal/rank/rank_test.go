package rank

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"
)

func chance(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, 1)) }

func TestFitFindsTheWeightsThatChoicesWereMadeBy(t *testing.T) {
	t.Parallel()
	r := chance(1)
	want := []float64{1.5, -0.7, 0}
	var groups []Group
	for range 3000 {
		g := Group{Target: make([]float64, 8), Weight: 1}
		best, top := 0, math.Inf(-1)
		for c := range 8 {
			f := []float64{r.NormFloat64(), r.NormFloat64(), r.NormFloat64()}
			g.Features = append(g.Features, f)
			if u := dot(want, f) - math.Log(-math.Log(r.Float64())); u > top {
				best, top = c, u
			}
		}
		g.Target[best] = 1
		groups = append(groups, g)
	}
	got, err := Fit(groups, Prior{make([]float64, 3), []float64{0.01, 0.01, 0.01}})
	if err != nil {
		t.Fatal(err)
	}
	for i := range want {
		if math.Abs(got.Mean[i]-want[i]) > 4*got.SD[i] || got.SD[i] > 0.1 {
			t.Errorf("weight %d is %.3f ± %.3f, not %.1f", i, got.Mean[i], got.SD[i], want[i])
		}
	}
	few, err := Fit(groups[:5], Prior{[]float64{0.2, 0, 0}, []float64{1e9, 1e9, 1e9}})
	if err != nil || math.Abs(few.Mean[0]-0.2) > 1e-3 {
		t.Errorf("a firm prior moved to %v (%v)", few.Mean, err)
	}
}

func TestFitRefusesWhatItCannotUse(t *testing.T) {
	t.Parallel()
	group := func(f ...float64) []Group {
		return []Group{{Features: [][]float64{f, make([]float64, len(f))}, Target: []float64{1, 0}, Weight: 1}}
	}
	if _, err := Fit(group(1, 2), Prior{[]float64{0}, []float64{1}}); err == nil {
		t.Error("features of another length passed")
	}
	if _, err := Fit(group(math.NaN()), Prior{[]float64{0}, []float64{1}}); err == nil {
		t.Error("features that are not numbers passed")
	}
	if _, err := Fit(nil, Prior{[]float64{0}, []float64{0}}); err == nil {
		t.Error("undetermined weights passed")
	}
}

// Ratings in which raters differ much and experts little, as they do.
func ratings(seed uint64) (all []Rated, truth map[string]float64) {
	r := chance(seed)
	truth = map[string]float64{}
	for e := range 60 {
		truth[fmt.Sprint("e", e)] = 0.3 * r.NormFloat64()
	}
	for i := range 400 {
		level := 0.8 * r.NormFloat64()
		for range 1 + r.IntN(6) {
			e := fmt.Sprint("e", r.IntN(60))
			all = append(all, Rated{fmt.Sprint("r", i), e, 4 + level + truth[e] + 0.5*r.NormFloat64()})
		}
	}
	return all, truth
}

func TestEstimatesSeparateRatersFromExperts(t *testing.T) {
	t.Parallel()
	all, truth := ratings(2)
	got := Estimates(all)
	within, squares := 0, 0.0
	for id, want := range truth {
		e := got.Expert(id)
		squares += (e.Mean - want) * (e.Mean - want)
		if math.Abs(e.Mean-want) < 2*e.SD {
			within++
		}
	}
	if rms := math.Sqrt(squares / 60); rms > 0.17 {
		t.Errorf("effects are off by %.3f", rms)
	}
	if within < 52 { // 95 % of 60 are 57
		t.Errorf("only %d of 60 effects lie within two standard deviations", within)
	}
	if got.RaterSD < 0.6 || got.RaterSD > 1 || got.ExpertSD < 0.15 || got.ExpertSD > 0.45 {
		t.Errorf("raters ± %.2f, experts ± %.2f", got.RaterSD, got.ExpertSD)
	}
	if u := got.Expert("nobody"); u.Mean != 0 || u.SD != got.ExpertSD {
		t.Errorf("an unknown expert is %+v", u)
	}
	if none := Estimates(nil); none.Expert("e1").Mean != 0 {
		t.Error("no ratings tell something")
	}
}

func TestTimeOfIDs(t *testing.T) {
	t.Parallel()
	for id, want := range map[string]string{
		"557c45aeb1b211b80376b60e":             "2015-06-13",
		"01ARZ3NDEKTSV4RRFFQ69G5FAV":           "2016-07-30",
		"018f2c3e-5a00-7000-8000-000000000000": "2024-04-29",
		"f47ac10b-58cc-4372-a567-0e02b2c3d479": "",
		"ffffffffffffffffffffffff":             "",
		"abc":                                  "",
		"acc_ilou_ilou_ilou_ilou_il":           "",
	} {
		at, ok := TimeOf(id)
		if got := at.Format(time.DateOnly); ok != (want != "") || (ok && got != want) {
			t.Errorf("%s is of %s, %v; not %q", id, got, ok, want)
		}
	}
}

func TestTermsOfBothKindsOfScript(t *testing.T) {
	t.Parallel()
	v := NewVocabulary([]string{"My boss ignores me", "my BOSS ｉgnores us", "上司と話せない", "上司の評価", "評価がこわい"})
	if c := v.Vector("my boss").Cosine(v.Vector("ＭＹ　ＢＯＳＳ!")); math.Abs(c-1) > 1e-9 {
		t.Errorf("width and case matter: %.3f", c)
	}
	near, far := v.Vector("上司の評価").Cosine(v.Vector("評価と上司")), v.Vector("上司の評価").Cosine(v.Vector("boss"))
	if near <= 0 || far != 0 {
		t.Errorf("alike %.3f, not alike %.3f", near, far)
	}
}

// people are experts of whom some are good, and seekers who like those near to them in age.
func people(seed uint64) (experts []Party, past []Choice) {
	r := chance(seed)
	for e := range 40 {
		experts = append(experts, Party{ID: fmt.Sprintf("e%02d", e), Attributes: map[string]any{"age": float64(20 + e), "town": []any{"a", "b"}[e%2]}})
	}
	for s := range 300 {
		age := 20 + 40*r.Float64()
		for range 5 {
			e := r.IntN(40)
			liking := 3 - math.Abs(age-float64(20+e))/8 + 0.1*r.NormFloat64()
			past = append(past, Choice{Seeker: fmt.Sprint("s", s), Expert: experts[e].ID, Rating: math.Round(liking), Attributes: map[string]any{"age": age}})
		}
	}
	return experts, past
}

func TestRankerLearnsWhichAttributeMatters(t *testing.T) {
	t.Parallel()
	experts, past := people(3)
	r, err := Learn(experts, past)
	if err != nil {
		t.Fatal(err)
	}
	got := r.Rank(Query{ID: "new", Attributes: map[string]any{"age": 25.0}})
	if len(got) != 40 || slices.Index(got, "e05") > 8 || slices.Index(got, "e35") < 20 {
		t.Errorf("for 25 years: %v", got)
	}
	if some := r.Rank(Query{ID: "new", Candidates: []string{"stranger", "e39", "e05"}, Attributes: map[string]any{"age": 25.0}}); !slices.Equal(some, []string{"e05", "e39", "stranger"}) {
		t.Errorf("candidates come as %v", some)
	}
	i := slices.IndexFunc(r.Weights(), func(w Weight) bool { return w.Feature == "near in age" })
	if w := r.Weights()[i]; w.Mean < 3*w.SD {
		t.Errorf("nearness in age weighs %.2f ± %.2f", w.Mean, w.SD)
	}
}

// TestRankerFollowsChoices has two groups of seekers who write of different things and choose different experts.
func TestRankerFollowsChoices(t *testing.T) {
	t.Parallel()
	r := chance(4)
	var experts []Party
	var past []Choice
	for e := range 30 {
		experts = append(experts, Party{ID: fmt.Sprintf("e%02d", e)})
	}
	texts := []string{"my child does not sleep at night", "the boss shouts at me every morning"}
	start := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	for s := range 300 {
		kind := s % 2
		for range 2 {
			past = append(past, Choice{Seeker: fmt.Sprint("s", s), Expert: experts[kind*15+r.IntN(15)].ID, Rating: 1, Text: texts[kind], At: start.AddDate(0, 0, s)})
		}
	}
	ranker, err := Learn(experts, past)
	if err != nil {
		t.Fatal(err)
	}
	for kind, text := range []string{"no sleep since the child was born", "shouts, shouts: my boss"} {
		right := 0
		for _, id := range ranker.Rank(Query{Text: text, At: start.AddDate(0, 0, 300)})[:10] {
			if (id >= "e15") == (kind == 1) {
				right++
			}
		}
		if right < 9 {
			t.Errorf("for %q only %d of ten are of its kind", text, right)
		}
	}
}

func TestLearnNeedsSomething(t *testing.T) {
	t.Parallel()
	if _, err := Learn(nil, []Choice{{Seeker: "s", Expert: "e"}}); err == nil {
		t.Error("learned without experts")
	}
	if _, err := Learn([]Party{{ID: "e"}}, []Choice{{Seeker: "s", Expert: "unknown"}}); err == nil {
		t.Error("learned without a choice")
	}
}

func TestScore(t *testing.T) {
	t.Parallel()
	experts := strings.Fields("a b c d")
	got, err := Score([]Truth{{ID: "1", Relevant: []string{"b"}}, {ID: "2", Relevant: []string{"a", "z"}}},
		map[string][]string{"1": {"a", "b"}, "2": {"a"}}, experts)
	if want := (Figures{Queries: 2, Recall: 0.75, MRR: 0.75, Shown: 2, Experts: 4, Gini: got.Gini}); err != nil || got != want {
		t.Errorf("%+v, %v", got, err)
	}
	got, err = Score([]Truth{{ID: "1", Rating: map[string]float64{"a": 1, "b": 3, "c": 3}}}, map[string][]string{"1": {"b", "a", "c"}}, experts)
	if err != nil || got.Pairs != 2 || got.Ordered != 0.5 {
		t.Errorf("%+v, %v", got, err)
	}
	if _, err := Score([]Truth{{ID: "1", Relevant: []string{"a"}}}, nil, experts); err == nil {
		t.Error("a missing ranking passed")
	}
	if g := Gini([]float64{1, 1, 1, 1}); math.Abs(g) > 1e-9 {
		t.Errorf("equal counts have Gini %.3f", g)
	}
	if g := Gini([]float64{0, 0, 0, 4}); math.Abs(g-0.75) > 1e-9 {
		t.Errorf("one of four has Gini %.3f", g)
	}
}
