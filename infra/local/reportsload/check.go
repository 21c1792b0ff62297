package main

import (
	"context"
	"errors"
	"fmt"
	"strings"
)

// check counts what every company got.
func (l *load) check(ctx context.Context) error {
	var wrong []string
	for _, look := range []func(context.Context) ([]string, error){l.byOperator, l.byEvents, l.byConsole} {
		found, err := look(ctx)
		if err != nil {
			return err
		}
		wrong = append(wrong, found...)
	}
	const shown = 20
	for _, w := range wrong[:min(len(wrong), shown)] {
		l.say("WRONG: %s", w)
	}
	if len(wrong) > 0 {
		return fmt.Errorf("%d promises are broken", len(wrong))
	}
	l.say("%d companies, one report each for %s: none missing, none twice, no request given up", len(l.companies), l.reported)
	return nil
}

// byOperator reads the list of drafts and that of what is missing.
func (l *load) byOperator(ctx context.Context) (wrong []string, err error) {
	var drafts struct {
		Items []struct {
			CompanyID string `json:"company_id"`
			Month     string `json:"month"`
			Revision  int    `json:"revision"`
			Version   int    `json:"version"`
		} `json:"items"`
	}
	if err := l.operator.Do(ctx, "GET", "/api/reports/reviews", nil, &drafts); err != nil {
		return nil, err
	}
	found := map[string]int{}
	for _, d := range drafts.Items {
		found[d.CompanyID]++
		if d.Month != l.reported || d.Revision != 1 || d.Version != 1 {
			wrong = append(wrong, fmt.Sprintf("%s has revision %d in version %d of %s", d.CompanyID, d.Revision, d.Version, d.Month))
		}
	}
	return append(wrong, l.eachOnce("drafts", found)...), nil
}

// byEvents counts the distinct events that tell of a report; the same one may pass twice. A report's ID tells nothing of its company, so they are only counted.
func (l *load) byEvents(ctx context.Context) (wrong []string, err error) {
	passed, err := l.cloud.Events(ctx, l.lastEvent)
	if err != nil {
		return nil, err
	}
	distinct, reports := map[string]bool{}, map[string]int{}
	for _, e := range passed {
		if e.Type == "reports.generated" && !distinct[e.ID] {
			distinct[e.ID] = true
			reports[e.EntityID]++
		}
	}
	if len(reports) != len(l.companies) || len(distinct) != len(reports) {
		wrong = append(wrong, fmt.Sprintf("%d events tell of %d reports of %d companies", len(distinct), len(reports), len(l.companies)))
	}
	return wrong, nil
}

func (l *load) eachOnce(what string, found map[string]int) (wrong []string) {
	for _, c := range l.companies {
		if n := found[string(c)]; n != 1 {
			wrong = append(wrong, fmt.Sprintf("%s has %d %s", c, n, what))
		}
	}
	return wrong
}

// byConsole looks for what was given up and what was refused.
func (l *load) byConsole(ctx context.Context) (wrong []string, err error) {
	dead, err := l.cloud.DeadLetters(ctx)
	for queue, n := range dead {
		if strings.HasSuffix(queue, "-monthly-dlq") || strings.HasSuffix(queue, "-sweep-dlq") {
			l.say("%d runs of the schedule in %s were killed three times; later ones did their work", n, queue)
			continue
		}
		wrong = append(wrong, fmt.Sprintf("%d messages in %s", n, queue))
	}
	denials, failed := l.cloud.Denials(ctx)
	for _, d := range denials {
		wrong = append(wrong, fmt.Sprintf("%s may not %s on %s", d.Function, d.Action, d.Resource))
	}
	return wrong, errors.Join(err, failed)
}
