package main

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"golang.org/x/sync/errgroup"

	"kikite/events"
	"kikite/infra/local/internal/client"
	"kikite/infra/local/internal/process"
	"kikite/infra/local/seed/consultants"
)

// The demo data has these people; see infra/local/demo.
const (
	employees    = 12
	employeeMail = "me%02d@private.kikite-demo.example"
	demoSeed     = 1
	demoMost     = 40 // consultants that are looked at
)

const (
	// patience is how long a client repeats a request that is not answered.
	patience = 30 * time.Second
	// signingIn is how many sign in at once.
	signingIn = 4
	// quietFor is how long the events may take to arrive everywhere.
	quietFor = 8 * time.Minute
)

// tokyo is the zone of the demo.
var tokyo = time.FixedZone("Asia/Tokyo", 9*60*60)

// load is one run.
type load struct {
	settings
	*ledger
	out         io.Writer
	process     *process.Process
	cloud       *client.Cloud
	signIn      client.SignIn
	tabs        []*tab
	wallets     [employees]wallet
	consultants []*consultant
	starts      []time.Time
	lastEvent   uint64
}

// consultant is one of the two.
type consultant struct {
	*client.Person
	id string
}

func (l *load) prepare(ctx context.Context) error {
	var err error
	if l.signIn, err = l.cloud.SignIn(ctx); err != nil {
		return err
	}
	if err := l.openHours(ctx); err != nil {
		return err
	}
	l.tabs = make([]*tab, employees*l.settings.tabs)
	group, inner := errgroup.WithContext(ctx)
	group.SetLimit(signingIn)
	for i := range l.tabs {
		group.Go(func() error {
			person, err := l.cloud.Enter(inner, l.signIn, fmt.Sprintf(employeeMail, i%employees+1))
			l.tabs[i] = newTab(l, person, i)
			return err
		})
	}
	if err := group.Wait(); err != nil {
		return err
	}
	seen, err := l.cloud.Events(ctx, 0)
	if err != nil {
		return err
	}
	for _, e := range seen {
		l.lastEvent = max(l.lastEvent, e.Seq)
	}
	return nil
}

// openHours signs two consultants in and gives them ten starts on each of two days in two months, across midnight in UTC. Talks of 30 and
// 60 minutes begin every half hour, so they overlap.
func (l *load) openHours(ctx context.Context) error {
	now, err := l.cloud.Now(ctx)
	if err != nil {
		return err
	}
	first := now.In(tokyo).AddDate(0, 0, 3)
	second := time.Date(first.Year(), first.Month()+1, 10, 0, 0, 0, 0, tokyo)
	var extra []map[string]any
	for _, day := range []time.Time{first, second} {
		extra = append(extra, map[string]any{"date": day.Format(time.DateOnly), "start": "07:00", "end": "12:00"})
		for i := range 10 {
			l.starts = append(l.starts, time.Date(day.Year(), day.Month(), day.Day(), 7, 30*i, 0, 0, tokyo).UTC())
		}
	}
	programs := map[string]int{"regular_care": 60, "engagement_career": 30} // of the demo company, with the minutes of a talk
	hours := map[string]any{"zone": "Asia/Tokyo", "rules": []any{}, "exceptions": extra, "lengths": programs, "horizon_days": 60, "closed_on_holidays": false}
	for _, c := range consultants.Generate(demoSeed, demoMost) {
		if len(l.consultants) == 2 {
			return nil
		}
		if !slices.Contains(c.Programs, events.RegularCare) || !slices.Contains(c.Programs, events.EngagementCareer) {
			continue
		}
		person, err := l.cloud.Enter(ctx, l.signIn, c.Email)
		if err != nil {
			return err
		}
		if err := person.Do(ctx, "PUT", "/api/booking/me/availability", hours, nil); err != nil {
			return err
		}
		id, err := consultantID(person.Token())
		if err != nil {
			return err
		}
		l.consultants = append(l.consultants, &consultant{person, id})
	}
	return errors.New("too few consultants have the programs of the demo company")
}

// consultantID reads the claim of an access token.
func consultantID(token string) (string, error) {
	parts := strings.Split(token, ".")
	if len(parts) != 3 {
		return "", errors.New("the access token is no JWT")
	}
	raw, err := base64.RawURLEncoding.DecodeString(parts[1])
	if err != nil {
		return "", err
	}
	var claims struct {
		ConsultantID string `json:"consultant_id"`
	}
	if err := json.Unmarshal(raw, &claims); err != nil {
		return "", err
	}
	if claims.ConsultantID == "" {
		return "", errors.New("the access token is not a consultant's")
	}
	return claims.ConsultantID, nil
}
