package schedule

import (
	"context"
	"encoding/json"
	"fmt"
	"reflect"
	"sync"
	"time"

	"kikite/infra/local/internal/state"
)

const table = "schedule"

// record is what is on disk under <group>/<name>.
type record struct {
	Schedule
	Next         time.Time `json:"next,omitzero"` // zero: completed, never again
	Created      time.Time `json:"created"`
	Modified     time.Time `json:"modified"`
	ClientToken  string    `json:"client_token,omitempty"`
	FromTemplate bool      `json:"from_template,omitempty"`
}

func (r *record) key() string { return r.Group + "/" + r.Name }

// Service is the scheduler.
type Service struct {
	deps   Deps
	groups map[string]bool

	mu      sync.Mutex // held over disk writes: a firing and an API call must not cross
	records map[string]*record
	signal  chan struct{}
	skipped int
	failed  []Failure
}

// New reads the schedules of the last run, adds or changes those of the templates and removes those that the
// templates no longer have. A schedule that did not change keeps its next time, so what fell due meanwhile fires. It
// fails for an expression, zone or group that is not valid.
func New(cfg Config, deps Deps) (*Service, error) {
	s := &Service{deps: deps, groups: map[string]bool{DefaultGroup: true}, records: map[string]*record{}, signal: make(chan struct{})}
	for _, g := range cfg.Groups {
		s.groups[g] = true
	}
	if err := s.load(); err != nil {
		return nil, fmt.Errorf("read schedules: %w", err)
	}
	return s, s.reconcile(cfg.Schedules)
}

func (s *Service) load() error {
	return s.deps.Store.View(func(tx *state.Tx) error {
		return tx.Range(table, "", func(k string, raw []byte) (bool, error) {
			r := &record{}
			if err := json.Unmarshal(raw, r); err != nil {
				return false, fmt.Errorf("%s: %w", k, err)
			}
			s.records[k] = r
			return true, nil
		})
	})
}

// reconcile makes the templates' schedules what cfg says, in one transaction.
func (s *Service) reconcile(declared []Schedule) error {
	now := s.deps.Clock.Now()
	wanted := map[string]*record{}
	for _, d := range declared {
		d.Group = groupName(d.Group)
		if !s.groups[d.Group] {
			return fmt.Errorf("schedule %s: group %s does not exist", d.Name, d.Group)
		}
		r := &record{Schedule: d, Created: now, Modified: now, FromTemplate: true}
		old := s.records[r.key()]
		if old != nil {
			r.Created = old.Created
		}
		if old != nil && same(old.Schedule, d) {
			r.Next, r.Modified = old.Next, old.Modified
		} else if err := r.plan(now); err != nil {
			return fmt.Errorf("schedule %s: %w", d.Name, err)
		}
		wanted[r.key()] = r
	}
	return s.deps.Store.Update(func(tx *state.Tx) error {
		for k, r := range s.records {
			if r.FromTemplate && wanted[k] == nil {
				if err := tx.Delete(table, k); err != nil {
					return err
				}
				delete(s.records, k)
			}
		}
		for k, r := range wanted {
			if err := tx.Put(table, k, r); err != nil {
				return err
			}
			s.records[k] = r
		}
		return nil
	})
}

// same compares what decides when and what a schedule fires. JSON has lost the monotonic clock and the zone's
// pointer of the times, so they are compared as moments.
func same(a, b Schedule) bool {
	if !a.Start.Equal(b.Start) || !a.End.Equal(b.End) {
		return false
	}
	a.Start, a.End, b.Start, b.End = time.Time{}, time.Time{}, time.Time{}, time.Time{}
	return reflect.DeepEqual(a, b)
}

// plan sets the first time from now on.
func (r *record) plan(now time.Time) error {
	t, err := r.timing()
	if err != nil {
		return err
	}
	next, ok := t.first(now)
	r.setNext(next, ok)
	return nil
}

func (r *record) timing() (timing, error) { return parse(r.Expression, r.Zone, r.Start, r.Created) }

func (r *record) setNext(next time.Time, ok bool) {
	if !ok || (!r.End.IsZero() && next.After(r.End)) {
		next = time.Time{}
	}
	r.Next = next
}

// Run fires what is due until ctx ends; it sleeps until the next time on the local clock. It returns nil.
func (s *Service) Run(ctx context.Context) error {
	for ctx.Err() == nil {
		changed := s.deps.Clock.Changed() // before Now
		now := s.deps.Clock.Now()
		next, signal, err := s.fire(now)
		if err != nil { // nothing has moved: the same firings are tried again
			s.deps.Log.Error("schedules not fired", "error", err)
			next = now.Add(time.Second)
		}
		var due <-chan time.Time
		if !next.IsZero() {
			due = time.After(next.Sub(now))
		}
		select {
		case <-ctx.Done():
		case <-signal:
		case <-changed:
		case <-due:
		}
	}
	return nil
}

func (s *Service) wake() {
	close(s.signal)
	s.signal = make(chan struct{})
}
