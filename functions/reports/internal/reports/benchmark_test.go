package reports

import (
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"kikite/events"
)

// companies are n contributions of people each, with figures drawn at random from beyond the clip ranges too.
func companies(r *rand.Rand, n, people int) []Contribution {
	out := make([]Contribution, n)
	for i := range out {
		out[i] = Contribution{CompanyID: events.ID(fmt.Sprintf("com_%03d", i)), Month: "2026-09", People: people, Values: map[events.Code]float64{}}
		for _, k := range compared() {
			out[i].Values[k.code] = k.low + (k.high-k.low)*(2*r.Float64()-0.5)
		}
	}
	return out
}

// TestSensitivity: whatever one company answers instead, a sum moves by one clip range at most.
func TestSensitivity(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		all := companies(r, 5+r.IntN(20), 30)
		for _, k := range compared() {
			before, n, _ := k.sum(all)
			i := r.IntN(len(all))
			old := all[i].Values[k.code]
			all[i].Values[k.code] = math.Pow(-10, float64(r.IntN(9))) * r.Float64()
			after, m, _ := k.sum(all)
			if d := after - before; d < -clipUnits || d > clipUnits || n != m {
				t.Fatalf("%s: %v instead of %v moves the sum by %d", k.code, all[i].Values[k.code], old, d)
			}
			all[i].Values[k.code] = old
		}
	}
}

// TestBudget: what is stated of the comparison is at least what its noise gives.
func TestBudget(t *testing.T) {
	t.Parallel()
	const sigma, sensitivity = noiseClips * clipUnits, clipUnits
	if got, want := figureCost(), float64(sensitivity*sensitivity)/(2*sigma*sigma); math.Abs(got-want) > 1e-15 {
		t.Errorf("a figure costs %v, not %v", got, want)
	}
	if got, want := drawCost(), 10*figureCost(); math.Abs(got-want) > 1e-12 {
		t.Errorf("a draw of %d figures for all and for the industry costs %v, not %v", len(compared()), got, want)
	}
	phi := func(x float64) float64 { return math.Erfc(-x/math.Sqrt2) / 2 }
	for what, figures := range map[string]float64{"figure": 1, "quarter": 10, "year": 40} {
		eps := epsilon(figures * figureCost())
		mu := math.Sqrt(figures) / noiseClips // of the Gaussian mechanism composed (Balle and Wang 2018, theorem 8)
		delta := phi(mu/2-eps/mu) - math.Exp(eps)*phi(-mu/2-eps/mu)
		t.Logf("%s: ε = %.2f at δ = 1e-6, exactly δ = %.1e", what, eps, delta)
		if delta > 1e-6 {
			t.Errorf("a %s of ε = %.2f has δ = %.1e", what, eps, delta)
		}
	}
}

type noSource struct{}

func (noSource) Read([]byte) (int, error) { return 0, errors.New("nothing may be drawn") }

// TestTooFewAreNotCompared, and take nothing of the budget: not even noise is drawn.
func TestTooFewAreNotCompared(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(1, 2))
	industries := map[events.ID]events.Code{}
	for i := range 9 {
		industries[events.ID(fmt.Sprintf("com_%03d", i))] = "it"
	}
	for name, all := range map[string][]Contribution{"nobody": nil, "four companies": companies(r, 4, 500), "99 people": companies(r, 9, 11)} {
		d, err := draw(noSource{}, "2026-07", "2026-09", all, industries)
		if err != nil || len(d.All)+len(d.Industry) > 0 {
			t.Errorf("%s: %+v %v", name, d, err)
		}
	}
	three := append(companies(r, 4, 500), companies(r, 4, 500)...) // the same four in two months
	if d, err := draw(noSource{}, "2026-07", "2026-09", three, industries); err != nil || len(d.All) > 0 {
		t.Errorf("four companies in two months: %+v %v", d, err)
	}
	if _, err := draw(noSource{}, "2026-07", "2026-09", companies(r, 5, 500), industries); err == nil {
		t.Error("figures without noise")
	}
}

func TestCompared(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(3, 4))
	all := companies(r, 1003, 57)
	industries := map[events.ID]events.Code{}
	for i, c := range all {
		industries[c.CompanyID] = "it"
		if i < 4 {
			industries[c.CompanyID] = "media"
		}
		c.Values["engagement"] = 3.3
	}
	d, err := draw(rand.NewChaCha8([32]byte{7}), "2026-07", "2026-09", all, industries)
	if err != nil {
		t.Fatal(err)
	}
	b := d.All["engagement"]
	if b.Companies != 1000 || b.People != 57100 || b.Low > 3.3 || b.High < 3.3 || b.High-b.Low > 0.2 || b.Epsilon < 0.6 || b.Scope != compareAll || b.To != "2026-09" {
		t.Errorf("%+v", b)
	}
	if len(d.Industry["it"]) != len(compared()) || len(d.Industry["media"]) != 0 {
		t.Errorf("of four companies of an industry: %+v", d.Industry)
	}
	if got := d.of("it", "engagement"); len(got) != 2 || got[1].Scope != compareIndustry {
		t.Errorf("%+v", got)
	}
	if got := d.of("media", "engagement"); len(got) != 1 {
		t.Errorf("%+v", got)
	}
	if got := d.of("it", "k6_mean"); len(got) != 0 {
		t.Errorf("%+v", got)
	}
}

func TestQuarterBefore(t *testing.T) {
	t.Parallel()
	for month, want := range map[events.Month][2]events.Month{"2026-10": {"2026-07", "2026-09"}, "2026-12": {"2026-07", "2026-09"}, "2027-01": {"2026-10", "2026-12"},
		"2026-03": {"2025-10", "2025-12"}, "2026-04": {"2026-01", "2026-03"}} {
		if from, to := quarterBefore(month); from != want[0] || to != want[1] {
			t.Errorf("%s: %s to %s", month, from, to)
		}
	}
}
