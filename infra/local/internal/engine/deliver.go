package engine

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"kikite/infra/local/internal/awsapi"
)

// part is a batch, or what bisecting left of it, with the attempts made so far.
type part struct {
	records  []record
	attempts int
}

// The pauses between attempts of one batch. Lambda's grow to a minute; on one machine a short wait is enough.
const (
	firstRetry = 100 * time.Millisecond
	lastRetry  = 10 * time.Second
)

// deliver hands a batch to the function until every record of it is done or given up, in order.
func (r *reader) deliver(ctx context.Context, batch []record) error {
	parts := []part{{records: batch}}
	for len(parts) > 0 {
		p := parts[0]
		if reason := r.exhausted(p); reason != "" {
			if err := r.discard(p, reason); err != nil {
				return err
			}
			parts = parts[1:]
			continue
		}
		done, err := r.attempt(ctx, &p)
		if err != nil {
			return err
		}
		if done > 0 {
			if err := r.save(p.records[done-1].sequence(), nil); err != nil {
				return err
			}
		}
		parts = append(r.rest(p, done), parts[1:]...)
		if done < len(p.records) {
			sleep(ctx, min(firstRetry<<min(p.attempts-1, 10), lastRetry))
			if ctx.Err() != nil {
				return ctx.Err()
			}
		}
	}
	return nil
}

// exhausted says why a part is given up: the condition of the on-failure message, "" = it is not.
func (r *reader) exhausted(p part) string {
	age := r.MaximumRecordAge
	if age == 0 {
		age = 24 * time.Hour
	}
	switch {
	case r.MaximumRetryAttempts >= 0 && p.attempts > r.MaximumRetryAttempts:
		return "RetryAttemptsExhausted"
	case p.attempts > 0 && time.Since(p.records[0].created()) > age:
		return "RecordAgeExceeded"
	default:
		return ""
	}
}

// rest is what remains after done records of p: as one part, or bisected.
func (r *reader) rest(p part, done int) []part {
	left := p.records[done:]
	switch {
	case len(left) == 0:
		return nil
	case done > 0:
		return []part{{records: left}} // progress: Lambda counts the attempts of the remaining records anew
	case r.BisectOnError && len(left) > 1:
		// Splitting does not use up an attempt.
		half := (len(left) + 1) / 2
		return []part{{records: left[:half], attempts: p.attempts - 1}, {records: left[half:], attempts: p.attempts - 1}}
	default:
		return []part{p}
	}
}

// attempt invokes the function once and says how many records, from the first, are done. While the function cannot
// be invoked at all, it waits without counting.
func (r *reader) attempt(ctx context.Context, p *part) (done int, err error) {
	payload, err := json.Marshal(struct{ Records []record }{p.records})
	if err != nil {
		return 0, err
	}
	for pause := firstRetry; ; pause = min(2*pause, lastRetry) {
		began := time.Now()
		// A function that has begun ends, also when the local cloud stops: its batch is then not delivered again.
		result, err := r.deps.Invoker.Invoke(context.WithoutCancel(ctx), r.FunctionARN, payload)
		if err != nil {
			if ctx.Err() != nil {
				return 0, ctx.Err()
			}
			r.deps.Log.Warn("stream records wait: the function cannot be invoked", "function", r.FunctionARN, "error", err)
			sleep(ctx, pause)
			continue
		}
		p.attempts++
		done, why := r.outcome(p.records, result)
		d := Delivery{Table: r.Table, Function: r.FunctionARN, Records: len(p.records), Attempt: p.attempts, Took: time.Since(began)}
		if why != nil {
			d.Error = why.Error()
			r.deps.Log.Warn("a stream batch failed", "function", r.FunctionARN, "records", len(p.records), "done", done, "attempt", p.attempts, "error", why)
		}
		r.deps.Delivered(d)
		return done, nil
	}
}

// outcome reads the function's answer as Lambda does: everything done, everything failed, or done up to the lowest
// reported sequence number.
func (r *reader) outcome(records []record, result awsapi.InvokeResult) (done int, why error) {
	if result.FunctionError != "" {
		return 0, fmt.Errorf("%s: %.200s", result.FunctionError, result.Payload)
	}
	if !r.ReportBatchItemFailure {
		return len(records), nil
	}
	var answer struct {
		Failures []struct {
			ID *string `json:"itemIdentifier"`
		} `json:"batchItemFailures"`
	}
	if len(result.Payload) > 0 {
		if err := json.Unmarshal(result.Payload, &answer); err != nil {
			return 0, fmt.Errorf("the answer is no batch response: %w", err)
		}
	}
	position := map[string]int{}
	for i, rec := range records {
		position[rec.sequence()] = i
	}
	done = len(records)
	for _, f := range answer.Failures {
		if f.ID == nil {
			return 0, errors.New("a batch item failure without itemIdentifier")
		}
		at, known := position[*f.ID]
		if !known {
			return 0, fmt.Errorf("a batch item failure names %q, which is no sequence number of the batch", *f.ID)
		}
		done = min(done, at)
	}
	if done < len(records) {
		why = fmt.Errorf("%d records reported as failed", len(answer.Failures))
	}
	return done, why
}
