package matching

import (
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"kikite/events"
	"kikite/shared/ids"
)

func searchable() *Index {
	x := NewIndex(DefaultWeights())
	base := Consultant{Version: 1, Status: events.StatusApproved, Programs: []events.Code{events.OneOnOne}, Languages: []events.Code{"ja"}, Gender: "female"}
	for n, c := range []Consultant{
		{Name: "髙橋 サキ", Kana: "タカハシ サキ", Romaji: "Saki Takahashi", Introduction: "サーバー運用の現場で十年。ハラスメントの相談も受けます。", Themes: []events.Code{"harassment"}, Licences: []events.Code{events.LicenceCareerConsultant}, Experience: 3},
		{Name: "佐藤 進", Kana: "サトウ ススム", Romaji: "Susumu Sato", Career: "電機メーカーで営業。", Introduction: "介護と仕事の両立について話しましょう。", Themes: []events.Code{"elder_care"}, Gender: "male", Industries: []events.Code{"manufacturing"}, Experience: 20},
		{Name: "佐藤 恵", Kana: "サトウ メグミ", Romaji: "Megumi Sato", Introduction: "部下育成の悩みを伺います。佐藤です。", Themes: []events.Code{"management"}, Languages: []events.Code{"ja", "en"}},
		{Name: "隠れ 人", Status: events.StatusSuspended, Introduction: "介護"},
	} {
		d := base
		d.ID, d.Name, d.Kana, d.Romaji, d.Career, d.Introduction, d.Themes, d.Licences = id(ids.Consultant, n), c.Name, c.Kana, c.Romaji, c.Career, c.Introduction, c.Themes, c.Licences
		d.Industries, d.Experience = c.Industries, c.Experience
		if c.Status != "" {
			d.Status = c.Status
		}
		if c.Gender != "" {
			d.Gender = c.Gender
		}
		if c.Languages != nil {
			d.Languages = c.Languages
		}
		x.Apply(Change{Consultant: &d})
	}
	// 0 on the seventh day, 1 on the eighth, 2 this evening; the hidden one now. It is Sunday, ten in the morning.
	for n, hours := range []int{6*24 + 9, 7 * 24, 8, 1} {
		first := now().Add(time.Duration(hours) * time.Hour)
		part := map[bool]uint8{true: 2, false: 0}[hours%24 > 7]
		x.Apply(Change{Open: &OpenTime{ConsultantID: id(ids.Consultant, n), Version: 1, Windows: []Window{{Day: dayOf(first), Part: part, Slots: 1, First: first.Unix()}}}})
	}
	return x
}

func TestSearch(t *testing.T) {
	t.Parallel()
	x := searchable()
	for name, test := range map[string]struct {
		search Search
		want   []int
	}{
		"everything visible":  {Search{}, []int{0, 1, 2}},
		"long vowel and kana": {Search{Keywords: "さーば"}, []int{0}},
		"half width":          {Search{Keywords: "ﾊﾗｽﾒﾝﾄ"}, []int{0}},
		"variant kanji":       {Search{Keywords: "高橋"}, []int{0}},
		"romaji":              {Search{Keywords: "SATO"}, []int{1, 2}},
		"full name, unspaced": {Search{Keywords: "佐藤進"}, []int{1}},
		"all keywords":        {Search{Keywords: "佐藤　介護"}, []int{1}},
		"label in English":    {Search{Keywords: "elder care"}, []int{1}},
		"one character":       {Search{Keywords: "恵"}, []int{2}},
		"hidden":              {Search{Keywords: "隠れ"}, nil},
		"licence not held":    {Search{Keywords: "公認心理師"}, nil},
		"licence held":        {Search{Keywords: "キャリアコンサルタント"}, []int{0}},
		"nothing folded":      {Search{Keywords: " ー "}, []int{0, 1, 2}},
		"theme":               {Search{Filters: [facets][]events.Code{facetTheme: {"management"}}}, []int{2}},
		"two filters":         {Search{Filters: [facets][]events.Code{facetTheme: {"management"}, facetGender: {"male"}}}, nil},
		"either theme":        {Search{Filters: [facets][]events.Code{facetTheme: {"management", "elder_care"}}}, []int{1, 2}},
		"either, and a man":   {Search{Filters: [facets][]events.Code{facetTheme: {"management", "elder_care"}, facetGender: {"male"}}}, []int{1}},
		"free this week":      {Search{FreeWeek: true}, []int{0, 2}},
		"soonest first":       {Search{Sort: sortSoon}, []int{2, 0, 1}},
		"program not served":  {Search{Scope: []events.Code{events.Exit}}, nil},
		"by experience":       {Search{Keywords: "佐藤", Sort: "experience"}, []int{1, 2}},
	} {
		test.search.Page, test.search.Asker = 1, id(ids.Account, 1)
		got := x.Search(test.search, now())
		var found []int
		for _, h := range got.Hits {
			for n := range 4 {
				if h.ConsultantID == id(ids.Consultant, n) {
					found = append(found, n)
				}
			}
		}
		if test.search.Sort == "" {
			slices.Sort(found)
		}
		if !slices.Equal(found, test.want) || got.Total != len(test.want) {
			t.Errorf("%s: %v of %d, want %v", name, found, got.Total, test.want)
		}
	}
	got := x.Search(Search{Filters: [facets][]events.Code{facetGender: {"female"}}, Page: 1}, now())
	if got.Counts[facetGender]["male"] != 1 || got.Counts[facetTheme]["elder_care"] != 0 || got.Counts[facetLanguage]["ja"] != 2 {
		t.Errorf("counts %v", got.Counts)
	}
	got = x.Search(Search{Filters: [facets][]events.Code{facetTheme: {"management"}, facetLanguage: {"ja"}}, FreeWeek: true, Page: 1}, now())
	if got.FreeWeek != 1 || got.Counts[facetTheme]["harassment"] != 1 || got.Counts[facetTheme]["elder_care"] != 0 || got.Counts[facetLanguage]["en"] != 1 {
		t.Errorf("free this week %d, counts %v", got.FreeWeek, got.Counts)
	}
	if evening := now().Add(9 * time.Hour); x.Search(Search{FreeWeek: true, Page: 1}, evening).Total != 2 {
		t.Error("this evening is still to come at seven")
	}
	if monday := now().Add(24 * time.Hour); x.Search(Search{FreeWeek: true, Page: 1}, monday).Total != 2 {
		t.Error("on Monday the eighth day is the seventh, and Sunday is over")
	}
	if got := x.Search(Search{Keywords: "佐藤", Page: 9}, now()); got.Total != 2 || len(got.Hits) != 0 {
		t.Errorf("beyond the last page: %+v", got)
	}
}

func TestSearchFollowsChanges(t *testing.T) {
	t.Parallel()
	x := searchable()
	find := func(q string) int { return x.Search(Search{Keywords: q, Page: 1}, now()).Total }
	if find("介護") != 1 {
		t.Fatal("before")
	}
	for version := int64(2); version < 300; version++ {
		c := *x.doc(1).consultant.copied()
		c.Version, c.Introduction, c.Themes = version, "盆栽の話をしましょう。", nil
		x.Apply(Change{Consultant: &c})
	}
	if find("介護") != 0 || find("盆栽") != 1 {
		t.Errorf("介護 %d, 盆栽 %d", find("介護"), find("盆栽"))
	}
	if x.search.overdue() {
		t.Error("the index was not rebuilt")
	}
}

func TestHighlight(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("あ", 60) + "サーバー運用" + strings.Repeat("い", 60)
	for name, test := range map[string]struct {
		text, keywords, want string
	}{
		"none":       {"介護の話", "育児", ""},
		"kana":       {"ハラスメントの話", "はらすめんと", "[ハラスメント]の話"},
		"two":        {"介護と育児と介護", "介護 育児", "[介護]と[育児]と[介護]"},
		"overlap":    {"仕事の両立", "仕事の 事の両", "[仕事の両]立"},
		"name":       {"髙橋 サキ", "高橋さき", "[髙橋 サキ]"},
		"long":       {long, "サーバ", "…" + strings.Repeat("あ", 40) + "[サーバ]ー運用" + strings.Repeat("い", 37) + "…"},
		"half width": {"ｶﾞｲﾄﾞです", "ガイド", "[ｶﾞｲﾄﾞ]です"},
	} {
		var got strings.Builder
		for _, r := range highlight(test.text, foldedOf(test.keywords)) {
			if r.Hit {
				got.WriteString("[" + r.Text + "]")
			} else {
				got.WriteString(r.Text)
			}
		}
		if got.String() != test.want {
			t.Errorf("%s: %s, want %s", name, got.String(), test.want)
		}
	}
}

// TestSearchFindsWhatIsThere holds the index against looking through every text.
func TestSearchFindsWhatIsThere(t *testing.T) {
	t.Parallel()
	x := seededIndex(200)
	x.prepareSearch()
	texts := make([][textFields]string, 200)
	for slot := range texts {
		texts[slot] = searchTexts(&x.doc(slot).consultant)
	}
	rapid.Check(t, func(t *rapid.T) {
		text := []rune(texts[rapid.IntRange(0, 199).Draw(t, "slot")][rapid.IntRange(0, int(textFields)-1).Draw(t, "field")])
		from := rapid.IntRange(0, len(text)-1).Draw(t, "from")
		word := string(text[from:min(len(text), from+rapid.IntRange(1, 12).Draw(t, "length"))])
		if strings.ContainsAny(word, punctuation+" ") {
			t.Skip("nobody can look for this")
		}
		tallies := make([]tally, len(x.search.slots))
		x.search.find(word, tallies)
		for d, slot := range x.search.slots {
			for f, text := range texts[slot] {
				if got, want := tallies[d]>>(8*f)&0xff > 0, strings.Contains(text, word); got != want {
					t.Fatalf("%q in %q: %v, want %v", word, text, got, want)
				}
			}
		}
	})
}

func foldedOf(q string) (out []string) {
	for _, w := range keywordsOf(q) {
		out = append(out, w.folded)
	}
	return out
}
