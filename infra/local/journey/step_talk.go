package main

import (
	"context"
	"fmt"
	"slices"
	"time"

	"kikite/infra/local/internal/client"
)

// lateness is how much later than due a reminder may arrive on the local clock: the schedule, three queues and the mail.
const lateness = 5 * time.Minute

// What the product promises about its mails after a talk.
const (
	surveyAfter = 10 * time.Minute
	nudgeAfter  = surveyAfter + 24*time.Hour
)

// talk moves the clock from one moment to the next (24 hours before, one hour before, start, end) and lives each talk.
func (j *journey) talk(ctx context.Context) (string, error) {
	moments := map[time.Time][]*traveller{}
	starts, ends := map[time.Time][]*traveller{}, map[time.Time][]*traveller{}
	for _, t := range j.people[:j.nTalking] {
		b := t.booking
		for _, at := range []time.Time{b.StartsAt.Add(-24 * time.Hour), b.StartsAt.Add(-time.Hour)} {
			moments[at] = append(moments[at], t)
		}
		starts[b.StartsAt] = append(starts[b.StartsAt], t)
		ends[b.EndsAt] = append(ends[b.EndsAt], t)
		if after := b.EndsAt.Add(surveyAfter + time.Minute); after.After(j.lastMoment) {
			j.lastMoment = after
		}
	}
	moments[j.lastMoment] = nil
	var times []time.Time
	for _, m := range []map[time.Time][]*traveller{moments, starts, ends} {
		for at := range m {
			times = append(times, at)
		}
	}
	slices.SortFunc(times, time.Time.Compare)
	times = slices.CompactFunc(times, time.Time.Equal)
	for _, at := range times {
		if err := j.cloud.MoveTo(ctx, at); err != nil {
			return "", err
		}
		if err := each(len(ends[at]), func(i int) error { return j.finish(ctx, ends[at][i]) }); err != nil {
			return "", err
		}
		if err := each(len(starts[at]), func(i int) error { return j.begin(ctx, starts[at][i]) }); err != nil {
			return "", err
		}
		// A moment is over when its work is done: the clock of the world does not jump while a message is under way.
		if err := j.cloud.Quiet(ctx, j.quiet); err != nil {
			return "", err
		}
	}
	reminders, err := j.checkReminders(ctx)
	return fmt.Sprintf("%d talks over %d moments; %d reminders, each once and within %s of its time", j.nTalking, len(times), reminders, lateness), err
}

func (j *journey) begin(ctx context.Context, t *traveller) error {
	c := j.consultants[t.chosen]
	person, err := j.consultantPerson(ctx, c)
	if err != nil {
		return err
	}
	var out struct {
		Sessions []struct {
			SessionID string `json:"session_id"`
			BookingID string `json:"booking_id"`
		} `json:"sessions"`
	}
	if err := person.Do(ctx, "GET", "/api/sessions/sessions", nil, &out); err != nil {
		return err
	}
	for _, s := range out.Sessions {
		if s.BookingID == t.booking.ID {
			t.sessionID = s.SessionID
		}
	}
	if t.sessionID == "" {
		return fmt.Errorf("the consultant does not see the session of %s", t.booking.ID)
	}
	return person.Do(ctx, "POST", "/api/sessions/sessions/"+t.sessionID+"/start", nil, nil)
}

// consultantPerson signs a consultant in at most once.
func (j *journey) consultantPerson(ctx context.Context, c *consultant) (*client.Person, error) {
	j.mu.Lock()
	known := c.person
	j.mu.Unlock()
	if known != nil {
		return known, nil
	}
	person, err := j.cloud.Enter(ctx, j.signIn, c.data.Email)
	if err != nil {
		return nil, err
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	c.person = person
	return person, nil
}

// finish ends the talk and writes its record, which names people on purpose.
func (j *journey) finish(ctx context.Context, t *traveller) error {
	person, err := j.consultantPerson(ctx, j.consultants[t.chosen])
	if err != nil {
		return err
	}
	path := "/api/sessions/sessions/" + t.sessionID
	if err := person.Do(ctx, "POST", path+"/finish", map[string]any{"outcome": "held"}, nil); err != nil {
		return err
	}
	t.record = fmt.Sprintf("%sさんは、仕事の量が多くて残業が続いていると話した。上司の佐藤課長に相談しても業務が減らないのがつらい。"+
		"連絡先は090-1234-5678。評価のしくみに納得できず不満がある。一方で、新しい技術を学ぶ機会があるのはうれしい。%s", t.employee.Name(), j.extra())
	return person.Do(ctx, "PUT", path+"/record", map[string]any{"themes": []string{"workload"}, "state": "疲れはあるが落ち着いている。",
		"next_steps": "業務の優先順位を上司と確かめる。", "risk_signs": []string{}, "text": t.record}, nil)
}

func (j *journey) extra() string {
	j.mu.Lock()
	defer j.mu.Unlock()
	return []string{"残業が多くて疲れている。", "職場の人間関係は良好だと感じている。", "この先のキャリアに不安がある。"}[j.random.IntN(3)]
}

// checkReminders counts the mails of each booking and compares their times on the local clock with when they were due.
func (j *journey) checkReminders(ctx context.Context) (int, error) {
	total := 0
	for _, t := range j.people[:j.nTalking] {
		consultant := j.consultants[t.chosen].data.Email
		for _, r := range []struct {
			address, kind string
			due           time.Time
		}{
			{t.private, "day_before", t.booking.StartsAt.Add(-24 * time.Hour)}, {consultant, "day_before", t.booking.StartsAt.Add(-24 * time.Hour)},
			{t.private, "hour_before", t.booking.StartsAt.Add(-time.Hour)}, {consultant, "hour_before", t.booking.StartsAt.Add(-time.Hour)},
		} {
			mails, err := j.cloud.Mails(ctx, r.address)
			if err != nil {
				return 0, err
			}
			found := 0
			for _, m := range mails {
				if m.Tagged("kind") != r.kind || !contains(m.Text, t.booking.ID) {
					continue
				}
				found++
				if late := m.Time.Sub(r.due); late < 0 || late > lateness {
					return 0, fmt.Errorf("the %s reminder of %s came %s after it was due", r.kind, t.booking.ID, late)
				}
			}
			if found != 1 {
				return 0, fmt.Errorf("%d %s reminders of %s", found, r.kind, t.booking.ID)
			}
			total += found
		}
	}
	return total, nil
}
