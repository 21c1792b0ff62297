package engine

import (
	"context"
	"time"
)

// readLimit is how many records one read takes at most: enough for a batch and some that the filters drop.
const readLimit = 500

// reader follows one shard.
type reader struct {
	*flow
	stream, shard string
	iterator      string
	last          string // sequence number up to which records were delivered or filtered out
	saved         string // the part of it that is on disk
	savedAt       time.Time
}

// run reads until the shard ends (nil), reading ends (round) or fails. A batch under way is finished even when
// round ends; only stop, the end of the local cloud, interrupts its retries.
func (r *reader) run(round, stop context.Context) error {
	c, err := r.checkpoint(r.stream, r.shard)
	if err != nil {
		return err
	}
	r.last, r.saved = c.Sequence, c.Sequence
	defer r.saveSkipped()
	if err := r.open(round); err != nil {
		return err
	}
	for round.Err() == nil {
		batch, err := r.gather(round)
		if err != nil {
			return err
		}
		if len(batch) > 0 {
			if err := r.deliver(stop, batch); err != nil {
				return err
			}
		}
		if r.iterator == "" {
			return r.finish()
		}
	}
	return round.Err()
}

// open asks for an iterator at the checkpoint, or at the beginning: table and mapping are made together here, so that
// LATEST and TRIM_HORIZON begin at the same place. When the records after it are gone (24 hours), it starts at the oldest.
func (r *reader) open(ctx context.Context) error {
	in := map[string]string{"StreamArn": r.stream, "ShardId": r.shard, "ShardIteratorType": "TRIM_HORIZON"}
	if r.last != "" {
		in["ShardIteratorType"], in["SequenceNumber"] = "AFTER_SEQUENCE_NUMBER", r.last
	}
	var out struct{ ShardIterator string }
	err := r.deps.Engine.call(ctx, streamTarget+"GetShardIterator", in, &out)
	if hasCode(err, "TrimmedDataAccessException") {
		r.deps.Log.Warn("stream records were dropped before they were read", "table", r.Table)
		delete(in, "SequenceNumber")
		in["ShardIteratorType"] = "TRIM_HORIZON"
		err = r.deps.Engine.call(ctx, streamTarget+"GetShardIterator", in, &out)
	}
	r.iterator = out.ShardIterator
	return err
}

// gather reads until a batch is full, or its window is over, or there is nothing more. It returns no records when it was
// woken for nothing.
func (r *reader) gather(ctx context.Context) ([]record, error) {
	var batch []record
	var windowEnd <-chan time.Time
	for {
		written := r.written.Load()
		read, err := r.read(ctx, r.BatchSize-len(batch))
		if err != nil {
			return nil, err
		}
		batch = append(batch, read...)
		if len(batch) == 0 {
			r.drained.Store(written)
		}
		if r.Window > 0 && windowEnd == nil && len(batch) > 0 {
			windowEnd = time.After(r.Window)
		}
		switch {
		case len(batch) >= r.BatchSize, r.iterator == "", len(batch) > 0 && r.Window == 0:
			return batch, nil
		case len(read) > 0:
			continue
		}
		select {
		case <-ctx.Done():
			return batch, nil
		case <-windowEnd:
			return batch, nil
		case <-r.wake:
		case <-time.After(r.pollInterval()):
			if len(batch) == 0 {
				r.saveSkipped()
			}
		}
	}
}

// read takes up to limit matching records. Those that no filter wants count as delivered.
func (r *reader) read(ctx context.Context, limit int) ([]record, error) {
	for {
		var page struct {
			Records           []record
			NextShardIterator string
		}
		in := map[string]any{"ShardIterator": r.iterator, "Limit": min(limit, readLimit)}
		err := r.deps.Engine.call(ctx, streamTarget+"GetRecords", in, &page)
		if hasCode(err, "ExpiredIteratorException") || hasCode(err, "TrimmedDataAccessException") {
			return nil, errRestart
		}
		if err != nil {
			return nil, err
		}
		r.iterator = page.NextShardIterator
		wanted, err := r.filter(page.Records)
		if err != nil {
			return nil, err
		}
		if n := len(page.Records); n > 0 && len(wanted) == 0 {
			r.last = page.Records[n-1].sequence()
			if r.iterator != "" {
				continue
			}
		}
		return wanted, nil
	}
}
