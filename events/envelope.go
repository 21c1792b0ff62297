package events

import (
	"encoding/json"
	"fmt"
	"time"
)

// Envelope surrounds every event. It is the "detail" of the EventBridge entry and the outbox item's body.
type Envelope struct {
	ID            ID              `json:"id" jsonschema:"description=Event ID; consumers dedupe by it"`
	Type          string          `json:"type" jsonschema:"description=Event type such as booking.confirmed"`
	Version       int             `json:"version" jsonschema:"minimum=1,description=Version of the type's schema"`
	Time          time.Time       `json:"time" jsonschema:"description=When the state changed (UTC)"`
	Source        Code            `json:"source" jsonschema:"description=Publishing context"`
	CorrelationID ID              `json:"correlation_id" jsonschema:"description=ID of the first event or request of the chain"`
	CausationID   ID              `json:"causation_id,omitempty" jsonschema:"description=ID of the event that caused this one"`
	EntityID      ID              `json:"entity_id" jsonschema:"description=What changed"`
	EntityVersion int64           `json:"entity_version" jsonschema:"minimum=1,description=Version of the entity after the change; consumers drop older ones"`
	Data          json.RawMessage `json:"data" jsonschema:"description=The event itself"`
}

// Meta is what the publisher knows beside the data.
type Meta struct {
	ID            ID        // new and unique
	Time          time.Time // of the state change
	EntityID      ID
	EntityVersion int64
	CorrelationID ID // empty: the event begins a chain and ID is used
	CausationID   ID // empty: caused by a request, not by an event
}

// CausedBy copies the chain of a consumed event into m.
func (m Meta) CausedBy(cause Envelope) Meta {
	m.CorrelationID, m.CausationID = cause.CorrelationID, cause.ID
	return m
}

// Type names an event and binds it to its Go type, so that publisher, consumer and rule share one constant.
type Type[T any] struct {
	name    string
	version int
	source  Code
	private bool
}

// unlinked makes events of the type begin a chain of their own, timed to the day: a fact under a pseudonym must not be
// traceable through its correlation ID or its minute to the booking that it came from. Give such events random IDs.
func (t Type[T]) unlinked() Type[T] {
	t.private = true
	return t
}

// define is for the declarations in this package; name is "<context>.<what happened>".
func define[T any](source Code, what string) Type[T] {
	return Type[T]{name: string(source) + "." + what, version: 1, source: source}
}

// Name is the detail-type on the bus.
func (t Type[T]) Name() string { return t.name }

// Source is the context that publishes it.
func (t Type[T]) Source() Code { return t.source }

// Version is the schema version that this code writes.
func (t Type[T]) Version() int { return t.version }

// New wraps data. It fails only if data cannot be written as JSON.
func (t Type[T]) New(m Meta, data T) (Envelope, error) {
	raw, err := json.Marshal(data)
	if err != nil {
		return Envelope{}, fmt.Errorf("event %s: %w", t.name, err)
	}
	if t.private {
		m.CorrelationID, m.CausationID, m.Time = "", "", m.Time.UTC().Truncate(24*time.Hour)
	}
	if m.CorrelationID == "" {
		m.CorrelationID = m.ID
	}
	return Envelope{
		ID: m.ID, Type: t.name, Version: t.version, Time: m.Time.UTC(), Source: t.source,
		CorrelationID: m.CorrelationID, CausationID: m.CausationID,
		EntityID: m.EntityID, EntityVersion: m.EntityVersion, Data: raw,
	}, nil
}

// Parse reads the data of an envelope of this type. Unknown fields are ignored: a newer publisher may add some.
func (t Type[T]) Parse(e Envelope) (T, error) {
	var data T
	if e.Type != t.name {
		return data, fmt.Errorf("event %s is not a %s", e.Type, t.name)
	}
	if err := json.Unmarshal(e.Data, &data); err != nil {
		return data, fmt.Errorf("event %s %s: %w", e.Type, e.ID, err)
	}
	return data, nil
}
