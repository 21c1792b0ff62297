package matching

import (
	"context"
	"fmt"
	"time"

	"github.com/guregu/dynamo/v2"
	"golang.org/x/sync/errgroup"

	"kikite/shared/store"
)

// logOverlap is how far back before its last reading a reader looks again: the index is eventually consistent, a write may take
// a few tries after it took its time stamp, and clocks differ by little.
const logOverlap = 15 * time.Second

// Changes reads what changed since a time, all there is if that is zero. What was written shortly before comes again.
func (s *Store) Changes(ctx context.Context, since time.Time) ([]Change, error) {
	var parts [shards][]Change
	group, ctx := errgroup.WithContext(ctx)
	for shard := range shards {
		group.Go(func() (err error) {
			parts[shard], err = s.changesOf(ctx, shard, since)
			return err
		})
	}
	if err := group.Wait(); err != nil {
		return nil, fmt.Errorf("read change log: %w", err)
	}
	var out []Change
	for _, p := range parts {
		out = append(out, p...)
	}
	return out, nil
}

func (s *Store) changesOf(ctx context.Context, shard int, since time.Time) ([]Change, error) {
	q := s.table.Get(store.GSI1PK, logPartition(shard)).Index(store.Index)
	if !since.IsZero() {
		q = q.Range(store.GSI1SK, dynamo.Greater, stamp(since.Add(-logOverlap)))
	}
	var out []Change
	iter := q.Iter()
	for {
		var raw dynamo.Item
		if !iter.Next(ctx, &raw) {
			return out, iter.Err()
		}
		change, err := parseChange(raw)
		if err != nil {
			return nil, err
		}
		out = append(out, change)
	}
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
