package localanalyser

import (
	"slices"
	"strings"
	"unicode/utf8"

	"kikite/events"
	"kikite/functions/sessions/internal/analysis"
	"kikite/functions/sessions/internal/taxonomy"
)

// Candidates are short, say something about work, and need little removed to be anonymous.
const (
	maxCandidates = 5
	minRunes      = 12
	maxRunes      = 120
	maxMarks      = 2
)

// candidates picks at most one sentence for each topic, the most certain topics first. A sentence that raises a signal is never one: danger
// and harassment have their own, more careful ways. Where speakers are known, only the employee's own words are proposed.
func (a *Analyser) candidates(in analysis.Input, all []found, topics []analysis.Topic) []analysis.Candidate {
	if in.Names == nil {
		return nil
	}
	var out []analysis.Candidate
	used := map[string]bool{}
	known := slices.ContainsFunc(all, func(f found) bool { return f.speaker != analysis.Unknown })
	for _, topic := range topics {
		if len(out) == maxCandidates {
			break
		}
		if !proposable(in.Program, topic.Code) {
			continue
		}
		for _, f := range all {
			if f.topics[topic.Code] == 0 || f.polarity == 0 || len(f.signals) > 0 || used[f.text] || known && f.speaker != analysis.Employee {
				continue
			}
			if text, ok := a.anonymous(f, in); ok {
				used[f.text] = true
				out = append(out, analysis.Candidate{Topic: topic.Code, Text: text})
				break
			}
		}
	}
	return out
}

// proposable says whether a topic may be proposed for release: nothing about a person's health, family or harassment, and in exit talks
// nothing that those do not state.
func proposable(program, topic events.Code) bool {
	if topic == taxonomy.Harassment || topic == taxonomy.Family || taxonomy.Withheld(program, topic) {
		return false
	}
	return !slices.ContainsFunc(taxonomy.Topics(), func(e taxonomy.Entry) bool { return e.Code == topic && e.Area == taxonomy.AreaHealth })
}

// anonymous redacts a sentence; ok is false if too much had to go or too little or too much is left.
func (a *Analyser) anonymous(f found, in analysis.Input) (text string, ok bool) {
	text = a.redactor.Redact(f.text, f.tokens, in.Names)
	n := utf8.RuneCountInString(text)
	return text, n >= minRunes && n <= maxRunes && strings.Count(text, "［") <= maxMarks
}
