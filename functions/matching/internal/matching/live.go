package matching

import (
	"context"
	"log/slog"
	"sync"
	"time"

	"kikite/shared/clock"
	"kikite/shared/problem"
)

// Live is an Index that is loaded at first use and then follows the change log.
type Live struct {
	store   *Store
	objects *Objects
	clock   clock.Clock
	every   time.Duration // how old the index may be

	mu      sync.Mutex
	index   *Index // nil until loaded
	model   Pointer
	through time.Time // when the change log was read last
}

// Freshness is how old the index may be when the API answers.
const Freshness = time.Second

// NewLive returns an index that is at most every old when used. The clock is the machine's.
func NewLive(s *Store, o *Objects, machine clock.Clock, every time.Duration) *Live {
	return &Live{store: s, objects: o, clock: machine, every: every}
}

// Index returns the index, loaded and brought up to date as needed. Once loaded, an index that cannot be refreshed is better
// than no answer: the failure is logged and tried again at the next use.
func (l *Live) Index(ctx context.Context) (*Index, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.index == nil {
		return l.index, l.load(ctx)
	}
	if now := l.clock.Now(); now.Sub(l.through) >= l.every {
		if err := l.follow(ctx); err != nil {
			slog.ErrorContext(ctx, "index not refreshed", "error", err.Error(), "age_seconds", int(now.Sub(l.through).Seconds()))
		}
	}
	return l.index, nil
}

// Refresh brings the index up to date now. Errors are those of the table and the bucket.
func (l *Live) Refresh(ctx context.Context) (*Index, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.index == nil {
		if err := l.load(ctx); err != nil {
			return nil, err
		}
		return l.index, nil
	}
	return l.index, l.follow(ctx)
}

// Rebuild makes the index anew from the whole change log, without a snapshot: what a reader may have missed is in again.
func (l *Live) Rebuild(ctx context.Context) (*Index, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.index, l.through, l.model = NewIndex(DefaultWeights()), time.Time{}, Pointer{}
	if err := l.follow(ctx); err != nil {
		l.index = nil
		return nil, err
	}
	return l.index, nil
}

// load reads the current snapshot and the change log after it. A snapshot that is gone costs time only: the change log
// holds everything.
func (l *Live) load(ctx context.Context) error {
	started := l.clock.Now()
	l.index, l.through, l.model = NewIndex(DefaultWeights()), time.Time{}, Pointer{}
	p, err := l.loadSnapshot(ctx)
	if err == nil {
		err = l.follow(ctx)
	}
	if err != nil {
		l.index = nil
		return err
	}
	slog.InfoContext(ctx, "index loaded", "snapshot", p.Version, "model", l.model.Version, "consultants", l.index.Len(),
		"milliseconds", l.clock.Now().Sub(started).Milliseconds())
	return nil
}

// loadSnapshot reads the current snapshot, if there is one that can be used. One that is gone may have been replaced since the pointer was
// read: then there is a newer pointer.
func (l *Live) loadSnapshot(ctx context.Context) (Pointer, error) {
	for tried := (Pointer{}); ; {
		p, err := l.store.current(ctx, skSnapshot)
		if err != nil || p == tried {
			return p, err
		}
		tried = p
		raw, err := l.objects.get(ctx, p.Key)
		if err == nil {
			var info SnapshotInfo
			var x *Index
			if x, info, err = DecodeSnapshot(raw, DefaultWeights()); err == nil {
				l.index, l.through = x, info.Through
				return p, l.use(ctx, info.Model)
			}
		}
		if problem.CodeOf(err) != problem.Gone {
			return p, err
		}
		slog.WarnContext(ctx, "snapshot not usable", "key", p.Key, "error", err.Error())
	}
}

// follow applies what the change log has beyond the cursors.
func (l *Live) follow(ctx context.Context) error {
	now := l.clock.Now()
	changes, err := l.store.Changes(ctx, l.through)
	if err != nil {
		return err
	}
	l.index.Apply(changes...)
	for _, c := range changes {
		if c.Model != nil {
			if err := l.use(ctx, *c.Model); err != nil {
				return err
			}
		}
	}
	l.through = now
	return nil
}

// use loads the model that a pointer names, if it is another one than that in use.
func (l *Live) use(ctx context.Context, p Pointer) error {
	if p.Key == "" || p == l.model {
		return nil
	}
	m, err := l.objects.Model(ctx, p.Key)
	if problem.CodeOf(err) == problem.Gone {
		slog.WarnContext(ctx, "model is gone, the one in use stays", "model", p.Version)
		return nil
	}
	if err != nil {
		return err
	}
	l.index.Use(m)
	l.model = p
	return nil
}
