package main

import (
	"context"
	"fmt"
	"slices"
	"strings"
)

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
		if err := m.check(*l.Company, j.values(m, nil), len(j.roster)-threshold); err != nil {
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
			if len(values) < threshold {
				return "", fmt.Errorf("line %s shows %d people of %s", l.Code, len(values), j.report.Groups[at].Name)
			}
			figures++
			if err := m.check(g.Figure, values, j.headcount(j.report.Groups[at].Departments)-threshold); err != nil {
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
