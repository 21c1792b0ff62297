package reports

import (
	"fmt"
	"maps"
	"slices"

	"kikite/events"
	"kikite/functions/reports/internal/disclosure"
)

// useStep is what the counts of those who booked and answered are rounded down to: HR may know of one person more who did.
const useStep = 5

// use counts who registered, booked, talked and answered.
func (c *composer) use() {
	c.registered()
	c.booked()
	c.talked()
	c.countAnswered()
}

// registered counts all who ever had an account. In a month in which one person joined, one more who registered would be that person, so
// the number stands still until k more have: the ledger takes the group of all only then, and until then the report repeats what it last
// said. Nobody is taken off again, for the same reason.
func (c *composer) registered() {
	who := map[events.ID]events.Month{}
	for _, f := range c.in.Registered {
		if first, ok := who[f.Subject]; !ok || f.Month < first {
			who[f.Subject] = f.Month
		}
	}
	observed := make([]disclosure.Observation, 0, len(who))
	for _, subject := range slices.Sorted(maps.Keys(who)) {
		observed = append(observed, disclosure.Observation{Subject: subject, Month: who[subject], Answer: "registered"})
	}
	u := &c.draft.Report.Use
	if c.admit("registered", "use/registered", c.in.Ledgers.Members(observed...)) {
		shown, coding := disclosure.Shown(len(observed), u.Invited, c.in.Company.Threshold)
		u.Registered = &Count{Value: shown, Coding: coding}
		return
	}
	for _, r := range c.in.Released {
		if r.Use.Registered != nil {
			u.Registered = r.Use.Registered
		}
	}
	if u.Registered == nil {
		c.withhold("use/registered", len(observed))
	}
}

// booked counts those who booked in the month.
func (c *composer) booked() {
	who := map[events.ID]string{}
	for _, f := range c.facts {
		if f.Kind == events.FactBooked {
			who[f.Subject] = "booked"
		}
	}
	c.draft.Report.Use.Booked = c.stepped("booked", who)
}

// talked counts who talked. That nearly everybody talked is shown as a bound: an exact figure would tell who came.
func (c *composer) talked() {
	u := &c.draft.Report.Use
	talks, had := 0, map[events.ID]int{}
	for _, f := range c.facts {
		if f.Kind == events.FactSession && !confidentialKind(f.Program) {
			talks++
			had[f.Subject]++
		}
	}
	observed := make([]disclosure.Observation, 0, len(had))
	for _, subject := range slices.Sorted(maps.Keys(had)) {
		observed = append(observed, disclosure.Observation{Subject: subject, Month: c.in.Month, Answer: number(float64(had[subject]))})
	}
	if !c.publish("talked", "use/talked", c.in.Ledgers.Members(observed...)) {
		return
	}
	shown, coding := disclosure.Shown(len(observed), u.Invited, c.in.Company.Threshold)
	u.Talked = &Count{Value: shown, Coding: coding}
	if coding == disclosure.Exact {
		u.Talks = &Count{Value: talks}
	}
}

// countAnswered counts those who answered a survey after a talk or did the self-check in the month.
func (c *composer) countAnswered() {
	who := map[events.ID]string{}
	for _, f := range c.facts {
		if len(f.Measures) > 0 && !confidentialKind(f.Program) {
			who[f.Subject] = "answered"
		}
	}
	c.draft.Report.Use.Answered = c.stepped("answered", who)
}

// stepped is a count that clears the ledger, rounded down to fives, nil if it may not be shown.
func (c *composer) stepped(what events.Code, who map[events.ID]string) *Count {
	observed := make([]disclosure.Observation, 0, len(who))
	for _, subject := range slices.Sorted(maps.Keys(who)) {
		observed = append(observed, disclosure.Observation{Subject: subject, Month: c.in.Month, Answer: who[subject]})
	}
	if !c.publish(what, "use/"+string(what), c.in.Ledgers.Members(observed...)) {
		return nil
	}
	shown, _ := disclosure.Shown(len(observed), c.draft.Report.Use.Invited, c.in.Company.Threshold)
	return &Count{Value: max(c.in.Company.Threshold, shown/useStep*useStep), Coding: disclosure.AtLeast}
}

// Shares of the roster, in per cent, from which answers are said to stand for many or for most.
const (
	manyAnswered = 30
	mostAnswered = 60
)

// participation says in words who answered and how far that carries.
func (c *composer) participation() Text {
	u := c.draft.Report.Use
	why := Text{
		"面談やアンケートは任意です。不調や忙しさのために答えられなかった方、関心のなかった方の状態は、この数値に入っていません。",
		"Talks and surveys are voluntary. How those are who could not answer, for being unwell or busy, or did not care to, is not in these figures.",
	}
	if u.Answered == nil {
		return Text{"今月は、回答した方の人数をお示しできません。" + why.JA, "How many people answered cannot be shown this month. " + why.EN}
	}
	share := 100 * u.Answered.Value / u.Invited
	said := Text{
		fmt.Sprintf("名簿の%d人のうち、回答した方は%d人以上（%d％以上）です。", u.Invited, u.Answered.Value, share),
		fmt.Sprintf("Of %d people on the roster at least %d answered (%d%% or more). ", u.Invited, u.Answered.Value, share),
	}
	var carry Text
	switch {
	case share < manyAnswered:
		carry = Text{"回答した方は一部にとどまります。数値は回答した方の様子として読み、会社全体の割合とはみなさないでください。",
			" Only a part answered: read the figures as how these people are, not as shares of the whole company."}
	case share < mostAnswered:
		carry = Text{"会社全体の様子を考える手がかりになりますが、回答しなかった方が同じとは限りません。",
			" The figures are a lead to how the whole company is, but those who did not answer may differ."}
	default:
		carry = Text{"多くの方が回答しています。それでも、回答しなかった方が同じとは限りません。",
			" Most people answered; even so, those who did not may differ."}
	}
	return Text{said.JA + why.JA + carry.JA, said.EN + why.EN + carry.EN}
}
