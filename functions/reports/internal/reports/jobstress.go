package reports

import (
	"fmt"
	"maps"
	"math"
	"slices"

	"kikite/events"
	"kikite/functions/reports/internal/disclosure"
)

// measureStrain is the ledger's name of the job stress map: the four scores of a person are one observation.
const measureStrain events.Code = "job_stress"

// strainSource is where formula and constants of the map come from; the exponents are computed where the sex is known, in sessions.
const strainSource = "「仕事のストレス判定図」テクニカルノート（東京大学大学院医学系研究科精神保健学分野、2001年。平成11年度労働省「作業関連疾患の予防に関する研究」報告書による）"

// Ends of the exponents of the two health risks in hundredths: whatever is answered lies within.
const (
	lowScore, highScore = 3, 12
	exponentEnd         = 90
)

// jobStress composes the map (仕事のストレス判定図) of those who did the self-check in the month or, if they are too few, in the quarter,
// half-year or year of the calendar that ends with it. A group's risk is 100·exp of the mean exponent, of both maps together the product
// of the two over 100; the interval is that of the mean exponent. Means and exponents are rounded like all means, before they are raised.
func (c *composer) jobStress() {
	for _, months := range []int{1, 3, 6, 12} {
		if months > 1 && !endsWindow(c.in.Month, months) {
			continue
		}
		from := addMonths(c.in.Month, 1-months)
		people := c.strained(from)
		if len(people) < c.in.Company.Threshold || !c.admit(measureStrain, "job_stress", c.in.Ledgers.Members(scored(people)...)) {
			continue
		}
		shown, coding := disclosure.Shown(len(people), c.draft.Report.Use.Invited, c.in.Company.Threshold)
		mean := func(code events.Code) float64 {
			return disclosure.Mean(strainValues(people, code), lowScore, highScore, shown).Value
		}
		demand := exponent(strainValues(people, events.MeasureStrainDemand), exponentEnd, shown)
		support := exponent(strainValues(people, events.MeasureStrainSupport), exponentEnd, shown)
		total := exponent(sums(strainValues(people, events.MeasureStrainDemand), strainValues(people, events.MeasureStrainSupport)), 2*exponentEnd, shown)
		total.Value = math.Round(demand.Value * support.Value / 100)
		total.Low, total.High = min(total.Low, total.Value), max(total.High, total.Value)
		c.draft.Report.JobStress = &JobStress{N: shown, NCode: coding, From: from, To: c.in.Month, QuantityControl: demand, Support: support, Total: total,
			Quantity: mean(events.MeasureStrainQuantity), Control: mean(events.MeasureStrainControl),
			ManagerSupport: mean(events.MeasureStrainManager), ColleagueSupport: mean(events.MeasureStrainColleagues), Nation: NationOnMap(), Source: strainSource}
		return
	}
	c.withhold("job_stress", 0)
}

// NationOnMap is where the nation stands on the map. It is two points: the scores mean other risks to men and women, and how many of each are among those
// who checked is not told.
func NationOnMap() []StrainPoint {
	men, women := events.Strain()
	point := func(who events.Code, n events.StrainNorms) StrainPoint {
		return StrainPoint{Who: who, Quantity: n.Quantity.Mean, Control: n.Control.Mean, ManagerSupport: n.Manager.Mean, ColleagueSupport: n.Colleagues.Mean}
	}
	return []StrainPoint{point("men", men), point("women", women)}
}

// strained are the last self-checks with all scores of the months from the given one on, by person.
func (c *composer) strained(from events.Month) []events.FactRecorded {
	latest := map[events.ID]events.FactRecorded{}
	for m := from; m <= c.in.Month; m = addMonths(m, 1) {
		for _, f := range c.in.Facts[m] {
			if _, ok := f.Measures[events.MeasureStrainDemand]; ok && f.Kind == events.FactSelfCheck {
				latest[f.Subject] = f
			}
		}
	}
	out := make([]events.FactRecorded, 0, len(latest))
	for _, subject := range slices.Sorted(maps.Keys(latest)) {
		out = append(out, latest[subject])
	}
	return out
}

func strainCodes() []events.Code {
	return []events.Code{events.MeasureStrainQuantity, events.MeasureStrainControl, events.MeasureStrainManager, events.MeasureStrainColleagues,
		events.MeasureStrainDemand, events.MeasureStrainSupport}
}

// scored are the four scores of each as one observation.
func scored(people []events.FactRecorded) []disclosure.Observation {
	out := make([]disclosure.Observation, len(people))
	for i, f := range people {
		out[i] = disclosure.Observation{Subject: f.Subject, Month: f.Month, Answer: fmt.Sprintf("%g,%g,%g,%g", f.Measures[events.MeasureStrainQuantity],
			f.Measures[events.MeasureStrainControl], f.Measures[events.MeasureStrainManager], f.Measures[events.MeasureStrainColleagues])}
	}
	return out
}

func strainValues(people []events.FactRecorded, code events.Code) []float64 {
	out := make([]float64, len(people))
	for i, f := range people {
		out[i] = f.Measures[code]
	}
	return out
}

func sums(a, b []float64) []float64 {
	out := make([]float64, len(a))
	for i := range a {
		out[i] = a[i] + b[i]
	}
	return out
}

// exponent is the health risk of exponents, 100 for the nation, in whole numbers.
func exponent(values []float64, end float64, shown int) Risk {
	hundredths := make([]float64, len(values))
	for i, v := range values {
		hundredths[i] = 100 * v
	}
	f := disclosure.Mean(hundredths, -end, end, shown)
	risk := func(v float64) float64 { return math.Round(100 * math.Exp(v/100)) }
	return Risk{Value: risk(f.Value), Low: risk(f.Low), High: risk(f.High)}
}
