package reports

import (
	"strings"

	"kikite/events"
	"kikite/functions/reports/internal/disclosure"
)

// Ledgers are a company's disclosure ledgers by measure, with the book of those who are in them.
type Ledgers struct {
	*disclosure.Book
	of   map[events.Code]*disclosure.Ledger
	told *toldMonth
}

// NewLedgers returns the ledgers of a company that has published nothing.
func NewLedgers() Ledgers {
	return Ledgers{disclosure.NewBook(), map[events.Code]*disclosure.Ledger{}, &toldMonth{}}
}

// Of returns the ledger of a measure, a new one with the threshold k if nothing was published of it.
func (l Ledgers) Of(measure events.Code, k int) *disclosure.Ledger {
	return l.under(measure, k, ruleOf(measure))
}

// under is Of with the rule for a new ledger.
func (l Ledgers) under(measure events.Code, k int, rule disclosure.Rule) *disclosure.Ledger {
	if l.of[measure] == nil {
		l.of[measure] = disclosure.NewLedgerOf(l.Book, k, rule)
	}
	return l.of[measure]
}

// Admit records groups that are to be published of a measure at the same time, and says whether they may be: all of them or none.
func (l Ledgers) Admit(measure events.Code, k int, groups ...[]disclosure.Member) bool {
	return disclosure.AdmitTo(l.bound(measure, k), groups...)
}

// Record takes groups that were published at the same time.
func (l Ledgers) Record(measure events.Code, k int, groups ...[]disclosure.Member) {
	for _, ledger := range l.bound(measure, k) {
		ledger.Record(groups...)
	}
}

// bound are the ledgers that a measure is written to: its own, and that of the measures of which one can be computed from others.
func (l Ledgers) bound(measure events.Code, k int) []*disclosure.Ledger {
	out := []*disclosure.Ledger{l.Of(measure, k)}
	if scaleOrSum(measure) {
		out = append(out, l.Of(scales, k))
	}
	return out
}

// scales is the ledger of the scale points and of their sums.
const scales events.Code = "shared_scales"

// scaleOrSum says whether a measure is a scale of the self-check or the sum of several: of different people they would tell by their
// difference what those answered who are in one and not in the other.
func scaleOrSum(measure events.Code) bool {
	return strings.HasPrefix(string(measure), string(events.MeasureScalePrefix)) ||
		measure == events.MeasureConvertedA || measure == events.MeasureConvertedB || measure == events.MeasureConvertedC || measure == measureStrain
}

// ruleOf says which rules a measure is bound by. That somebody was counted is no answer that could stay the same.
func ruleOf(measure events.Code) disclosure.Rule {
	switch measure {
	case "talked", "answered", "booked", "registered":
		return disclosure.AtomsOnly
	case scales:
		return disclosure.Shared
	}
	return disclosure.Both
}
