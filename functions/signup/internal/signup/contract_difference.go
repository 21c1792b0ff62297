package signup

import (
	"slices"
	"strconv"
	"strings"

	"kikite/events"
)

// TermChange is a term of a contract before and after a move: numbers and days as they are written, codes with commas between; empty where
// there was or is none.
type TermChange struct {
	Term events.Code `dynamo:"term" json:"term" doc:"plan, seats, blocks, sessions_per_block, unit_price_jpy, quota_per_month, programs, threshold or ends_on"`
	From string      `dynamo:"from,omitempty" json:"from,omitempty"`
	To   string      `dynamo:"to,omitempty" json:"to,omitempty"`
}

// difference lists the terms in which a company's contract differs from what it was.
func difference(before, after Company) []TermChange {
	var out []TermChange
	add := func(term events.Code, from, to string) {
		if from != to {
			out = append(out, TermChange{term, from, to})
		}
	}
	was, is := before.Contract, after.Contract
	add("plan", string(was.Plan), string(is.Plan))
	add("seats", amount(was.Seats), amount(is.Seats))
	add("blocks", amount(was.Blocks), amount(is.Blocks))
	add("sessions_per_block", amount(was.SessionsPerBlock), amount(is.SessionsPerBlock))
	add("unit_price_jpy", amount(was.UnitPrice), amount(is.UnitPrice))
	add("quota_per_month", strconv.Itoa(was.QuotaPerMonth), strconv.Itoa(is.QuotaPerMonth))
	add("programs", listed(was.Programs), listed(is.Programs))
	add("threshold", amount(before.Threshold), amount(after.Threshold))
	add("ends_on", string(was.EndsOn), string(is.EndsOn))
	return out
}

// amount writes a number of something; none is not zero of it.
func amount(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// listed writes codes in the order of the vocabulary, so that another order is no difference.
func listed(programs []events.Code) string {
	var out []string
	for _, p := range events.Programs() {
		if slices.Contains(programs, p) {
			out = append(out, string(p))
		}
	}
	return strings.Join(out, ",")
}
