package matching

import (
	"context"
	"fmt"
	"time"

	"github.com/guregu/dynamo/v2"
	"golang.org/x/sync/errgroup"

	"kikite/shared/store"
)

// overlap is how far before the newest entry a reader looks again: the index is eventually consistent, and the clocks of
// writers differ.
const logOverlap = 10 * time.Second

// Changes reads what changed since the cursors and returns the new cursors. Entries of the overlap come again.
func (s *Store) Changes(ctx context.Context, cursors [shards]string) ([]Change, [shards]string, error) {
	var parts [shards][]Change
	group, ctx := errgroup.WithContext(ctx)
	for shard := range shards {
		group.Go(func() (err error) {
			parts[shard], cursors[shard], err = s.changesOf(ctx, shard, cursors[shard])
			return err
		})
	}
	if err := group.Wait(); err != nil {
		return nil, cursors, fmt.Errorf("read change log: %w", err)
	}
	var out []Change
	for _, p := range parts {
		out = append(out, p...)
	}
	return out, cursors, nil
}

func (s *Store) changesOf(ctx context.Context, shard int, cursor string) ([]Change, string, error) {
	q := s.table.Get(store.GSI1PK, logPartition(shard)).Index(store.Index)
	if cursor != "" {
		q = q.Range(store.GSI1SK, dynamo.Greater, rewind(cursor))
	}
	var out []Change
	iter := q.Iter()
	for {
		var raw dynamo.Item
		if !iter.Next(ctx, &raw) {
			return out, cursor, iter.Err()
		}
		change, err := parseChange(raw)
		if err != nil {
			return nil, cursor, err
		}
		out = append(out, change)
		var k keys
		if err := dynamo.UnmarshalItem(raw, &k); err != nil {
			return nil, cursor, err
		}
		cursor = max(cursor, k.GSI1SK)
	}
}

// rewind is the sort key logOverlap before a cursor; "" for one that cannot be read: then all is read again.
func rewind(cursor string) string {
	const form = "2006-01-02T15:04:05.000000Z"
	if len(cursor) < len(form) {
		return ""
	}
	t, err := time.Parse(form, cursor[:len(form)])
	if err != nil {
		return ""
	}
	return stamp(t.Add(-logOverlap))
}

// parseChange reads an item of the change log.
func parseChange(raw dynamo.Item) (Change, error) {
	var k keys
	if err := dynamo.UnmarshalItem(raw, &k); err != nil {
		return Change{}, err
	}
	var c Change
	var into any
	switch k.SK {
	case skProfile:
		c.Consultant = new(Consultant)
		into = c.Consultant
	case skOpen:
		c.Open = new(OpenTime)
		into = c.Open
	case skStanding:
		c.Standing = new(Standing)
		into = c.Standing
	case skCompany:
		c.Company = new(Company)
		into = c.Company
	case skModel:
		c.Model = new(Pointer)
		into = c.Model
	default:
		return c, fmt.Errorf("item %s of the change log is of no known kind", k.SK)
	}
	return c, dynamo.UnmarshalItem(raw, into)
}
