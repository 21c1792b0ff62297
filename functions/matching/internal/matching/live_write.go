package matching

import (
	"context"
	"log/slog"

	"kikite/events"
)

// keepSnapshots is how many snapshots there are: the current one, and the one before for whoever is reading it.
const keepSnapshots = 2

// WriteSnapshot brings the index up to date, stores it, makes it the current snapshot and deletes all older ones.
func (l *Live) WriteSnapshot(ctx context.Context) (Pointer, error) {
	if _, err := l.Refresh(ctx); err != nil {
		return Pointer{}, err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.write(ctx, 1)
}

// renewSnapshot is WriteSnapshot but for the older snapshots, of which it leaves keepSnapshots - 1.
func (l *Live) renewSnapshot(ctx context.Context) error {
	if _, err := l.Refresh(ctx); err != nil {
		return err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	_, err := l.write(ctx, keepSnapshots)
	return err
}

// forget writes a snapshot without the texts of consultants that were erased, and deletes all others. The change log may not show an
// erasure for a moment, so the table itself is read.
func (l *Live) forget(ctx context.Context, erased []events.ID) error {
	if _, err := l.Refresh(ctx); err != nil {
		return err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, id := range erased {
		c, _, _, ok, err := l.store.Consultant(ctx, id)
		if err != nil {
			return err
		}
		if ok {
			l.index.Apply(Change{Consultant: &c})
		}
	}
	_, err := l.write(ctx, 1)
	return err
}

// write stores the index as it is. Its version is how far it reaches, so one that knows less never replaces one that knows more.
func (l *Live) write(ctx context.Context, keep int) (Pointer, error) {
	info := SnapshotInfo{Version: snapshotVersion(l.through), Through: l.through, Model: l.model}
	raw, err := l.index.Encode(info)
	if err != nil {
		return Pointer{}, err
	}
	p := Pointer{Version: info.Version, Key: snapshotKey(info.Version)}
	if err := l.objects.put(ctx, p.Key, raw); err != nil {
		return p, err
	}
	current, err := l.store.PointSnapshot(ctx, p)
	if err != nil {
		return p, err
	}
	if !current { // another writer was ahead, and may have erased what this one still holds
		return p, l.objects.remove(ctx, p.Key)
	}
	slog.InfoContext(ctx, "snapshot written", "snapshot", p.Version, "consultants", l.index.Len(), "bytes", len(raw))
	return p, l.objects.prune(ctx, p.Key, keep)
}
