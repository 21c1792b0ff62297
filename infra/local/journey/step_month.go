package main

import (
	"context"
	"fmt"
	"time"
)

// emptyMonth lets four people choose to hear of a month without a talk: two who had theirs, one who booked nothing, and one of those who thinks better
// of it. On the tenth, at ten, it is told to just the third, once.
func (j *journey) emptyMonth(ctx context.Context) (string, error) {
	idle, fickle := j.people[j.nTalking], j.people[j.nTalking+1]
	for _, t := range []*traveller{j.people[0], j.people[1], idle, fickle} {
		if err := t.prefer(ctx, true); err != nil {
			return "", err
		}
	}
	if err := fickle.prefer(ctx, false); err != nil {
		return "", err
	}
	if err := j.cloud.Quiet(ctx, j.quiet); err != nil {
		return "", err
	}
	first, err := time.ParseInLocation("2006-01", j.month, tokyo)
	if err != nil {
		return "", err
	}
	due := first.AddDate(0, 0, 9).Add(10 * time.Hour)
	for _, at := range []time.Time{due.Add(-time.Minute), due.Add(time.Minute), due.Add(26 * time.Hour)} { // it runs again and again for three days
		if err := j.cloud.MoveTo(ctx, at); err != nil {
			return "", err
		}
		if err := j.cloud.Quiet(ctx, j.quiet); err != nil {
			return "", err
		}
	}
	mails, err := j.cloud.Mails(ctx, "")
	if err != nil {
		return "", err
	}
	told := 0
	for _, m := range mails {
		if m.Tagged("kind") != "nothing_booked" {
			continue
		}
		if told++; told > 1 || len(m.To) != 1 || m.To[0] != idle.private {
			return "", fmt.Errorf("%v was told that nothing is booked", m.To)
		}
		if late := m.Time.Sub(due); late < 0 || late > lateness {
			return "", fmt.Errorf("it was told %s after ten on the tenth", late)
		}
	}
	if told == 0 {
		return "", fmt.Errorf("nobody was told that nothing is booked")
	}
	return "four chose to hear of it; one had nothing booked and was told once, at ten on the tenth", nil
}

// prefer switches the mail about months without a talk on or off.
func (t *traveller) prefer(ctx context.Context, wanted bool) error {
	var now struct {
		Version int64 `json:"version"`
	}
	if err := t.person.Do(ctx, "GET", "/api/mailer/me/preferences", nil, &now); err != nil {
		return err
	}
	return t.person.Do(ctx, "PUT", "/api/mailer/me/preferences", map[string]any{"version": now.Version,
		"mails": []any{map[string]any{"kind": "nothing_booked", "wanted": wanted}}}, nil)
}
