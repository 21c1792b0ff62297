package queue

import (
	"encoding/base64"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// handle is what identifies one receive of one message.
func handle(queue string, seq uint64, receipt int) string {
	return base64.StdEncoding.EncodeToString(fmt.Appendf(nil, "%s/%d/%d", queue, seq, receipt))
}

// openHandle gives the message's sequence number. A handle of an earlier receive works too, as it mostly does
// on standard queues.
func openHandle(queue, h string) (uint64, error) {
	raw, err := base64.StdEncoding.DecodeString(h)
	if err != nil {
		return 0, badHandle(h)
	}
	parts := strings.Split(string(raw), "/")
	if len(parts) != 3 || parts[0] != queue {
		return 0, badHandle(h)
	}
	seq, err := strconv.ParseUint(parts[1], 10, 64)
	if err != nil {
		return 0, badHandle(h)
	}
	return seq, nil
}

type receiveInput struct {
	MaxNumberOfMessages         *int
	VisibilityTimeout           *int
	WaitTimeSeconds             int
	AttributeNames              []string
	MessageSystemAttributeNames []string
	MessageAttributeNames       []string
}

type receivedMessage struct {
	MessageID              string `json:"MessageId"`
	ReceiptHandle          string
	Body                   string
	MD5OfBody              string
	MD5OfMessageAttributes string               `json:",omitempty"`
	Attributes             map[string]string    `json:",omitempty"`
	MessageAttributes      map[string]Attribute `json:",omitempty"`
}

type receiveOutput struct {
	Messages []receivedMessage `json:",omitempty"`
}

func (in receiveInput) check(b *box) (n int, hidden, wait time.Duration, err error) {
	n, hidden, wait = 1, b.VisibilityTimeout, time.Duration(in.WaitTimeSeconds)*time.Second
	if in.MaxNumberOfMessages != nil {
		n = *in.MaxNumberOfMessages
	}
	if in.VisibilityTimeout != nil {
		hidden = time.Duration(*in.VisibilityTimeout) * time.Second
	}
	switch {
	case n < 1 || n > maxBatch:
		err = invalidValue("Value %d for parameter MaxNumberOfMessages is invalid. Reason: Must be between 1 and 10, if provided.", n)
	case hidden < 0 || hidden > maxVisibility:
		err = invalidValue("Value %d for parameter VisibilityTimeout is invalid.", int(hidden/time.Second))
	case wait < 0 || wait > maxReceiveWait:
		err = invalidValue("Value %d for parameter WaitTimeSeconds is invalid. Reason: Must be >= 0 and <= 20, if provided.", in.WaitTimeSeconds)
	}
	return n, hidden, wait, err
}

func (s *Service) receiveMessage(r *http.Request, b *box, in receiveInput) (receiveOutput, error) {
	n, hidden, wait, err := in.check(b)
	if err != nil {
		return receiveOutput{}, err
	}
	timer := time.NewTimer(wait)
	defer timer.Stop()
	batch, err := s.claim(r.Context(), b, n, timer.C)
	if err != nil {
		return receiveOutput{}, err
	}
	var out receiveOutput
	system := len(in.AttributeNames)+len(in.MessageSystemAttributeNames) > 0
	for _, e := range batch {
		m := receivedMessage{MessageID: e.ID, ReceiptHandle: handle(b.Name, e.Seq, e.receipt), Body: e.Body, MD5OfBody: md5Hex(e.Body)}
		if system {
			m.Attributes = e.system()
		}
		if len(in.MessageAttributeNames) > 0 && len(e.Attributes) > 0 {
			m.MessageAttributes, m.MD5OfMessageAttributes = e.Attributes, md5OfAttributes(e.Attributes)
		}
		out.Messages = append(out.Messages, m)
	}
	return out, s.hide(b, batch, s.deps.Clock.Now().Add(hidden))
}
