package redact

import (
	"fmt"
	"slices"
	"testing"

	"kikite/events/claims"
)

func TestRomaji(t *testing.T) {
	t.Parallel()
	s := speller{syllables()}
	for kana, want := range map[string][]string{
		"サトウ":   {"satou", "sato", "satoh"},
		"オオノ":   {"oono", "ono", "ohno"},
		"シンジョウ": {"shinjou", "shinjo", "sinzyou"},
		"ホンマ":   {"honma", "homma"},
		"ハットリ":  {"hattori"},
		"ハッチョウ": {"hatchou", "hatcho"},
		"ユウキ":   {"yuuki", "yuki"},
		"ツヅキ":   {"tsuzuki", "tuzuki"},
		"ッ":     {""},
		"セーラ":   {"sera"},
	} {
		got := s.romaji(kana)
		for _, w := range want {
			if !slices.Contains(got, w) {
				t.Errorf("%s: %v lacks %s", kana, got, w)
			}
		}
	}
}

// TestNamesOfOddRosters: whatever stands in a roster's cells, preparing the names does not fail.
func TestNamesOfOddRosters(t *testing.T) {
	t.Parallel()
	NewNames([]claims.PersonName{{}, {Name: " "}, {Name: "・"}, {Name: "ッッ", Kana: "ーッ"}, {Name: "Ōta", Romaji: "Ōta Jirō"}, {Name: "A"}, {Kana: "漢字"}, {Name: "\xff"}})
}

func BenchmarkNewNames(b *testing.B) {
	people := make([]claims.PersonName, 1000)
	for i := range people {
		people[i] = claims.PersonName{Name: fmt.Sprintf("%c田 %c子", 0x4E00+i, 0x5E00+i), Kana: "ジョウノウチ シンイチロウ"}
	}
	for range b.N {
		NewNames(people)
	}
}
