package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"

	"kikite/infra/local/internal/client"
)

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

// threshold is the contract's, in which nothing else was agreed. What the report says of itself is no measure of it.
const threshold = 10

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
		if n := j.respondents(g.Departments); n < threshold {
			return "", fmt.Errorf("the group %s of %d respondents is shown", g.Name, n)
		}
	}
	if j.report.Threshold != threshold {
		return "", fmt.Errorf("the report says that groups begin at %d people, the contract %d", j.report.Threshold, threshold)
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
