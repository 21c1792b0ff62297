package matching

import (
	"context"
	"errors"
	"fmt"
	"math"
	"net/http"
	"testing"
	"time"

	"kikite/events"
	"kikite/shared/httpapi"
	"kikite/shared/ids"
	"kikite/shared/principal"
	"kikite/shared/testkit"
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

func TestModelDetail(t *testing.T) {
	t.Parallel()
	n := newNights(t)
	for account := range 4 {
		shown := Shown{Program: events.OneOnOne}
		for c := range 5 - account {
			shown.Consultants = append(shown.Consultants, id(ids.Consultant, c))
		}
		if err := n.store.PutShown(t.Context(), id(ids.Account, account), shown); err != nil {
			t.Fatal(err)
		}
	}
	n.rate(steep)
	version := n.train()
	var got ModelDetail
	if code := n.ask(&n.operator, "GET", "/models/"+version, "", &got); code != http.StatusOK {
		t.Fatal(code)
	}
	if !got.Serving || got.Held || got.Ratings != 300 || got.Raters != 60 || len(got.Weights) != int(dimensions) || got.Points.Assumed || got.Points.RaterSD <= 0 {
		t.Errorf("%+v", got)
	}
	for i, w := range got.Weights {
		if w.Code != events.Code(dimension(i).String()) || w.JA == "" || w.EN == "" || w.Default != DefaultWeights()[i] || (w.SD > 0) != w.Learnable {
			t.Errorf("%+v", w)
		}
	}
	if w := got.Weights[dimRating]; w.Weight == w.Default {
		t.Errorf("nothing was learned of ratings: %+v", w)
	}
	e := got.Effects
	if e.Known+e.Unknown != 20 || e.Known < fewEffects || len(e.Quantiles) != 5 || e.Quantiles[0].Points >= e.Quantiles[4].Points {
		t.Errorf("effects %+v", e)
	}
	x := got.Exposure // 4, 4, 3, 2, 1 and fifteen times 0
	if x.Consultants != 20 || x.Proposals != 14 || x.Never != 15 || math.Abs(x.TopShare-4.0/14) > 1e-9 ||
		fmt.Sprint(x.Bins) != "[{0 0 15} {1 1 1} {2 3 2} {4 7 2}]" {
		t.Errorf("exposure %+v", x)
	}
}

func TestSpread(t *testing.T) {
	t.Parallel()
	one := make([]int, 100)
	one[7] = 50
	for name, test := range map[string]struct {
		counts    []int
		gini, top float64
	}{
		"nobody":      {nil, 0, 0},
		"nothing yet": {[]int{0, 0}, 0, 0},
		"all alike":   {[]int{3, 3, 3, 3}, 0, 0.25},
		"one has all": {one, 0.99, 1},
		"1 and 3":     {[]int{3, 1}, 0.25, 0.75},
	} {
		got := spreadOf(test.counts)
		n := 0
		for _, b := range got.Bins {
			n += b.Count
		}
		if math.Abs(got.Gini-test.gini) > 1e-9 || math.Abs(got.Top-test.top) > 1e-9 || n != len(test.counts) {
			t.Errorf("%s: %+v", name, got)
		}
	}
}

func TestFewEffectsGiveNoQuantiles(t *testing.T) {
	t.Parallel()
	m := Model{Learned: Learned{Version: "2026-11-22", Effects: map[events.ID]Effect{}}}
	var visible []events.ID
	for c := range fewEffects - 1 {
		visible = append(visible, id(ids.Consultant, c))
		m.Learned.Effects[visible[c]] = Effect{Mean: 0.3}
	}
	if got := m.effectsBody(visible); got.Known != fewEffects-1 || len(got.Quantiles) != 0 {
		t.Errorf("%+v", got)
	}
}

func TestModelErrors(t *testing.T) {
	t.Parallel()
	n := newNights(t)
	version := n.train()
	objects := NewObjects(n.objects, "snapshots")
	lost := Model{Version: "2026-12-24", TrainedAt: n.clock.Now()}
	if err := n.store.Serve(t.Context(), objects, nil, lost); err != nil {
		t.Fatal(err)
	}
	if err := objects.remove(t.Context(), modelKey(lost.Version)); err != nil {
		t.Fatal(err)
	}
	for name, test := range map[string]struct {
		method, path, body, code string
		want                     int
	}{
		"unknown":           {"GET", "/models/2020-01-01", "", "no_model", 404},
		"gone":              {"GET", "/models/" + lost.Version, "", "model_gone", 410},
		"no version":        {"GET", "/models/held", "", "", 422},
		"hold unknown":      {"PUT", "/models/held", `{"version":"2020-01-01"}`, "no_model", 404},
		"hold what is gone": {"PUT", "/models/held", `{"version":"2026-12-24"}`, "model_gone", 410},
		"hold nothing":      {"PUT", "/models/held", `{}`, "", 422},
		"hold a path":       {"PUT", "/models/held", `{"version":"../snapshots"}`, "", 422},
	} {
		var p httpapi.Problem
		if code := n.ask(&n.operator, test.method, test.path, test.body, &p); code != test.want || p.Detail == "" || test.code != "" && p.Code != test.code {
			t.Errorf("%s: %d, want %d: %+v", name, code, test.want, p)
		}
	}
	if got := n.models(); got.Held != nil || got.Models[1].Version != version {
		t.Errorf("%+v", got)
	}
}

func TestOnlyOperatorsSeeModels(t *testing.T) {
	t.Parallel()
	n := newNights(t)
	version := n.train()
	consultant := principal.Principal{AccountID: id(ids.Account, 9001), Role: events.RoleConsultant, ConsultantID: id(ids.Consultant, 1)}
	hr := principal.Principal{AccountID: id(ids.Account, 60), Role: events.RoleHR, CompanyID: n.someone.CompanyID}
	for _, route := range []struct{ method, path, body string }{
		{"GET", "/models", ""}, {"GET", "/models/" + version, ""}, {"DELETE", "/models/held", ""},
		{"PUT", "/models/held", fmt.Sprintf(`{"version":%q}`, version)},
	} {
		for who, p := range map[string]*principal.Principal{"employee": &n.someone, "HR": &hr, "consultant": &consultant} {
			if code := n.ask(p, route.method, route.path, route.body, nil); code != http.StatusForbidden {
				t.Errorf("%s %s %s: %d", who, route.method, route.path, code)
			}
		}
		if code := n.ask(nil, route.method, route.path, route.body, nil); code != http.StatusUnauthorized {
			t.Errorf("nobody %s %s: %d", route.method, route.path, code)
		}
	}
	if out := testkit.Outbox(t, n.store.table); len(out) != 0 || n.models().Held != nil {
		t.Errorf("refused requests left %v", out)
	}
}
