package sessions

import (
	"context"

	"kikite/events"
	"kikite/functions/sessions/internal/analysis"
	"kikite/functions/sessions/internal/stresscheck"
	"kikite/functions/sessions/internal/survey"
	"kikite/functions/sessions/internal/taxonomy"
	"kikite/shared/ids"
	"kikite/shared/store"
)

// emitFact adds the next version of the session's fact to the transaction that changes the session: whatever of pulse and analysis
// there is by then. All versions have one random ID; the pseudonym and the ID are the only way back, and only the vault knows
// them. Neither is derived from the session.
func (s *Service) emitFact(ctx context.Context, tx *store.Tx, x *Session, answers map[events.Code]int, a *analysis.Result) error {
	subject, err := s.vault.Pseudonym(ctx, x.EmployeeID, x.CompanyID)
	if err != nil {
		return err
	}
	fact, err := s.vault.Fact(ctx, x.EmployeeID, x.ID)
	if err != nil {
		return err
	}
	x.FactVersion++
	data := events.FactRecorded{
		FactID: fact, CompanyID: x.CompanyID, Subject: subject, Month: x.month(), Kind: events.FactSession, Program: x.Program,
		DepartmentID: x.Group.DepartmentID, Attributes: x.Group.attributes(),
	}
	if form, ok := survey.For(x.Program); ok && answers != nil {
		data.Measures = form.Measures(answers)
	}
	if a != nil {
		data.Analyser = a.Analyser
		for _, t := range a.Topics {
			if !taxonomy.Withheld(x.Program, t.Code) {
				data.Topics = append(data.Topics, events.TopicPolarity{Topic: t.Code, Score: t.Score, Polarity: t.Polarity})
			}
		}
	}
	tx.Emit(events.SessionsFactRecorded.New(s.factMeta(fact, x.FactVersion), data))
	return nil
}

// factMeta has random IDs and nothing of the session (the event type itself hides the time of day and the chain).
func (s *Service) factMeta(entity events.ID, version int64) events.Meta {
	return events.Meta{ID: s.ids.Random(ids.Event), Time: s.clock.Now(), EntityID: entity, EntityVersion: version}
}

func (g Group) attributes() map[events.Code]events.Code {
	out := map[events.Code]events.Code{}
	for name, value := range map[events.Code]events.Code{
		events.AttributeAgeBand: g.AgeBand, events.AttributeJobType: g.JobType, events.AttributeTenure: g.Tenure,
	} {
		if value != "" {
			out[name] = value
		}
	}
	return out
}

// checkMeasures are those of a self-check.
func checkMeasures(r stresscheck.Result) map[events.Code]float64 {
	m := map[events.Code]float64{
		events.MeasureSumA: float64(r.Sums.A), events.MeasureSumB: float64(r.Sums.B), events.MeasureSumC: float64(r.Sums.C),
		events.MeasureHighStress: 0,
	}
	if r.High() {
		m[events.MeasureHighStress] = 1
	}
	if c := r.Converted; c != nil {
		m[events.MeasureConvertedA], m[events.MeasureConvertedB], m[events.MeasureConvertedC] = float64(c.A), float64(c.B), float64(c.C)
		for _, p := range c.Scales {
			m[events.MeasureScalePrefix+events.Code(p.Scale.Code)] = float64(p.Points)
		}
		m[events.MeasureStrainQuantity], m[events.MeasureStrainControl] = float64(c.Strain.Quantity), float64(c.Strain.Control)
		m[events.MeasureStrainManager], m[events.MeasureStrainColleagues] = float64(c.Strain.Manager), float64(c.Strain.Colleagues)
		m[events.MeasureStrainDemand], m[events.MeasureStrainSupport] = c.Strain.Demand, c.Strain.Support
	}
	return m
}
