package mailer

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"time"

	lambdaevents "github.com/aws/aws-lambda-go/events"

	"kikite/events"
)

// Feedback handles the provider's events: a send confirms an attempt, a hard bounce or a complaint stops the address.
type Feedback struct {
	log     *Log
	stops   *Stops
	counter Counter
}

// NewFeedback returns a handler that keeps the given log and stops.
func NewFeedback(log *Log, stops *Stops, counter Counter) *Feedback {
	return &Feedback{log: log, stops: stops, counter: counter}
}

// sesEvent is the part that is used of an SES event on EventBridge.
type sesEvent struct {
	Detail struct {
		EventType string `json:"eventType"`
		Mail      struct {
			MessageID   string              `json:"messageId"`
			Timestamp   time.Time           `json:"timestamp"`
			Destination []string            `json:"destination"`
			Tags        map[string][]string `json:"tags"`
		} `json:"mail"`
		Bounce struct {
			BounceType string    `json:"bounceType"`
			Timestamp  time.Time `json:"timestamp"`
			Recipients []address `json:"bouncedRecipients"`
		} `json:"bounce"`
		Complaint struct {
			Timestamp  time.Time `json:"timestamp"`
			Recipients []address `json:"complainedRecipients"`
		} `json:"complaint"`
	} `json:"detail"`
}

type address struct {
	Address string `json:"emailAddress"`
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
		reason := first(mail.Tags[reasonTag])
		if reason == "" {
			return nil // a sign-in code: Cognito's mail
		}
		return f.log.Sent(ctx, events.ID(reason), mail.MessageID)
	case "Bounce":
		if e.Detail.Bounce.BounceType != "Permanent" {
			return nil
		}
		return f.stop(ctx, e, e.Detail.Bounce.Recipients, StoppedBounce, e.Detail.Bounce.Timestamp)
	case "Complaint":
		return f.stop(ctx, e, e.Detail.Complaint.Recipients, StoppedComplaint, e.Detail.Complaint.Timestamp)
	default:
		return nil
	}
}

// stop stops the addresses that the provider names, and tells the operator by a count and a line without the address.
func (f *Feedback) stop(ctx context.Context, e sesEvent, named []address, why events.Code, at time.Time) error {
	if at.IsZero() {
		at = e.Detail.Mail.Timestamp
	}
	addresses := e.Detail.Mail.Destination // every mail has one reader
	if len(named) > 0 {
		addresses = nil
		for _, a := range named {
			addresses = append(addresses, a.Address)
		}
	}
	for _, a := range addresses {
		stop, fresh, err := f.stops.Add(ctx, a, why, Kind(first(e.Detail.Mail.Tags[kindTag])), at)
		if err != nil {
			return err
		}
		if fresh {
			f.counter.Count("MailStopped")
			slog.WarnContext(ctx, "mail to an address is stopped", "stop_id", stop.ID, "why", why, "kind", stop.Kind)
		}
	}
	return nil
}

func first(values []string) string {
	if len(values) == 0 {
		return ""
	}
	return values[0]
}
