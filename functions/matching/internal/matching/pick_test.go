package matching

import (
	"math/bits"
	"reflect"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"kikite/events"
	"kikite/shared/ids"
)

// someone draws an employee with any part of the profile left out.
func someone(t *rapid.T) Employee {
	codes := func(name string, from []events.Code, most int) []events.Code {
		return rapid.SliceOfNDistinct(rapid.SampledFrom(from), 0, most, rapid.ID).Draw(t, name)
	}
	code := func(name string, from []events.Code) events.Code {
		return rapid.SampledFrom(append([]events.Code{""}, from...)).Draw(t, name)
	}
	e := Employee{AccountID: id(ids.Account, rapid.IntRange(1, 50).Draw(t, "account")), Swapped: map[events.ID]bool{},
		CompanyID: rapid.SampledFrom([]events.ID{"", id(ids.Company, 0), id(ids.Company, 1), id(ids.Company, 9)}).Draw(t, "company")}
	for _, n := range rapid.SliceOfN(rapid.IntRange(0, 399), 0, 30).Draw(t, "swapped") {
		e.Swapped[id(ids.Consultant, n)] = true
	}
	if rapid.Bool().Draw(t, "has profile") {
		e.Profile = &Profile{
			Concerns: codes("concerns", Concerns(), MaxConcerns), ConcernText: rapid.SampledFrom([]string{"", "上司と話せない", "残業が多い"}).Draw(t, "text"),
			Hope: rapid.IntRange(0, 5).Draw(t, "hope"), Situation: code("situation", Situations()), Industry: code("industry", events.Industries()),
			JobType: code("job", events.JobTypes()), Values: codes("values", events.Values(), MaxValues), Times: codes("times", Times(), 6),
			Wishes: Wishes{Gender: code("gender", events.Genders()), Language: code("language", events.Languages()),
				Licence: code("licence", events.Licences()), Age: code("age", events.AgeBands()),
				Background: code("background", events.Backgrounds())},
		}
		if rapid.Bool().Draw(t, "has personality") {
			e.Profile.Personality = rapid.SliceOfN(rapid.IntRange(1, 7), 10, 10).Draw(t, "personality")
		}
	}
	return e
}

// mayPick is the definition of an eligible consultant, written apart from the ranking.
func mayPick(e Employee, k *entry, program events.Code) bool {
	c := &k.consultant
	if c.Status != events.StatusApproved || e.Swapped[c.ID] || !slices.Contains(c.Programs, program) {
		return false
	}
	if e.CompanyID != "" && slices.Contains(c.Connected, e.CompanyID) {
		return false
	}
	p := e.Profile
	if p == nil {
		p = &Profile{}
	}
	if p.Wishes.Gender != "" && p.Wishes.Gender != c.Gender || p.Wishes.Language != "" && !slices.Contains(c.Languages, p.Wishes.Language) {
		return false
	}
	return slices.ContainsFunc(k.open.Windows, func(w Window) bool {
		start := time.Unix(int64(w.Day)*86400, 0).UTC()
		kind := events.Code("weekday_")
		if d := start.Weekday(); d == time.Saturday || d == time.Sunday {
			kind = "weekend_"
		}
		days := start.Sub(time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)).Hours() / 24
		return days >= 0 && days < 14 && (len(p.Times) == 0 || slices.Contains(p.Times, kind+dayParts[w.Part]))
	})
}

func TestPicksProperties(t *testing.T) {
	t.Parallel()
	x := seededIndex(400)
	suspended := *x.doc(7).consultant.copied()
	suspended.Status, suspended.Version = events.StatusSuspended, 2
	x.Apply(Change{Consultant: &suspended})
	rapid.Check(t, func(t *rapid.T) {
		e, program := someone(t), rapid.SampledFrom(events.Programs()).Draw(t, "program")
		eligible := 0
		for i := range x.ids {
			if mayPick(e, x.doc(i), program) {
				eligible++
			}
		}
		seen := map[events.ID]bool{}
		for page := 1; page <= 3; page++ {
			got := x.Picks(e, program, page, now())
			if got.Eligible != eligible {
				t.Fatalf("%d are eligible, Picks counts %d", eligible, got.Eligible)
			}
			if want := min(Ten, max(0, eligible-Ten*(page-1))); len(got.Picks) != want {
				t.Fatalf("page %d of %d eligible has %d picks, not %d", page, eligible, len(got.Picks), want)
			}
			for _, p := range got.Picks {
				if seen[p.ConsultantID] {
					t.Fatalf("%s is proposed twice", p.ConsultantID)
				}
				seen[p.ConsultantID] = true
				if !mayPick(e, x.doc(x.slots[p.ConsultantID]), program) {
					t.Fatalf("%s is not eligible", p.ConsultantID)
				}
				checkReasons(t, p.Reasons)
			}
			if again := x.Picks(e, program, page, now()); !reflect.DeepEqual(got, again) {
				t.Fatal("the same input gave other picks")
			}
		}
	})
}

func checkReasons(t *rapid.T, reasons []Label) {
	if len(reasons) < 2 || len(reasons) > 3 {
		t.Fatalf("%d reasons: %v", len(reasons), reasons)
	}
	for i, r := range reasons {
		if r.Code == "" || r.JA == "" || r.EN == "" || slices.ContainsFunc(reasons[:i], func(o Label) bool { return o.Code == r.Code }) {
			t.Fatalf("reasons %v", reasons)
		}
	}
}

// TestRemovingOneChangesOnlyWhatItMust: without somebody who was not proposed the ten stay as they are; without one of a later page the
// first page does.
func TestRemovingOneChangesOnlyWhatItMust(t *testing.T) {
	t.Parallel()
	x := seededIndex(400)
	names := func(picks []Pick) (out []events.ID) {
		for _, p := range picks {
			out = append(out, p.ConsultantID)
		}
		return out
	}
	rapid.Check(t, func(t *rapid.T) {
		e := someone(t)
		page := rapid.IntRange(1, 3).Draw(t, "page")
		before := names(x.Picks(e, events.OneOnOne, page, now()).Picks)
		first := names(x.Picks(e, events.OneOnOne, 1, now()).Picks)
		gone := *x.head(rapid.IntRange(0, 399).Draw(t, "gone")).consultant.copied()
		if len(before) > 0 && rapid.Bool().Draw(t, "a proposed one") {
			gone = *x.head(x.slots[rapid.SampledFrom(before).Draw(t, "which")]).consultant.copied()
		}
		e.Swapped[gone.ID] = true
		after := names(x.Picks(e, events.OneOnOne, page, now()).Picks)
		seen := names(x.Picks(e, events.OneOnOne, 1, now()).Picks)
		for p := 2; p <= page; p++ {
			seen = append(seen, names(x.Picks(e, events.OneOnOne, p, now()).Picks)...)
		}
		switch {
		case slices.Contains(before, gone.ID):
			if slices.Contains(after, gone.ID) {
				t.Fatal("the one who is gone is proposed")
			}
			if page > 1 && !slices.Equal(seen[:len(first)], first) {
				t.Fatal("the first page changed, too")
			}
		case page == 1 && !slices.Equal(before, after):
			t.Fatalf("without %s, who was not proposed, %v became %v", gone.ID, before, after)
		}
	})
}

func TestPicksDoNotDependOnOrder(t *testing.T) {
	t.Parallel()
	changes := seeded(300)
	a, b := NewIndex(DefaultWeights()), NewIndex(DefaultWeights())
	a.Apply(changes...)
	slices.Reverse(changes)
	b.Apply(changes...)
	e := Employee{AccountID: id(ids.Account, 1), Profile: &Profile{Concerns: []events.Code{"management"}}}
	got, want := a.Picks(e, events.OneOnOne, 1, now()), b.Picks(e, events.OneOnOne, 1, now())
	for i := range want.Picks {
		if got.Picks[i].ConsultantID != want.Picks[i].ConsultantID || !reflect.DeepEqual(got.Picks[i].Reasons, want.Picks[i].Reasons) {
			t.Errorf("pick %d: %v and %v", i, got.Picks[i], want.Picks[i])
		}
	}
}

func TestPicksFitTheEmployee(t *testing.T) {
	t.Parallel()
	x := seededIndex(1000)
	e := Employee{AccountID: id(ids.Account, 1), Profile: &Profile{Concerns: []events.Code{"elder_care", "work_life"}, Industry: "finance", Hope: HopeListen}}
	concern := x.codecs.themes.set(e.Profile.Concerns)
	hits := 0
	for _, p := range x.Picks(e, events.OneOnOne, 1, now()).Picks {
		f := x.features[x.slots[p.ConsultantID]]
		hits += bits.OnesCount64(f.themes & concern)
		if !slices.ContainsFunc(p.Reasons, func(r Label) bool { return r.Code == "concern" }) {
			t.Errorf("%v does not name the concern", p.Reasons)
		}
	}
	if hits < 14 {
		t.Errorf("ten picks meet %d of 20 concerns", hits)
	}
}

func TestPicksAreDiverseAndSpread(t *testing.T) {
	t.Parallel()
	x := seededIndex(1000)
	shown, themes := map[events.ID]int{}, 0.0
	for n := range 200 {
		e := Employee{AccountID: id(ids.Account, n)}
		picks := x.Picks(e, events.OneOnOne, 1, now()).Picks
		genders := map[events.Code]bool{}
		for i, p := range picks {
			shown[p.ConsultantID]++
			genders[x.doc(x.slots[p.ConsultantID]).consultant.Gender] = true
			for _, o := range picks[:i] {
				themes += float64(alike(&x.features[x.slots[p.ConsultantID]], &x.features[x.slots[o.ConsultantID]]))
			}
		}
		if len(genders) < 2 {
			t.Error("ten of one gender without a wish for it")
		}
	}
	if mean := themes / (200 * 45); mean > 0.4 {
		t.Errorf("picks are %.2f alike", mean)
	}
	most := 0
	for _, n := range shown {
		most = max(most, n)
	}
	if len(shown) < 300 || most > 60 {
		t.Errorf("200 employees without wishes saw %d consultants, one of them %d times", len(shown), most)
	}
}

func TestOpenTimeMoves(t *testing.T) {
	t.Parallel()
	x := seededIndex(200)
	e := Employee{AccountID: id(ids.Account, 1), Profile: &Profile{Times: []events.Code{"weekend_evening"}}}
	if got := x.Picks(e, events.OneOnOne, 1, now()).Eligible; got == 0 {
		t.Fatal("nobody is free at the weekend")
	}
	for _, test := range []struct {
		name string
		days int
		want bool
	}{{"a week later", 7, true}, {"after all windows", 14, false}, {"when the bits come round", 21, false}, {"much later", 400, false}} {
		if got := x.Picks(e, events.OneOnOne, 1, now().AddDate(0, 0, test.days)); (got.Eligible > 0) != test.want {
			t.Errorf("%s: %d eligible", test.name, got.Eligible)
		}
	}
	evening := time.Date(2026, 11, 22, 9, 30, 0, 0, time.UTC) // 18:30 in Tokyo
	mask := openMask(nil, evening, dayOf(evening))
	if mask&0b111 != 0b100 {
		t.Errorf("at 18:30 the parts %03b of today are open", mask&0b111)
	}
}

func (c *Consultant) copied() *Consultant { d := *c; return &d }
