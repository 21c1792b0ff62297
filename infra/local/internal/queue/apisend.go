package queue

import (
	"errors"
	"net/http"
	"time"

	"kikite/infra/local/internal/awsapi"
)

type sendInput struct {
	ID                string `json:"Id"` // of a batch entry
	MessageBody       string
	DelaySeconds      *int
	MessageAttributes map[string]Attribute
}

type sendOutput struct {
	ID                     string `json:"Id,omitempty"`
	MessageID              string `json:"MessageId"`
	MD5OfMessageBody       string
	MD5OfMessageAttributes string `json:",omitempty"`
}

func (in sendInput) draft() (Draft, error) {
	d := Draft{Body: in.MessageBody, Attributes: in.MessageAttributes, Delay: -1}
	if in.DelaySeconds != nil {
		if *in.DelaySeconds < 0 || *in.DelaySeconds > int(maxDelay/time.Second) {
			return d, invalidValue("Value %d for parameter DelaySeconds is invalid. Reason: DelaySeconds must be >= 0 and <= 900.", *in.DelaySeconds)
		}
		d.Delay = time.Duration(*in.DelaySeconds) * time.Second
	}
	return d, nil
}

func (s *Service) prepareInput(b *box, in sendInput) (*Outgoing, sendOutput, error) {
	d, err := in.draft()
	if err != nil {
		return nil, sendOutput{}, err
	}
	o, err := s.Prepare(b.Name, d)
	if err != nil {
		return nil, sendOutput{}, err
	}
	return o, sendOutput{ID: in.ID, MessageID: o.ID(), MD5OfMessageBody: md5Hex(in.MessageBody),
		MD5OfMessageAttributes: md5OfAttributes(in.MessageAttributes)}, nil
}

func (s *Service) sendMessage(_ *http.Request, b *box, in sendInput) (sendOutput, error) {
	o, out, err := s.prepareInput(b, in)
	if err != nil {
		return sendOutput{}, err
	}
	return out, s.send(o)
}

type sendBatchInput struct{ Entries []sendInput }

// batchError is the result of one entry that was refused.
type batchError struct {
	ID          string `json:"Id"`
	Code        string
	Message     string
	SenderFault bool
}

type sendBatchOutput struct {
	Successful []sendOutput
	Failed     []batchError `json:",omitempty"`
}

func (s *Service) sendMessageBatch(_ *http.Request, b *box, in sendBatchInput) (sendBatchOutput, error) {
	ids := make([]string, len(in.Entries))
	total := 0
	for i, e := range in.Entries {
		ids[i] = e.ID
		total += size(e.MessageBody, e.MessageAttributes)
	}
	if err := checkBatch(ids); err != nil {
		return sendBatchOutput{}, err
	}
	if total > maxMessageBytes {
		return sendBatchOutput{}, &awsapi.Error{Status: 400, Code: "BatchRequestTooLong",
			Message: "Batch requests cannot be longer than 1048576 bytes."}
	}
	out := sendBatchOutput{Successful: []sendOutput{}}
	var accepted []*Outgoing
	for _, e := range in.Entries {
		o, result, err := s.prepareInput(b, e)
		if err != nil {
			out.Failed = append(out.Failed, failedEntry(e.ID, err))
			continue
		}
		accepted = append(accepted, o)
		out.Successful = append(out.Successful, result)
	}
	return out, s.send(accepted...)
}

// checkBatch applies what SQS demands of the entries as a whole.
func checkBatch(ids []string) error {
	switch {
	case len(ids) == 0:
		return &awsapi.Error{Status: 400, Code: "EmptyBatchRequest", Message: "There should be at least one entry in the request."}
	case len(ids) > maxBatch:
		return &awsapi.Error{Status: 400, Code: "TooManyEntriesInBatchRequest", Message: "Maximum number of entries per request are 10."}
	}
	seen := map[string]bool{}
	for _, id := range ids {
		if seen[id] {
			return &awsapi.Error{Status: 400, Code: "BatchEntryIdsNotDistinct", Message: "Id " + id + " repeated."}
		}
		seen[id] = true
	}
	return nil
}

func failedEntry(id string, err error) batchError {
	var known *awsapi.Error
	if errors.As(err, &known) {
		return batchError{ID: id, Code: known.Code, Message: known.Message, SenderFault: known.Status < 500}
	}
	return batchError{ID: id, Code: "InternalError", Message: err.Error()}
}
