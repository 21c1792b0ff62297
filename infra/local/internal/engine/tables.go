package engine

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"time"
)

// Table is a table that must exist.
type Table struct {
	Name       string
	Keys       []Key             // hash first
	Attributes map[string]string // attribute name → S, N or B
	Indexes    []Index
	StreamView string // "" without a stream
	TTL        string // attribute, "" without
}

// Key is one part of a primary key: HASH or RANGE.
type Key struct {
	AttributeName string
	KeyType       string
}

// Index is a global secondary index.
type Index struct {
	Name       string
	Keys       []Key
	Projection string   // ALL, KEYS_ONLY, INCLUDE
	Include    []string // non-key attributes of INCLUDE
}

type projection struct {
	ProjectionType   string
	NonKeyAttributes []string `json:",omitempty"`
}

type indexInput struct {
	IndexName  string
	KeySchema  []Key
	Projection projection
}

func (i Index) input() indexInput {
	return indexInput{IndexName: i.Name, KeySchema: i.Keys, Projection: projection{ProjectionType: i.Projection, NonKeyAttributes: i.Include}}
}

type attributeDefinition struct{ AttributeName, AttributeType string }

type streamSpecification struct {
	StreamEnabled  bool
	StreamViewType string `json:",omitempty"`
}

type indexUpdate struct{ Create indexInput }

type tableInput struct {
	TableName              string
	BillingMode            string                `json:",omitempty"`
	KeySchema              []Key                 `json:",omitempty"`
	AttributeDefinitions   []attributeDefinition `json:",omitempty"`
	GlobalSecondaryIndexes []indexInput          `json:",omitempty"`
	IndexUpdates           []indexUpdate         `json:"GlobalSecondaryIndexUpdates,omitempty"`
	StreamSpecification    *streamSpecification  `json:",omitempty"`
}

type described struct {
	Table struct {
		TableStatus            string
		KeySchema              []Key
		GlobalSecondaryIndexes []struct{ IndexName, IndexStatus string }
		StreamSpecification    streamSpecification
		LatestStreamArn        string
	}
}

func (d described) has(index string) bool {
	for _, i := range d.Table.GlobalSecondaryIndexes {
		if i.IndexName == index {
			return true
		}
	}
	return false
}

// Ensure creates the table, or adds the indexes, stream and TTL that it lacks. Calling it again changes nothing. A key that
// differs from the existing table's is an error: nothing can change it.
func (e *Engine) Ensure(ctx context.Context, t Table) error {
	have, err := e.describe(ctx, t.Name)
	if hasCode(err, "ResourceNotFoundException") {
		err = e.create(ctx, t)
		if err == nil {
			have, err = e.settled(ctx, t.Name)
		}
	}
	if err != nil {
		return fmt.Errorf("table %s: %w", t.Name, err)
	}
	if !slices.Equal(have.Table.KeySchema, t.Keys) {
		return fmt.Errorf("table %s exists with the key %v, the template says %v: start with another data directory", t.Name, have.Table.KeySchema, t.Keys)
	}
	for _, i := range t.Indexes {
		if have.has(i.Name) {
			continue
		}
		if err := e.update(ctx, tableInput{TableName: t.Name, AttributeDefinitions: t.definitions(), IndexUpdates: []indexUpdate{{Create: i.input()}}}); err != nil {
			return fmt.Errorf("table %s: add index %s: %w", t.Name, i.Name, err)
		}
	}
	if t.StreamView != "" && !have.Table.StreamSpecification.StreamEnabled {
		if err := e.update(ctx, tableInput{TableName: t.Name, StreamSpecification: t.stream()}); err != nil {
			return fmt.Errorf("table %s: add stream: %w", t.Name, err)
		}
	}
	return e.ensureTTL(ctx, t)
}

func (t Table) definitions() []attributeDefinition {
	var out []attributeDefinition
	for _, name := range slices.Sorted(maps.Keys(t.Attributes)) {
		out = append(out, attributeDefinition{AttributeName: name, AttributeType: t.Attributes[name]})
	}
	return out
}

func (t Table) stream() *streamSpecification {
	if t.StreamView == "" {
		return nil
	}
	return &streamSpecification{StreamEnabled: true, StreamViewType: t.StreamView}
}

func (e *Engine) create(ctx context.Context, t Table) error {
	in := tableInput{TableName: t.Name, BillingMode: "PAY_PER_REQUEST", KeySchema: t.Keys, AttributeDefinitions: t.definitions(), StreamSpecification: t.stream()}
	for _, i := range t.Indexes {
		in.GlobalSecondaryIndexes = append(in.GlobalSecondaryIndexes, i.input())
	}
	return e.call(ctx, tableTarget+"CreateTable", in, nil)
}

func (e *Engine) update(ctx context.Context, in tableInput) error {
	if err := e.call(ctx, tableTarget+"UpdateTable", in, nil); err != nil {
		return err
	}
	_, err := e.settled(ctx, in.TableName)
	return err
}

func (e *Engine) describe(ctx context.Context, table string) (described, error) {
	var d described
	err := e.call(ctx, tableTarget+"DescribeTable", map[string]string{"TableName": table}, &d)
	return d, err
}

// settled waits until the table and its indexes are active, which a foreign DynamoDB takes a while for.
func (e *Engine) settled(ctx context.Context, table string) (described, error) {
	for {
		d, err := e.describe(ctx, table)
		if err != nil {
			return d, err
		}
		active := d.Table.TableStatus == "ACTIVE"
		for _, i := range d.Table.GlobalSecondaryIndexes {
			active = active && (i.IndexStatus == "ACTIVE" || i.IndexStatus == "")
		}
		if active {
			return d, nil
		}
		select {
		case <-ctx.Done():
			return d, ctx.Err()
		case <-time.After(200 * time.Millisecond):
		}
	}
}

func (e *Engine) ensureTTL(ctx context.Context, t Table) error {
	if t.TTL == "" {
		return nil
	}
	var have struct {
		TimeToLiveDescription struct{ TimeToLiveStatus, AttributeName string }
	}
	if err := e.call(ctx, tableTarget+"DescribeTimeToLive", map[string]string{"TableName": t.Name}, &have); err != nil {
		return fmt.Errorf("table %s: %w", t.Name, err)
	}
	if have.TimeToLiveDescription.AttributeName == t.TTL {
		return nil
	}
	in := map[string]any{"TableName": t.Name, "TimeToLiveSpecification": map[string]any{"AttributeName": t.TTL, "Enabled": true}}
	if err := e.call(ctx, tableTarget+"UpdateTimeToLive", in, nil); err != nil {
		return fmt.Errorf("table %s: %w", t.Name, err)
	}
	return nil
}
