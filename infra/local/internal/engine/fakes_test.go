package engine_test

import (
	"context"
	"encoding/json"
	"sync"
	"time"

	"kikite/infra/local/internal/awsapi"
	"kikite/infra/local/internal/state"
)

// movable is a clock that a test moves.
type movable struct {
	mu      sync.Mutex
	now     time.Time
	changed chan struct{}
}

func newMovable(now time.Time) *movable { return &movable{now: now, changed: make(chan struct{})} }

func (m *movable) Now() time.Time {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.now
}

func (m *movable) Changed() <-chan struct{} {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.changed
}

func (m *movable) add(d time.Duration) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.now = m.now.Add(d)
	close(m.changed)
	m.changed = make(chan struct{})
}

// function is a fake Lambda: it answers by a hook and remembers the sort keys that it was given.
type function struct {
	mu     sync.Mutex
	hook   func(batch []string) (failed []string, unhandled bool)
	calls  [][]string
	events []json.RawMessage
}

// Invoke implements awsapi.Invoker.
func (f *function) Invoke(_ context.Context, _ string, payload []byte) (awsapi.InvokeResult, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	var in struct {
		Records []struct {
			Change struct {
				Keys     struct{ SK struct{ S string } }
				Sequence string `json:"SequenceNumber"`
			} `json:"dynamodb"`
		}
	}
	if err := json.Unmarshal(payload, &in); err != nil {
		return awsapi.InvokeResult{}, err
	}
	var batch []string
	sequence := map[string]string{}
	for _, r := range in.Records {
		batch = append(batch, r.Change.Keys.SK.S)
		sequence[r.Change.Keys.SK.S] = r.Change.Sequence
	}
	f.calls, f.events = append(f.calls, batch), append(f.events, payload)
	if f.hook == nil {
		return awsapi.InvokeResult{}, nil
	}
	failed, unhandled := f.hook(batch)
	if unhandled {
		return awsapi.InvokeResult{FunctionError: "Unhandled", Payload: []byte(`{"errorMessage":"no"}`)}, nil
	}
	answer := `{"batchItemFailures":[`
	for i, id := range failed {
		if i > 0 {
			answer += ","
		}
		answer += `{"itemIdentifier":"` + sequence[id] + `"}`
	}
	return awsapi.InvokeResult{Payload: []byte(answer + "]}")}, nil
}

func (f *function) seen() (out []string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, c := range f.calls {
		out = append(out, c...)
	}
	return out
}

// letters is a fake dead-letter queue.
type letters struct {
	mu     sync.Mutex
	bodies []string
}

// Prepare implements engine.DeadLetters.
func (l *letters) Prepare(_, body string) (func(*state.Tx) error, func(), error) {
	return func(*state.Tx) error { return nil }, func() {
		l.mu.Lock()
		defer l.mu.Unlock()
		l.bodies = append(l.bodies, body)
	}, nil
}

func (l *letters) all() []string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return append([]string(nil), l.bodies...)
}
