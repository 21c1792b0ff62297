package reports_test

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"kikite/events"
	"kikite/functions/reports/internal/forms"
	"kikite/functions/reports/internal/reports"
	"kikite/shared/claimcheck"
	"kikite/shared/ids"
	"kikite/shared/testkit"
)

// TestHRCannotTellWhoTalked: two companies of the same departments and roster differ only in who registered, booked and answered. Every answer
// that HR gets, every file included, is the same byte for byte: where other people did so, and where nobody did against fewer than k.
func TestHRCannotTellWhoTalked(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		first, second func(*world)
		shows         bool // there is a figure in it
	}{
		"others":                      {func(w *world) { w.live("開発部", 24) }, func(w *world) { w.live("開発部", 24) }, true},
		"nobody, and nine":            {func(*world) {}, func(w *world) { w.live("開発部", 9) }, false},
		"four here, and nine there":   {func(w *world) { w.live("第一課", 4) }, func(w *world) { w.live("総務部", 9) }, false},
		"others, and nine registered": {func(w *world) { w.facts("開発部", 24, 2, 4, 6) }, func(w *world) { w.facts("開発部", 24, 2, 4, 6); w.use(events.FactRegistered, 9) }, true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			a := newWorld(t)
			b := twin(t, a)
			tt.first(a)
			tt.second(b)
			one, other := hrReads(t, a), hrReads(t, b)
			for i := range one {
				if !bytes.Equal(one[i], other[i]) {
					t.Errorf("differs:\n%.2000s\n%.2000s", one[i], other[i])
				}
			}
			if shows := bytes.Contains(one[1], []byte(`"n":24`)); shows != tt.shows {
				t.Errorf("the report shows figures: %v", shows)
			}
		})
	}
}

// live registers, books, talks and answers for n new people of a department.
func (w *world) live(department string, n int) {
	w.use(events.FactRegistered, n)
	w.use(events.FactBooked, n)
	w.facts(department, n, 2, 4, 6, 8)
}

func (w *world) use(kind events.Code, n int) {
	for range n {
		f := events.FactRecorded{FactID: ids.Default{}.Random(ids.Fact), CompanyID: w.company.CompanyID, Subject: ids.Default{}.Random(ids.Pseudonym), Month: month, Kind: kind}
		w.deliver(events.SessionsFactRecorded.New(w.meta(f.FactID), f))
	}
}

// twin is the same company with the same departments and roster, in a table of its own.
func twin(t *testing.T, a *world) *world {
	t.Helper()
	w := *a
	w.t, w.table = t, testkit.Table(t)
	w.generator = reports.NewGenerator(w.table, claimcheck.New(w.objects, "claims", events.Reports), ids.Default{}, w.clock)
	w.deliver(events.SignupCompanyChanged.New(w.meta(w.company.CompanyID), w.company))
	roster := events.RosterChanged{CompanyID: w.company.CompanyID}
	for _, id := range w.dep {
		roster.Headcounts = append(roster.Headcounts, events.Headcount{DepartmentID: id, Count: 30})
	}
	w.deliver(events.SignupRosterChanged.New(w.meta(w.company.CompanyID), roster))
	return &w
}

// hrReads releases the month and asks everything that HR may read, in both languages where there are two; it fails for a route that it does not know.
func hrReads(t *testing.T, w *world) (answers [][]byte) {
	t.Helper()
	w.forms = forms.Files{}
	w.release(w.generate().Version, 200)
	api := reports.NewService(w.table, ids.Default{}, w.clock).API()
	paths := []string{}
	for _, route := range testkit.RoutesOf(t, api, events.RoleHR) {
		method, path, _ := strings.Cut(route, " ")
		if method == "GET" {
			paths = append(paths, strings.Replace(path, "/x", "/"+string(month), 1))
		} else if route != "PUT /api/reports/reports/x/answers" {
			t.Errorf("%s: compare its answers here", route)
		}
	}
	slices.Sort(paths)
	for _, path := range paths {
		out := call(w, events.RoleHR, w.company.CompanyID, "GET", path, "")
		if out.StatusCode != 200 {
			t.Errorf("%s: %d", path, out.StatusCode)
		}
		answers = append(answers, fmt.Appendf(nil, "%s %d %v %s", path, out.StatusCode, out.Headers, out.Body))
	}
	return answers
}
