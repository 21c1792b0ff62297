package main

import (
	_ "embed"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"kikite/functions/sessions/internal/redact/tagger"
)

// talkText holds sentences of our own, one per line, as people talk at work. What stands in braces is filled in; # begins a comment.
//
//go:embed talk.txt
var talkText string

// talk fills every sentence in so many times.
func (l *lexicon) talk(times int) ([]sentence, error) {
	random := rand.New(rand.NewPCG(7, 7))
	var out []sentence
	for line := range strings.Lines(talkText) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		n := times
		if !strings.Contains(line, "{") {
			n = 1 // nothing to vary
		}
		for range n {
			s, err := l.fill(line, random)
			if err != nil {
				return nil, err
			}
			out = append(out, s)
		}
	}
	return out, nil
}

func (l *lexicon) fill(line string, random *rand.Rand) (sentence, error) {
	s := sentence{weight: 1}
	for line != "" {
		before, rest, ok := strings.Cut(line, "{")
		s.add(before, tagger.None, tagger.None)
		if !ok {
			break
		}
		slot, after, ok := strings.Cut(rest, "}")
		if !ok {
			return s, fmt.Errorf("talk: no } in %q", line)
		}
		name, kind, err := l.draw(slot, random)
		if err != nil {
			return s, err
		}
		s.add(name, kind[0], kind[1])
		line = after
	}
	return s, nil
}

func (s *sentence) add(text string, first, rest tagger.Label) {
	for i, r := range []rune(text) {
		s.text = append(s.text, r)
		if i > 0 {
			first = rest
		}
		s.labels = append(s.labels, first)
	}
}

// draw makes a name for a slot.
func (l *lexicon) draw(slot string, random *rand.Rand) (string, [2]tagger.Label, error) {
	person, ok := kinds()["人名"]
	pick := func(c tagger.Category, fits func([]rune) bool) string {
		for {
			if n := l.names[c][random.IntN(len(l.names[c]))]; fits([]rune(n)) {
				return n
			}
		}
	}
	one := func(words string) string { f := strings.Fields(words); return f[random.IntN(len(f))] }
	kanji := func(r []rune) bool { return len(r) <= 4 && all(r, func(c rune) bool { return c >= 0x4E00 }) }
	hiragana := func(r []rune) bool {
		return len(r) <= 4 && len(r) > 1 && all(r, func(c rune) bool { return c < 'ァ' && c >= 'ぁ' })
	}
	katakana := func(r []rune) bool {
		return len(r) <= 8 && len(r) > 1 && all(r, func(c rune) bool { return c >= 'ァ' && c <= 'ー' })
	}
	short := func(r []rune) bool { return len(r) > 1 && len(r) < 7 }
	switch slot {
	case "姓":
		return pick(tagger.Surname, kanji), person, nil
	case "名":
		return pick(tagger.Given, func(r []rune) bool { return len(r) > 1 && kanji(r) }), person, nil
	case "姓名":
		return pick(tagger.Surname, kanji) + pick(tagger.Given, kanji), person, nil
	case "かな":
		return pick(tagger.Given, hiragana), person, nil
	case "カナ":
		return pick(tagger.Given, katakana), person, nil
	case "社":
		return l.firm(one, pick, kanji, katakana), kinds()["法人名"], nil
	case "組織":
		return pick(tagger.Organisation, short), kinds()["法人名"], nil
	case "地名":
		return pick(tagger.Place, func(r []rune) bool { return len(r) > 1 && kanji(r) }), kinds()["地名"], nil
	case "施設":
		return pick(tagger.Place, func(r []rune) bool { return len(r) > 1 && kanji(r) }) + one("駅 駅前 病院 小学校 中学校 高校 大学 工場 総合病院 クリニック 保育園 支店 営業所 店 空港 市役所 公園 物流センター"), kinds()["施設名"], nil
	}
	if !ok || slices.Contains([]string{""}, slot) {
		return "", person, fmt.Errorf("talk: slot %q", slot)
	}
	return "", person, fmt.Errorf("talk: slot %q", slot)
}

// firm makes a firm's name of a surname or place and a trade.
func (l *lexicon) firm(one func(string) string, pick func(tagger.Category, func([]rune) bool) string, kanji, katakana func([]rune) bool) string {
	trade := one("商事 工業 建設 電機 製作所 産業 運輸 食品 物産 銀行 証券 製薬 不動産 システム システムズ テクノロジー ソリューションズ フーズ ロジスティクス ホールディングス 百貨店")
	switch one("a b c d e") {
	case "a":
		return pick(tagger.Surname, kanji) + trade
	case "b":
		return pick(tagger.Place, kanji) + trade
	case "c":
		return pick(tagger.Given, katakana) + trade
	case "d":
		return one("株式会社 合同会社 有限会社") + pick(tagger.Surname, kanji) + one("商会 商店 組 工務店 事務所")
	}
	return pick(tagger.Surname, kanji) + trade + "株式会社"
}

func all(runes []rune, is func(rune) bool) bool {
	return !slices.ContainsFunc(runes, func(r rune) bool { return !is(r) })
}
