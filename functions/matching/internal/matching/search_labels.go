package matching

import (
	"strings"

	"kikite/events"
)

// labelTexts are the folded labels, in both languages, of what consultants say by codes: a keyword in a label finds those who have
// the code, without a word of text.
type labelTexts struct {
	labels []labelText
}

type labelText struct {
	field field
	code  tags
	text  string
	label Label
}

func newLabelTexts(l *layout, d *dictionary) *labelTexts {
	out := &labelTexts{}
	add := func(f field, s stretch, words map[events.Code]Label) {
		for _, code := range s.list {
			if w, ok := words[code]; ok {
				out.labels = append(out.labels, labelText{f, s.set(code), fold(w.JA) + separator + fold(w.EN), w})
			}
		}
	}
	add(fieldLicence, l.facets[facetLicence], d.licences)
	add(fieldTheme, l.facets[facetTheme], d.themes)
	add(fieldWork, l.facets[facetIndustry], d.industries)
	add(fieldWork, l.jobs, d.jobs)
	add(fieldWork, l.facets[facetLanguage], d.languages)
	return out
}

// find are the codes whose labels contain a keyword, by field.
func (l *labelTexts) find(keyword string, out *[fields]tags) {
	for _, x := range l.labels {
		if strings.Contains(x.text, keyword) {
			out[x.field] = out[x.field].or(x.code)
		}
	}
}
