package matching

import (
	"context"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"kikite/events"
	"kikite/events/claims"
	"kikite/functions/matching/internal/meaning"
	"kikite/shared/ids"
)

// TestTopIsExact holds that leaving texts uncompared that cannot decide gives what comparing all would.
func TestTopIsExact(t *testing.T) {
	t.Parallel()
	x := seededIndex(400)
	rapid.Check(t, func(t *rapid.T) {
		e, n := someone(t), rapid.IntRange(1, 60).Draw(t, "n")
		weights := x.weights
		weights[dimMeaning] = rapid.Float32Range(-1, 3).Draw(t, "weight")
		q := x.codecs.compile(e, events.OneOnOne, now(), x.base)
		var want []scored
		for slot := range x.features {
			f := &x.features[slot]
			if q.eligible(f) && !x.barred(slot, f, q.company, q.companyBit) && !q.swapped[x.ids[slot]] {
				p := q.measure(f)
				want = append(want, scored{int32(slot), weights.total(&p) + weights[dimMeaning]*x.measure(&q, slot)[dimMeaning]})
			}
		}
		slices.SortFunc(want, x.byScore)
		got, average, eligible := x.top(&q, &weights, n)
		if eligible != len(want) || !slices.Equal(got, want[:min(n, len(want))]) {
			t.Fatalf("%d of %d: %v\nnot %v", n, eligible, got, want[:min(n, len(want))])
		}
		if wrote := e.Profile != nil && e.Profile.ConcernText != ""; wrote != (q.meaning != "") || !wrote && average[dimMeaning] != 0 {
			t.Fatalf("compared %v, on average %v", q.meaning != "", average[dimMeaning])
		}
	})
}

func TestMeaningMovesPicks(t *testing.T) {
	t.Parallel()
	x := seededIndex(1000)
	likeness := func(text string) (of, all float32, named bool) {
		e := Employee{AccountID: id(ids.Account, 1), Profile: &Profile{ConcernText: text}}
		q := x.codecs.compile(e, events.OneOnOne, now(), x.base)
		for slot := range x.ids {
			all += x.measure(&q, slot)[dimMeaning] / float32(len(x.ids))
		}
		for _, p := range x.Picks(e, events.OneOnOne, 1, now()).Picks {
			of += x.measure(&q, x.slots[p.ConsultantID])[dimMeaning] / Ten
			named = named || slices.ContainsFunc(p.Reasons, func(r Label) bool { return r.Code == "meaning" })
		}
		return of, all, named
	}
	for _, text := range []string{"親の介護が始まり、介護と仕事の両立に悩んでいます", "海外駐在から戻り、異文化の職場を離れて戸惑っています", "部下の育成に悩んでいます。評価の面談で何を伝えればよいでしょうか"} {
		if picked, all, named := likeness(text); picked < all+0.15 || !named {
			t.Errorf("%s: picks are at %.2f, all at %.2f; a reason names it: %v", text, picked, all, named)
		}
	}
	if picked, all, named := likeness("なんとなく、はなしてみたいです"); picked != 0 || all != 0 || named {
		t.Errorf("nothing said: %v %v %v", picked, all, named)
	}
}

func TestExamplesCompareTexts(t *testing.T) {
	t.Parallel()
	x := seededIndex(50)
	profiles := map[events.ID]Profile{id(ids.Account, 1): {ConcernText: "介護と海外駐在と残業と評価と会議と育児の話"}}
	var ratings []Rating
	for _, c := range x.ids {
		ratings = append(ratings, Rating{Rater: id(ids.Account, 1), ConsultantID: c, Program: events.OneOnOne, Rating: 5})
	}
	filled := 0
	for _, e := range x.Examples(ratings, profiles, now()) {
		if e.Parts[dimMeaning] > 0 {
			filled++
		}
	}
	if filled < 10 || !slices.Contains(learnables(), dimMeaning) {
		t.Errorf("%d of %d examples compare texts", filled, len(ratings))
	}
}

// TestOldConsultantsGetVectors is for what was stored before there were vectors.
func TestOldConsultantsGetVectors(t *testing.T) {
	t.Parallel()
	x := NewIndex(DefaultWeights())
	c := Consultant{ID: "c", Version: 1, Introduction: "介護の話を伺います"}
	x.Apply(Change{Consultant: &c})
	if x.meanings[0].Of(meaning.LocalKind) == "" || c.Meaning != "" {
		t.Error("no vector, or the change itself was changed")
	}
	c.Introduction, c.Version = "", 2
	x.Apply(Change{Consultant: &c})
	if x.meanings[0] != "" {
		t.Error("a vector of a text that is gone")
	}
}

// twice is a way of embedding with a remote method that always answers.
type twice struct{ local *meaning.Local }

func (w twice) Of(_ context.Context, text string) meaning.Set {
	return meaning.NewSet(meaning.Vector{Kind: "remote", Values: strings.Repeat("\x0b", 128)}, w.local.Vector(text))
}

func (twice) Remote() string { return "remote" }

// TestVectorsAreKeptAndErased follows a consultant's vectors through the table, the change log and the snapshot, until they are erased with
// the text they are of.
func TestVectorsAreKeptAndErased(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.applier.texts = twice{LocalMeaning()}
	con := w.consultant(1, 1, func(_ *events.ConsultantChanged, p *claims.ConsultantProfile) { p.Introduction = "介護の話" })
	c, _, _, _, err := w.store.Consultant(t.Context(), con)
	if err != nil || c.Meaning.Of("remote") == "" || c.Meaning.Of(meaning.LocalKind) != LocalMeaning().Vector(c.meaningText()).Values {
		t.Fatalf("%d bytes, %v", len(c.Meaning), err)
	}
	if _, err := w.live.WriteSnapshot(t.Context()); err != nil {
		t.Fatal(err)
	}
	w.clock.Advance(time.Hour) // so that the next index has it from the snapshot
	held := func() (set meaning.Set, raw string) {
		x, err := w.newLive().Index(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		return x.meanings[x.slots[con]], w.stored()
	}
	if set, raw := held(); set != c.Meaning || !strings.Contains(raw, string(c.Meaning)) {
		t.Errorf("the index has %d bytes", len(set))
	}
	w.handle(w.erasure())
	if set, raw := held(); set != "" || strings.Contains(raw, string(c.Meaning)) || strings.Contains(raw, c.Meaning.Of(meaning.LocalKind)) {
		t.Errorf("after the erasure the index has %d bytes, or the snapshot has", len(set))
	}
	if c, _, _, _, err = w.store.Consultant(t.Context(), con); err != nil || c.Meaning != "" {
		t.Errorf("the table has %d bytes, %v", len(c.Meaning), err)
	}
}

func TestProfileKeepsVectors(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	var answer map[string]any
	if code := s.ask(&s.someone, "PUT", "/me/profile", `{"concern_text":"残業が多い"}`, &answer); code != http.StatusOK || answer["meaning"] != nil {
		t.Fatalf("%d %v", code, answer)
	}
	if p := employee(t, s.world, s.someone.AccountID).Profile; p.Meaning != meaning.NewSet(LocalMeaning().Vector("残業が多い")) {
		t.Errorf("%d bytes are stored", len(p.Meaning))
	}
	s.ask(&s.someone, "PUT", "/me/profile", `{}`, nil)
	if p := employee(t, s.world, s.someone.AccountID).Profile; p.Meaning != "" {
		t.Errorf("%d bytes of a text that is gone", len(p.Meaning))
	}
}
