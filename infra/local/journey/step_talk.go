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

// quietHours of every reader of the journey are those in Tokyo: what is due in them comes a quarter of an hour before they begin, or at their end if
// there was no booking yet.
const (
	quietFrom, quietUntil = 21, 8
	beforeQuiet           = 15 * time.Minute
	confirmedAhead        = 2 * time.Hour // a booking needs no reminder just after its confirmation
)

// tokyo is where every reader of the journey lives.
var tokyo = time.FixedZone("Asia/Tokyo", 9*60*60)

// quietEnd is when the quiet hours end in which a time lies; false if it lies in none.
func quietEnd(at time.Time) (time.Time, bool) {
	local := at.In(tokyo)
	midnight := time.Date(local.Year(), local.Month(), local.Day(), 0, 0, 0, 0, tokyo)
	switch h := local.Hour(); {
	case h < quietUntil:
		return midnight.Add(quietUntil * time.Hour).UTC(), true
	case h >= quietFrom:
		return midnight.Add((24 + quietUntil) * time.Hour).UTC(), true
	default:
		return at, false
	}
}

// dayBefore is when the mail of the day before is due.
func (b booking) dayBefore() time.Time {
	due := b.StartsAt.Add(-24 * time.Hour)
	ends, quiet := quietEnd(due)
	if !quiet {
		return due
	}
	if begins := ends.Add(-(24-quietFrom+quietUntil)*time.Hour - beforeQuiet); !begins.Before(b.BookedAt.Add(confirmedAhead)) {
		return begins
	}
	return ends
}

// after is when a mail is due that comes so long after the talk.
func (b booking) after(d time.Duration) time.Time {
	at, _ := quietEnd(b.EndsAt.Add(d))
	return at
}

// talk moves the clock from one moment to the next (the reminders, start, end) and lives each talk.
func (j *journey) talk(ctx context.Context) (string, error) {
	starts, ends := map[time.Time][]*traveller{}, map[time.Time][]*traveller{}
	for _, t := range j.people[:j.nTalking] {
		b := t.booking
		starts[b.StartsAt], ends[b.EndsAt] = append(starts[b.StartsAt], t), append(ends[b.EndsAt], t)
		if after := b.after(surveyAfter).Add(time.Minute); after.After(j.lastMoment) {
			j.lastMoment = after
		}
	}
	times := j.moments()
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

// moments are the times at which the journey looks, in order: the mails before each talk, its start and end, the last survey, and of the mails
// after a talk those that would otherwise come so late that it is night and they wait for the morning.
func (j *journey) moments() []time.Time {
	times := []time.Time{j.lastMoment}
	for _, t := range j.people[:j.nTalking] {
		b := t.booking
		times = append(times, b.dayBefore(), b.StartsAt.Add(-time.Hour), b.StartsAt, b.EndsAt)
	}
	slices.SortFunc(times, time.Time.Compare)
	for _, t := range j.people[:j.nTalking] {
		for _, due := range []time.Time{t.booking.after(surveyAfter), t.booking.after(nudgeAfter)} {
			next, _ := slices.BinarySearchFunc(times, due, time.Time.Compare)
			if next == len(times) {
				continue
			}
			if _, quiet := quietEnd(times[next]); quiet {
				times = slices.Insert(times, next, due)
			}
		}
	}
	return slices.CompactFunc(times, time.Time.Equal)
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
			{t.private, "day_before", t.booking.dayBefore()}, {consultant, "day_before", t.booking.dayBefore()},
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
