// Package recordform is the part of a consultant's record that differs by program: what the program is for, asked in the same way each time. The parts are
// data (parts.go); here is what can be done with them. Appending is compatible; a code is never given another meaning, since stored records name them.
package recordform

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"kikite/events"
)

// Text is a wording in both languages.
type Text struct{ JA, EN string }

// Option is one code that a part offers.
type Option struct {
	Code events.Code
	Text Text
}

// Part is one question of a program's record: options to choose from, or, where it has none, some words.
type Part struct {
	Code    events.Code
	Text    Text
	Most    int // how many options may be chosen; 0: answered in words
	Options []Option
}

// Answer is what a record says of one part: the codes that were chosen, or words.
type Answer struct {
	Part   events.Code   `json:"part"`
	Chosen []events.Code `json:"chosen,omitempty"`
	Words  string        `json:"words,omitempty"`
}

// MaxWords is how many characters the words of one part may have.
const MaxWords = 1000

// Fault says what of the answers is not of the form. Reason is a code that clients know.
type Fault struct{ Reason, Detail string }

func (f *Fault) Error() string { return f.Detail }

// Check returns the answers in the order of the program's form, without empty ones, so that the same record is the same however it was sent.
// Errors: *Fault.
func Check(program events.Code, answers []Answer) ([]Answer, error) {
	given := map[events.Code]Answer{}
	for _, a := range answers {
		if _, twice := given[a.Part]; twice {
			return nil, &Fault{"repeated_part", "A part of the record is answered twice."}
		}
		given[a.Part] = a
	}
	var out []Answer
	for _, p := range For(program) {
		a, ok := given[p.Code]
		if !ok {
			continue
		}
		delete(given, p.Code)
		kept, err := p.check(a)
		if err != nil {
			return nil, err
		}
		if len(kept.Chosen) > 0 || kept.Words != "" {
			out = append(out, kept)
		}
	}
	if len(given) > 0 {
		return nil, &Fault{"unknown_part", "The record of this program has no such part."}
	}
	return out, nil
}

// check holds an answer to its part: what was chosen in the order of the options, words trimmed.
func (p Part) check(a Answer) (Answer, error) {
	out := Answer{Part: p.Code, Words: strings.TrimSpace(a.Words)}
	switch {
	case p.Most > 0 && out.Words != "":
		return out, &Fault{"no_words", fmt.Sprintf("The part %q is answered by its options.", p.Code)}
	case utf8.RuneCountInString(out.Words) > MaxWords:
		return out, &Fault{"too_long", fmt.Sprintf("The words of part %q are too long.", p.Code)}
	}
	for _, o := range p.Options {
		if slices.Contains(a.Chosen, o.Code) {
			out.Chosen = append(out.Chosen, o.Code)
		}
	}
	switch {
	case len(out.Chosen) < len(a.Chosen):
		return out, &Fault{"unknown_choice", fmt.Sprintf("The part %q does not offer all that was chosen, or not twice.", p.Code)}
	case len(out.Chosen) > p.Most:
		return out, &Fault{"too_many_choices", fmt.Sprintf("Of part %q at most %d may be chosen.", p.Code, p.Most)}
	}
	return out, nil
}
