package bus

import (
	"slices"

	"kikite/infra/local/internal/queue"
)

// FlowFilter selects events of the flow log; empty fields select all.
type FlowFilter struct {
	CorrelationID string
	EntityID      string
	Type          string
	AfterSeq      uint64 // only events with a higher sequence number
	Limit         int    // the newest so many; 0: all
}

// Flow lists events, oldest first, for the console.
func (s *Service) Flow(by FlowFilter) []Event {
	f := s.flow
	f.mu.Lock()
	defer f.mu.Unlock()
	var out []Event
	for _, e := range slices.Backward(f.lines) {
		if by.Limit > 0 && len(out) == by.Limit {
			break
		}
		if by.matches(e) {
			line := *e
			line.Deliveries = slices.Clone(e.Deliveries)
			out = append(out, line)
		}
	}
	slices.Reverse(out)
	return out
}

func (by FlowFilter) matches(e *Event) bool {
	return e.Seq > by.AfterSeq && (by.CorrelationID == "" || by.CorrelationID == e.CorrelationID) &&
		(by.EntityID == "" || by.EntityID == e.EntityID) &&
		(by.Type == "" || by.Type == e.Type)
}

// Delivered adds a delivery to the event's line; pass it to queue.Service.OnDelivery.
func (s *Service) Delivered(d queue.Delivery) {
	f := s.flow
	f.mu.Lock()
	defer f.mu.Unlock()
	if e := f.byBus[d.Trace]; e != nil && len(e.Deliveries) < 50 { // a poisoned event is redelivered for days
		e.Deliveries = append(e.Deliveries, d)
	}
}
