package matching

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"testing"
	"time"

	"kikite/events"
	"kikite/shared/ids"
	"kikite/shared/principal"
)

// nights is a world whose ratings teach something every night.
type nights struct {
	*site
	trainer  *Trainer
	operator principal.Principal
	sessions int
}

func newNights(t *testing.T) *nights {
	t.Helper()
	s := newSite(t)
	for n := 15; n < 20; n++ {
		s.open(s.consultant(n, 1, nil), 1, tomorrow(events.PartEvening))
	}
	return &nights{site: s, trainer: NewTrainer(s.store, NewObjects(s.objects, "snapshots"), s.newLive(), s.texts),
		operator: principal.Principal{AccountID: id(ids.Account, 50), Role: events.RoleOperator}}
}

// rate lets sixty employees whom nobody knew yet rate five consultants each.
func (n *nights) rate(quality func(int) float64) {
	n.t.Helper()
	n.sessions += 1000
	for i, r := range judged(60, 5, uint64(n.sessions), quality) {
		rater, session := id(ids.Account, 10*n.sessions+i/5), id(ids.Session, n.sessions+i)
		if i%5 == 0 {
			if err := n.store.PutProfile(context.Background(), rater, Profile{Program: events.OneOnOne}); err != nil {
				n.t.Fatal(err)
			}
		}
		n.handle(envelope(n.world, events.SessionsPulseAnswered, session, 1, events.PulseAnswered{SessionID: session, EmployeeID: rater,
			ConsultantID: r.ConsultantID, Program: events.OneOnOne, Rating: r.Rating.Rating}))
		n.clock.Advance(time.Second)
	}
}

// train runs the trainer at two in the night after today and says for which version that is.
func (n *nights) train() string {
	n.t.Helper()
	tokyo := n.clock.Now().Add(9 * time.Hour)
	night := time.Date(tokyo.Year(), tokyo.Month(), tokyo.Day(), 17, 0, 0, 0, time.UTC)
	n.clock.Advance(night.Sub(n.clock.Now()))
	if err := n.trainer.Handle(context.Background(), Scheduled{ScheduledFor: night}); err != nil {
		n.t.Fatal(err)
	}
	n.clock.Advance(8 * time.Hour)
	return night.Add(9 * time.Hour).Format(time.DateOnly)
}

func (n *nights) models() (out ModelsBody) {
	n.t.Helper()
	if code := n.ask(&n.operator, "GET", "/models", "", &out); code != http.StatusOK {
		n.t.Fatalf("%d", code)
	}
	return out
}

func (n *nights) hold(version string) int {
	n.t.Helper()
	return n.ask(&n.operator, "PUT", "/models/held", fmt.Sprintf(`{"version":%q}`, version), nil)
}

// likes is what the running and a fresh function think of consultant 19, who is the best at first.
func (n *nights) likes() int8 {
	n.t.Helper()
	running, fresh := n.index(), n.newLive()
	x, err := fresh.Index(context.Background())
	if err != nil {
		n.t.Fatal(err)
	}
	slot := running.slots[id(ids.Consultant, 19)]
	other := x.slots[id(ids.Consultant, 19)]
	if running.features[slot].effect != x.features[other].effect || running.weights != x.weights || running.ModelVersion() != x.ModelVersion() {
		n.t.Errorf("a running function uses %s, a fresh one %s", running.ModelVersion(), x.ModelVersion())
	}
	return running.features[slot].effect
}

func turned(c int) float64 { return -2 * steep(c) }

func TestHoldAndRelease(t *testing.T) {
	t.Parallel()
	n := newNights(t)
	if got := n.models(); got.Serving != nil || got.Held != nil || len(got.Models) != 0 || got.Needs.Ratings != minRatings {
		t.Fatalf("before the first night %+v", got)
	}
	n.rate(steep)
	first := n.train()
	liked := n.likes()
	if liked < 30 {
		t.Fatalf("the first night learned %d", liked)
	}
	weights := n.index().weights
	n.rate(turned)
	second := n.train()
	if got := n.models(); n.likes() > liked/2 || got.Serving.Version != second || got.Serving.Learned != second || got.Models[0].Trial == nil || !got.Models[0].Trial.Promoted {
		t.Fatalf("the second night learned %d, %+v", n.likes(), got)
	}

	for range 2 { // the second time changes nothing
		if code := n.hold(first); code != http.StatusNoContent {
			t.Fatalf("hold: %d", code)
		}
		n.clock.Advance(time.Minute)
	}
	if got := n.models(); n.likes() != liked || n.index().weights != weights || got.Serving.Version != first || got.Held == nil || got.Held.Version != first ||
		!got.Held.Since.Equal(got.Serving.Since) || !got.Models[1].Serving || !got.Models[1].Held || got.Models[0].Serving {
		t.Fatalf("rolled back: %d, %+v", n.likes(), got)
	}

	if err := n.store.PutShown(t.Context(), n.someone.AccountID, Shown{Program: events.OneOnOne, Consultants: []events.ID{id(ids.Consultant, 3)}}); err != nil {
		t.Fatal(err)
	}
	n.rate(turned)
	third := n.train()
	got := n.models()
	if n.likes() != liked || n.index().weights != weights || got.Serving.Version != third || got.Serving.Learned != first || got.Held.Version != first {
		t.Fatalf("a night under hold: %d, %+v", n.likes(), got)
	}
	if x := n.index(); x.features[x.slots[id(ids.Consultant, 3)]].exposure == 0 {
		t.Error("a night under hold does not refresh exposures")
	}
	if w := got.Models[0]; w.Version != third+"-waiting" || !w.Waiting || w.Learned != third || w.Serving || got.Models[1].Version != third {
		t.Errorf("what waits is %+v", w)
	}
	if code := n.hold(first); code != http.StatusNoContent || n.models().Serving.Version != third {
		t.Errorf("holding on to the same again goes back to old exposures: %d", code)
	}

	for range 2 {
		if code := n.ask(&n.operator, "DELETE", "/models/held", "", nil); code != http.StatusNoContent {
			t.Fatalf("release: %d", code)
		}
	}
	if got := n.models(); got.Held != nil || got.Serving.Version != third || n.likes() != liked {
		t.Errorf("released, before the night: %d, %+v", n.likes(), got)
	}
	fourth := n.train()
	if got := n.models(); n.likes() > liked/2 || got.Serving.Version != fourth || got.Serving.Learned != fourth {
		t.Errorf("the night after: %d, %+v", n.likes(), got)
	}
}

func TestHoldOnToTheDefaultsAndToWhatWaits(t *testing.T) {
	t.Parallel()
	n := newNights(t)
	first := n.train()
	if code := n.hold(first); code != http.StatusNoContent {
		t.Fatal(code)
	}
	n.rate(steep)
	second := n.train()
	if got := n.models(); n.likes() != 0 || got.Serving.Learned != "" || got.Held == nil || got.Held.Learned != "" {
		t.Errorf("holding on to the defaults: %d, %+v", n.likes(), got)
	}
	if code := n.hold(second + "-waiting"); code != http.StatusNoContent {
		t.Fatal(code)
	}
	if n.likes() <= 0 {
		t.Error("what waited does not serve")
	}
	third := n.train()
	if got := n.models(); n.likes() <= 0 || got.Serving.Version != third || got.Serving.Learned != second {
		t.Errorf("the night after: %d, %+v", n.likes(), got)
	}
}

// TestHeldWhileTraining lets operators decide after the night has begun: what they say counts.
func TestHeldWhileTraining(t *testing.T) {
	t.Parallel()
	n := newNights(t)
	n.rate(steep)
	first := n.train()
	note, _, err := n.store.ModelNote(t.Context(), first)
	if err != nil {
		t.Fatal(err)
	}
	objects := NewObjects(n.objects, "snapshots")
	m := Model{Version: "2026-12-01", TrainedAt: n.clock.Now()}
	if err := n.store.Hold(t.Context(), note); err != nil {
		t.Fatal(err)
	}
	if err := n.store.Serve(t.Context(), objects, nil, m); !errors.Is(err, errHeldChanged) {
		t.Errorf("held meanwhile: %v", err)
	}
	held, err := n.store.Held(t.Context())
	if err != nil || held.Version != first {
		t.Fatalf("%+v %v", held, err)
	}
	if err := n.store.Release(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := n.store.Serve(t.Context(), objects, held, m); !errors.Is(err, errHeldChanged) {
		t.Errorf("released meanwhile: %v", err)
	}
	n.clock.Advance(time.Second)
	if err := n.store.Hold(t.Context(), note); err != nil {
		t.Fatal(err)
	}
	if err := n.store.Serve(t.Context(), objects, held, m); !errors.Is(err, errHeldChanged) {
		t.Errorf("released and held again meanwhile: %v", err)
	}
	if got := n.models(); len(got.Models) != 1 || got.Serving.Version != first {
		t.Errorf("%+v", got)
	}
	if held, err = n.store.Held(t.Context()); err != nil {
		t.Fatal(err)
	}
	for _, want := range []error{nil, errTrained} {
		if err := n.store.Serve(t.Context(), objects, held, m); !errors.Is(err, want) {
			t.Errorf("%v, want %v", err, want)
		}
	}
}
