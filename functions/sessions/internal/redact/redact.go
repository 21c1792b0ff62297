package redact

import "kikite/functions/sessions/internal/morph"

// Redactor removes names from texts of one language.
type Redactor struct{ patterns *Patterns }

// New returns a redactor.
func New() *Redactor { return &Redactor{NewPatterns()} }

// Redact returns the text with marks. The text must be normalised (morph.Normalise) and the tokens must be those of exactly this
// text. Names of the roster go first and always; nil names means that no roster is known.
func (r *Redactor) Redact(text string, tokens []morph.Token, names *Names) string {
	m := newMask([]rune(text))
	names.find(m, tokens)
	r.patterns.find(m)
	findLegal(m, tokens)
	findTitled(m, tokens)
	findSpoken(m)
	findForeign(m)
	findOrganisations(m, tokens)
	findProper(m, tokens)
	bridge(m, tokens)
	r.patterns.findNumbers(m)
	return m.String()
}
