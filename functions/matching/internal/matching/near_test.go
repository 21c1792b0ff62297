package matching

import (
	"slices"
	"testing"

	"kikite/events"
	"kikite/shared/ids"
)

func TestDistance(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		a, b string
		want int
	}{
		{"", "", 0}, {"sato", "sato", 0}, {"satou", "sato", 1}, {"takahasi", "takahashi", 1}, {"harasment", "harassment", 1}, //nolint:misspell // as somebody types it
		{"こみにゆけしよん", "こみゆにけしよん", 1}, {"はらすめそと", "はらすめんと", 1}, {"佐籠", "佐藤", 1}, {"abc", "", 3}, {"kitten", "sitting", 3},
	} {
		if got := distance([]rune(test.a), test.b); got != test.want {
			t.Errorf("%q, %q: %d, want %d", test.a, test.b, got, test.want)
		}
	}
}

// TestNear: what is typed, how many are found, and which words were looked for besides.
func TestNear(t *testing.T) {
	t.Parallel()
	x := searchable()
	for name, test := range map[string]struct {
		typed string
		total int
		used  []string
	}{
		"katakana, one edit":             {"ハラスメソト", 1, []string{"ハラスメント"}},
		"hiragana for it":                {"はらすめと", 1, []string{"ハラスメント"}},
		"Latin, one edit":                {"takahasi", 1, []string{"Takahashi"}},
		"Latin, a long vowel":            {"Satoh", 2, []string{"Sato"}},
		"names run together":             {"SusumuSato", 1, []string{"Susumu Sato"}},
		"one other kanji of a name":      {"佐闘", 2, []string{"佐藤"}},
		"a name that is there":           {"佐藤", 2, nil},
		"full name":                      {"佐闘進", 1, []string{"佐藤 進"}},
		"part of a compound":             {"ハラスメソト相談", 0, nil},
		"two kanji that are no name":     {"介語", 0, nil},
		"three Latin letters":            {"sat0", 2, []string{"Sato"}},
		"too short":                      {"sxt", 0, nil},
		"two edits in a short word":      {"ハラメソト", 0, nil},
		"found as it is":                 {"ハラスメント", 1, nil},
		"found rarely, nothing frequent": {"介護", 1, nil},
		"nothing like it":                {"プログラミング", 0, nil},
	} {
		got := x.Search(Search{Keywords: test.typed, Page: 1, Asker: id(ids.Account, 1)}, now())
		var used []string
		for _, n := range got.Near {
			if n.Typed != test.typed {
				t.Errorf("%s: typed %q", name, n.Typed)
			}
			used = append(used, n.Used...)
		}
		if got.Total != test.total || !slices.Equal(used, test.used) {
			t.Errorf("%s: %d by %v, want %d by %v", name, got.Total, used, test.total, test.used)
		}
		for _, h := range got.Hits {
			if h.Near != (len(test.used) > 0) {
				t.Errorf("%s: near %v", name, h.Near)
			}
			if test.used != nil && !marked(h.Marks) {
				t.Errorf("%s: nothing is marked in %+v", name, h.Marks)
			}
		}
	}
}

func marked(marks []Mark) bool {
	return slices.ContainsFunc(marks, func(m Mark) bool { return slices.ContainsFunc(m.Runs, func(r Run) bool { return r.Hit }) })
}

// TestNearComesLast: one consultant wrote the word wrongly, many rightly.
func TestNearComesLast(t *testing.T) {
	t.Parallel()
	x := NewIndex(DefaultWeights())
	for n := range 40 {
		c := Consultant{ID: id(ids.Consultant, n), Version: 1, Status: events.StatusApproved, Name: "山田 花", Programs: []events.Code{events.OneOnOne}, Introduction: "コミュニケーションの相談。"}
		if n == 7 {
			c.Introduction = "コミニュケーションの相談。"
		}
		x.Apply(Change{Consultant: &c})
	}
	got := x.Search(Search{Keywords: "コミニュケーション", Page: 1}, now())
	if got.Total != 40 || got.Hits[0].ConsultantID != id(ids.Consultant, 7) || got.Hits[0].Near || !got.Hits[1].Near || len(got.Near) != 1 {
		t.Errorf("%d %+v %+v", got.Total, got.Hits[:2], got.Near)
	}
	if got := x.Search(Search{Keywords: "コミュニケーション", Page: 1}, now()); got.Total != 39 || got.Near != nil {
		t.Errorf("the right word: %d %+v", got.Total, got.Near)
	}
}
