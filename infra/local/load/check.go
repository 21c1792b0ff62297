package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// check waits until nothing is under way and compares everything with what was told.
func (l *load) check(ctx context.Context) error {
	if err := l.cloud.Quiet(ctx, quietFor); err != nil {
		return err
	}
	wrong := l.surprises()
	for _, look := range []func(context.Context) ([]string, error){l.byEmployees, l.byConsultants, l.byEvents, l.byMail, l.byConsole} {
		found, err := look(ctx)
		if err != nil {
			return err
		}
		wrong = append(wrong, found...)
	}
	audit, err := l.byAudit(ctx)
	if err != nil {
		wrong = append(wrong, err.Error())
	}
	l.say("%s", audit)
	for _, w := range wrong {
		l.say("WRONG: %s", w)
	}
	if len(l.last) == 0 {
		wrong = append(wrong, "no booking came about")
	}
	if len(wrong) > 0 {
		return fmt.Errorf("%d promises are broken", len(wrong))
	}
	l.say("every promise holds: %d bookings as their employees and consultants see them, one confirmation each on the bus, at most one mail for a reason", len(l.last))
	return nil
}

// byEmployees reads every booking as its employee does: it is what was told last, and no two of a person overlap.
func (l *load) byEmployees(ctx context.Context) (wrong []string, err error) {
	seen := map[string]bool{}
	for i := range employees {
		all, err := list(ctx, l.tabs[i], "/api/booking/bookings")
		if err != nil {
			return nil, err
		}
		wrong = append(wrong, overlaps(l.tabs[i].Email, all)...)
		for _, b := range all {
			seen[b.ID] = true
			if told, ours := l.last[b.ID]; ours && !same(told, b) {
				wrong = append(wrong, fmt.Sprintf("%s was told to be %s at %s, and is %s at %s", b.ID, told.Status, told.StartsAt, b.Status, b.StartsAt))
			}
		}
	}
	for id, told := range l.last {
		if !seen[id] && told.Status != "cancelled" { // a day remembers only its latest cancelled ones
			wrong = append(wrong, id+" was told to be booked and is not listed")
		}
	}
	return wrong, nil
}

// byConsultants does the same from the other side.
func (l *load) byConsultants(ctx context.Context) (wrong []string, err error) {
	seen := map[string]bool{}
	for _, c := range l.consultants {
		all, err := list(ctx, c, "/api/booking/me/bookings")
		if err != nil {
			return nil, err
		}
		wrong = append(wrong, overlaps(c.Email, all)...)
		for _, b := range all {
			seen[b.ID] = true
			if told, ours := l.last[b.ID]; ours && !same(told, b) {
				wrong = append(wrong, fmt.Sprintf("the consultant sees %s as %s at %s, the client was told %s at %s", b.ID, b.Status, b.StartsAt, told.Status, told.StartsAt))
			}
			if _, ours := l.last[b.ID]; !ours && slices.ContainsFunc(l.starts, b.StartsAt.Equal) {
				wrong = append(wrong, b.ID+" is a booking of which no client was told")
			}
		}
	}
	for id := range l.last {
		if !seen[id] {
			wrong = append(wrong, id+" is not in its consultant's calendar")
		}
	}
	return wrong, nil
}

// caller is somebody who signed in.
type caller interface {
	Do(ctx context.Context, method, path string, in, out any) error
}

func list(ctx context.Context, who caller, path string) ([]booking, error) {
	var out struct {
		Bookings []booking `json:"bookings"`
	}
	err := who.Do(ctx, "GET", path, nil, &out)
	return out.Bookings, err
}

func same(a, b booking) bool {
	return a.Status == b.Status && a.StartsAt.Equal(b.StartsAt) && a.EndsAt.Equal(b.EndsAt) && a.Sequence == b.Sequence
}

// overlaps compares every talk that takes place with the next one.
func overlaps(who string, all []booking) (wrong []string) {
	all = slices.DeleteFunc(slices.Clone(all), func(b booking) bool { return b.Status != "confirmed" })
	slices.SortFunc(all, func(a, b booking) int { return a.StartsAt.Compare(b.StartsAt) })
	for i := 1; i < len(all); i++ {
		if all[i].StartsAt.Before(all[i-1].EndsAt) {
			wrong = append(wrong, fmt.Sprintf("%s has %s until %s and %s from %s", who, all[i-1].ID, all[i-1].EndsAt, all[i].ID, all[i].StartsAt))
		}
	}
	return wrong
}

// byEvents counts the distinct events of each booking that passed the bus; the same one may pass twice.
func (l *load) byEvents(ctx context.Context) (wrong []string, err error) {
	passed, err := l.cloud.Events(ctx, l.lastEvent)
	if err != nil {
		return nil, err
	}
	distinct := map[string]map[string]bool{} // "booking.confirmed <booking>" → event IDs
	for _, e := range passed {
		key := e.Type + " " + e.EntityID
		if distinct[key] == nil {
			distinct[key] = map[string]bool{}
		}
		distinct[key][e.ID] = true
	}
	for key := range distinct {
		if kind, id, _ := strings.Cut(key, " "); kind == "booking.confirmed" && l.last[id].ID == "" {
			wrong = append(wrong, id+" has a confirmation of which no client was told")
		}
	}
	for id, told := range l.last {
		gone := 0
		if told.Status == "cancelled" {
			gone = 1
		}
		for kind, want := range map[string]int{"booking.confirmed": 1, "booking.moved": told.Sequence - gone, "booking.cancelled": gone} {
			if n := len(distinct[kind+" "+id]); n != want {
				wrong = append(wrong, fmt.Sprintf("%s (%s, sequence %d) has %d events %s", id, told.Status, told.Sequence, n, kind))
			}
		}
	}
	return wrong, nil
}

// byMail counts the confirmations of each booking, one to each of the two. One that was moved or cancelled so soon that the news of that came first is not confirmed
// any more, for that would be of an old time.
func (l *load) byMail(ctx context.Context) (wrong []string, err error) {
	mails, err := l.cloud.Mails(ctx, "")
	if err != nil {
		return nil, err
	}
	reasons, found := map[string]int{}, map[string]map[string]int{} // booking → address → mails
	for _, m := range mails {
		if m.IsCode() {
			continue
		}
		if reasons[m.Tagged("kikite_reason")]++; reasons[m.Tagged("kikite_reason")] == 2 {
			wrong = append(wrong, fmt.Sprintf("two mails for one reason, “%s”", m.Subject))
		}
		if m.Tagged("kind") != "confirmed" {
			continue
		}
		id := bookingIn(m.Text)
		if found[id] == nil {
			found[id] = map[string]int{}
		}
		found[id][strings.Join(m.To, " ")]++
	}
	for id, told := range l.last {
		if to := found[id]; slices.Max(values(to)) > 1 || len(to) > 2 || len(to) < 2 && told.Sequence == 0 {
			wrong = append(wrong, fmt.Sprintf("the confirmations of %s (sequence %d) went to %v", id, told.Sequence, to))
		}
	}
	return wrong, nil
}

func values(m map[string]int) []int {
	out := []int{0}
	for _, n := range m {
		out = append(out, n)
	}
	return out
}

// bookingIn is the first booking ID in a text.
func bookingIn(text string) string {
	const length = len("bkg_") + 26
	at := strings.Index(text, "bkg_")
	if at < 0 || len(text) < at+length {
		return ""
	}
	return text[at : at+length]
}

// byConsole looks for what was given up and what was refused.
func (l *load) byConsole(ctx context.Context) (wrong []string, err error) {
	dead, err := l.cloud.DeadLetters(ctx)
	for queue, n := range dead {
		wrong = append(wrong, fmt.Sprintf("%d messages in %s", n, queue))
	}
	denials, failed := l.cloud.Denials(ctx)
	for _, d := range denials {
		wrong = append(wrong, fmt.Sprintf("%s may not %s on %s", d.Function, d.Action, d.Resource))
	}
	return wrong, errors.Join(err, failed)
}

// byAudit lets booking's own command look through the table, with the developer's key: no function may read all of it.
func (l *load) byAudit(ctx context.Context) (string, error) {
	variables, err := os.ReadFile(filepath.Join(l.data, "environment", "kikite-local-booking-api.env"))
	if err != nil {
		return "", err
	}
	key, err := os.ReadFile(filepath.Join(l.data, "credentials"))
	if err != nil {
		return "", err
	}
	now, err := l.cloud.Now(ctx)
	if err != nil {
		return "", err
	}
	cmd := exec.CommandContext(ctx, l.audit, "-quota", "-now", now.Format(time.RFC3339))
	cmd.Env = append(os.Environ(), strings.Fields(string(variables))...)
	for line := range strings.Lines(string(key)) {
		if name, value, ok := strings.Cut(line, " = "); ok && strings.HasPrefix(name, "aws_") {
			cmd.Env = append(cmd.Env, strings.ToUpper(name)+"="+strings.TrimSpace(value))
		}
	}
	out, err := cmd.CombinedOutput()
	if err != nil {
		err = fmt.Errorf("audit: %w", err)
	}
	return "audit: " + strings.TrimSpace(string(out)), err
}
