package main

import (
	"slices"

	"github.com/ikawaha/kagome-dict/dict"

	"kikite/functions/sessions/internal/redact/tagger"
)

// lexicon is what the IPA dictionary knows: the table of words for the model, and names to fill into our own sentences.
type lexicon struct {
	words *tagger.Words
	names map[tagger.Category][]string // by category, in the order of the dictionary
}

// newLexicon takes the names by kind, and common words so that a name inside one is not taken for it.
func newLexicon(d *dict.Dict) *lexicon {
	l := &lexicon{tagger.NewWords(), map[tagger.Category][]string{}}
	for i := range d.Morphs {
		pos := make([]string, 4)
		for j, p := range d.POSTable.POSs[i] {
			if j < len(pos) {
				pos[j] = d.POSTable.NameList[p]
			}
		}
		surface := ""
		if i < len(d.Contents) && len(d.Contents[i]) > 2 {
			surface = d.Contents[i][2]
		}
		c := category(pos)
		if c == 0 || surface == "" || c == tagger.Common && len([]rune(surface)) == 1 {
			continue
		}
		l.words.Add(surface, c)
		l.names[c] = append(l.names[c], surface)
	}
	return l
}

func category(pos []string) tagger.Category {
	if pos[0] != "名詞" {
		return 0
	}
	switch {
	case pos[1] != "固有名詞":
		if slices.Contains([]string{"一般", "サ変接続", "形容動詞語幹", "副詞可能", "ナイ形容詞語幹"}, pos[1]) {
			return tagger.Common
		}
	case pos[2] == "人名" && pos[3] == "姓":
		return tagger.Surname
	case pos[2] == "人名":
		return tagger.Given
	case pos[2] == "地域":
		return tagger.Place
	case pos[2] == "組織":
		return tagger.Organisation
	default:
		return tagger.Proper
	}
	return 0
}
