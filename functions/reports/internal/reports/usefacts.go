package reports

import (
	"cmp"
	"context"
	"slices"

	"kikite/events"
)

// factPartition is where a fact is stored: by month, but those of registrations together, since all of them count in every month.
func factPartition(f events.FactRecorded) string {
	if f.Kind == events.FactRegistered {
		return registeredKey(f.CompanyID)
	}
	return factsKey(f.CompanyID, f.Month)
}

// Registered returns who registered until the end of a month, ordered by fact ID.
func (f *Facts) Registered(ctx context.Context, company events.ID, until events.Month) ([]events.FactRecorded, error) {
	var items []factItem
	if err := f.table.Prefix(ctx, registeredKey(company), "FACT#", &items); err != nil {
		return nil, err
	}
	var out []events.FactRecorded
	for _, item := range items {
		if item.Fact.Month <= until {
			out = append(out, item.Fact)
		}
	}
	slices.SortFunc(out, func(a, b events.FactRecorded) int { return cmp.Compare(a.FactID, b.FactID) })
	return out, nil
}

// lasting is what later months still need of a month: talks of the pooled chapters, and the scores of the job stress map. A year of
// all facts of a large company would not fit the function's memory.
func lasting(facts []events.FactRecorded) []events.FactRecorded {
	var out []events.FactRecorded
	for _, f := range facts {
		_, strained := f.Measures[events.MeasureStrainDemand]
		switch {
		case confidentialKind(f.Program):
			out = append(out, f)
		case strained && f.Kind == events.FactSelfCheck:
			m := events.Measures{}
			for _, code := range strainCodes() {
				m[code] = f.Measures[code]
			}
			out = append(out, events.FactRecorded{FactID: f.FactID, Subject: f.Subject, Month: f.Month, Kind: f.Kind, Measures: m})
		}
	}
	return out
}

func registeredKey(company events.ID) string { return "REGISTERED#" + string(company) }
