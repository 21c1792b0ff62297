package main

import (
	"context"
	"fmt"
	"net/http"
	"time"

	"kikite/infra/local/internal/client"
)

// slotDays is how many days are searched for a free time, from tomorrow on.
const slotDays = 7

type slot struct {
	StartsAt time.Time `json:"starts_at"`
}

// book lets the first people nominate one of their ten picks and book a talk in the next days.
func (s *seeding) book(ctx context.Context) (string, error) {
	now, err := s.Now(ctx)
	if err != nil {
		return "", err
	}
	if err := s.Quiet(ctx, quietFor); err != nil { // booking knows an account by event
		return "", err
	}
	for i, p := range s.people[:booked] {
		var own struct {
			Bookings []any `json:"bookings"`
		}
		if err := p.account.Do(ctx, "GET", "/api/booking/bookings", nil, &own); err != nil {
			return "", err
		}
		if len(own.Bookings) > 0 {
			continue
		}
		// On three different days first, so that not everything happens tomorrow.
		if err := p.book(ctx, now.In(tokyo).AddDate(0, 0, 1+i%3)); err != nil {
			return "", fmt.Errorf("%s: %w", p.employee.Number, err)
		}
	}
	return fmt.Sprintf("%d talks in the next days", booked), s.Quiet(ctx, quietFor)
}

// book takes the first pick who has time, and says so to matching.
func (p *person) book(ctx context.Context, from time.Time) error {
	var shown struct {
		Picks []struct {
			Consultant struct {
				ID string `json:"consultant_id"`
			} `json:"consultant"`
		} `json:"picks"`
	}
	if err := p.account.Do(ctx, "GET", "/api/matching/me/picks?program=regular_care", nil, &shown); err != nil {
		return err
	}
	for _, pick := range shown.Picks {
		hold, err := p.hold(ctx, pick.Consultant.ID, from)
		if err != nil {
			return err
		}
		if hold == "" {
			continue
		}
		nomination := map[string]any{"consultant_id": pick.Consultant.ID, "program": "regular_care", "source": "picks"}
		if err := p.account.Do(ctx, "POST", "/api/matching/nominations", nomination, nil); err != nil {
			return err
		}
		return p.account.Do(ctx, "POST", "/api/booking/bookings", map[string]any{"hold_id": hold}, nil)
	}
	return fmt.Errorf("none of %d picks has time within %d days", len(shown.Picks), slotDays)
}

// hold holds the first time that the consultant has free; the hold is "" if there is none.
func (p *person) hold(ctx context.Context, consultant string, from time.Time) (string, error) {
	var open struct {
		Slots []slot `json:"slots"`
	}
	path := fmt.Sprintf("/api/booking/consultants/%s/slots?program=regular_care&from=%s&days=%d", consultant, from.Format(time.DateOnly), slotDays)
	if err := p.account.Do(ctx, "GET", path, nil, &open); err != nil {
		return "", err
	}
	for _, t := range open.Slots {
		var hold struct {
			ID string `json:"booking_id"`
		}
		in := map[string]any{"consultant_id": consultant, "program": "regular_care", "starts_at": t.StartsAt}
		err := p.account.Do(ctx, "POST", "/api/booking/holds", in, &hold)
		if client.StatusOf(err) == http.StatusConflict { // somebody was faster
			continue
		}
		return hold.ID, err
	}
	return "", nil
}
