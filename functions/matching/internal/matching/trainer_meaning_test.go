package matching

import (
	"context"
	"testing"
	"time"

	"kikite/events"
	"kikite/events/claims"
	"kikite/functions/matching/internal/meaning"
	"kikite/shared/ids"
)

// sometimes is a way of embedding whose remote method answers so many times.
type sometimes struct {
	twice
	left int
}

func (s *sometimes) Of(ctx context.Context, text string) meaning.Set {
	if s.left--; s.left < 0 {
		return meaning.NewSet(s.local.Vector(text))
	}
	return s.twice.Of(ctx, text)
}

// TestTrainerCatchesUp stores consultants before there is a model, and lets the model answer twice a night.
func TestTrainerCatchesUp(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	for n := range 4 {
		w.consultant(n, 1, nil)
	}
	w.consultant(4, 1, func(d *events.ConsultantChanged, _ *claims.ConsultantProfile) { d.Status = events.StatusSuspended })
	have := func() (n int) {
		for i := range 5 {
			c, _, _, _, err := w.store.Consultant(t.Context(), id(ids.Consultant, i))
			if err != nil || c.Meaning.Of(meaning.LocalKind) == "" {
				t.Fatalf("%d bytes, %v", len(c.Meaning), err)
			}
			if c.Meaning.Of("remote") != "" {
				n++
			}
		}
		return n
	}
	for night, want := range []int{2, 4, 4} {
		texts := &sometimes{twice{LocalMeaning()}, 2}
		trainer := NewTrainer(w.store, NewObjects(w.objects, "snapshots"), w.newLive(), texts)
		w.clock.Advance(24 * time.Hour)
		if err := trainer.Handle(t.Context(), Scheduled{ScheduledFor: w.clock.Now()}); err != nil {
			t.Fatal(err)
		}
		if got := have(); got != want {
			t.Errorf("after night %d, %d have a vector of the model, not %d", night+1, got, want)
		}
	}
	x, err := w.newLive().Index(t.Context())
	if err != nil || x.meanings[x.slots[id(ids.Consultant, 0)]].Of("remote") == "" {
		t.Errorf("the snapshot has no vector of the model: %v", err)
	}
}

// TestLateVectorIsNotStored holds that no vector outlives a text that changed, or was erased, while the model was asked.
func TestLateVectorIsNotStored(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	con := w.consultant(1, 1, nil)
	late, _, _, _, err := w.store.Consultant(t.Context(), con)
	if err != nil {
		t.Fatal(err)
	}
	store := func() meaning.Set {
		if err := w.store.putMeaning(t.Context(), late, meaning.NewSet(meaning.Vector{Kind: "remote", Values: "late"})); err != nil {
			t.Fatal(err)
		}
		c, _, _, _, err := w.store.Consultant(t.Context(), con)
		if err != nil {
			t.Fatal(err)
		}
		return c.Meaning
	}
	w.consultant(1, 2, func(_ *events.ConsultantChanged, p *claims.ConsultantProfile) { p.Introduction = "介護の話" })
	if store().Of("remote") != "" {
		t.Error("a vector of the text before")
	}
	late.Version = 2
	w.handle(w.erasure())
	if set := store(); set != "" {
		t.Error("a vector of an erased text")
	}
}
