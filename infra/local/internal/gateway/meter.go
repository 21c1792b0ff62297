package gateway

import (
	"cmp"
	"slices"
	"sync"
	"time"

	"kikite/infra/local/internal/awsapi"
)

// Count is what one function did with one operation since the local cloud started.
type Count struct {
	Function   string // "" = the developer
	Service    string
	Operation  string
	Calls      int
	Errors     int // answered with a status of 400 or above, or lost
	ReadUnits  float64
	WriteUnits float64 // DynamoDB capacity
	Busy       time.Duration
}

type meterKey struct{ function, service, operation string }

// Meter counts calls. It is safe for concurrent use.
type Meter struct {
	mu     sync.Mutex
	counts map[meterKey]*Count
	total  uint64
}

func newMeter() *Meter { return &Meter{counts: map[meterKey]*Count{}} }

// List returns the counts by function, service and operation.
func (m *Meter) List() []Count {
	m.mu.Lock()
	defer m.mu.Unlock()
	out := make([]Count, 0, len(m.counts))
	for _, c := range m.counts {
		out = append(out, *c)
	}
	slices.SortFunc(out, func(a, b Count) int {
		return cmp.Or(cmp.Compare(a.Function, b.Function), cmp.Compare(a.Service, b.Service), cmp.Compare(a.Operation, b.Operation))
	})
	return out
}

// Total is the number of calls since the local cloud started; Reset does not change it.
func (m *Meter) Total() uint64 {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.total
}

// Reset forgets all counts, so that a measurement can begin.
func (m *Meter) Reset() {
	m.mu.Lock()
	defer m.mu.Unlock()
	clear(m.counts)
}

// of finds or makes the count of a call; m.mu is held.
func (m *Meter) of(call *awsapi.Request) *Count {
	k := meterKey{call.Caller.Function, call.Service, call.Operation}
	c, ok := m.counts[k]
	if !ok {
		c = &Count{Function: k.function, Service: k.service, Operation: k.operation}
		m.counts[k] = c
	}
	return c
}

func (m *Meter) add(call *awsapi.Request, took time.Duration, status int) {
	m.mu.Lock()
	defer m.mu.Unlock()
	c := m.of(call)
	m.total++
	c.Calls++
	c.Busy += took
	if status == 0 || status >= 400 {
		c.Errors++
	}
}

func (m *Meter) consume(call *awsapi.Request, read, write float64) {
	m.mu.Lock()
	defer m.mu.Unlock()
	c := m.of(call)
	c.ReadUnits += read
	c.WriteUnits += write
}

func sorted(list []string) []string {
	slices.Sort(list)
	return slices.Compact(list)
}
