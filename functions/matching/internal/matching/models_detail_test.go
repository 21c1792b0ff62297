package matching

import (
	"fmt"
	"math"
	"net/http"
	"testing"

	"kikite/events"
	"kikite/shared/httpapi"
	"kikite/shared/ids"
	"kikite/shared/principal"
	"kikite/shared/testkit"
)

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
