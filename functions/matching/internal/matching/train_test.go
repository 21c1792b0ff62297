package matching

import (
	"context"
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"kikite/events"
	"kikite/shared/ids"
)

// judged makes ratings by raters of very different levels of consultants of known quality (-1 to 1, by number).
func judged(raters, each int, seed uint64, quality func(int) float64) []Example {
	r := rand.New(rand.NewPCG(seed, 1))
	var out []Example
	for n := range raters {
		level := 2 + 2.2*r.Float64()
		for k := range each {
			c := r.IntN(20)
			rating := int(level + quality(c) + r.NormFloat64()*0.5 + 0.5)
			out = append(out, Example{Rating: Rating{Rater: id(ids.Account, n), ConsultantID: id(ids.Consultant, c), SessionID: id(ids.Session, n*100+k),
				Rating: min(5, max(1, rating)), RatedAt: now().Add(time.Duration(n*100+k) * time.Minute)}})
		}
	}
	return out
}

func steep(c int) float64 { return float64(c)/10 - 1 }

// trained is the model of a night.
func trained(t *testing.T, examples []Example, champion Model) Model {
	t.Helper()
	m, err := Train(examples, champion, "2026-11-22", now())
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestTrainLearnsWithinRaters(t *testing.T) {
	t.Parallel()
	m := trained(t, judged(200, 5, 1, steep), Model{})
	if !m.Trial.Promoted || m.Trial.Challenger <= 0.55 || m.Trial.Champion != 0.5 {
		t.Fatalf("trial %+v", m.Trial)
	}
	right := 0
	for a := range 20 {
		for b := range a {
			if m.Learned.Effects[id(ids.Consultant, a)].Mean > m.Learned.Effects[id(ids.Consultant, b)].Mean {
				right++
			}
		}
	}
	if right < 165 {
		t.Errorf("%d of 190 pairs of consultants are in order", right)
	}
	for id, e := range m.Learned.Effects {
		if e.SD <= 0 || float64(e.SD) > m.Learned.ConsultantSD+1e-3 || e.Raters < minOf {
			t.Errorf("effect of %s is %+v", id, e)
		}
	}
	if m.Learned.Version != "2026-11-22" || m.Learned.Through.IsZero() {
		t.Errorf("learned %q through %s", m.Learned.Version, m.Learned.Through)
	}
}

func TestTrainHoldsBack(t *testing.T) {
	t.Parallel()
	champion := Model{Version: "2026-11-21", Learned: Learned{Version: "2026-11-20", Effects: map[events.ID]Effect{id(ids.Consultant, 1): {Mean: 0.5}}}}
	for name, ratings := range map[string][]Example{
		"no ratings":    nil,
		"few ratings":   judged(60, 3, 1, steep),
		"few raters":    judged(20, 20, 1, steep),
		"nothing to it": judged(60, 4, 3, func(int) float64 { return 0 })[:200],
	} {
		got := trained(t, ratings, champion)
		if name == "nothing to it" && got.Trial.Challenger > got.Trial.Champion {
			continue // chance may favour it
		}
		if got.Trial.Promoted || got.Learned.Effects[id(ids.Consultant, 1)].Mean != 0.5 || got.Learned.Version != "2026-11-20" || got.Version != "2026-11-22" {
			t.Errorf("%s: %+v", name, got)
		}
	}
}

func TestTrainJudgesOnlyWhatTheChampionDidNotSee(t *testing.T) {
	t.Parallel()
	ratings := judged(200, 5, 1, steep)
	first := trained(t, ratings, Model{})
	again := trained(t, ratings, first)
	if again.Trial.Pairs != 0 || again.Trial.Promoted || len(again.Learned.Effects) != len(first.Learned.Effects) {
		t.Errorf("without new ratings: %+v", again.Trial)
	}
	reversed := judged(200, 5, 9, func(c int) float64 { return -2 * steep(c) })
	for i := range reversed {
		reversed[i].Rater = id(ids.Account, 1000+i/5)
		reversed[i].RatedAt = reversed[i].RatedAt.AddDate(1, 0, 0)
	}
	if m := trained(t, append(ratings, reversed...), first); !m.Trial.Promoted {
		t.Errorf("after tastes turned: %+v", m.Trial)
	}
}

func TestFewRatersGiveNoEffect(t *testing.T) {
	t.Parallel()
	var ratings []Example
	for n := range 20 { // one consultant rated often, but by four people only
		ratings = append(ratings, Example{Rating: Rating{Rater: id(ids.Account, n%4), ConsultantID: id(ids.Consultant, 1), Rating: 1 + n%2}})
	}
	if got, err := learnFrom(ratings); err != nil || len(got.Effects) != 0 {
		t.Errorf("effects %v, %v", got.Effects, err)
	}
}

func TestTrainerStoresAModel(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	w := newWorld(t)
	for n := range 20 {
		w.open(w.consultant(n, 1, nil), 1, tomorrow(events.PartEvening))
	}
	for i, r := range judged(60, 5, 1, steep) {
		w.handle(envelope(w, events.SessionsPulseAnswered, r.SessionID, 1, events.PulseAnswered{SessionID: r.SessionID, EmployeeID: r.Rater,
			ConsultantID: r.ConsultantID, Program: events.OneOnOne, Rating: r.Rating.Rating}))
		if i%50 == 0 {
			w.clock.Advance(time.Minute)
		}
	}
	if err := w.store.PutShown(ctx, id(ids.Account, 1), Shown{Program: events.OneOnOne, Consultants: []events.ID{id(ids.Consultant, 0)}}); err != nil {
		t.Fatal(err)
	}
	x := w.index()
	trainer := NewTrainer(w.store, NewObjects(w.objects, "snapshots"), w.newLive(), w.texts)
	if err := trainer.Handle(ctx, Scheduled{}); err == nil {
		t.Error("a run without a time was accepted")
	}
	night := time.Date(2026, 11, 22, 17, 0, 0, 0, time.UTC)
	for range 2 {
		if err := trainer.Handle(ctx, Scheduled{ScheduledFor: night}); err != nil {
			t.Fatal(err)
		}
	}
	if keys := w.objects.Keys("matching/models/"); fmt.Sprint(keys) != "[matching/models/2026-11-23.json]" {
		t.Errorf("models %v", keys)
	}
	w.index()
	if x.ModelVersion() != "2026-11-23" {
		t.Errorf("the running function uses model %q", x.ModelVersion())
	}
	if f := x.features[x.slots[id(ids.Consultant, 0)]]; f.exposure <= 0 {
		t.Errorf("exposure %v", f.exposure)
	}
	fresh := w.newLive()
	if y, err := fresh.Index(ctx); err != nil || y.ModelVersion() != "2026-11-23" {
		t.Errorf("a fresh function uses another model: %v", err)
	}
}
