package sessions_test

import (
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"
)

// sheet answers all 57 items alike; sex may be empty.
func sheet(sex string, answer int) body {
	answers := make([]int, 57)
	for i := range answers {
		answers[i] = answer
	}
	b := body{"answers": answers}
	if sex != "" {
		b["sex"] = sex
	}
	return b
}

type check struct {
	ID        string `json:"self_check_id"`
	Notice    string
	Simple    struct{ A, B, C int }
	Converted *struct{ A, B, C int }
	Scales    []struct{ Points int }
}

func TestSelfCheckOnceInTwelveMonths(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	var first, again check
	w.ok(w.employee, http.MethodPost, "/self-checks", sheet("male", 1), &first)
	w.ok(w.employee, http.MethodPost, "/self-checks", sheet("male", 1), &again) // a repeated request
	if first.ID == "" || again.ID != first.ID || first.Converted.A != 22 || first.Simple.A != 50 || len(first.Scales) != 19 {
		t.Errorf("%+v, again %+v", first, again)
	}
	if !strings.Contains(first.Notice, "ストレスチェックではありません") {
		t.Errorf("notice %q", first.Notice)
	}
	w.clock.Advance(364 * 24 * time.Hour)
	w.refused(w.employee, http.MethodPost, "/self-checks", sheet("male", 2), 409, "too_soon")
	w.clock.Advance(24 * time.Hour)
	var second check
	w.ok(w.employee, http.MethodPost, "/self-checks", sheet("", 2), &second)
	if second.ID == first.ID || second.Converted != nil || len(second.Scales) != 0 {
		t.Errorf("%+v", second)
	}
	var mine struct {
		SelfChecks []check `json:"self_checks"`
	}
	w.ok(w.employee, http.MethodGet, "/me/self-checks", nil, &mine)
	if len(mine.SelfChecks) != 2 || mine.SelfChecks[0].ID != second.ID {
		t.Errorf("%+v", mine)
	}
	w.ok(w.colleague, http.MethodGet, "/me/self-checks", nil, &mine)
	if len(mine.SelfChecks) != 0 {
		t.Errorf("a colleague sees %+v", mine)
	}
	if n := len(w.envelopes("sessions.fact_recorded")); n != 2 {
		t.Errorf("%d facts", n)
	}
}

func TestSelfChecksAtTheSameTimeAreOne(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	var wg sync.WaitGroup
	for range 6 {
		wg.Go(func() { w.ok(w.employee, http.MethodPost, "/self-checks", sheet("female", 3), nil) })
	}
	wg.Wait()
	if n := len(w.envelopes("sessions.fact_recorded")); n != 1 {
		t.Errorf("%d facts", n)
	}
}

func TestSelfCheckForm(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	var form struct {
		Notice, Source string
		Sections       []struct{ Items, Scale []string }
	}
	w.ok(w.employee, http.MethodGet, "/self-check-form", nil, &form)
	n := 0
	for _, s := range form.Sections {
		n += len(s.Items)
		if len(s.Scale) != 4 {
			t.Errorf("%+v", s)
		}
	}
	if n != 57 || form.Notice == "" || form.Source == "" {
		t.Errorf("%d items, %q, %q", n, form.Notice, form.Source)
	}
}
