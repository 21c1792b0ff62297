package reports

import (
	"fmt"
	"slices"
	"time"

	"kikite/events"
	"kikite/functions/reports/internal/disclosure"
)

// nationalDistress is the share of adults with K6 ≥ 10 in per cent (Comprehensive Survey of Living Conditions 2019, the indicator of
// Health Japan 21).
const nationalDistress = 10.3

// From where on a figure that nothing was compared with is pointed out, as an indication.
const (
	topicOften  = 30  // per cent of people who raised a topic that is spoken of badly
	middle      = 3.0 // of the answers 1 to 5
	leaveOften  = 20  // per cent who think of leaving
	riskOfMap   = 120 // total health risk from which the job stress map's manual calls for action
	nationsRisk = 100
)

// How sure a finding is.
const (
	sureDistinguishable events.Code = "distinguishable"
	sureIndication      events.Code = "indication"
)

// findings points out what the figures carry, and nothing that they do not: every finding names its figures. What is distinguishable
// comes first.
func (c *composer) findings() {
	measures := Measures()
	for i, l := range c.draft.Report.Lines {
		c.worseGroups(l, measures[i].Source)
		c.worseThan(l)
	}
	c.distress()
	c.strainFindings()
	c.topicFindings()
	c.pooledFindings()
	c.fewAnswered()
	slices.SortStableFunc(c.draft.Report.Findings, func(a, b Finding) int { return rank(a.Sure) - rank(b.Sure) })
}

func rank(sure events.Code) int {
	if sure == sureDistinguishable {
		return 0
	}
	return 1
}

func (c *composer) finding(code, sure events.Code, evidence, ja, en string) {
	c.draft.Report.Findings = append(c.draft.Report.Findings, Finding{Code: code, Sure: sure, Evidence: []string{evidence}, Statement: Text{ja, en}, Proposals: proposals(code)})
}

// worseGroups are departments and parts of an attribute that are marked as worse than all others together. Of several lines of one
// measure, such as the mean and the shares of K6, the first makes the finding and the others are further figures behind it.
func (c *composer) worseGroups(l Line, source events.Code) {
	point := func(group, ja, en string) {
		cell := fmt.Sprintf("lines/%s/%s", l.Code, group)
		key := string(source) + "/" + group
		if at, known := c.pointed[key]; known {
			f := &c.draft.Report.Findings[at]
			f.Evidence = append(f.Evidence, cell)
			return
		}
		c.pointed[key] = len(c.draft.Report.Findings)
		c.finding(l.Code, sureDistinguishable, cell, ja, en)
	}
	for _, g := range l.Groups {
		if g.Differs == "worse" {
			name := c.draft.Report.Groups[c.groupIndex(g.Group)].Name
			said := l.said(g.Figure)
			point(g.Group, fmt.Sprintf("%sの「%s」は%sで、ほかの部署を合わせた結果と比べて良くない状態です。", name, l.Label.JA, said.JA),
				fmt.Sprintf("%s: “%s” is %s, worse than in all other departments together.", name, l.Label.EN, said.EN))
		}
	}
	for _, g := range l.Slices {
		at := slices.IndexFunc(c.draft.Report.Slices, func(s Slice) bool { return s.ID == g.Group })
		if g.Differs == "worse" && at >= 0 {
			label := c.draft.Report.Slices[at].Label
			said := l.said(g.Figure)
			point(g.Group, fmt.Sprintf("「%s」の方の「%s」は%sで、ほかの方を合わせた結果と比べて良くない状態です。", label.JA, l.Label.JA, said.JA),
				fmt.Sprintf("%s: “%s” is %s, worse than for all others together.", label.EN, l.Label.EN, said.EN))
		}
	}
}

// worseThan compares a line of the company with an earlier month, with other companies and with the middle of its scale.
func (c *composer) worseThan(l Line) {
	if l.Company == nil {
		return
	}
	cell, said := fmt.Sprintf("lines/%s/company", l.Code), l.said(*l.Company)
	if l.Change != nil && l.Change.Differs == "worse" {
		c.finding(l.Code, sureDistinguishable, cell,
			fmt.Sprintf("「%s」は%sで、%sより良くない状態になりました。", l.Label.JA, said.JA, monthName(l.Change.Since).JA),
			fmt.Sprintf("“%s” is %s, worse than in %s.", l.Label.EN, said.EN, monthName(l.Change.Since).EN))
	}
	for _, b := range l.Benchmark {
		if l.worseFigure(l.Company.Low, l.Company.High, b.Low, b.High) {
			whoJA, whoEN := "比較している企業全体", "the companies compared with"
			if b.Scope == compareIndustry {
				whoJA, whoEN = "同じ業種の企業", "companies of the same industry"
			}
			c.finding(l.Code, sureIndication, cell,
				fmt.Sprintf("「%s」は%sで、%sと比べて良くない状態です（幅が重なりません）。", l.Label.JA, said.JA, whoJA),
				fmt.Sprintf("“%s” is %s, worse than in %s (the ranges do not overlap).", l.Label.EN, said.EN, whoEN))
		}
	}
	if l.Company.Coding != disclosure.Exact {
		return
	}
	switch l.Code {
	case "engagement", "job_fit", "satisfaction":
		if l.Company.High < middle {
			c.finding(l.Code, sureIndication, cell, fmt.Sprintf("「%s」は%sで、5段階の真ん中（3点）を下回ります。", l.Label.JA, said.JA),
				fmt.Sprintf("“%s” is %s, below the middle of its scale (3 of 5).", l.Label.EN, said.EN))
		}
	case "leave":
		if l.Company.Low > leaveOften {
			c.finding(l.Code, sureIndication, cell, fmt.Sprintf("「%s」は%sで、注意の目安（%d％）を上回ります。", l.Label.JA, said.JA, leaveOften),
				fmt.Sprintf("“%s” is %s, above our mark for attention (%d%%).", l.Label.EN, said.EN, leaveOften))
		}
	}
}

// said is a figure of the line in words, with its likely range.
func (l Line) said(f disclosure.Figure) Text {
	unitJA, unitEN, form := "点", "", "%.1f"
	if l.Unit == StatShare {
		unitJA, unitEN, form = "％", "%", "%.0f"
	}
	number := func(v float64, unit string) string { return fmt.Sprintf(form, v) + unit }
	switch f.Coding {
	case disclosure.AtMost:
		return Text{number(f.Value, unitJA) + "以下", "at most " + number(f.Value, unitEN)}
	case disclosure.AtLeast:
		return Text{number(f.Value, unitJA) + "以上", "at least " + number(f.Value, unitEN)}
	}
	return Text{fmt.Sprintf("%s（%s〜%s）", number(f.Value, unitJA), number(f.Low, ""), number(f.High, unitJA)),
		fmt.Sprintf("%s (%s–%s)", number(f.Value, unitEN), number(f.Low, ""), number(f.High, unitEN))}
}

// worseFigure says whether the range low to high lies wholly on the worse side of another.
func (l Line) worseFigure(low, high, otherLow, otherHigh float64) bool {
	if l.Better > 0 {
		return high < otherLow
	}
	return low > otherHigh
}

func (c *composer) distress() {
	for _, l := range c.draft.Report.Lines {
		if l.Code == "k6_distress" && l.Company != nil && l.Company.Low > nationalDistress && l.Company.Coding == disclosure.Exact {
			f := l.Company
			c.finding("distress_above_nation", sureDistinguishable, "lines/k6_distress/company",
				fmt.Sprintf("心理的な負担が大きい人は%.0f％（%.0f〜%.0f％）で、全国の成人（%.1f％）を上回ります。", f.Value, f.Low, f.High, nationalDistress),
				fmt.Sprintf("%.0f%% (%.0f–%.0f%%) are under psychological distress, above the %.1f%% of adults in Japan.", f.Value, f.Low, f.High, nationalDistress))
		}
	}
}

// strainFindings reads the job stress map: a risk above the nation's, the map that it comes from, and a total above which its manual
// calls for action.
func (c *composer) strainFindings() {
	j := c.draft.Report.JobStress
	if j == nil {
		return
	}
	for _, part := range []struct {
		code   events.Code
		risk   Risk
		ja, en string
	}{
		{"job_stress", j.Total, "総合健康リスク", "total health risk"},
		{"job_stress_quantity_control", j.QuantityControl, "仕事の量とコントロールによる健康リスク", "health risk of workload and control"},
		{"job_stress_support", j.Support, "職場の支援による健康リスク", "health risk of support at work"},
	} {
		sure := sureDistinguishable
		if part.risk.Low <= nationsRisk {
			sure = sureIndication
			if part.code != "job_stress" || part.risk.Value < riskOfMap {
				continue
			}
		}
		c.finding(part.code, sure, "job_stress",
			fmt.Sprintf("%sは%.0f（%.0f〜%.0f）で、全国の平均（100）を上回ります。", part.ja, part.risk.Value, part.risk.Low, part.risk.High),
			fmt.Sprintf("The %s is %.0f (%.0f–%.0f), above the nation's 100.", part.en, part.risk.Value, part.risk.Low, part.risk.High))
	}
}

func (c *composer) topicFindings() {
	for _, t := range c.draft.Report.Topics {
		if t.Share.Value >= topicOften && t.Polarity != nil && t.Polarity.High < 0 {
			c.finding("topic_"+t.Code, sureIndication, "topics/"+string(t.Code),
				fmt.Sprintf("話した方の%.0f％が「%s」を話題にし、否定的な内容が多くなっています。", t.Share.Value, topicName(t.Code).JA),
				fmt.Sprintf("%.0f%% of those who talked raised “%s”, mostly as a problem.", t.Share.Value, topicName(t.Code).EN))
		}
	}
}

// pooledFindings are reasons to leave and worries before joining that weigh more than the middle of the scale.
func (c *composer) pooledFindings() {
	for _, p := range c.draft.Report.Pooled {
		for _, f := range p.Figures {
			text, ok := pooledName(f.Code)
			if !ok || f.Figure.Low <= middle {
				continue
			}
			whoJA, whoEN := "退職する方", "those who leave"
			if p.Program == events.PreJoining {
				whoJA, whoEN = "入社前の方", "those about to join"
			}
			c.finding(f.Code, sureIndication, fmt.Sprintf("pooled/%s/%s", p.Program, f.Code),
				fmt.Sprintf("%sでは「%s」が重みをもっています（平均%.1f点、5点満点）。", whoJA, text.JA, f.Figure.Value),
				fmt.Sprintf("For %s “%s” weighs (mean %.1f of 5).", whoEN, text.EN, f.Figure.Value))
		}
	}
}

// fewAnswered points out that the figures stand for a part only.
func (c *composer) fewAnswered() {
	u := c.draft.Report.Use
	if u.Answered == nil || 100*u.Answered.Value/u.Invited >= manyAnswered {
		return
	}
	c.finding("participation", sureIndication, "use/answered",
		"回答した方は名簿の一部にとどまり、数値を会社全体の割合とはみなせません。",
		"Only a part of the roster answered: the figures are no shares of the whole company.")
}

// monthName is how a month is written; an unreadable one stays as it is.
func monthName(m events.Month) Text {
	t, err := time.Parse("2006-01", string(m))
	if err != nil {
		return Text{string(m), string(m)}
	}
	return Text{fmt.Sprintf("%d年%d月", t.Year(), t.Month()), t.Format("January 2006")}
}
