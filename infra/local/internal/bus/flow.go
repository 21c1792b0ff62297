package bus

import (
	"encoding/json"
	"fmt"
	"sync"
	"time"

	"kikite/infra/local/internal/queue"
	"kikite/infra/local/internal/state"
)

// flowLimit is how many events the flow log keeps, on disk and in memory.
const flowLimit = 20000

const flowTable = "bus-flow"

// Event is one line of the flow log. It holds IDs, codes and times only, never the event's data.
type Event struct {
	Seq           uint64    `json:"seq"`
	BusID         string    `json:"bus_id"` // as EventBridge assigned it
	ID            string    `json:"id"`     // of our envelope
	Bus           string    `json:"bus"`
	Source        string    `json:"source"`
	Type          string    `json:"type"`
	CorrelationID string    `json:"correlation_id,omitempty"`
	CausationID   string    `json:"causation_id,omitempty"`
	EntityID      string    `json:"entity_id,omitempty"`
	EntityVersion int64     `json:"entity_version,omitempty"`
	Rules         []string  `json:"rules,omitempty"`
	At            time.Time `json:"at"` // accepted, on the local clock

	// Deliveries to functions since start; not kept over a restart.
	Deliveries []queue.Delivery `json:"-"`
}

// flow is a ring of the newest events, mirrored on disk by sequence number.
type flow struct {
	mu    sync.Mutex
	seq   uint64
	lines []*Event
	byBus map[string]*Event // by BusID
}

func flowKey(seq uint64) string { return fmt.Sprintf("%020d", seq) }

func openFlow(store *state.Store) (*flow, error) {
	f := &flow{byBus: map[string]*Event{}}
	err := store.View(func(tx *state.Tx) error {
		return tx.Range(flowTable, "", func(_ string, raw []byte) (bool, error) {
			var e Event
			if err := json.Unmarshal(raw, &e); err != nil {
				return false, err
			}
			f.keep(&e)
			return true, nil
		})
	})
	if err != nil {
		return nil, fmt.Errorf("read event flow: %w", err)
	}
	return f, nil
}

// line makes the log line of an event; the envelope's fields are read where the detail has them.
func (f *flow) line(env envelope, bus string, now time.Time) Event {
	e := Event{BusID: env.ID, Bus: bus, Source: env.Source, Type: env.DetailType, At: now}
	var ours struct {
		ID            string `json:"id"`
		CorrelationID string `json:"correlation_id"`
		CausationID   string `json:"causation_id"`
		EntityID      string `json:"entity_id"`
		EntityVersion int64  `json:"entity_version"`
	}
	if json.Unmarshal(env.Detail, &ours) == nil { // events of AWS services have another shape
		e.ID, e.CorrelationID, e.CausationID = ours.ID, ours.CorrelationID, ours.CausationID
		e.EntityID, e.EntityVersion = ours.EntityID, ours.EntityVersion
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	f.seq++
	e.Seq = f.seq
	return e
}

func (f *flow) write(tx *state.Tx, e Event) error {
	if e.Seq > flowLimit {
		if err := tx.Delete(flowTable, flowKey(e.Seq-flowLimit)); err != nil {
			return err
		}
	}
	return tx.Put(flowTable, flowKey(e.Seq), e)
}

func (f *flow) add(e Event) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.keep(&e)
}

func (f *flow) keep(e *Event) {
	f.seq = max(f.seq, e.Seq)
	f.lines = append(f.lines, e)
	f.byBus[e.BusID] = e
	if len(f.lines) > flowLimit {
		delete(f.byBus, f.lines[0].BusID)
		f.lines[0] = nil
		f.lines = f.lines[1:]
	}
}
