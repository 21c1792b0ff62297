package queue

import (
	"cmp"
	"maps"
	"slices"
	"time"
)

// Depth is what a queue holds now.
type Depth struct {
	Name      string
	Visible   int
	InFlight  int // received, not yet deleted or visible again
	Delayed   int
	Consumers int       // event source mappings
	Sent      uint64    // since start
	NextAt    time.Time // when the next invisible message becomes visible (local clock); zero: none
	DeadFor   []string  // queues whose dead-letter queue this is
}

// Depths of all queues, by name.
func (s *Service) Depths() []Depth {
	s.mu.Lock()
	defer s.mu.Unlock()
	now := s.deps.Clock.Now()
	depths := make([]Depth, 0, len(s.boxes))
	for _, b := range s.boxes {
		d := b.depth(now)
		for _, other := range s.boxes {
			if other.DeadLetterQueue == b.Name {
				d.DeadFor = append(d.DeadFor, other.Name)
			}
		}
		slices.Sort(d.DeadFor)
		depths = append(depths, d)
	}
	slices.SortFunc(depths, func(x, y Depth) int { return cmp.Compare(x.Name, y.Name) })
	return depths
}

func (b *box) depth(now time.Time) Depth {
	d := Depth{Name: b.Name, InFlight: len(b.held), Consumers: b.consumers, Sent: b.sent}
	d.NextAt = b.promote(now)
	d.Visible = len(b.ready)
	for _, e := range b.waiting {
		if e.received {
			d.InFlight++
		} else {
			d.Delayed++
		}
	}
	return d
}

// Idle reports whether every queue that has a consumer is empty: nothing visible, in flight or delayed.
func (s *Service) Idle() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, b := range s.boxes {
		if b.consumers > 0 && len(b.ready)+len(b.waiting)+len(b.held) > 0 {
			return false
		}
	}
	return true
}

// Sent counts the messages accepted by all queues since start: two equal readings around an Idle that holds
// for all services mean that nothing moved in between.
func (s *Service) Sent() uint64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	var n uint64
	for _, b := range s.boxes {
		n += b.sent
	}
	return n
}

// Messages lists up to limit messages of a queue, oldest first, for the console. Unknown queue: *awsapi.Error.
func (s *Service) Messages(queue string, limit int) ([]Message, error) {
	b, err := s.box(queue)
	if err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	all := make([]Message, 0, len(b.ready)+len(b.waiting)+len(b.held))
	for _, e := range b.ready {
		all = append(all, e.Message)
	}
	for collection := range slices.Values([]map[uint64]*entry{b.waiting, b.held}) {
		for e := range maps.Values(collection) {
			all = append(all, e.Message)
		}
	}
	slices.SortFunc(all, func(x, y Message) int { return cmp.Compare(x.Seq, y.Seq) })
	return all[:min(limit, len(all))], nil
}

// Redrive moves the visible messages of a dead-letter queue back to the queues they died in, with a fresh
// receive count, as StartMessageMoveTask does. It returns how many; messages of an unknown origin stay.
func (s *Service) Redrive(deadLetterQueue string) (int, error) {
	from, err := s.box(deadLetterQueue)
	if err != nil {
		return 0, err
	}
	now := s.deps.Clock.Now()
	var old, moved []*entry
	var to []*box
	s.mu.Lock()
	from.promote(now)
	for _, e := range from.ready {
		target := s.boxes[nameOf(e.Source)]
		if target == nil {
			continue
		}
		s.seq++
		m := e.Message
		m.Seq, m.Source, m.Receives, m.FirstReceivedAt, m.VisibleAt = s.seq, "", 0, time.Time{}, now
		old, moved, to = append(old, e), append(moved, &entry{Message: m}), append(to, target)
	}
	for _, e := range old { // nobody else may take them meanwhile
		from.remove(e.Seq)
		from.held[e.Seq] = e
	}
	s.mu.Unlock()
	if err := s.move(from, old, func(i int) *box { return to[i] }, moved, now); err != nil {
		s.release(from, old, false)
		return 0, err
	}
	return len(old), nil
}
