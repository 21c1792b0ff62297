package main

import (
	"context"
	"encoding/json"
	"fmt"
	"math"
	"net/http"
	"slices"
	"strings"
	"time"

	"kikite/infra/local/internal/client"
)

type figure struct {
	Value  float64 `json:"value"`
	Low    float64 `json:"low"`
	High   float64 `json:"high"`
	Coding string  `json:"coding"`
	N      int     `json:"n"`
	NCode  string  `json:"n_coding"`
}

type report struct {
	Month     string `json:"month"`
	Company   string `json:"company"`
	Threshold int    `json:"threshold"`
	Use       struct {
		Invited int `json:"invited"`
		Talked  *struct {
			Value  int    `json:"value"`
			Coding string `json:"coding"`
		} `json:"talked"`
	} `json:"use"`
	Groups []struct {
		ID          string   `json:"id"`
		Name        string   `json:"name"`
		Departments []string `json:"departments"`
		Merged      bool     `json:"merged"`
	} `json:"groups"`
	Lines []struct {
		Code    string  `json:"code"`
		Company *figure `json:"company"`
		Groups  []struct {
			Group   string `json:"group"`
			Figure  figure `json:"figure"`
			Differs string `json:"differs"`
		} `json:"groups"`
	} `json:"lines"`
	Excerpts []struct {
		Text string `json:"text"`
	} `json:"excerpts"`
	Findings []struct {
		Proposals []any `json:"proposals"`
	} `json:"findings"`
}

// monthly moves the clock to the first of the next month, when the schedule runs, and past it.
func (j *journey) monthly(ctx context.Context) (string, error) {
	first, err := time.Parse("2006-01", j.month)
	if err != nil {
		return "", err
	}
	due := first.AddDate(0, 1, 0).Add(-3 * time.Hour) // 06:00 in Tokyo is 21:00 of the day before
	if err := j.cloud.MoveTo(ctx, due.Add(time.Minute)); err != nil {
		return "", err
	}
	if err := j.cloud.Quiet(ctx, j.quiet); err != nil {
		return "", err
	}
	var out struct {
		Items []struct {
			CompanyID string `json:"company_id"`
			Month     string `json:"month"`
		} `json:"items"`
	}
	if err := j.operator.Do(ctx, "GET", "/api/reports/reviews", nil, &out); err != nil {
		return "", err
	}
	for _, d := range out.Items {
		if d.CompanyID == j.companyID && d.Month == j.month {
			return "the schedule of the first at 06:00 made the draft of " + j.month, nil
		}
	}
	return "", fmt.Errorf("no draft for %s among %d", j.month, len(out.Items))
}

func (j *journey) review(ctx context.Context) (string, error) {
	if err := j.hr.Do(ctx, "GET", "/api/reports/reports/"+j.month, nil, nil); client.StatusOf(err) != http.StatusNotFound {
		return "", unexpected("HR reads a report before its release", err)
	}
	path := fmt.Sprintf("/api/reports/reviews/%s/%s", j.companyID, j.month)
	var draft struct {
		Version int `json:"version"`
	}
	if err := j.operator.Do(ctx, "GET", path, nil, &draft); err != nil {
		return "", err
	}
	if err := j.operator.Do(ctx, "POST", path+"/release", map[string]any{"version": draft.Version, "comment": "業務量の声が目立ちます。"}, nil); err != nil {
		return "", err
	}
	mail, err := j.waitMail(ctx, hrEmail, "report")
	return "released; HR got “" + mail.Subject + "”", err
}

// read: HR sees the report and no person in it, nor in anything else that it may call.
func (j *journey) read(ctx context.Context) (string, error) {
	var raw json.RawMessage
	if err := j.hr.Do(ctx, "GET", "/api/reports/reports/"+j.month, nil, &raw); err != nil {
		return "", err
	}
	if leak := j.personIn(string(raw)); leak != "" {
		return "", fmt.Errorf("the report holds %q", leak)
	}
	if strings.Contains(string(raw), "tok_") {
		return "", fmt.Errorf("the report holds a pseudonym")
	}
	if err := json.Unmarshal(raw, &j.report); err != nil {
		return "", err
	}
	for _, path := range []string{"/api/booking/bookings", "/api/booking/me/bookings", "/api/sessions/sessions", "/api/sessions/me/excerpts",
		"/api/matching/me/profile", "/api/signup/consultants", "/api/booking/bookings/" + j.people[0].booking.ID} {
		if err := j.hr.Do(ctx, "GET", path, nil, nil); client.StatusOf(err) != http.StatusForbidden && client.StatusOf(err) != http.StatusNotFound {
			return "", unexpected("HR may call "+path, err)
		}
	}
	merged := 0
	for _, g := range j.report.Groups {
		if g.Merged {
			merged++
		}
		if n := j.respondents(g.Departments); n < j.report.Threshold {
			return "", fmt.Errorf("the group %s of %d respondents is shown", g.Name, n)
		}
	}
	if merged == 0 || len(j.report.Groups) == 0 {
		return "", fmt.Errorf("%d groups, %d of them merged: a department under ten should have been merged", len(j.report.Groups), merged)
	}
	return fmt.Sprintf("%d groups (%d merged), %d findings, %d excerpts, no person", len(j.report.Groups), merged, len(j.report.Findings), len(j.report.Excerpts)), nil
}

// respondents counts the talkers in the departments, as the journey knows them.
func (j *journey) respondents(departments []string) int {
	n := 0
	for _, t := range j.people[:j.nTalking] {
		if slices.Contains(departments, t.department()) {
			n++
		}
	}
	return n
}

// measure is a line of the report, computed from what was sent in: a mean on a scale, or a share of values from a bound on.
type measure struct {
	value     func(*traveller) (float64, bool)
	low, high float64
	from      float64
	share     bool
}

func (j *journey) measures() map[string]measure {
	pulse := func(items ...string) func(*traveller) (float64, bool) {
		return func(t *traveller) (float64, bool) {
			sum := 0.0
			for _, i := range items {
				sum += float64(t.pulse[i])
			}
			return sum, true
		}
	}
	k6 := pulse("k6_1", "k6_2", "k6_3", "k6_4", "k6_5", "k6_6")
	fit := func(t *traveller) (float64, bool) {
		v, _ := pulse("job_fit_suits", "job_fit_meaning")(t)
		return v / 2, true
	}
	sum := func(part int) func(*traveller) (float64, bool) {
		return func(t *traveller) (float64, bool) {
			a, b, c := simpleSums(t.selfCheck)
			return float64([]int{a, b, c}[part]), t.selfCheck != nil
		}
	}
	return map[string]measure{
		"satisfaction": {value: pulse("rating"), low: 1, high: 5}, "engagement": {value: pulse("engagement"), low: 1, high: 5},
		"job_fit": {value: fit, low: 1, high: 5}, "k6_mean": {value: k6, high: 24}, "k6_distress": {value: k6, from: 10, share: true},
		"k6_strain": {value: k6, from: 5, share: true},
		"k6_severe": {value: k6, from: 13, share: true}, "leave": {value: pulse("leave"), from: 4, share: true},
		"stress_factors": {value: sum(0), low: 17, high: 68}, "stress_reaction": {value: sum(1), low: 29, high: 116}, "support": {value: sum(2), low: 9, high: 36},
	}
}

// recompute checks every figure of the report against the answers that the journey gave.
func (j *journey) recompute(_ context.Context) (string, error) {
	measures, figures := j.measures(), 0
	lines := 0
	for _, l := range j.report.Lines {
		if strings.HasPrefix(l.Code, "scale_") { // these need the conversion table, which has tests of its own
			continue
		}
		lines++
		m, ok := measures[l.Code]
		if !ok {
			return "", fmt.Errorf("the report has a line %s that the journey cannot compute", l.Code)
		}
		if l.Company == nil {
			return "", fmt.Errorf("line %s of %d respondents is withheld", l.Code, len(j.values(m, nil)))
		}
		figures++
		if err := m.check(*l.Company, j.values(m, nil), len(j.roster)-j.report.Threshold); err != nil {
			return "", fmt.Errorf("line %s: %w", l.Code, err)
		}
		for _, g := range l.Groups {
			at := slices.IndexFunc(j.report.Groups, func(n struct {
				ID          string   `json:"id"`
				Name        string   `json:"name"`
				Departments []string `json:"departments"`
				Merged      bool     `json:"merged"`
			}) bool {
				return n.ID == g.Group
			})
			values := j.values(m, j.report.Groups[at].Departments)
			if len(values) < j.report.Threshold {
				return "", fmt.Errorf("line %s shows %d people of %s", l.Code, len(values), j.report.Groups[at].Name)
			}
			figures++
			if err := m.check(g.Figure, values, j.headcount(j.report.Groups[at].Departments)-j.report.Threshold); err != nil {
				return "", fmt.Errorf("line %s of %s: %w", l.Code, j.report.Groups[at].Name, err)
			}
		}
	}
	if lines != len(measures) {
		return "", fmt.Errorf("%d lines instead of %d", lines, len(measures))
	}
	if j.report.Use.Invited != len(j.roster) || j.report.Use.Talked == nil || j.report.Use.Talked.Value != j.nTalking {
		return "", fmt.Errorf("use %+v, expected %d invited and %d who talked", j.report.Use, len(j.roster), j.nTalking)
	}
	for _, e := range j.report.Excerpts {
		if !slices.ContainsFunc(j.people[:j.nTalking], func(t *traveller) bool { return t.excerpt == e.Text }) {
			return "", fmt.Errorf("nobody approved the excerpt %q", e.Text)
		}
	}
	return fmt.Sprintf("%d figures agree with %d answers", figures, j.nTalking), nil
}

func (j *journey) values(m measure, departments []string) []float64 {
	var out []float64
	for _, t := range j.people[:j.nTalking] {
		if departments != nil && !slices.Contains(departments, t.department()) {
			continue
		}
		if v, ok := m.value(t); ok {
			out = append(out, v)
		}
	}
	return out
}

func (j *journey) headcount(departments []string) int {
	n := 0
	for _, e := range j.roster {
		if slices.Contains(departments, (&traveller{employee: e}).department()) {
			n++
		}
	}
	return n
}

// width is how coarsely a figure of n answers is published: so that at least two numbers of yes, or two points and a quarter of the scale, look
// alike.
func (m measure) width(n int) float64 {
	open, unit := max(2, (m.high-m.low)/4), 0.1
	if m.share {
		open, unit = 200, 1
	}
	for ; ; unit *= 10 {
		for _, s := range []float64{1, 2, 5} {
			if float64(n)*s*unit >= open {
				return s * unit
			}
		}
	}
}

// check compares a published figure with the values: exactly, or by its bound where the group is nearly of one mind. No more than most
// respondents may be admitted to.
func (m measure) check(f figure, values []float64, most int) error {
	sum, yes := 0.0, 0
	for _, v := range values {
		sum += v
		if v >= m.from {
			yes++
		}
	}
	want := math.Round(10*sum/float64(len(values))) / 10
	if m.share {
		want = math.Round(100 * float64(yes) / float64(len(values)))
	}
	if f.N != min(len(values), most) || (f.NCode == "at_least") != (len(values) > most) {
		return fmt.Errorf("n is %s %d, expected %d, at most %d", f.NCode, f.N, len(values), most)
	}
	switch f.Coding {
	case "at_most":
		if want > f.Value {
			return fmt.Errorf("at most %v is said of %v", f.Value, want)
		}
	case "at_least":
		if want < f.Value {
			return fmt.Errorf("at least %v is said of %v", f.Value, want)
		}
	default:
		if math.Abs(f.Value-want) > m.width(f.N)/2+0.051 { // and the journey's own tenth
			return fmt.Errorf("%v is published, expected %v", f.Value, want)
		}
		if m.share && (yes < 3 || len(values)-yes < 3) {
			return fmt.Errorf("a share of %d of %d is published exactly", yes, len(values))
		}
	}
	return nil
}
