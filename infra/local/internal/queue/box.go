package queue

import (
	"slices"
	"time"
)

// entry is a message in memory. Exactly one of the box's collections holds it.
type entry struct {
	Message
	receipt  int  // counts receives, so that each receive has its own handle
	received bool // waiting after a receive (in flight), not because of a delay
}

// box is one queue in memory; the service's mutex guards it. Disk is the truth, the box is its index.
type box struct {
	Queue
	ready     []*entry          // visible, oldest first
	waiting   map[uint64]*entry // delayed, or received and not yet visible again
	held      map[uint64]*entry // in the hands of a mapping: no deadline, the invocation's end decides
	consumers int               // mappings that read it
	sent      uint64            // since start
	signal    chan struct{}     // closed and replaced when something may have become visible
}

func newBox(q Queue) *box {
	return &box{Queue: q, waiting: map[uint64]*entry{}, held: map[uint64]*entry{}, signal: make(chan struct{})}
}

// add puts an entry where its time of visibility says.
func (b *box) add(e *entry, now time.Time) {
	if e.VisibleAt.After(now) {
		b.waiting[e.Seq] = e
	} else {
		b.ready = append(b.ready, e)
	}
	b.wake()
}

func (b *box) wake() {
	close(b.signal)
	b.signal = make(chan struct{})
}

// promote moves what has become visible to ready and returns when the next one will (zero: none waits).
func (b *box) promote(now time.Time) (next time.Time) {
	var due []*entry
	for _, e := range b.waiting {
		if !e.VisibleAt.After(now) {
			due = append(due, e)
		} else if next.IsZero() || e.VisibleAt.Before(next) {
			next = e.VisibleAt
		}
	}
	slices.SortFunc(due, func(x, y *entry) int { return x.VisibleAt.Compare(y.VisibleAt) })
	for _, e := range due {
		delete(b.waiting, e.Seq)
		b.ready = append(b.ready, e)
	}
	return next
}

// take removes up to n visible entries and counts the receive. Those that were received too often come back as
// dead instead. pick chooses an index below its argument: 0 keeps the order.
func (b *box) take(n int, now time.Time, pick func(int) int) (live, dead []*entry) {
	for len(live) < n && len(b.ready) > 0 {
		i := pick(len(b.ready))
		e := b.ready[i]
		b.ready = slices.Delete(b.ready, i, i+1)
		b.held[e.Seq] = e
		if b.MaxReceiveCount > 0 && e.Receives >= b.MaxReceiveCount {
			dead = append(dead, e)
			continue
		}
		e.Receives++
		e.receipt++
		e.received = true
		if e.FirstReceivedAt.IsZero() {
			e.FirstReceivedAt = now
		}
		live = append(live, e)
	}
	return live, dead
}

// remove forgets the entry, wherever it is.
func (b *box) remove(seq uint64) {
	delete(b.held, seq)
	delete(b.waiting, seq)
	b.ready = slices.DeleteFunc(b.ready, func(e *entry) bool { return e.Seq == seq })
}

// find looks the entry up; inFlight says whether a receive is running.
func (b *box) find(seq uint64) (e *entry, inFlight bool) {
	if e, ok := b.held[seq]; ok {
		return e, true
	}
	if e, ok := b.waiting[seq]; ok {
		return e, e.received
	}
	for _, e := range b.ready {
		if e.Seq == seq {
			return e, false
		}
	}
	return nil, false
}
