package cloud

import (
	"context"
	"encoding/json"

	"kikite/infra/local/internal/bus"
	"kikite/infra/local/internal/queue"
	"kikite/infra/local/internal/state"
)

// letters puts messages on queues for services that know a queue by its ARN alone.
type letters struct {
	queues *queue.Service
	store  *state.Store
}

// Prepare implements engine.DeadLetters.
func (l letters) Prepare(queueARN, body string) (func(*state.Tx) error, func(), error) {
	out, err := l.queues.Prepare(queueARN, queue.Draft{Body: body, Delay: -1})
	if err != nil {
		return nil, nil, err
	}
	return func(tx *state.Tx) error { return l.queues.Write(tx, out) }, func() { l.queues.Announce(out) }, nil
}

// Send implements object.Queues: the message is on disk when it returns nil.
func (l letters) Send(_ context.Context, queueARN, body string) error {
	write, announce, err := l.Prepare(queueARN, body)
	if err != nil {
		return err
	}
	if err := l.store.Batch(write); err != nil {
		return err
	}
	announce()
	return nil
}

// mailEvents puts the sending events of SES on the default bus.
type mailEvents struct{ bus *bus.Service }

// Put implements mail.Bus.
func (m mailEvents) Put(_ context.Context, source, detailType string, detail json.RawMessage) error {
	_, err := m.bus.Put(bus.Entry{Bus: bus.DefaultBus, Source: source, DetailType: detailType, Detail: detail})
	return err
}
