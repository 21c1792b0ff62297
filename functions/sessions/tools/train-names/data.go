package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"

	"kikite/functions/sessions/internal/redact/tagger"
)

// sentence is one example: a text and the label of each of its runes.
type sentence struct {
	text   []rune
	labels []tagger.Label
	people []span
	weight float32
}

// span is a stretch of runes.
type span struct{ start, end int }

// kinds maps the types of the data to the begin and inside labels.
func kinds() map[string][2]tagger.Label {
	org := [2]tagger.Label{tagger.OrganisationBegin, tagger.OrganisationInside}
	place := [2]tagger.Label{tagger.PlaceBegin, tagger.PlaceInside}
	product := [2]tagger.Label{tagger.Product, tagger.Product}
	return map[string][2]tagger.Label{
		"人名": {tagger.PersonBegin, tagger.PersonInside}, "法人名": org, "政治的組織名": org, "その他の組織名": org,
		"地名": place, "施設名": place, "製品名": product, "イベント名": product,
	}
}

// read reads JSON Lines {"text","entities":[{"name","span":[start,end],"type"}]}; spans count runes.
func read(r io.Reader) ([]sentence, error) {
	var out []sentence
	known := kinds()
	in := bufio.NewScanner(r)
	in.Buffer(nil, 1<<20)
	for line := 1; in.Scan(); line++ {
		var row struct {
			Text     string
			Entities []struct {
				Span [2]int
				Type string
			}
		}
		if err := json.Unmarshal(in.Bytes(), &row); err != nil {
			return nil, fmt.Errorf("line %d: %w", line, err)
		}
		s := sentence{text: []rune(row.Text), weight: 1}
		s.labels = make([]tagger.Label, len(s.text))
		for _, e := range row.Entities {
			pair, ok := known[e.Type]
			if !ok || e.Span[0] < 0 || e.Span[0] >= e.Span[1] || e.Span[1] > len(s.text) {
				return nil, fmt.Errorf("line %d: type %q, span %v", line, e.Type, e.Span)
			}
			for i := e.Span[0]; i < e.Span[1]; i++ {
				s.labels[i] = pair[1]
			}
			s.labels[e.Span[0]] = pair[0]
			if e.Type == "人名" {
				s.people = append(s.people, span{e.Span[0], e.Span[1]})
			}
		}
		out = append(out, s)
	}
	return out, in.Err()
}
