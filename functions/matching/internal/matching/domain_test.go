package matching

import (
	"slices"
	"strings"
	"testing"
	"unsafe"

	"kikite/events"
)

func TestScoreTIPI(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		items []int
		want  Sums
		fails bool
	}{
		"all in the middle": {items: []int{4, 4, 4, 4, 4, 4, 4, 4, 4, 4}, want: Sums{8, 8, 8, 8, 8}},
		"all agreed to":     {items: []int{7, 7, 7, 7, 7, 7, 7, 7, 7, 7}, want: Sums{8, 8, 8, 8, 8}},
		"highest":           {items: []int{7, 1, 7, 7, 7, 1, 7, 1, 1, 1}, want: Sums{14, 14, 14, 14, 14}},
		"lowest":            {items: []int{1, 7, 1, 1, 1, 7, 1, 7, 7, 7}, want: Sums{2, 2, 2, 2, 2}},
		"by hand":           {items: []int{6, 3, 5, 2, 7, 3, 5, 4, 6, 1}, want: Sums{11, 10, 9, 4, 14}},
		"nine":              {items: []int{1, 1, 1, 1, 1, 1, 1, 1, 1}, fails: true},
		"eight":             {items: []int{1, 1, 1, 1, 1, 1, 1, 1, 1, 8}, fails: true},
		"zero":              {items: []int{0, 1, 1, 1, 1, 1, 1, 1, 1, 1}, fails: true},
	} {
		got, err := ScoreTIPI(test.items)
		if (err != nil) != test.fails || (!test.fails && got != test.want) {
			t.Errorf("%s: %v %v", name, got, err)
		}
	}
}

func TestEveryCodeHasWords(t *testing.T) {
	t.Parallel()
	d := newDictionary()
	for name, list := range map[string]struct {
		codes []events.Code
		words map[events.Code]Label
	}{
		"themes": {events.Themes(), d.themes}, "industries": {events.Industries(), d.industries}, "jobs": {events.JobTypes(), d.jobs},
		"styles": {events.Styles(), d.styles}, "values": {events.Values(), d.values}, "languages": {events.Languages(), d.languages},
		"genders": {events.Genders(), d.genders}, "ages": {events.AgeBands(), d.ages}, "programs": {events.Programs(), d.programs},
		"licences": {events.Licences(), d.licences}, "backgrounds": {events.Backgrounds(), d.backgrounds},
	} {
		if got := Labels(list.codes, list.words); len(got) != len(list.codes) || len(list.words) != len(list.codes) {
			t.Errorf("%s: %d codes, %d words", name, len(list.codes), len(list.words))
		}
		for code, l := range list.words {
			if l.Code != code || l.JA == "" || l.EN == "" {
				t.Errorf("%s: %v", name, l)
			}
		}
	}
	for _, s := range events.Styles() {
		if _, ok := leans()[s]; !ok {
			t.Errorf("style %s has no lean", s)
		}
	}
	for _, l := range topicWords() {
		if !slices.Contains(Concerns(), l.code) {
			t.Errorf("topic %s is no concern", l.code)
		}
	}
}

// TestProtectedTitles: キャリアコンサルタント only for its register, and no consultant is anybody's 産業医.
func TestProtectedTitles(t *testing.T) {
	t.Parallel()
	words := licenceWords()
	for _, code := range events.Licences() {
		l := words[code]
		if strings.Contains(l.JA, "キャリアコンサルタント") != (code == events.LicenceCareerConsultant) {
			t.Errorf("%s is shown as %s", code, l.JA)
		}
		if strings.Contains(l.JA, "産業医") || strings.Contains(l.EN, "occupational") {
			t.Errorf("%s is shown as %s", code, l.JA)
		}
	}
	if got := Labels([]events.Code{events.LicencePhysician, "self_styled"}, words); len(got) != 1 || got[0].JA != "医師" {
		t.Errorf("%v", got)
	}
}

// TestNothingOfHealth: neither what is asked nor what is read from words tells of health.
func TestNothingOfHealth(t *testing.T) {
	t.Parallel()
	if slices.Contains(Concerns(), events.ThemeReturnToWork) {
		t.Error("an employee is asked for a return to work")
	}
	for _, text := range []string{"うつで眠れません", "通院しながら働いています", "病気で休職していました", "I have depression"} {
		if got := newLexicon().in(text); len(got) != 0 {
			t.Errorf("%s: %v", text, got)
		}
	}
	if got := newLexicon().in("上司のパワハラで残業が減りません"); !slices.Equal(got, []events.Code{"boss_relations", "workload", "harassment"}) {
		t.Errorf("%v", got)
	}
}

func TestFeatureIsOneCacheLine(t *testing.T) {
	t.Parallel()
	if n := unsafe.Sizeof(feature{}); n > 64 {
		t.Errorf("a feature has %d bytes", n)
	}
	k := newCodecs()
	f := k.static(Consultant{ID: "con_x", Styles: []events.Code{"listening", "empathic"}, Personality: []int{1, 20, 5, 5, 5}})
	if f.lean != -90 || f.personality != (Sums{2, 14, 5, 5, 5}) {
		t.Errorf("%+v", f)
	}
}
