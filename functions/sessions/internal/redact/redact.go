package redact

import (
	"fmt"
	"slices"
	"sync"

	"kikite/functions/sessions/internal/morph"
	"kikite/functions/sessions/internal/redact/model"
	"kikite/functions/sessions/internal/redact/tagger"
)

// Redactor removes names from texts. It is safe for concurrent use.
type Redactor struct {
	model   func() (*tagger.Model, error)
	titles  titles
	teams   teams
	firms   firms
	scratch sync.Pool
}

// work is the memory for one text.
type work struct {
	mask   mask
	tagger tagger.Scratch
}

// New returns a redactor with the model that is built in. It is loaded, in some tens of milliseconds, at the first text.
func New() *Redactor {
	return newRedactor(sync.OnceValues(func() (*tagger.Model, error) { return tagger.Load(model.File()) }))
}

// NewWith returns a redactor with another model.
func NewWith(m *tagger.Model) *Redactor {
	return newRedactor(func() (*tagger.Model, error) { return m, nil })
}

func newRedactor(load func() (*tagger.Model, error)) *Redactor {
	r := &Redactor{model: load, titles: newTitles(), teams: newTeams(), firms: newFirms()}
	r.scratch.New = func() any { return new(work) }
	return r
}

// Redact returns the text with marks. The text must be normalised (morph.Normalise). Names of the roster go first and always; nil
// names means that no roster is known. Tokens are those of exactly this text, or nil: they only help to tell the roster's short
// names from words. It panics if the model that is built in cannot be read.
func (r *Redactor) Redact(text string, tokens []morph.Token, names *Names) string {
	w := r.scratch.Get().(*work)
	defer r.scratch.Put(w)
	r.mark(w, text, tokens, names)
	return w.mask.String()
}

// Marks returns for each rune of the text the mark that stands for it, "" if it stays.
func (r *Redactor) Marks(text string, tokens []morph.Token, names *Names) []Mark {
	w := r.scratch.Get().(*work)
	defer r.scratch.Put(w)
	r.mark(w, text, tokens, names)
	return slices.Clone(w.mask.marks)
}

func (r *Redactor) mark(w *work, text string, tokens []morph.Token, names *Names) {
	model, err := r.model()
	if err != nil {
		panic(fmt.Sprintf("redact: %v", err))
	}
	m := &w.mask
	m.reset(text)
	names.find(m, tokens, &r.titles)
	findContacts(m)
	findNumbers(m)
	findLegal(m)
	r.titles.find(m, model)
	findTagged(m, model, &w.tagger)
	r.firms.find(m, model)
	r.teams.find(m)
	findLatin(m)
	repeat(m)
	m.settle()
}
