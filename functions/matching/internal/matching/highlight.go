package matching

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Mark is a piece of a field's text in which keywords were found, cut into runs that are hits and runs that are not.
type Mark struct {
	Field string `json:"field" enum:"name,kana,romaji,headline,career,introduction"`
	Runs  []Run  `json:"runs"`
}

// Run is a stretch of text; Hit says that it matched a keyword.
type Run struct {
	Text string `json:"text"`
	Hit  bool   `json:"hit"`
}

// around is how many characters are shown on either side of the first hit.
const around = 40

// marks finds folded keywords in the texts that people read. Codes are shown by their labels anyway and not marked.
func marks(c *Consultant, keywords []string) []Mark {
	var out []Mark
	if len(keywords) == 0 {
		return out
	}
	for _, f := range []struct{ name, text string }{{"name", c.Name}, {"kana", c.Kana}, {"romaji", c.Romaji}, {"headline", c.Headline},
		{"career", c.Career}, {"introduction", c.Introduction}} {
		if runs := highlight(f.text, keywords); len(runs) > 0 {
			out = append(out, Mark{f.name, runs})
		}
	}
	return out
}

// highlight cuts text around the first hit into runs; nil if no keyword is in it.
func highlight(text string, keywords []string) []Run {
	hits := spans(foldTracked(text), keywords)
	if len(hits) == 0 {
		return nil
	}
	from, to := back(text, hits[0].from, around), ahead(text, hits[0].to, around)
	var runs []Run
	add := func(s string, hit bool) {
		if s != "" {
			runs = append(runs, Run{s, hit})
		}
	}
	lead, tail := text[from:hits[0].from], ""
	if from > 0 {
		lead = "…" + lead
	}
	if to < len(text) {
		tail = "…"
	}
	at := hits[0].from
	for _, h := range hits {
		if h.to > to {
			break
		}
		add(lead+text[at:h.from], false)
		add(text[h.from:h.to], true)
		lead, at = "", h.to
	}
	add(text[at:to]+tail, false)
	return runs
}

type span struct{ from, to int }

// spans are the places of the keywords in the original text, in order, without overlaps.
func spans(f folded, keywords []string) []span {
	var all []span
	for _, w := range keywords {
		for at := 0; ; {
			i := strings.Index(f.text[at:], w)
			if i < 0 {
				break
			}
			at += i
			all = append(all, span{int(f.from[at]), int(f.to[at+len(w)-1])})
			at += len(w)
		}
	}
	slices.SortFunc(all, func(a, b span) int { return a.from - b.from })
	var out []span
	for _, s := range all {
		if n := len(out); n > 0 && s.from < out[n-1].to {
			out[n-1].to = max(out[n-1].to, s.to)
			continue
		}
		out = append(out, s)
	}
	return out
}

// back is the offset n characters before at, or 0.
func back(text string, at, n int) int {
	for range n {
		_, size := utf8.DecodeLastRuneInString(text[:at])
		at -= size
	}
	return at
}

// ahead is the offset n characters after at, or the end.
func ahead(text string, at, n int) int {
	for range n {
		_, size := utf8.DecodeRuneInString(text[at:])
		at += size
	}
	return at
}
