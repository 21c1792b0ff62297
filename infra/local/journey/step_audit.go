package main

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// audit counts everything at the end: bookings, mails by kind, dead letters, denials. It is the same with and without a kill.
func (j *journey) audit(ctx context.Context) (string, error) {
	if err := j.cloud.Quiet(ctx, j.quiet); err != nil {
		return "", err
	}
	for _, t := range j.people[:j.nTalking] {
		var out struct {
			Bookings []booking `json:"bookings"`
		}
		if err := t.person.Do(ctx, "GET", "/api/booking/bookings?from="+j.day(0)+"T00:00:00Z", nil, &out); err != nil {
			return "", err
		}
		if len(out.Bookings) != 1 || out.Bookings[0].ID != t.booking.ID || out.Bookings[0].Status != "held" {
			return "", fmt.Errorf("%s has the bookings %+v, expected %s, held", t.accountID, out.Bookings, t.booking.ID)
		}
	}
	mails, err := j.countMails(ctx)
	if err != nil {
		return "", err
	}
	dead, err := j.cloud.DeadLetters(ctx)
	if err != nil {
		return "", err
	}
	if len(dead) > 0 {
		return "", fmt.Errorf("dead letters: %v", dead)
	}
	denials, err := j.cloud.Denials(ctx)
	if err != nil {
		return "", err
	}
	if len(denials) > 0 {
		return "", fmt.Errorf("%d denied calls, the first %+v", len(denials), denials[0])
	}
	return fmt.Sprintf("%d bookings held; mails: %s; no dead letter, no denial", j.nTalking, mails), nil
}

// countMails compares the mailbox with what must be in it: one mail for one reason.
func (j *journey) countMails(ctx context.Context) (string, error) {
	want := map[string]int{"inquiry": 1, "invitation": len(j.roster), "address_entered": len(j.people), "confirmed": 2 * j.nTalking, "day_before": 2 * j.nTalking,
		"hour_before": 2 * j.nTalking, "survey": j.nTalking, "nothing_booked": 1, "report": 1,
		"welcome": 3,              // one of HR, two of the desk
		"desk":    1, "notice": 3} // a case; a handover note, that the case was read, and its answer
	for _, t := range j.people[:j.nTalking] { // all pulses are answered after the last talk
		if !t.booking.after(nudgeAfter).After(j.lastMoment) {
			want["survey_nudge"]++
		}
	}
	all, err := j.cloud.Mails(ctx, "")
	if err != nil {
		return "", err
	}
	got, reasons := map[string]int{}, map[string]bool{}
	for _, m := range all {
		if m.IsCode() {
			continue
		}
		reason := m.Tagged("kikite_reason")
		if reason == "" || reasons[reason] {
			return "", fmt.Errorf("two mails for the reason %q, the second “%s” to %v", reason, m.Subject, m.To)
		}
		reasons[reason] = true
		got[m.Tagged("kind")]++
	}
	if !maps.Equal(got, want) {
		return "", fmt.Errorf("mails by kind %v, expected %v", got, want)
	}
	var out []string
	for _, kind := range slices.Sorted(maps.Keys(got)) {
		out = append(out, fmt.Sprintf("%s %d", kind, got[kind]))
	}
	return strings.Join(out, ", "), nil
}
