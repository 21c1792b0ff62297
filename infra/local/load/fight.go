package main

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"sync"
	"time"

	"kikite/infra/local/internal/client"
)

// booking is what the product answers.
type booking struct {
	ID           string    `json:"booking_id"`
	ConsultantID string    `json:"consultant_id"`
	StartsAt     time.Time `json:"starts_at"`
	EndsAt       time.Time `json:"ends_at"`
	Status       string    `json:"status"`
	Sequence     int       `json:"sequence"`
}

// wallet is the bookings that an employee sees in every tab, the latest last.
type wallet struct {
	mu   sync.Mutex
	mine []booking
}

// tab is one client.
type tab struct {
	*load
	*client.Person
	*wallet
	dice *rand.Rand
}

func newTab(l *load, person *client.Person, i int) *tab {
	return &tab{load: l, Person: person, wallet: &l.wallets[i%employees], dice: rand.New(rand.NewPCG(uint64(i), 3))}
}

// fight lets all clients do what people do, in any order, while things go wrong.
func (l *load) fight(ctx context.Context) error {
	if l.faults {
		if err := l.cloud.Misbehave(ctx, faults()); err != nil {
			return err
		}
	}
	began := time.Now()
	var wg sync.WaitGroup
	for _, t := range l.tabs {
		wg.Go(func() {
			for range l.attempts {
				if ctx.Err() == nil && time.Since(began) < l.atMost {
					t.attempt(ctx)
				}
			}
		})
	}
	wg.Wait()
	took := time.Since(began)
	if err := l.cloud.Misbehave(ctx, client.Faults{}); err != nil {
		return err
	}
	n := l.asked()
	l.say("%d requests in %.0f s, %.1f a second:\n%s", n, took.Seconds(), float64(n)/took.Seconds(), l.ledger)
	return ctx.Err()
}

// faults: of all calls to DynamoDB some are throttled, fail or lose their answer, and of the transactions some more meet conflicts; of the messages
// some come twice or late.
func faults() client.Faults {
	return client.Faults{
		Calls: []client.Fault{
			{Service: "dynamodb", Operation: "TransactWriteItems", Lost: 0.05, Conflict: 0.05, Throttle: 0.02, Internal: 0.01},
			{Service: "dynamodb", Throttle: 0.01, Internal: 0.005, Lost: 0.005},
		},
		Duplicate: 0.1, Reorder: 0.1,
	}
}

func (t *tab) attempt(ctx context.Context) {
	b, has := t.latest()
	switch n := t.dice.IntN(100); {
	case n < 55 || !has:
		t.hold(ctx)
	case n < 77:
		in := map[string]any{"starts_at": t.any()}
		_ = t.ask(ctx, t.Person, "move", "POST", "/api/booking/bookings/"+b.ID+"/move", in, &b)
	default:
		by := t.Person
		if t.dice.IntN(2) == 0 {
			by = t.consultants[slices.IndexFunc(t.consultants, func(c *consultant) bool { return c.id == b.ConsultantID })].Person
		}
		if t.ask(ctx, by, "cancel", "POST", "/api/booking/bookings/"+b.ID+"/cancel", nil, &b) == nil {
			t.drop(b.ID)
		}
	}
}

func (t *tab) hold(ctx context.Context) {
	program := "regular_care"
	if t.dice.IntN(2) == 0 {
		program = "engagement_career"
	}
	in := map[string]any{"consultant_id": t.consultants[t.dice.IntN(len(t.consultants))].id, "program": program, "starts_at": t.any()}
	var held booking
	if t.ask(ctx, t.Person, "hold", "POST", "/api/booking/holds", in, &held) != nil {
		return
	}
	switch t.dice.IntN(8) {
	case 0: // just left
	case 1: // changed their mind
		_ = t.ask(ctx, t.Person, "release", "DELETE", "/api/booking/holds/"+held.ID, nil, nil)
	default:
		var b booking
		if t.ask(ctx, t.Person, "book", "POST", "/api/booking/bookings", map[string]any{"hold_id": held.ID}, &b) == nil {
			t.mu.Lock()
			t.mine = append(t.mine, b)
			t.mu.Unlock()
		}
	}
}

// ask sends a request until it is answered and writes the answer down; b is nil or takes it.
func (t *tab) ask(ctx context.Context, who *client.Person, what, method, path string, in any, b *booking) error {
	var answer booking
	err := who.Do(ctx, method, path, in, &answer)
	t.note(what, answer, err)
	if err == nil && b != nil {
		*b = answer
	}
	return err
}

func (t *tab) any() time.Time { return t.starts[t.dice.IntN(len(t.starts))] }

// latest is one of the last few.
func (t *tab) latest() (booking, bool) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if len(t.mine) == 0 {
		return booking{}, false
	}
	return t.mine[len(t.mine)-1-t.dice.IntN(min(len(t.mine), 4))], true
}

// drop forgets a booking, mostly: in another tab it is still on the screen.
func (t *tab) drop(id string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.mine = slices.DeleteFunc(t.mine, func(b booking) bool { return b.ID == id && t.dice.IntN(4) > 0 })
}

// word is what a client hears.
func word(err error) string {
	var p *client.Problem
	switch {
	case err == nil:
		return "done"
	case errors.As(err, &p) && p.Code != "":
		return p.Code
	case errors.As(err, &p):
		return fmt.Sprint("status ", p.Status)
	default:
		return "no answer"
	}
}
