// Package analysis says what an analyser of a talk gets and gives, whichever analyser it is. It knows no language and no model.
package analysis

import (
	"context"

	"kikite/events"
	"kikite/functions/sessions/internal/redact"
)

// Input is one talk.
type Input struct {
	Program events.Code
	Text    string
	Turns   []Turn        // the same talk by speaker, where that is known; then Text may be empty
	Redact  bool          // whether the result shall hold Text with marks for what was removed
	Names   *redact.Names // of the company's roster; nil: not known, then nothing may be proposed for release
}

// Speaker says whose words they are.
type Speaker int

// The speakers. The zero value is a text whose speaker is not known, such as a consultant's record.
const (
	Unknown Speaker = iota
	Employee
	Consultant
)

// Turn is what one person said before the other spoke again. The employee's own words weigh most, and only they may be proposed for
// release where speakers are known.
type Turn struct {
	Speaker Speaker
	Text    string
}

// Topic is what the talk was about. Score (0 to 1) is how sure the analyser is, Polarity (-1, 0, 1) how it was spoken of.
type Topic struct {
	Code     events.Code
	Score    float64
	Polarity int
}

// Signal is a sign that needs attention, with the sentence that triggered it.
type Signal struct {
	Code     events.Code
	Sentence string
}

// Candidate is a sentence without personal data that may be proposed to the employee for release.
type Candidate struct {
	Topic events.Code
	Text  string
}

// Result of an analysis. Analyser names the analyser and its version.
type Result struct {
	Analyser   events.Code
	Polarity   int
	Topics     []Topic // most certain first
	Signals    []Signal
	Candidates []Candidate
	Work       bool   // whether the talk is about work
	Career     bool   // whether it is about one's way through working life
	Redacted   string `json:"-"` // Input.Text without what could name somebody, where Input.Redact asks for it; never kept
}

// Analyser analyses one talk. An error means that it could not; the caller tries again or another analyser.
type Analyser interface {
	Analyse(ctx context.Context, in Input) (Result, error)
}
