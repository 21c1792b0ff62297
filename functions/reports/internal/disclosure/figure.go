package disclosure

import "math"

// Coding says that a figure stands at the end of its scale and only a bound is published: "10 of 10 want to leave" would
// expose ten people without isolating any.
type Coding string

// The codings.
const (
	Exact   Coding = ""
	AtMost  Coding = "at_most"
	AtLeast Coding = "at_least"
)

// Figure is a published share or mean with its 95 % interval.
type Figure struct {
	Value  float64 `json:"value"`
	Low    float64 `json:"low"`
	High   float64 `json:"high"`
	Coding Coding  `json:"coding,omitempty" enum:"at_most,at_least" doc:"Value is a bound, because the group is nearly of one mind"`
	N      int     `json:"n" doc:"Respondents"`
	NCode  Coding  `json:"n_coding,omitempty" enum:"at_least" doc:"N is a bound, because nearly everybody answered: the exact number would tell who did"`
}

// Shown is the number of respondents that may be said of a group: at least k people of its headcount stay uncertain. coded says that
// it is less than n. headcount must be at least 2k.
func Shown(n, headcount, k int) (shown int, coding Coding) {
	if most := headcount - k; n > most {
		return most, AtLeast
	}
	return n, Exact
}

const (
	fewest  = 3    // people on the smaller side of a share, below which it is coded; likewise of a mean, if the others stood in the middle
	edge    = 0.05 // part of the scale at either end within which a mean is coded at least
	leastSD = 0.15 // part of the scale; a narrower interval would tell that everybody answered alike
	z95     = 1.959964
	hidden  = 2    // answers of one point, and parts of the scale, by which the sum behind a mean or share stays open:
	quarter = 0.25 // rounding leaves at least two sums, and a quarter of what one person can answer

	shareStep = 5 // per cent, of bounds
)

// step is the width to which a figure of n answers is rounded: the smallest of 1, 2, 5, 10 … times the finest width that leaves the sum
// of the answers open by so much.
func step(n int, open, finest float64) float64 {
	for unit := finest; ; unit *= 10 {
		for _, s := range []float64{1, 2, 5} {
			if float64(n)*s*unit >= open-1e-9 {
				return s * unit
			}
		}
	}
}

// Share returns the share in per cent of yes among n answers, with Wilson's score interval (Wilson 1927); fewer than three people on one
// side give a bound instead. Both are rounded so that at least two numbers of yes look alike, and the interval is that of the rounded
// share and of shown answers, which may be fewer than n so that it does not tell n. n must be positive.
func Share(yes, n, shown int) Figure {
	width := step(shown, 100*hidden, 1)
	bound := math.Ceil(100*float64(fewest)/float64(shown)/shareStep) * shareStep
	_, most := wilson(float64(fewest-1)/float64(shown), shown) // the interval of a coded share must not tell what is behind the bound
	most = max(bound, math.Round(100*most))
	switch {
	case yes < fewest:
		return Figure{Value: bound, Low: 0, High: most, Coding: AtMost, N: shown}
	case n-yes < fewest:
		return Figure{Value: 100 - bound, Low: 100 - most, High: 100, Coding: AtLeast, N: shown}
	}
	share := roundShare(yes, n, width)
	low, high := wilson(share/100, shown)
	return Figure{Value: share, Low: math.Round(100 * low), High: math.Round(100 * high), N: shown}
}

// roundShare is a share in per cent, rounded to a width.
func roundShare(yes, n int, width float64) float64 {
	return min(100, math.Round(100*float64(yes)/float64(n)/width)*width)
}

// Mean returns the mean of values on a scale from low to high, with Student's interval. A mean that is so near to an end of the scale that
// fewer than three people need to stand elsewhere, or within 5 % of it, is a bound. Mean and interval are rounded so that the sum
// stays open, and the interval is that of the rounded mean and of shown values, as in Share. There must be values.
func Mean(values []float64, low, high float64, shown int) Figure {
	mean, sd := meanSD(values)
	span := high - low
	width := step(shown, max(hidden, quarter*span), 0.1)
	near := max(edge, float64(fewest)/float64(2*shown)) * span
	near = min(math.Ceil(near/width-1e-9)*width, span/2)
	margin := func(sd float64) float64 {
		return math.Ceil(student95(shown-1)*max(sd, leastSD*span)/math.Sqrt(float64(shown))/width) * width
	}
	switch {
	case mean < low+near:
		return Figure{Value: tidy(low + near), Low: low, High: tidy(min(high, low+near+margin(0))), Coding: AtMost, N: shown}
	case mean > high-near:
		return Figure{Value: tidy(high - near), Low: tidy(max(low, high-near-margin(0))), High: high, Coding: AtLeast, N: shown}
	}
	half := margin(sd)
	round := math.Round(mean/width) * width
	return Figure{Value: tidy(round), Low: tidy(max(low, round-half)), High: tidy(min(high, round+half)), N: shown}
}

func wilson(p float64, n int) (low, high float64) {
	m := float64(n)
	centre := p + z95*z95/(2*m)
	half := z95 * math.Sqrt(p*(1-p)/m+z95*z95/(4*m*m))
	scale := 1 + z95*z95/m
	return math.Max(0, (centre-half)/scale), math.Min(1, (centre+half)/scale)
}

// student95 is the 97.5 % quantile of Student's t by the Cornish-Fisher expansion (Abramowitz and Stegun 26.7.5).
func student95(df int) float64 {
	if df < 1 {
		return 12.7
	}
	z, d := z95, float64(df)
	z3, z5 := z*z*z, z*z*z*z*z
	return z + (z3+z)/(4*d) + (5*z5+16*z3+3*z)/(96*d*d)
}

func meanSD(values []float64) (mean, sd float64) {
	for _, v := range values {
		mean += v
	}
	mean /= float64(len(values))
	if len(values) < 2 {
		return mean, 0
	}
	for _, v := range values {
		sd += (v - mean) * (v - mean)
	}
	return mean, math.Sqrt(sd / float64(len(values)-1))
}

// tidy removes what binary fractions leave behind tenths.
func tidy(v float64) float64 { return math.Round(10*v) / 10 }
