package queue

import (
	"context"
	"encoding/json"
	"fmt"
	"strconv"

	"github.com/aws/aws-lambda-go/events"

	"kikite/infra/local/internal/awsapi"
)

// invoke hands a batch to the function and returns the IDs of the messages that it processed; nil means
// that the function was not reached at all.
func (p *poller) invoke(ctx context.Context, batch []*entry) map[string]bool {
	log := p.service.deps.Log.With("queue", p.mapping.Queue, "function", p.mapping.FunctionARN)
	payload, err := json.Marshal(p.service.event(p.mapping.Queue, batch))
	if err != nil {
		log.Error("event not written", "error", err)
		return nil
	}
	result, err := p.service.deps.Invoker.Invoke(ctx, p.mapping.FunctionARN, payload)
	switch {
	case err != nil:
		log.Warn("function not reached; the messages wait", "error", err)
		return nil
	case result.FunctionError != "":
		log.Warn("batch failed", "messages", len(batch), "function_error", result.FunctionError)
		return map[string]bool{}
	}
	failed, err := p.failures(result.Payload, batch)
	if err != nil {
		log.Warn("batch response not valid, so all of it failed", "error", err)
		return map[string]bool{}
	}
	done := make(map[string]bool, len(batch))
	for _, e := range batch {
		if !failed[e.ID] {
			done[e.ID] = true
		}
	}
	return done
}

// failures reads a partial batch response. As in Lambda, an empty answer is success, and an empty, missing or
// unknown item identifier fails the whole batch.
func (p *poller) failures(payload []byte, batch []*entry) (map[string]bool, error) {
	if !p.mapping.PartialBatch || len(payload) == 0 || string(payload) == "null" {
		return nil, nil //nolint:nilnil // no failures
	}
	var response struct {
		Failures []struct {
			ID *string `json:"itemIdentifier"`
		} `json:"batchItemFailures"`
	}
	if err := json.Unmarshal(payload, &response); err != nil {
		return nil, err
	}
	known := make(map[string]bool, len(batch))
	for _, e := range batch {
		known[e.ID] = true
	}
	failed := make(map[string]bool, len(response.Failures))
	for _, f := range response.Failures {
		if f.ID == nil || !known[*f.ID] {
			return nil, fmt.Errorf("item identifier is missing or not of this batch")
		}
		failed[*f.ID] = true
	}
	return failed, nil
}

// event is the payload that Lambda makes of a batch.
func (s *Service) event(queue string, batch []*entry) events.SQSEvent {
	s.mu.Lock()
	defer s.mu.Unlock()
	e := events.SQSEvent{Records: make([]events.SQSMessage, 0, len(batch))}
	for _, m := range batch {
		e.Records = append(e.Records, events.SQSMessage{
			MessageId: m.ID, ReceiptHandle: handle(queue, m.Seq, m.receipt), Body: m.Body, Md5OfBody: md5Hex(m.Body),
			Md5OfMessageAttributes: md5OfAttributes(m.Attributes), Attributes: m.system(),
			MessageAttributes: eventAttributes(m.Attributes),
			EventSourceARN:    ARN(queue), EventSource: "aws:sqs", AWSRegion: awsapi.Region,
		})
	}
	return e
}

// system attributes, as SQS names them; times in milliseconds.
func (m Message) system() map[string]string {
	a := map[string]string{
		"ApproximateReceiveCount":          strconv.Itoa(m.Receives),
		"SentTimestamp":                    strconv.FormatInt(m.SentAt.UnixMilli(), 10),
		"SenderId":                         account,
		"ApproximateFirstReceiveTimestamp": strconv.FormatInt(m.FirstReceivedAt.UnixMilli(), 10),
	}
	if m.Source != "" {
		a["DeadLetterQueueSourceArn"] = m.Source
	}
	return a
}

func eventAttributes(attributes map[string]Attribute) map[string]events.SQSMessageAttribute {
	out := make(map[string]events.SQSMessageAttribute, len(attributes))
	for name, a := range attributes {
		e := events.SQSMessageAttribute{DataType: a.DataType, StringListValues: []string{}, BinaryListValues: [][]byte{}}
		if a.binary() {
			e.BinaryValue = a.BinaryValue
		} else {
			e.StringValue = &a.StringValue
		}
		out[name] = e
	}
	return out
}
