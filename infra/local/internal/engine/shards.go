package engine

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"
)

// How often a stream is looked at without having been woken: our own process is written to through the gateway, which
// wakes; a foreign DynamoDB has other writers, and shows records later than it takes them.
const (
	ownPoll     = 2 * time.Second
	foreignPoll = 500 * time.Millisecond
)

func (f *flow) pollInterval() time.Duration {
	if f.deps.Engine.signer == nil {
		return ownPoll
	}
	return foreignPoll
}

// errRestart means that the list of shards must be read again.
var errRestart = errors.New("shards changed")

type shardInfo struct {
	ShardID string `json:"ShardId"`
	Parent  string `json:"ParentShardId"`
}

// shards reads every shard whose parent is finished, each on its own, until one of them ends or fails.
func (f *flow) shards(ctx context.Context) error {
	stream, list, err := f.list(ctx)
	if err != nil {
		return err
	}
	ready, err := f.readable(stream, list)
	if err != nil {
		return err
	}
	if len(ready) == 0 {
		sleep(ctx, f.pollInterval())
		return nil
	}
	round, stop := context.WithCancel(ctx)
	defer stop()
	var group sync.WaitGroup
	failures := make(chan error, len(ready))
	for _, s := range ready {
		r := &reader{flow: f, stream: stream, shard: s.ShardID}
		group.Go(func() {
			failures <- r.run(round, ctx)
			stop()
		})
	}
	group.Wait()
	close(failures)
	var first error
	for err := range failures {
		if err != nil && !errors.Is(err, context.Canceled) && first == nil {
			first = err
		}
	}
	return first
}

// readable are the shards to read now: not finished, and not before their parent is.
func (f *flow) readable(stream string, list []shardInfo) ([]shardInfo, error) {
	present, done := map[string]bool{}, map[string]bool{}
	for _, s := range list {
		present[s.ShardID] = true
		c, err := f.checkpoint(stream, s.ShardID)
		if err != nil {
			return nil, err
		}
		done[s.ShardID] = c.Done
	}
	var out []shardInfo
	for _, s := range list {
		if !done[s.ShardID] && (!present[s.Parent] || done[s.Parent]) {
			out = append(out, s)
		}
	}
	return out, nil
}

// list finds the table's stream and its shards.
func (f *flow) list(ctx context.Context) (stream string, shards []shardInfo, err error) {
	d, err := f.deps.Engine.describe(ctx, f.Table)
	if err != nil {
		return "", nil, err
	}
	stream = d.Table.LatestStreamArn
	if stream == "" {
		return "", nil, fmt.Errorf("table %s has no stream", f.Table)
	}
	in := map[string]string{"StreamArn": stream}
	for {
		var page struct {
			StreamDescription struct {
				Shards               []shardInfo
				LastEvaluatedShardID string `json:"LastEvaluatedShardId"`
			}
		}
		if err := f.deps.Engine.call(ctx, streamTarget+"DescribeStream", in, &page); err != nil {
			return "", nil, err
		}
		shards = append(shards, page.StreamDescription.Shards...)
		if page.StreamDescription.LastEvaluatedShardID == "" {
			return stream, shards, nil
		}
		in["ExclusiveStartShardId"] = page.StreamDescription.LastEvaluatedShardID
	}
}
