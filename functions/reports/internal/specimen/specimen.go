// Package specimen makes a report in which everything occurs that a report can hold, to try its forms with. Its people, companies and
// figures are made up by a rule.
package specimen

import (
	"math"

	"kikite/events"
	"kikite/functions/reports/internal/disclosure"
	"kikite/functions/reports/internal/reports"
)

// Month is the report's.
const Month = events.Month("2026-10")

// source gives the same numbers every time (Lehmer 1951, with the constants of Park and Miller 1988).
type source struct{ state int64 }

func (s *source) upTo(n int) int {
	s.state = s.state * 48271 % 2147483647
	return int(s.state % int64(n))
}

// Report is a company of 480 people in nine groups of departments, over twelve months.
func Report() reports.Report {
	s := &source{state: 20261001}
	r := reports.Report{CompanyID: "com_00000000000000000000000001", Company: "株式会社みなと製作所", Month: Month, Revision: 2, Threshold: 10,
		Comment: "今月は、営業部門で「仕事の量」を話題にした方が目立ちました。残業の実績とあわせてご覧になることをおすすめします。\n一方、開発本部の働く意欲は先月より上がっています。うまくいっている取り組みを、ほかの部署にも広げられるかもしれません。",
		Participation: reports.Text{JA: "回答したのは、名簿の480人のうち212人（44％）です。回答しなかった方の状態は分かりません。調子のよい方や、とくに話したいことがある方に偏っている可能性があります。",
			EN: "212 of the 480 people on the roster answered (44%). Nothing is known of the others: those who feel well, or who have something to say, may be over-represented."},
		Use:    reports.Use{Invited: 480, Registered: count(260, ""), Booked: count(218, ""), Talked: count(212, ""), Talks: count(241, ""), Answered: count(205, disclosure.AtLeast)},
		Groups: groups(), Slices: slicesOf(), Notes: notes(), Excerpts: excerpts(), Voices: voices(), Pooled: pooled(s), Withheld: withheld(),
	}
	for _, m := range measures() {
		r.Lines = append(r.Lines, line(s, m, r))
	}
	r.Topics = topics(s)
	r.JobStress = &reports.JobStress{N: 85, From: "2025-11", To: Month, QuantityControl: reports.Risk{Value: 112, Low: 104, High: 121}, Support: reports.Risk{Value: 96, Low: 90, High: 103},
		Total: reports.Risk{Value: 108, Low: 99, High: 118}, Quantity: 9.4, Control: 7.3, ManagerSupport: 7.8, ColleagueSupport: 8.3, Nation: reports.NationOnMap(), Source: "「仕事のストレス判定図」（東京大学大学院医学系研究科精神保健学分野）"}
	r.Findings = findings(r)
	return r
}

// Small is a report that shows nothing, because the roster is too small.
func Small() reports.Report {
	return reports.Report{CompanyID: "com_00000000000000000000000002", Company: "青葉商店", Month: Month, Revision: 1, Threshold: 10, Use: reports.Use{Invited: 14}, Groups: []reports.GroupName{}, Slices: []reports.Slice{},
		Lines: []reports.Line{}, Topics: []reports.Topic{}, Excerpts: []reports.Excerpt{}, Voices: []reports.Voice{}, Pooled: []reports.Pooled{}, Findings: []reports.Finding{},
		Withheld: []reports.Withheld{{What: "report", Why: "protected"}}, Notes: notes()}
}

func count(n int, coding disclosure.Coding) *reports.Count {
	return &reports.Count{Value: n, Coding: coding}
}

func line(s *source, m reports.Measure, r reports.Report) reports.Line {
	l := reports.Line{Code: m.Code, Chapter: m.Chapter, Unit: m.Statistic, Low: m.Low, High: m.High, Better: m.Better, Label: reports.Text{JA: m.JA, EN: m.EN}}
	f := figure(s, m, 180, 0)
	l.Company = &f
	for i := range 11 {
		l.Trend = append(l.Trend, reports.TrendPoint{Month: months()[i], Figure: figure(s, m, 150+4*i, 0)})
	}
	l.Change = &reports.Change{Since: months()[10], Differs: map[events.Code]string{"engagement": "better", "k6_distress": "worse"}[m.Code]}
	l.Groups, l.Slices, l.Benchmark = []reports.GroupFigure{}, []reports.GroupFigure{}, []reports.Benchmark{}
	if m.Code == "k6_severe" {
		f = disclosure.Share(1, 180, 180)
		l.Company = &f
		return l // departments are too close to none
	}
	for i, g := range r.Groups {
		if m.Chapter == reports.ChapterSelf && i > 3 {
			continue
		}
		of := reports.GroupFigure{Group: g.ID, Figure: figure(s, m, 12+s.upTo(24), float64(i-4)/16)}
		of.Differs = map[string]string{"dep_0engagement": "worse", "dep_7engagement": "better", "dep_0k6_distress": "worse", "dep_1leave": "worse"}[g.ID[:5]+string(m.Code)]
		l.Groups = append(l.Groups, of)
	}
	for _, slice := range r.Slices {
		l.Slices = append(l.Slices, reports.GroupFigure{Group: slice.ID, Figure: figure(s, m, 20+s.upTo(40), 0)})
	}
	for i, scope := range []events.Code{"all", "industry"} {
		of := figure(s, m, 2400, 0)
		l.Benchmark = append(l.Benchmark, reports.Benchmark{Scope: scope, Companies: 30 - 20*i, People: 2400 - 1900*i, Value: of.Value, Low: of.Low, High: of.High, Epsilon: 0.5})
	}
	return l
}

// figure is that of n people, better by a part of the scale.
func figure(s *source, m reports.Measure, n int, shift float64) disclosure.Figure {
	if m.Statistic == reports.StatShare {
		yes := int(math.Round(float64(n) * (0.2 - shift/2 + float64(s.upTo(9))/100)))
		return disclosure.Share(max(0, min(n, yes)), n, n)
	}
	values := make([]float64, n)
	for i := range values {
		part := 0.3 + float64(s.upTo(70))/100*0.7 + shift
		if m.Better < 0 {
			part = 0.15 + float64(s.upTo(70))/100*0.6 - shift
		}
		values[i] = math.Max(m.Low, math.Min(m.High, math.Round(m.Low+part*(m.High-m.Low))))
	}
	return disclosure.Mean(values, m.Low, m.High, n)
}

func topics(s *source) []reports.Topic {
	var out []reports.Topic
	for i, code := range []events.Code{"workload", "career", "manager", "communication", "working_hours", "growth", "work_life", "evaluation", "mental_health", "colleagues", "t_unknown"} {
		n := 190 - 16*i
		t := reports.Topic{Code: code, Share: disclosure.Share(n, 212, 212)}
		if n >= 40 {
			values := make([]float64, n)
			for j := range values {
				values[j] = float64(s.upTo(3) - 1)
				if i%3 == 0 {
					values[j] = float64(-s.upTo(2))
				}
				if i%3 == 1 {
					values[j] = float64(s.upTo(4)) / 3
				}
			}
			f := disclosure.Mean(values, -1, 1, n)
			t.Polarity = &f
		}
		out = append(out, t)
	}
	return out
}

func pooled(s *source) []reports.Pooled {
	of := func(program events.Code, codes ...events.Code) reports.Pooled {
		p := reports.Pooled{Program: program, From: "2026-01", To: "2026-09"}
		for _, code := range codes {
			p.Figures = append(p.Figures, reports.PooledFigure{Code: code, Figure: figure(s, reports.Measure{Statistic: reports.StatMean, Low: 1, High: 5, Better: 1}, 15, 0)})
		}
		return p
	}
	return []reports.Pooled{
		of(events.Exit, "reason_evaluation", "reason_growth", "reason_hours", "reason_offer", "reason_pay", "reason_policy", "reason_preventable", "reason_relations"),
		of(events.PreJoining, "worry_conditions", "worry_contact", "worry_place", "worry_preparation", "worry_relations", "worry_work"),
	}
}

func months() []events.Month {
	return []events.Month{"2025-11", "2025-12", "2026-01", "2026-02", "2026-03", "2026-04", "2026-05", "2026-06", "2026-07", "2026-08", "2026-09"}
}
