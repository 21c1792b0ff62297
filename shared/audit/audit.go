// Package audit is what an operator's call leaves in the log: who did what to which thing, when, and how it ended. The line is an event in the
// outbox of the context that was called: for a change in the transaction of the change itself (store.Tx adds it), for a look by itself, before the
// answer. The context operations keeps the log.
package audit

import (
	"context"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"sync"

	"kikite/events"
	"kikite/shared/clock"
	"kikite/shared/ids"
)

// maxThings is how many things one line names beside those of the address.
const maxThings = 50

// Log keeps lines. Any error means that the line may not be there.
type Log interface {
	Keep(ctx context.Context, line events.Envelope) error
}

// Call is one call of an operator. It may be used by several goroutines.
type Call struct {
	context events.Code
	clock   clock.Clock
	ids     ids.Source
	about   events.OperatorCall // what all lines say

	mu      sync.Mutex
	version int64
	done    bool        // a line says so
	fresh   []events.ID // not in a line yet
	known   map[events.ID]bool
}

// Begin starts a call of an operation. What it is about are the IDs and the month in the address.
func Begin(context events.Code, now clock.Clock, source ids.Source, by events.ID, operation events.Code, r *http.Request) *Call {
	c := &Call{context: context, clock: now, ids: source, known: map[events.ID]bool{}, about: events.OperatorCall{
		CallID: source.New(ids.Audit), By: by, At: now.Now().UTC(), Operation: operation, Kind: events.AuditChange, Things: []events.ID{},
	}}
	if r.Method == http.MethodGet || r.Method == http.MethodHead {
		c.about.Kind = events.AuditLook
	}
	parts := strings.Split(r.URL.Path, "/")
	for _, values := range r.URL.Query() {
		parts = append(parts, values...)
	}
	for _, part := range parts {
		if id := events.ID(part); id.Valid() && !c.known[id] {
			c.known[id] = true
			c.about.Things = append(c.about.Things, id)
		}
		if monthForm.MatchString(part) {
			c.about.Month = events.Month(part)
		}
	}
	slices.Sort(c.about.Things)
	return c
}

var (
	monthForm = regexp.MustCompile(events.PatternMonth)
	codeForm  = regexp.MustCompile(events.PatternCode)
)

// Look says that the call changes nothing by what it is.
func (c *Call) Look() bool { return c.about.Kind == events.AuditLook }

// Touched adds things that the call turned out to be about.
func (c *Call) Touched(things ...events.ID) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, id := range things {
		if id.Valid() && !c.known[id] {
			c.known[id] = true
			c.fresh = append(c.fresh, id)
		}
	}
}

// Line is the next line. It counts as kept only when Kept was called with it.
func (c *Call) Line(outcome, reason events.Code) (events.Envelope, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.version++
	data := c.about
	data.Outcome = outcome
	if codeForm.MatchString(string(reason)) {
		data.Reason = reason
	}
	data.Things = append(slices.Clone(data.Things), c.fresh[:min(len(c.fresh), maxThings)]...)
	return events.OperatorCalled(c.context).New(events.Meta{
		ID: c.ids.New(ids.Event), Time: c.clock.Now(), EntityID: c.about.CallID, EntityVersion: c.version,
	}, data)
}

// Kept says that a line is stored.
func (c *Call) Kept(line events.Envelope) {
	data, err := events.OperatorCalled(c.context).Parse(line)
	if err != nil {
		return // it is none of ours
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.done = c.done || data.Outcome == events.AuditDone
	c.fresh = slices.DeleteFunc(c.fresh, func(id events.ID) bool { return slices.Contains(data.Things, id) })
}

// Done says whether a line says already that the call did what was asked.
func (c *Call) Done() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.done
}

// End keeps what no line says yet: how the call ended, and things that came up after its first transaction.
func (c *Call) End(ctx context.Context, log Log, outcome, reason events.Code) error {
	for {
		if c.Done() && outcome == events.AuditDone && c.named() {
			return nil
		}
		line, err := c.Line(outcome, reason)
		if err != nil {
			return err
		}
		if err := log.Keep(ctx, line); err != nil {
			return err
		}
		if c.Kept(line); c.named() {
			return nil
		}
	}
}

func (c *Call) named() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return len(c.fresh) == 0
}

type key struct{}

// With returns a context that carries the call.
func With(ctx context.Context, c *Call) context.Context { return context.WithValue(ctx, key{}, c) }

// From returns the call of an operator, nil for anybody else's.
func From(ctx context.Context) *Call {
	c, _ := ctx.Value(key{}).(*Call)
	return c
}
