package reports

import (
	"fmt"

	"kikite/functions/reports/internal/disclosure"
)

// nationalDistress is the share of adults with K6 ≥ 10 in per cent (Comprehensive Survey of Living Conditions 2019, the indicator of
// Health Japan 21).
const nationalDistress = 10.3

// topicOften is the share of people, in per cent, from which a topic that is spoken of badly is a finding.
const topicOften = 30

// findings points out what the figures carry, and nothing that they do not: every finding names its figures.
func (c *composer) findings() {
	for _, l := range c.draft.Report.Lines {
		for _, g := range l.Groups {
			if g.Differs == "worse" {
				c.finding(c.groupFinding(l, g))
			}
		}
		if l.Code == "k6_distress" && l.Company != nil && l.Company.Low > nationalDistress && l.Company.Coding == disclosure.Exact {
			c.finding(Finding{Code: "distress_above_nation", Sure: "distinguishable", Evidence: []string{"lines/k6_distress/company"}, Statement: Text{
				fmt.Sprintf("心理的な負担が大きい人は%.0f％（%.0f〜%.0f％）で、全国の成人（%.1f％）を上回ります。", l.Company.Value, l.Company.Low, l.Company.High, nationalDistress),
				fmt.Sprintf("%.0f%% (%.0f–%.0f%%) are under psychological distress, above the %.1f%% of adults in Japan.", l.Company.Value, l.Company.Low, l.Company.High, nationalDistress),
			}})
		}
	}
	for _, t := range c.draft.Report.Topics {
		if t.Share.Value >= topicOften && t.Polarity != nil && t.Polarity.High < 0 {
			c.finding(Finding{Code: "topic_" + t.Code, Sure: "indication", Evidence: []string{"topics/" + string(t.Code)}, Statement: Text{
				fmt.Sprintf("話した方の%.0f％が「%s」を話題にし、否定的な内容が多くなっています。", t.Share.Value, topicName(t.Code).JA),
				fmt.Sprintf("%.0f%% of those who talked raised “%s”, mostly as a problem.", t.Share.Value, topicName(t.Code).EN),
			}})
		}
	}
}

func (c *composer) groupFinding(l Line, g GroupFigure) Finding {
	name := c.draft.Report.Groups[c.groupIndex(g.Group)].Name
	return Finding{Code: l.Code, Sure: "distinguishable", Evidence: []string{fmt.Sprintf("lines/%s/%s", l.Code, g.Group)}, Statement: Text{
		fmt.Sprintf("%sの「%s」は、ほかの部署を合わせた結果と比べて良くない状態です。", name, l.Label.JA),
		fmt.Sprintf("%s: “%s” is worse than in all other departments together.", name, l.Label.EN),
	}}
}

func (c *composer) finding(f Finding) {
	f.Proposals = proposals(f.Code)
	c.draft.Report.Findings = append(c.draft.Report.Findings, f)
}
