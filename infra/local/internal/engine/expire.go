package engine

import (
	"context"
	"log/slog"
	"strconv"
	"time"

	"kikite/infra/local/internal/awsapi"
)

// expireInterval is how often expired items are looked for. DynamoDB promises "within a few days".
const expireInterval = 10 * time.Minute

// Expirer deletes the items whose time to live has passed on the local clock.
type Expirer struct {
	engine *Engine
	tables []Table
	clock  awsapi.Clock
	wake   func(table string)
	log    *slog.Logger
}

// NewExpirer watches the tables that have a TTL attribute. wake is told of each table that lost an item, for its stream.
func NewExpirer(e *Engine, tables []Table, clock awsapi.Clock, wake func(table string), log *slog.Logger) *Expirer {
	x := &Expirer{engine: e, clock: clock, wake: wake, log: log}
	for _, t := range tables {
		if t.TTL != "" {
			x.tables = append(x.tables, t)
		}
	}
	return x
}

// Run looks every ten minutes, and whenever the clock is moved, until ctx ends.
func (x *Expirer) Run(ctx context.Context) error {
	for {
		moved := x.clock.Changed()
		for _, t := range x.tables {
			if err := x.sweep(ctx, t); err != nil && ctx.Err() == nil {
				x.log.Warn("expired items stay until the next look", "table", t.Name, "error", err)
			}
		}
		select {
		case <-ctx.Done():
			return nil
		case <-moved:
		case <-time.After(expireInterval):
		}
	}
}

type attribute map[string]any // one attribute value as DynamoDB writes it

// sweep goes through one table. An item that was prolonged since it was read stays.
func (x *Expirer) sweep(ctx context.Context, t Table) error {
	names := map[string]string{"#ttl": t.TTL}
	var start map[string]attribute
	for {
		now := strconv.FormatInt(x.clock.Now().Unix(), 10)
		var page struct {
			Items            []map[string]attribute
			LastEvaluatedKey map[string]attribute
		}
		in := map[string]any{"TableName": t.Name, "FilterExpression": "#ttl <= :now", "ExpressionAttributeNames": names,
			"ExpressionAttributeValues": map[string]attribute{":now": {"N": now}}}
		if start != nil {
			in["ExclusiveStartKey"] = start
		}
		if err := x.engine.call(ctx, tableTarget+"Scan", in, &page); err != nil {
			return err
		}
		for _, item := range page.Items {
			if err := x.delete(ctx, t, item); err != nil {
				return err
			}
		}
		if len(page.Items) > 0 {
			x.wake(t.Name)
		}
		if start = page.LastEvaluatedKey; start == nil {
			return nil
		}
	}
}

func (x *Expirer) delete(ctx context.Context, t Table, item map[string]attribute) error {
	key := map[string]attribute{}
	for _, k := range t.Keys {
		key[k.AttributeName] = item[k.AttributeName]
	}
	err := x.engine.call(ctx, tableTarget+"DeleteItem", map[string]any{"TableName": t.Name, "Key": key, "ConditionExpression": "#ttl = :seen",
		"ExpressionAttributeNames": map[string]string{"#ttl": t.TTL}, "ExpressionAttributeValues": map[string]attribute{":seen": item[t.TTL]}}, nil)
	if hasCode(err, "ConditionalCheckFailedException") {
		return nil
	}
	return err
}
