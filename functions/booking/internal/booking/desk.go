package booking

import (
	"context"
	"errors"
	"math/rand/v2"
	"strconv"
	"strings"
	"time"

	"kikite/events"
	"kikite/shared/clock"
	"kikite/shared/ids"
	"kikite/shared/principal"
	"kikite/shared/rights"
)

// staleTries bounds how often a decision is made anew because somebody else wrote first.
const staleTries = 16

// Meetings gives a booking's room an address. Room names are secrets of 128 bits.
type Meetings interface {
	JoinURL(room string) string
}

// Desk is the use cases of booking.
type Desk struct {
	table    *Table
	clock    clock.Clock
	ids      ids.Source
	meetings Meetings
	web      string // address of the web client, for links
	wakes    Wakes
	copies   Copies // of data for its owner; of the worker
}

// NewDesk wires the use cases.
func NewDesk(table *Table, clk clock.Clock, source ids.Source, meetings Meetings) *Desk {
	return &Desk{table: table, clock: clk, ids: source, meetings: meetings, copies: rights.NoClaims{}}
}

// At is the desk with the address of the web client, which the links in calendar feeds need.
func (d *Desk) At(web string) *Desk {
	at := *d
	at.web = strings.TrimSuffix(web, "/")
	return &at
}

// now is the current second: what is stored has no finer time, and a repeated answer must not differ.
func (d *Desk) now() time.Time { return d.clock.Now().Truncate(time.Second) }

// decide runs a decision until nothing changed between its reads and its write. A decision that committed but whose answer was
// lost runs again too, so every decision must recognise its own result. Error: ErrCrowded.
func decide[T any](ctx context.Context, once func() (T, error)) (T, error) {
	for try := 1; ; try++ {
		out, err := once()
		if !errors.Is(err, errStale) {
			return out, err
		}
		if try == staleTries {
			return out, ErrCrowded
		}
		pause := min(time.Duration(try)*4*time.Millisecond, 60*time.Millisecond)
		select {
		case <-ctx.Done():
			return out, ctx.Err()
		case <-time.After(rand.N(pause)):
		}
	}
}

// meta describes the event of a booking's current version. Its ID follows from the version: one change, one event.
func (d *Desk) meta(b *Booking, now time.Time) events.Meta {
	return events.Meta{
		ID: ids.Derive(ids.Event, string(b.ID), strconv.FormatInt(b.Version, 10)), Time: now,
		EntityID: b.ID, EntityVersion: b.Version,
	}
}

// actor is the caller's replica if it may write. Errors: ErrAccountPending, ErrAccountInactive.
func (p *picture) actor(caller principal.Principal) (*Account, error) {
	a := p.accounts[caller.AccountID]
	if err := a.Active(); err != nil {
		return nil, err
	}
	if a.Role != caller.Role || a.CompanyID != caller.CompanyID || a.ConsultantID != caller.ConsultantID {
		return nil, ErrAccountInactive // the token is older than the change
	}
	return a, nil
}

// datesAround lists the UTC dates that a session at that time can have to do with: the days it touches and, for buffers and the
// local day of the cap, the ones beside.
func datesAround(s ...Span) []string {
	var out []string
	seen := map[string]bool{}
	for _, span := range s {
		for t := span.Start.UTC().Truncate(24*time.Hour).AddDate(0, 0, -1); !t.After(span.End.AddDate(0, 0, 1)); t = t.AddDate(0, 0, 1) {
			if d := t.Format(time.DateOnly); !seen[d] {
				seen[d] = true
				out = append(out, d)
			}
		}
	}
	return out
}
