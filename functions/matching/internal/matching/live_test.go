package matching

import (
	"context"
	"encoding/binary"
	"strings"
	"testing"
	"time"

	"kikite/events"
	"kikite/events/claims"
	"kikite/shared/ids"
)

func TestSnapshotAndChangeLog(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	w := newWorld(t)
	for n := range 5 {
		w.open(w.consultant(n, 1, nil), 1, tomorrow(events.PartEvening))
	}
	w.company(1, events.OneOnOne)
	p, err := w.newLive().WriteSnapshot(ctx)
	if err != nil || !strings.HasPrefix(p.Key, "matching/") {
		t.Fatal(p, err)
	}
	w.clock.Advance(time.Hour)
	w.consultant(3, 2, func(_ *events.ConsultantChanged, p *claims.ConsultantProfile) { p.Name = "新しい 名前" })
	w.consultant(7, 1, nil)

	x := w.index() // snapshot and what came after
	if x.Len() != 6 {
		t.Fatalf("%d consultants", x.Len())
	}
	if e, _ := x.visible(id(ids.Consultant, 3)); e.consultant.Name != "新しい 名前" {
		t.Errorf("name %q", e.consultant.Name)
	}
	if c, ok := x.Company(id(ids.Company, 1)); !ok || !has(c.Programs, events.OneOnOne) {
		t.Errorf("company %v %v", c, ok)
	}
	if n := x.Picks(Employee{}, events.OneOnOne, 1, now()).Eligible; n != 5 {
		t.Errorf("%d eligible", n)
	}
	w.clock.Advance(time.Minute)
	w.index()
	if changes, err := w.store.Changes(ctx, w.live.through); err != nil || len(changes) != 0 {
		t.Errorf("what was read long ago is read again: %d changes, %v", len(changes), err)
	}
	w.consultant(8, 1, nil) // a running function follows
	if n := w.index().Len(); n != 7 {
		t.Errorf("%d consultants after a change", n)
	}
}

func TestSnapshotLostOrUnreadable(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	for name, spoil := range map[string]func(*world, string) error{
		"lost": func(w *world, key string) error {
			_, err := w.store.PointSnapshot(ctx, Pointer{Version: "9", Key: "matching/9"})
			return err
		},
		"unreadable": func(w *world, key string) error { return w.live.objects.put(ctx, key, []byte("?")) },
		"of another format": func(w *world, key string) error {
			p := packer{b: []byte(snapshotMagic)}
			p.uint(snapshotFormat + 1)
			return w.live.objects.put(ctx, key, binary.LittleEndian.AppendUint32(p.b, checksum(p.b)))
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			w.consultant(1, 1, nil)
			p, err := w.newLive().WriteSnapshot(ctx)
			if err != nil {
				t.Fatal(err)
			}
			if err := spoil(w, p.Key); err != nil {
				t.Fatal(err)
			}
			if n := w.index().Len(); n != 1 {
				t.Errorf("%d consultants", n)
			}
		})
	}
}

// TestChangeIsInTheIndexWithinTheLimit lets a running function serve while changes come to the table, one of them a while after the time
// that stands on it, as with a write that is tried again or an index that lags. The limit is a minute; Freshness is far below.
func TestChangeIsInTheIndexWithinTheLimit(t *testing.T) {
	t.Parallel()
	const limit, lag = time.Minute, 10 * time.Second
	w := newWorld(t)
	w.consultant(1, 1, nil)
	live := NewLive(w.store, NewObjects(w.objects, "snapshots"), w.clock, Freshness)
	read := func() *Index {
		x, err := live.Index(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		return x
	}
	x := read()
	w.clock.Advance(time.Hour)
	read() // a function that has not rested: its cursor is of now
	w.consultant(2, 1, nil)
	c := Consultant{ID: id(ids.Consultant, 3), Version: 1, Status: events.StatusApproved, Name: "山田 花子"}
	late := consultantItem{logged(consultantKey(c.ID), skProfile, w.clock.Now()), c}
	for waited := time.Duration(0); x.Len() < 3; waited += Freshness {
		if waited == lag {
			if err := w.store.table.Tx().Put(w.store.table.Put(late), nil).Run(t.Context()); err != nil {
				t.Fatal(err)
			}
		}
		if waited == 2*Freshness && x.Len() < 2 {
			t.Errorf("a change is not there after %s", waited)
		}
		if waited > min(limit, lag+2*Freshness) {
			t.Fatalf("%d consultants after %s", x.Len(), waited)
		}
		w.clock.Advance(Freshness)
		read()
	}
}

func TestOlderSnapshotDoesNotReplaceNewer(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	w := newWorld(t)
	for _, v := range []string{"2", "1"} {
		if current, err := w.store.PointSnapshot(ctx, Pointer{Version: v, Key: "matching/" + v}); err != nil || current != (v == "2") {
			t.Fatal(current, err)
		}
	}
	if p, err := w.store.current(ctx, skSnapshot); err != nil || p.Version != "2" {
		t.Errorf("%v %v", p, err)
	}
}

func TestRefreshFailureKeepsTheIndex(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.consultant(1, 1, nil)
	w.index()
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if x, err := w.live.Index(ctx); err != nil || x.Len() != 1 {
		t.Errorf("%v", err)
	}
	if _, err := w.newLive().Index(ctx); err == nil {
		t.Error("an index that was never loaded answers")
	}
}

func TestWorkerWritesSnapshots(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.consultant(1, 1, nil)
	if keys := w.objects.Keys("matching/snapshots/"); len(keys) != 0 {
		t.Fatalf("snapshots %v after one message", keys)
	}
	w.clock.Advance(snapshotPause)
	w.consultant(2, 1, nil)
	if keys := w.objects.Keys("matching/snapshots/"); len(keys) != 1 {
		t.Fatalf("snapshots %v after a pause", keys)
	}
}

// TestApplyIsIdempotent applies the same changes in another order and twice.
func TestApplyIsIdempotent(t *testing.T) {
	t.Parallel()
	changes := seeded(50)
	old := *changes[0].Consultant
	old.Version, old.Name = 0, "古い"
	x, y := NewIndex(DefaultWeights()), NewIndex(DefaultWeights())
	x.Apply(changes...)
	y.Apply(changes...)
	y.Apply(changes...)
	y.Apply(Change{Consultant: &old})
	for slot := range x.features {
		if x.features[slot] != y.features[slot] || x.doc(slot).consultant.Name != y.doc(slot).consultant.Name {
			t.Fatalf("slot %d differs", slot)
		}
	}
}
