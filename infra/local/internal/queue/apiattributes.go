package queue

import (
	"encoding/json"
	"net/http"
	"strconv"
	"time"
)

type attributesInput struct{ AttributeNames []string }

type attributesOutput struct {
	Attributes map[string]string `json:",omitempty"`
}

func (s *Service) queueAttributes(_ *http.Request, b *box, in attributesInput) (attributesOutput, error) {
	s.mu.Lock()
	d := b.depth(s.deps.Clock.Now())
	s.mu.Unlock()
	seconds := func(d time.Duration) string { return strconv.Itoa(int(d / time.Second)) }
	all := map[string]string{
		"QueueArn":                              ARN(b.Name),
		"ApproximateNumberOfMessages":           strconv.Itoa(d.Visible),
		"ApproximateNumberOfMessagesNotVisible": strconv.Itoa(d.InFlight),
		"ApproximateNumberOfMessagesDelayed":    strconv.Itoa(d.Delayed),
		"VisibilityTimeout":                     seconds(b.VisibilityTimeout),
		"DelaySeconds":                          seconds(b.Delay),
		"MaximumMessageSize":                    strconv.Itoa(maxMessageBytes),
	}
	if b.DeadLetterQueue != "" {
		policy, err := json.Marshal(map[string]any{"deadLetterTargetArn": ARN(b.DeadLetterQueue), "maxReceiveCount": b.MaxReceiveCount})
		if err != nil {
			return attributesOutput{}, err
		}
		all["RedrivePolicy"] = string(policy)
	}
	out := attributesOutput{Attributes: map[string]string{}}
	for _, name := range in.AttributeNames {
		if name == "All" {
			return attributesOutput{Attributes: all}, nil
		}
		value, known := all[name]
		if known {
			out.Attributes[name] = value
		} else if name != "RedrivePolicy" { // absent without a dead-letter queue
			return attributesOutput{}, invalidName(name)
		}
	}
	return out, nil
}

type urlOutput struct {
	QueueURL string `json:"QueueUrl"`
}

func (s *Service) queueURL(_ *http.Request, b *box, _ struct{}) (urlOutput, error) {
	return urlOutput{QueueURL: s.URL(b.Name)}, nil
}
