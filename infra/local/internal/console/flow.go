package console

import (
	"cmp"
	"fmt"
	"net/http"
	"slices"

	"kikite/infra/local/internal/bus"
	"kikite/infra/local/internal/queue"
)

type flowData struct {
	Filter bus.FlowFilter
	Chains []chainSummary
	Types  []string
}

const (
	eventsRead  = 5000
	chainsShown = 100
)

// flow lists chains of events; entity and type choose chains that have such an event.
func (c *Console) flow(r *http.Request) (any, error) {
	q := r.URL.Query()
	d := flowData{Filter: bus.FlowFilter{EntityID: q.Get("entity"), Type: q.Get("type"), CorrelationID: q.Get("correlation"), Limit: eventsRead}}
	all := c.Flow.Flow(bus.FlowFilter{Limit: eventsRead})
	wanted := map[string]bool{}
	for _, e := range c.Flow.Flow(d.Filter) {
		wanted[chainOf(e)] = true
	}
	types := map[string]bool{}
	for _, e := range all {
		types[e.Type] = true
	}
	for t := range types {
		d.Types = append(d.Types, t)
	}
	slices.Sort(d.Types)
	for _, s := range summarise(all) {
		if wanted[s.ID] && len(d.Chains) < chainsShown {
			d.Chains = append(d.Chains, s)
		}
	}
	return d, nil
}

type chainData struct {
	ID     string
	Events []step
}

// step is one event in its chain, deeper than the event that caused it.
type step struct {
	bus.Event
	Depth   int
	Latest  []queue.Delivery // the last one per queue
	Retries int              // deliveries beyond the first, over all queues
}

func (c *Console) chain(r *http.Request) (any, error) {
	id := r.PathValue("correlation")
	var events []bus.Event
	for _, e := range c.Flow.Flow(bus.FlowFilter{}) {
		if chainOf(e) == id {
			events = append(events, e)
		}
	}
	if len(events) == 0 {
		return nil, fmt.Errorf("no events of %s: %w", id, errNotFound)
	}
	return chainData{id, steps(events)}, nil
}

// steps orders a chain as a tree: an event stands behind the one that caused it, siblings by time.
func steps(events []bus.Event) []step {
	known := map[string]bool{}
	for _, e := range events {
		known[e.ID] = true
	}
	children := map[string][]bus.Event{}
	for _, e := range events {
		cause := e.CausationID
		if !known[cause] || cause == e.ID {
			cause = ""
		}
		children[cause] = append(children[cause], e)
	}
	var out []step
	seen := map[uint64]bool{}
	var walk func(cause string, depth int)
	walk = func(cause string, depth int) {
		for _, e := range children[cause] {
			if seen[e.Seq] {
				continue
			}
			seen[e.Seq] = true
			out = append(out, newStep(e, depth))
			if e.ID != "" {
				walk(e.ID, depth+1)
			}
		}
	}
	walk("", 0)
	for _, e := range events { // a circle of causes has no beginning
		if !seen[e.Seq] {
			out = append(out, newStep(e, 0))
		}
	}
	return out
}

func newStep(e bus.Event, depth int) step {
	s := step{Event: e, Depth: depth}
	last := map[string]queue.Delivery{}
	for _, d := range e.Deliveries {
		last[d.Queue] = d
	}
	for _, d := range last {
		s.Latest = append(s.Latest, d)
	}
	s.Retries = len(e.Deliveries) - len(last)
	slices.SortFunc(s.Latest, func(a, b queue.Delivery) int { return cmp.Compare(a.Queue, b.Queue) })
	return s
}
