package redact

import "kikite/functions/sessions/internal/redact/tagger"

// The odds, against being no name, from which on a rune is removed. A person's name goes when it is three times less likely than not;
// others, whose borders are less clear, only when they are much more likely, as most of what they would cost is ordinary words.
const (
	oddsPerson  = 2.2
	oddsOther   = 0.02
	oddsPlace   = 1.2 // of a place that is in the table of words
	oddsFirm    = 0.1 // of an organisation that is in it
	oddsProduct = 0.002
)

// longestPart is how many runes the model reads at once if no sentence ends before.
const longestPart = 500

// findTagged marks what the model takes for names, sentence by sentence.
func findTagged(m *mask, model *tagger.Model, s *tagger.Scratch) {
	for start := 0; start < len(m.text); {
		end := start + 1
		for end < len(m.text) && end-start < longestPart && !ends(m.text[end-1], m.text[end]) {
			end++
		}
		chances := model.Chances(m.text[start:end], s)
		markTagged(m, model, s, start, chances)
		start = end
	}
}

// ends says whether a sentence ends between two runes.
func ends(before, after rune) bool {
	switch before {
	case '\n':
		return true
	case '。', '!', '?':
		return after != '」' && after != '』' && after != ')' && after != before
	}
	return false
}

// found says for each rune of a stretch whether it is a name's.
type found struct {
	chances []tagger.Chances
	scratch *tagger.Scratch
}

func (f found) name(i int) bool {
	c := &f.chances[i]
	named := 1 - c[tagger.KindNone]
	if named*oddsPlace > c[tagger.KindNone] && f.scratch.Known(i, tagger.Place) || named*oddsFirm > c[tagger.KindNone] && f.scratch.Known(i, tagger.Organisation) {
		return true
	}
	return c[tagger.KindPerson]*oddsPerson+(c[tagger.KindPlace]+c[tagger.KindOrganisation])*oddsOther+c[tagger.KindProduct]*oddsProduct > c[tagger.KindNone]
}

// even gives all runes of a word in katakana or Latin letters the mean of their chances: such a word is a name as a whole or not at all.
func (f found) even(text []rune) {
	for i := 0; i < len(text); {
		same := sameWord(text[i])
		end := i + 1
		for same != nil && end < len(text) && same(text[end]) {
			end++
		}
		if end-i > 1 {
			var mean tagger.Chances
			for _, c := range f.chances[i:end] {
				for k := range mean {
					mean[k] += c[k] / float32(end-i)
				}
			}
			for j := i; j < end; j++ {
				f.chances[j] = mean
			}
		}
		i = end
	}
}

func sameWord(r rune) func(rune) bool {
	switch {
	case isKatakana(r):
		return isKatakana
	case isLatin(r):
		return isLatin
	}
	return nil
}

// gap says whether a rune that is no name itself only joins two that are.
func (f found) gap(r rune, i int) bool {
	return (r == '・' || r == '=' || r == 'ー') && i+1 < len(f.chances) && f.name(i+1)
}

// markTagged marks each unbroken stretch as the kind that is most likely over all of it.
func markTagged(m *mask, model *tagger.Model, s *tagger.Scratch, start int, chances []tagger.Chances) {
	f := found{chances, s}
	f.even(m.text[start : start+len(chances)])
	for i := 0; i < len(chances); i++ {
		if !f.name(i) {
			continue
		}
		var sum tagger.Chances
		end := i
		for end < len(chances) && (f.name(end) || f.gap(m.text[start+end], end)) {
			for k, c := range chances[end] {
				sum[k] += c
			}
			end++
		}
		if mark := markOf(sum); (mark == Person || end-i > 1) && !ordinary(m, model, start+i, start+end) {
			m.set(start+i, start+end+office(m, start+end, mark), mark)
		}
		i = end
	}
}

func markOf(sum tagger.Chances) Mark {
	best, mark := sum[tagger.KindPerson], Person
	for _, k := range []struct {
		kind tagger.Kind
		mark Mark
	}{{tagger.KindOrganisation, Organisation}, {tagger.KindPlace, Place}, {tagger.KindProduct, Product}} {
		if sum[k.kind] > best {
			best, mark = sum[k.kind], k.mark
		}
	}
	return mark
}

// ordinary says whether a stretch is a word that the table has as a common noun and as no name, with nothing that makes it longer.
func ordinary(m *mask, model *tagger.Model, start, end int) bool {
	if isKatakana(m.at(start)) && (isKatakana(m.at(start-1)) || isKatakana(m.at(end))) {
		return false
	}
	return model.Category(m.text[start:end]) == tagger.Common
}

// office returns the length of a word for an office or building that follows a name of a place or firm and is part of its name.
func office(m *mask, i int, mark Mark) int {
	if mark != Place && mark != Organisation {
		return 0
	}
	for _, w := range []string{"支店", "支社", "営業所", "工場", "事業所", "本社", "店", "駅", "病院", "大学", "高校", "小学校", "中学校"} {
		if m.has(i, w) {
			return len([]rune(w))
		}
	}
	return 0
}
