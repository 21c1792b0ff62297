package reports

import (
	"fmt"
	"io"
	"maps"
	"math"
	"slices"

	"kikite/events"
	"kikite/functions/reports/internal/noise"
)

// What a comparison with other companies needs, and what it costs them (ADR 23).
const (
	fewestCompanies = 5
	fewestPeople    = 100

	clipUnits       = 1000 // parts into which a clip range is divided: sums are of integers
	noiseClips      = 8    // standard deviation of the noise, in clip ranges; one company can move a sum by one clip range
	companiesStep   = 5    // what numbers of companies and of people are rounded down to
	peopleStep      = 100
	deltaExponent   = 6 // δ = 10⁻⁶
	drawsPerYear    = 4
	scopesOfOne     = 2 // a company is in the figures of all and in those of its industry
	monthsOfADraw   = 3
	compareAll      = events.Code("all")
	compareIndustry = events.Code("industry")
)

// clip is the range within which a company's figure counts; what lies beyond counts as its end.
type clip struct {
	code      events.Code
	low, high float64
}

// compared are the lines that are compared between companies, few, because each takes of the budget.
func compared() []clip {
	return []clip{{"satisfaction", 2.5, 5}, {"engagement", 2, 4.5}, {"job_fit", 2, 4.5}, {"k6_distress", 0, 60}, {"leave", 0, 60}}
}

// Contribution is what a company's released report adds to the comparison of a month: figures that it has published anyway.
type Contribution struct {
	CompanyID events.ID               `dynamo:"company_id"`
	Month     events.Month            `dynamo:"month"`
	Values    map[events.Code]float64 `dynamo:"values"`
	People    int                     `dynamo:"people"` // respondents as published, of the line with most
}

// contribution collects the compared figures of a report.
func contribution(r Report) Contribution {
	c := Contribution{CompanyID: r.CompanyID, Month: r.Month, Values: map[events.Code]float64{}}
	for _, l := range r.Lines {
		if l.Company != nil && slices.ContainsFunc(compared(), func(k clip) bool { return k.code == l.Code }) {
			c.Values[l.Code] = l.Company.Value
			c.People = max(c.People, l.Company.N)
		}
	}
	return c
}

// Drawn is the comparison of a quarter: of all companies and of every industry, by line.
type Drawn struct {
	From, To events.Month
	All      map[events.Code]Benchmark
	Industry map[events.Code]map[events.Code]Benchmark
}

// of returns a line's comparisons for a company of the industry.
func (d Drawn) of(industry, line events.Code) []Benchmark {
	out := []Benchmark{}
	if b, ok := d.All[line]; ok {
		out = append(out, b)
	}
	if b, ok := d.Industry[industry][line]; ok {
		out = append(out, b)
	}
	return out
}

// draw adds the contributions of a quarter up and hides each company's behind noise. Fewer than five companies or 100 people give nothing,
// and no noise is drawn for them.
func draw(random io.Reader, from, to events.Month, all []Contribution, industries map[events.ID]events.Code) (Drawn, error) {
	d := Drawn{From: from, To: to, All: map[events.Code]Benchmark{}, Industry: map[events.Code]map[events.Code]Benchmark{}}
	companies := averages(all)
	byIndustry := map[events.Code][]Contribution{}
	for _, c := range companies {
		if i := industries[c.CompanyID]; i != "" {
			byIndustry[i] = append(byIndustry[i], c)
		}
	}
	for _, k := range compared() {
		b, ok, err := k.draw(random, companies)
		if err != nil {
			return Drawn{}, err
		}
		if ok {
			b.Scope, b.From, b.To = compareAll, from, to
			d.All[k.code] = b
		}
		for _, industry := range slices.Sorted(maps.Keys(byIndustry)) {
			b, ok, err := k.draw(random, byIndustry[industry])
			if err != nil {
				return Drawn{}, err
			}
			if !ok {
				continue
			}
			if d.Industry[industry] == nil {
				d.Industry[industry] = map[events.Code]Benchmark{}
			}
			b.Scope, b.From, b.To = compareIndustry, from, to
			d.Industry[industry][k.code] = b
		}
	}
	return d, nil
}

// averages gives every company one contribution: of each figure the mean over its months.
func averages(all []Contribution) []Contribution {
	byCompany := map[events.ID][]Contribution{}
	for _, c := range all {
		byCompany[c.CompanyID] = append(byCompany[c.CompanyID], c)
	}
	var out []Contribution
	for _, id := range slices.Sorted(maps.Keys(byCompany)) {
		one := Contribution{CompanyID: id, Values: map[events.Code]float64{}}
		counts := map[events.Code]int{}
		for _, c := range byCompany[id] {
			for code, v := range c.Values {
				counts[code]++
				one.Values[code] += (v - one.Values[code]) / float64(counts[code])
			}
			one.People = max(one.People, c.People)
		}
		out = append(out, one)
	}
	return out
}

// draw is one comparison: the mean of the companies' clipped figures, each company counting the same, from a sum with noise.
func (k clip) draw(random io.Reader, companies []Contribution) (Benchmark, bool, error) {
	sum, n, people := k.sum(companies)
	if n < fewestCompanies || people < fewestPeople {
		return Benchmark{}, false, nil
	}
	const sigma = noiseClips * clipUnits
	extra, err := noise.Gaussian(random, sigma*sigma)
	if err != nil {
		return Benchmark{}, false, err
	}
	value := k.back(float64(sum+extra) / float64(n))
	half := 1.959964 * float64(sigma) / float64(n) / clipUnits * (k.high - k.low)
	within := func(v float64) float64 { return math.Round(10*min(k.high, max(k.low, v))) / 10 }
	return Benchmark{Companies: n / companiesStep * companiesStep, People: people / peopleStep * peopleStep, Value: within(value),
		Low: within(value - half), High: within(value + half), Epsilon: math.Round(100*epsilon(figureCost())) / 100}, true, nil
}

// sum adds the companies' figures in units of the clip range; n companies have the figure, of so many people.
func (k clip) sum(companies []Contribution) (sum int64, n, people int) {
	for _, c := range companies {
		if v, ok := c.Values[k.code]; ok {
			sum += k.units(v)
			n++
			people += c.People
		}
	}
	return sum, n, people
}

// units places a figure on the clip range, 0 to clipUnits.
func (k clip) units(v float64) int64 {
	return int64(math.Round(clipUnits * (min(k.high, max(k.low, v)) - k.low) / (k.high - k.low)))
}

// back is the figure of a place.
func (k clip) back(units float64) float64 { return k.low + units/clipUnits*(k.high-k.low) }

// figureCost is what one figure takes of the budget of every company in it, as ρ of zCDP: sensitivity² / (2·variance).
func figureCost() float64 { return 1.0 / (2 * noiseClips * noiseClips) }

// drawCost is what one quarter takes of a company.
func drawCost() float64 { return figureCost() * float64(len(compared())) * scopesOfOne }

// epsilon is the ε of (ε, δ)-differential privacy, δ = 10⁻⁶, that a ρ of zCDP stands for (Bun and Steinke 2016, proposition 1.3).
func epsilon(rho float64) float64 {
	return rho + 2*math.Sqrt(rho*deltaExponent*math.Ln10)
}

// budgetNote says what the comparison takes and guarantees.
func budgetNote() Text {
	quarter, year := epsilon(drawCost()), epsilon(drawCost()*drawsPerYear)
	return Text{
		fmt.Sprintf("ほかの企業との比較は、5社以上・100人以上の数値だけを、四半期に一度、差分プライバシーの方法で雑音を加えて示しています。1社の回答がすべて変わったとしても、結果の出やすさの変わり方は一定の範囲に収まります（ε＝%.1f／四半期、%.1f／年、δ＝10⁻⁶）。雑音の大きさは幅で示しています。", quarter, year),
		fmt.Sprintf("Comparisons with other companies rest on at least 5 companies and 100 people, are drawn once a quarter and carry the noise of differential privacy: had one company answered otherwise altogether, the chances of every result would have changed by a bounded factor only (ε = %.1f a quarter, %.1f a year, δ = 10⁻⁶). The ranges show how large the noise is.", quarter, year),
	}
}
