package engine

import (
	"encoding/json"
	"time"

	"github.com/google/uuid"
)

// discarded is the message about a batch that was given up, as Lambda writes it to an on-failure queue.
type discarded struct {
	RequestContext struct {
		RequestID   string `json:"requestId"`
		FunctionARN string `json:"functionArn"`
		Condition   string `json:"condition"`
		Invocations int    `json:"approximateInvokeCount"`
	} `json:"requestContext"`
	ResponseContext struct {
		StatusCode      int    `json:"statusCode"`
		ExecutedVersion string `json:"executedVersion"`
		FunctionError   string `json:"functionError"`
	} `json:"responseContext"`
	Version   string    `json:"version"`
	Timestamp time.Time `json:"timestamp"`
	Batch     batchInfo `json:"DDBStreamBatchInfo"`
}

type batchInfo struct {
	ShardID   string    `json:"shardId"`
	First     string    `json:"startSequenceNumber"`
	Last      string    `json:"endSequenceNumber"`
	FirstTime time.Time `json:"approximateArrivalOfFirstRecord"`
	LastTime  time.Time `json:"approximateArrivalOfLastRecord"`
	Size      int       `json:"batchSize"`
	StreamARN string    `json:"streamArn"`
}

// discard gives a part up: a message to the on-failure queue and the checkpoint behind it, in one transaction.
func (r *reader) discard(p part, condition string) error {
	first, last := p.records[0], p.records[len(p.records)-1]
	r.deps.Log.Error("stream records are given up", "function", r.FunctionARN, "records", len(p.records), "condition", condition, "attempts", p.attempts)
	if r.OnFailureARN == "" {
		return r.save(last.sequence(), nil)
	}
	d := discarded{Version: "1.0", Timestamp: time.Now().UTC(), Batch: batchInfo{ShardID: r.shard, First: first.sequence(), Last: last.sequence(),
		FirstTime: first.created().UTC(), LastTime: last.created().UTC(), Size: len(p.records), StreamARN: r.StreamARN}}
	d.RequestContext.RequestID, d.RequestContext.FunctionARN = uuid.NewString(), r.FunctionARN
	d.RequestContext.Condition, d.RequestContext.Invocations = condition, p.attempts
	d.ResponseContext.StatusCode, d.ResponseContext.ExecutedVersion, d.ResponseContext.FunctionError = 200, "$LATEST", "Unhandled"
	body, err := json.Marshal(d)
	if err != nil {
		return err
	}
	write, announce, err := r.deps.Dead.Prepare(r.OnFailureARN, string(body))
	if err != nil {
		return err
	}
	if err := r.save(last.sequence(), write); err != nil {
		return err
	}
	announce()
	return nil
}
