package consultants_test

import (
	"encoding/json"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"kikite/events"
	"kikite/infra/local/seed/consultants"
)

const full = 3040

func TestDeterministic(t *testing.T) {
	t.Parallel()
	a, b := consultants.Generate(7, 300), consultants.Generate(7, 300)
	if !reflect.DeepEqual(a, b) {
		t.Error("the same seed gave other consultants")
	}
	if !reflect.DeepEqual(a[:40], consultants.Generate(7, 40)) {
		t.Error("fewer consultants are not the first of more")
	}
	if other := consultants.Generate(8, 300); other[0].Name() == a[0].Name() && other[1].Name() == a[1].Name() && other[2].Name() == a[2].Name() {
		t.Error("another seed gave the same consultants")
	}
}

func TestNoTwoAlike(t *testing.T) {
	t.Parallel()
	seen := map[string]string{}
	once := func(kind, value, who string) {
		if first, ok := seen[kind+value]; ok {
			t.Errorf("%s %q of %s is also that of %s", kind, value, who, first)
		}
		seen[kind+value] = who
	}
	for _, c := range consultants.Generate(1, full) {
		once("name", c.Name(), c.Email)
		once("e-mail", c.Email, c.Email)
		once("career", c.Career, c.Email)
		once("introduction", c.Introduction, c.Email)
		for _, l := range c.Licences {
			once(string(l.Kind), l.Number, c.Email)
		}
	}
}

func TestWellFormed(t *testing.T) {
	t.Parallel()
	number := map[events.Code]*regexp.Regexp{
		events.LicenceCareerConsultant: regexp.MustCompile(`^(1[6-9]|2[0-5])\d{6}$`), events.LicenceCertifiedPsychologist: regexp.MustCompile(`^\d{5}$`),
		events.LicenceClinicalPsychologist: regexp.MustCompile(`^\d{5}$`), events.LicenceIndustrialCounselor: regexp.MustCompile(`^\d{8}$`),
		events.LicencePhysician: regexp.MustCompile(`^\d{6}$`), events.LicenceSocialWorker: regexp.MustCompile(`^\d{6}$`),
		events.LicencePublicHealthNurse: regexp.MustCompile(`^\d{6}$`), events.LicenceCoach: regexp.MustCompile(`^C\d{2}-\d{5}$`),
	}
	kana := regexp.MustCompile(`^[ァ-ヴー]+ [ァ-ヴー]+$`)
	mail := regexp.MustCompile(`^[a-z]+\.[a-z]+\d*@consultant\.kikite-demo\.example$`)
	clock := regexp.MustCompile(`^([01]\d|2[0-3]):[03]0$`)
	for _, c := range consultants.Generate(2, full) {
		if len(c.Hours) > 21 || len(c.SessionMinutes) != len(c.Programs) {
			t.Errorf("%s: %d hours, lengths %v", c.Email, len(c.Hours), c.SessionMinutes)
		}
		if !kana.MatchString(c.Kana()) || !mail.MatchString(c.Email) {
			t.Errorf("%s: kana %q, e-mail %q", c.Name(), c.Kana(), c.Email)
		}
		for _, l := range c.Licences {
			if !number[l.Kind].MatchString(l.Number) || l.Registered >= consultants.Year {
				t.Errorf("%s: %s number %q of %d", c.Email, l.Kind, l.Number, l.Registered)
			}
		}
		for _, l := range [][2][]events.Code{{c.Programs, events.Programs()}, {c.Themes, events.Themes()}, {c.Industries, events.Industries()},
			{c.JobTypes, events.JobTypes()}, {c.Styles, events.Styles()}, {c.Values, events.Values()}, {c.Languages, events.Languages()},
			{{c.Gender}, events.Genders()}, {{c.AgeBand}, events.AgeBands()}} {
			checkCodes(t, c.Email, l[0], l[1])
		}
		if len(c.Personality) != 5 || slices.Min(c.Personality) < 2 || slices.Max(c.Personality) > 14 {
			t.Errorf("%s: personality %v", c.Email, c.Personality)
		}
		if n := utf8.RuneCountInString(c.Introduction); n < 120 || n > 600 {
			t.Errorf("%s: introduction of %d characters", c.Email, n)
		}
		for i, h := range c.Hours {
			if !clock.MatchString(h.Start) || !clock.MatchString(h.End) || h.Start >= h.End || !slices.Contains([]string{"MO", "TU", "WE", "TH", "FR", "SA", "SU"}, h.Weekday) {
				t.Errorf("%s: hours %v", c.Email, h)
			}
			if i > 0 && c.Hours[i-1].Weekday == h.Weekday && c.Hours[i-1].End >= h.Start {
				t.Errorf("%s: hours %v and %v meet", c.Email, c.Hours[i-1], h)
			}
		}
		if text := c.Headline + c.Career + c.Introduction; strings.Contains(text, "キャリアコンサルタント") || strings.Contains(text, "%!") || strings.Contains(text, "。。") {
			t.Errorf("%s: text %q", c.Email, text)
		}
	}
}

func checkCodes(t *testing.T, who string, got, allowed []events.Code) {
	t.Helper()
	if len(got) == 0 {
		t.Errorf("%s: a list is empty", who)
	}
	for i, code := range got {
		if !slices.Contains(allowed, code) || slices.Contains(got[:i], code) {
			t.Errorf("%s: %q in %v", who, code, got)
		}
	}
}

func TestDistributions(t *testing.T) {
	t.Parallel()
	all := consultants.Generate(3, full)
	share := func(what func(consultants.Consultant) bool) float64 {
		n := 0
		for _, c := range all {
			if what(c) {
				n++
			}
		}
		return float64(n) / full
	}
	serves := func(p events.Code) func(consultants.Consultant) bool {
		return func(c consultants.Consultant) bool { return slices.Contains(c.Programs, p) }
	}
	weekend := func(c consultants.Consultant) bool { return c.Hours[len(c.Hours)-1].Weekday[0] == 'S' }
	tests := map[string]struct {
		got, low, high float64
	}{
		"career consultants":  {share(func(c consultants.Consultant) bool { return c.Has(events.LicenceCareerConsultant) }), .55, .75},
		"physicians":          {share(func(c consultants.Consultant) bool { return c.Has(events.LicencePhysician) }), .01, .04},
		"mental_harassment":   {share(serves(events.MentalHarassment)), .35, .7},
		"exit":                {share(serves(events.Exit)), .25, .55},
		"pre_joining":         {share(serves(events.PreJoining)), .15, .45},
		"women":               {share(func(c consultants.Consultant) bool { return c.Gender == "female" }), .5, .62},
		"English":             {share(func(c consultants.Consultant) bool { return slices.Contains(c.Languages, "en") }), .09, .18},
		"Asia/Tokyo":          {share(func(c consultants.Consultant) bool { return c.Zone == "Asia/Tokyo" }), .94, .98},
		"weekends":            {share(weekend), .2, .6},
		"different headlines": {float64(distinct(all)) / full, .3, 1},
	}
	for name, test := range tests {
		if test.got < test.low || test.got > test.high {
			t.Errorf("%s: %.3f is not between %.2f and %.2f", name, test.got, test.low, test.high)
		}
	}
}

func distinct(all []consultants.Consultant) int {
	seen := map[string]bool{}
	for _, c := range all {
		seen[c.Headline] = true
	}
	return len(seen)
}

func TestImportBodies(t *testing.T) {
	t.Parallel()
	c := consultants.Generate(4, 1)[0]
	application, err := json.Marshal(c.Application())
	if err != nil {
		t.Fatal(err)
	}
	row, err := json.Marshal(c.Availability("con_00000000000000000000000000"))
	if err != nil {
		t.Fatal(err)
	}
	for text, parts := range map[string][]string{
		string(application): {`"name":"` + c.Name() + `"`, `"email":"` + c.Email + `"`, `"kind":"`, `"introduction":"`, `"experience_years":`},
		string(row):         {`"consultant_id":"con_00000000000000000000000000"`, `"weekday":"`, `"zone":"` + string(c.Zone) + `"`},
	} {
		for _, part := range parts {
			if !strings.Contains(text, part) {
				t.Errorf("%s lacks %s", text, part)
			}
		}
	}
}

// TestBackgroundsAreSpread: most consultants did something else before, and a wish for any background finds somebody.
func TestBackgroundsAreSpread(t *testing.T) {
	t.Parallel()
	count, with := map[events.Code]int{}, 0
	for _, c := range consultants.Generate(1, 300) {
		for _, b := range c.Backgrounds {
			count[b]++
		}
		if len(c.Backgrounds) > 0 {
			with++
		}
	}
	if with < 200 {
		t.Errorf("%d of 300 have a background", with)
	}
	for _, b := range events.Backgrounds() {
		if count[b] < 3 || count[b] > 200 {
			t.Errorf("%d of 300 did %s", count[b], b)
		}
	}
}
