package main

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"kikite/infra/local/internal/client"
)

func escape(s string) string { return url.QueryEscape(s) }

// soonestTalk is how long after the journey began a talk may start. The product leaves out the mail of the day before when the booking was
// confirmed less than two hours ahead of it; the journey wants to see that mail.
const soonestTalk = 28 * time.Hour

type slot struct {
	StartsAt time.Time `json:"starts_at"`
	EndsAt   time.Time `json:"ends_at"`
}

// slots are a consultant's open slots of the four days after the journey began, so late that all reminders are still ahead.
func (j *journey) slots(ctx context.Context, t *traveller, consultant string) ([]slot, error) {
	var out struct {
		Slots []slot `json:"slots"`
	}
	path := fmt.Sprintf("/api/booking/consultants/%s/slots?program=regular_care&from=%s&days=4", consultant, j.day(1))
	err := t.person.Do(ctx, "GET", path, nil, &out)
	return slices.DeleteFunc(out.Slots, func(s slot) bool { return s.StartsAt.Before(j.begins.Add(soonestTalk)) }), err
}

// book holds a slot and books it. Somebody else tries to take the slot and to book the hold, and must fail.
func (j *journey) book(ctx context.Context) (string, error) {
	stranger := j.people[j.nTalking].person
	disputes := 0
	for i, t := range j.people[:j.nTalking] {
		hold, err := j.hold(ctx, t)
		if err != nil {
			return "", err
		}
		if i%4 == 0 {
			disputes++
			if err := j.dispute(ctx, stranger, t, hold); err != nil {
				return "", err
			}
		}
		if err := t.person.Do(ctx, "POST", "/api/booking/bookings", map[string]any{"hold_id": hold.ID}, &t.booking); err != nil {
			return "", err
		}
		var again booking
		if err := t.person.Do(ctx, "POST", "/api/booking/bookings", map[string]any{"hold_id": hold.ID}, &again); err != nil || again.ID != t.booking.ID {
			return "", unexpected("booking the same hold again gave "+again.ID, err)
		}
		if !t.booking.StartsAt.Equal(hold.StartsAt) || t.booking.Status != "confirmed" || !strings.HasPrefix(t.booking.JoinURL, "http") {
			return "", fmt.Errorf("booking %+v of hold %+v", t.booking, hold)
		}
	}
	if err := j.overQuota(ctx, j.people[0]); err != nil {
		return "", err
	}
	return fmt.Sprintf("%d booked; %d attempts on other people's slots and holds and one beyond the quota were refused", j.nTalking, 2*disputes), nil
}

// hold takes the first slot that the product still gives. Another traveller may have been faster with the chosen consultant's last
// one; then the next of the picks is nominated.
func (j *journey) hold(ctx context.Context, t *traveller) (booking, error) {
	candidates := []string{t.chosen}
	for _, p := range t.picks {
		candidates = append(candidates, p.Consultant.ID)
	}
	for i, id := range candidates {
		hold, ok, err := j.holdWith(ctx, t, id)
		if err == nil && ok && i > 0 {
			t.chosen = id
			err = t.person.Do(ctx, "POST", "/api/matching/nominations", map[string]any{"consultant_id": id, "program": "regular_care", "source": "picks"}, nil)
		}
		if ok || err != nil {
			return hold, err
		}
	}
	return booking{}, fmt.Errorf("none of %d consultants has a slot left", len(candidates))
}

func (j *journey) holdWith(ctx context.Context, t *traveller, consultant string) (booking, bool, error) {
	slots, err := j.slots(ctx, t, consultant)
	if err != nil {
		return booking{}, false, err
	}
	for _, s := range slots {
		var hold booking
		err := t.person.Do(ctx, "POST", "/api/booking/holds", map[string]any{"consultant_id": consultant, "program": "regular_care", "starts_at": s.StartsAt}, &hold)
		if client.StatusOf(err) == http.StatusConflict {
			continue
		}
		return hold, err == nil, err
	}
	return booking{}, false, nil
}

// dispute: a held slot is not to be had, and a hold belongs to who made it.
func (j *journey) dispute(ctx context.Context, stranger *client.Person, t *traveller, hold booking) error {
	err := stranger.Do(ctx, "POST", "/api/booking/holds", map[string]any{"consultant_id": t.chosen, "program": "regular_care", "starts_at": hold.StartsAt}, nil)
	if client.StatusOf(err) != http.StatusConflict {
		return unexpected("a held slot was given to somebody else", err)
	}
	err = stranger.Do(ctx, "POST", "/api/booking/bookings", map[string]any{"hold_id": hold.ID}, nil)
	if client.StatusOf(err) != http.StatusNotFound {
		return unexpected("somebody booked another person's hold", err)
	}
	return nil
}

// overQuota: the contract allows one talk a month.
func (j *journey) overQuota(ctx context.Context, t *traveller) error {
	for _, p := range t.picks[1:] {
		slots, err := j.slots(ctx, t, p.Consultant.ID)
		if err != nil {
			return err
		}
		for _, s := range slots {
			if s.StartsAt.Before(t.booking.EndsAt.Add(2 * time.Hour)) {
				continue // the own booking is in the way
			}
			var hold booking
			err := t.person.Do(ctx, "POST", "/api/booking/holds", map[string]any{"consultant_id": p.Consultant.ID, "program": "regular_care", "starts_at": s.StartsAt}, &hold)
			if err == nil {
				err = t.person.Do(ctx, "POST", "/api/booking/bookings", map[string]any{"hold_id": hold.ID}, nil)
			}
			if status := client.StatusOf(err); status == http.StatusTooManyRequests || status == http.StatusConflict || status == http.StatusForbidden {
				return nil
			}
			return unexpected("a second talk in the month of a quota of one", err)
		}
	}
	return fmt.Errorf("no slot to try the quota with")
}

// readCalendars: both sides got one confirmation with a calendar entry, to the private address, and the company address nothing.
func (j *journey) readCalendars(ctx context.Context) (string, error) {
	if err := j.cloud.Quiet(ctx, j.quiet); err != nil {
		return "", err
	}
	for _, t := range j.people[:j.nTalking] {
		for _, address := range []string{t.private, j.consultants[t.chosen].data.Email} {
			if err := j.checkInvite(ctx, address, t.booking); err != nil {
				return "", err
			}
		}
		company, err := j.cloud.Mails(ctx, t.employee.Email)
		if err != nil {
			return "", err
		}
		if len(company) != 1 {
			return "", fmt.Errorf("the company address of %s got %d mails", t.employee.Number, len(company))
		}
	}
	feeds := 0
	for i, t := range j.people[:j.nTalking] {
		if i%4 != 0 {
			continue
		}
		feeds++
		if err := j.checkFeed(ctx, t); err != nil {
			return "", err
		}
	}
	return fmt.Sprintf("%d calendar entries, one for each side of each booking; %d calendar feeds with the same, until they were revoked; nothing to company addresses",
		2*j.nTalking, feeds), nil
}

// checkFeed subscribes to one's appointments, without a token, and revokes the address.
func (j *journey) checkFeed(ctx context.Context, t *traveller) error {
	var feed struct {
		URL string `json:"url"`
	}
	if err := t.person.Do(ctx, "POST", "/api/booking/me/feed", nil, &feed); err != nil {
		return err
	}
	address, err := url.Parse(feed.URL)
	if err != nil {
		return err
	}
	var ics string
	if err := j.cloud.Public(ctx, "GET", address.Path, nil, &ics); err != nil {
		return err
	}
	if strings.Count(ics, "BEGIN:VEVENT") != 1 || !strings.Contains(ics, t.booking.ID) || strings.Contains(ics, t.booking.JoinURL) {
		return fmt.Errorf("calendar feed of %s:\n%s", t.employee.Number, ics)
	}
	if err := t.person.Do(ctx, "DELETE", "/api/booking/me/feed", nil, nil); err != nil {
		return err
	}
	if err := j.cloud.Public(ctx, "GET", address.Path, nil, &ics); client.StatusOf(err) != http.StatusNotFound {
		return unexpected("a revoked calendar feed was read", err)
	}
	return nil
}

func (j *journey) checkInvite(ctx context.Context, address string, b booking) error {
	mails, err := j.cloud.Mails(ctx, address)
	if err != nil {
		return err
	}
	found := 0
	for _, m := range mails {
		if m.Tagged("kind") != "confirmed" {
			continue
		}
		for _, a := range m.Attachments {
			ics := string(a.Content)
			if !strings.HasPrefix(a.ContentType, "text/calendar") || !strings.Contains(ics, b.ID) || a.Name == "" {
				continue
			}
			found++
			start := "DTSTART:" + b.StartsAt.UTC().Format("20060102T150405Z")
			if !strings.Contains(ics, "METHOD:REQUEST") || !strings.Contains(ics, start) {
				return fmt.Errorf("calendar entry of %s lacks METHOD:REQUEST or %s:\n%s", address, start, ics)
			}
			break // the entry is in the mail twice: as an alternative, and as a file
		}
	}
	if found != 1 {
		return fmt.Errorf("%s got %d calendar entries for %s", address, found, b.ID)
	}
	return nil
}
