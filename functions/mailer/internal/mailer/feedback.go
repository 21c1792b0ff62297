package mailer

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"

	lambdaevents "github.com/aws/aws-lambda-go/events"

	"kikite/events"
)

// Feedback handles the provider's events: a send confirms an attempt, a hard bounce or a complaint stops the address.
type Feedback struct{ log *Log }

// NewFeedback returns a handler that keeps the given log.
func NewFeedback(log *Log) *Feedback { return &Feedback{log: log} }

// sesEvent is the part that is used of an SES event on EventBridge.
type sesEvent struct {
	Detail struct {
		EventType string `json:"eventType"`
		Mail      struct {
			MessageID   string              `json:"messageId"`
			Destination []string            `json:"destination"`
			Tags        map[string][]string `json:"tags"`
		} `json:"mail"`
		Bounce struct {
			BounceType string `json:"bounceType"`
		} `json:"bounce"`
	} `json:"detail"`
}

// Handle is the Lambda handler of the feedback queue.
func (f *Feedback) Handle(ctx context.Context, batch lambdaevents.SQSEvent) (lambdaevents.SQSEventResponse, error) {
	var failed lambdaevents.SQSEventResponse
	for _, m := range batch.Records {
		if err := f.one(ctx, m.Body); err != nil {
			slog.ErrorContext(ctx, "feedback failed", "message_id", m.MessageId, "error", err.Error())
			failed.BatchItemFailures = append(failed.BatchItemFailures, lambdaevents.SQSBatchItemFailure{ItemIdentifier: m.MessageId})
		}
	}
	return failed, nil
}

func (f *Feedback) one(ctx context.Context, body string) error {
	var e sesEvent
	if err := json.Unmarshal([]byte(body), &e); err != nil {
		return fmt.Errorf("feedback is no event: %w", err)
	}
	mail := e.Detail.Mail
	switch e.Detail.EventType {
	case "Send", "Delivery":
		reasons := mail.Tags[reasonTag]
		if len(reasons) == 0 {
			return nil // a sign-in code: Cognito's mail
		}
		return f.log.Sent(ctx, events.ID(reasons[0]), mail.MessageID)
	case "Bounce":
		if e.Detail.Bounce.BounceType != "Permanent" {
			return nil
		}
		return f.suppress(ctx, mail.Destination, "bounce")
	case "Complaint":
		return f.suppress(ctx, mail.Destination, "complaint")
	default:
		return nil
	}
}

func (f *Feedback) suppress(ctx context.Context, addresses []string, why string) error {
	for _, a := range addresses {
		if err := f.log.Suppress(ctx, a, why); err != nil {
			return err
		}
	}
	return nil
}
