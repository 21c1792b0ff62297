package engine

import (
	"time"

	"kikite/infra/local/internal/state"
)

const checkpointTable = "stream-checkpoints"

// skipInterval is how often a checkpoint over records that no filter wants goes to disk. Reading them again after a
// crash changes nothing.
const skipInterval = 5 * time.Second

// checkpoint says how far a mapping is in a shard.
type checkpoint struct {
	Sequence string // of the last record done, "" = none
	Done     bool   // the shard has ended and all of it is delivered
}

func (f *flow) checkpointKey(stream, shard string) string { return f.ID + "/" + stream + "/" + shard }

func (f *flow) checkpoint(stream, shard string) (checkpoint, error) {
	var c checkpoint
	err := f.deps.Store.View(func(tx *state.Tx) error {
		_, err := tx.Get(checkpointTable, f.checkpointKey(stream, shard), &c)
		return err
	})
	return c, err
}

// save moves the checkpoint to sequence, in one transaction with what extra writes.
func (r *reader) save(sequence string, extra func(*state.Tx) error) error {
	err := r.deps.Store.Batch(func(tx *state.Tx) error {
		if extra != nil {
			if err := extra(tx); err != nil {
				return err
			}
		}
		return tx.Put(checkpointTable, r.checkpointKey(r.stream, r.shard), checkpoint{Sequence: sequence})
	})
	if err == nil {
		r.last, r.saved, r.savedAt = sequence, sequence, time.Now()
	}
	return err
}

// saveSkipped writes the checkpoint when only unwanted records were passed.
func (r *reader) saveSkipped() {
	if r.last == r.saved || time.Since(r.savedAt) < skipInterval {
		return
	}
	if err := r.save(r.last, nil); err != nil {
		r.deps.Log.Warn("stream checkpoint not written", "table", r.Table, "error", err)
	}
}

// finish marks the shard as read to its end, so that its children are next.
func (r *reader) finish() error {
	return r.deps.Store.Update(func(tx *state.Tx) error {
		return tx.Put(checkpointTable, r.checkpointKey(r.stream, r.shard), checkpoint{Sequence: r.last, Done: true})
	})
}
