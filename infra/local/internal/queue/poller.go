package queue

import (
	"context"
	"time"
)

// Delivery is one message handed to a function, for the console's event flow.
type Delivery struct {
	Queue       string
	FunctionARN string
	MessageID   string
	Trace       string // event ID; empty if the bus did not send the message
	Receives    int
	OK          bool // processed and deleted
	At          time.Time
}

// OnDelivery sets who is told about deliveries; call it before Run. fn must not block.
func (s *Service) OnDelivery(fn func(Delivery)) { s.deliverer = fn }

// poller carries the messages of one queue to one function.
type poller struct {
	service *Service
	mapping Mapping
	slots   chan struct{} // one per simultaneous batch
}

// Backoff after the invoker refused a batch (throttled, function unknown): the message is not to blame, so its
// receive does not count.
const (
	firstBackoff = 100 * time.Millisecond
	lastBackoff  = 5 * time.Second
)

func (p *poller) run(ctx context.Context) {
	b, err := p.service.box(p.mapping.Queue)
	if err != nil {
		return // New has checked it
	}
	backoff := &backoff{}
	for ctx.Err() == nil && backoff.wait(ctx) {
		select {
		case p.slots <- struct{}{}:
		case <-ctx.Done():
			continue
		}
		batch, err := p.gather(ctx, b)
		if err != nil || len(batch) == 0 {
			<-p.slots
			if err != nil && ctx.Err() == nil {
				p.service.deps.Log.Error("receive failed", "queue", b.Name, "error", err)
				backoff.failed()
			}
			continue
		}
		go func() {
			defer func() { <-p.slots }()
			// Not ctx: what has begun is finished, or it would be done again at the next start.
			backoff.report(p.deliver(context.WithoutCancel(ctx), b, batch))
		}()
	}
	for range cap(p.slots) { // wait for the batches under way
		p.slots <- struct{}{}
	}
}

// gather takes a batch: at once what is there, or until the window ends or the batch is full.
func (p *poller) gather(ctx context.Context, b *box) ([]*entry, error) {
	batch, err := p.service.claim(ctx, b, p.mapping.BatchSize, nil)
	if err != nil || p.mapping.BatchingWindow == 0 {
		return batch, err
	}
	window := time.NewTimer(p.mapping.BatchingWindow)
	defer window.Stop()
	for len(batch) < p.mapping.BatchSize {
		more, err := p.service.claim(ctx, b, p.mapping.BatchSize-len(batch), window.C)
		if err != nil || len(more) == 0 {
			break // the window is over, or we are stopping: deliver what we have
		}
		batch = append(batch, more...)
	}
	return batch, nil
}

// deliver invokes the function and settles every message; it reports whether the function was reached.
func (p *poller) deliver(ctx context.Context, b *box, batch []*entry) bool {
	s := p.service
	claimed := s.deps.Clock.Now()
	again, together := s.duplicates(batch)
	twin := make(chan map[string]bool, 1)
	if together {
		go func() { twin <- p.invoke(ctx, again) }()
	}
	done := p.invoke(ctx, batch)
	if together {
		for id := range <-twin { // either receive deletes the message
			if done != nil {
				done[id] = true
			}
		}
	}
	if done == nil {
		s.release(b, batch, true)
		return false
	}
	if len(again) > 0 && !together {
		p.invoke(ctx, again)
	}
	p.settle(b, batch, done, claimed)
	return true
}

// settle deletes what was processed and leaves the rest invisible until its timeout, counted from the receive.
func (p *poller) settle(b *box, batch []*entry, done map[string]bool, claimed time.Time) {
	s := p.service
	var ok, failed []*entry
	deliveries := make([]Delivery, len(batch))
	s.mu.Lock()
	for i, e := range batch {
		if done[e.ID] {
			ok = append(ok, e)
		} else {
			failed = append(failed, e)
		}
		deliveries[i] = Delivery{Queue: b.Name, FunctionARN: p.mapping.FunctionARN, MessageID: e.ID, Trace: e.Trace,
			Receives: e.Receives, OK: done[e.ID], At: claimed}
	}
	s.mu.Unlock()
	for _, d := range deliveries {
		s.deliverer(d)
	}
	if len(ok) > 0 {
		if err := s.finish(b, ok); err != nil {
			s.deps.Log.Error("delete failed; the messages are delivered again", "queue", b.Name, "error", err)
			failed = append(failed, ok...)
		}
	}
	if len(failed) > 0 {
		if err := s.hide(b, failed, claimed.Add(b.VisibilityTimeout)); err != nil {
			s.deps.Log.Error("receive count not stored", "queue", b.Name, "error", err)
		}
	}
}
