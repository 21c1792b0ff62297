package schedule

import (
	"encoding/json"
	"errors"
	"strconv"
	"strings"
	"time"

	"kikite/infra/local/internal/awsapi"
	"kikite/infra/local/internal/queue"
)

// action is the API call that Scheduler makes to a target, for the role's permission; "" if the target is of
// a kind that is not emulated.
func (t Target) action() string {
	switch {
	case strings.HasPrefix(t.ARN, "arn:aws:lambda:"):
		return "lambda:InvokeFunction"
	case strings.HasPrefix(t.ARN, "arn:aws:sqs:"):
		return "sqs:SendMessage"
	}
	return ""
}

// prepare adds one firing to the batch: to its target or, if that is not possible, to the dead-letter queue.
func (s *Service) prepare(b *batch, f firing) {
	id := s.deps.NewID()
	input := f.input(id)
	err := s.deliver(b, f.record, input)
	if err == nil {
		return
	}
	log := s.deps.Log.With("schedule", f.record.Name, "target", f.record.Target.ARN, "error", err)
	failure := Failure{Schedule: ARN(f.record.Group, f.record.Name), ScheduledFor: f.at, Reason: err.Error()}
	if dead := f.record.Target.DeadLetterARN; dead != "" {
		out, deadErr := s.deps.Queues.Prepare(dead, queue.Draft{Body: input, Attributes: f.attributes(id, err), Delay: -1})
		if deadErr == nil {
			log.Warn("firing failed: sent to the dead-letter queue")
			b.out = append(b.out, out)
			failure.DeadLetter = true
			b.failed = append(b.failed, failure)
			return
		}
		log = log.With("dead_letter_error", deadErr)
	}
	log.Error("firing failed and has no dead-letter queue: dropped")
	b.failed = append(b.failed, failure)
}

func (s *Service) deliver(b *batch, r *record, input string) error {
	t := r.Target
	// Scheduler assumes the role for a group, not for a schedule: trust policies name the group.
	p := awsapi.Permission{Action: t.action(), Resource: t.ARN, Context: map[string][]string{"aws:SourceArn": {groupARN(r.Group)}}}
	if s.deps.Allowed != nil && !s.deps.Allowed(t.RoleARN, p) {
		return &awsapi.Error{Status: 403, Code: "AccessDeniedException", Message: t.RoleARN + " is not authorized to perform: " + p.Action + " on " + t.ARN}
	}
	if p.Action == "lambda:InvokeFunction" {
		e, err := s.deps.Async.Prepare(t.ARN, []byte(input))
		if err == nil {
			b.events = append(b.events, e)
		}
		return err
	}
	out, err := s.deps.Queues.Prepare(t.ARN, queue.Draft{Body: input, Delay: -1})
	if err == nil {
		b.out = append(b.out, out)
	}
	return err
}

func stamp(t time.Time) string { return t.UTC().Format("2006-01-02T15:04:05Z") }

// input replaces the context attributes of "Adding context attributes in EventBridge Scheduler"; without an input,
// it is the event that Scheduler sends by default.
func (f firing) input(id string) string {
	arn := ARN(f.record.Group, f.record.Name)
	if f.record.Target.Input == "" {
		raw, err := json.Marshal(map[string]any{"version": "0", "id": id, "detail-type": "Scheduled Event", "source": "aws.scheduler",
			"account": awsapi.Account, "time": stamp(f.at), "region": awsapi.Region, "resources": []string{arn}, "detail": "{}"})
		if err != nil {
			return "{}" // cannot happen with strings
		}
		return string(raw)
	}
	return strings.NewReplacer("<aws.scheduler.schedule-arn>", arn, "<aws.scheduler.scheduled-time>", stamp(f.at),
		"<aws.scheduler.execution-id>", id, "<aws.scheduler.attempt-number>", "1").Replace(f.record.Target.Input)
}

// attributes of a message on the dead-letter queue, from "Configuring a dead-letter queue for EventBridge Scheduler".
func (f firing) attributes(id string, cause error) map[string]queue.Attribute {
	code, message := "InternalFailure", cause.Error()
	var known *awsapi.Error
	if errors.As(cause, &known) {
		code, message = known.Code, known.Message
	}
	text := func(v string) queue.Attribute { return queue.Attribute{DataType: "String", StringValue: v} }
	return map[string]queue.Attribute{
		"ERROR_CODE": text(code), "ERROR_MESSAGE": text(message), "EXECUTION_ID": text(id),
		"EXHAUSTED_RETRY_CONDITION":  text("NonRetryableError"),
		"IS_PAYLOAD_TRUNCATED":       text(strconv.FormatBool(false)),
		"SCHEDULE_ARN":               text(ARN(f.record.Group, f.record.Name)),
		"SCHEDULED_TIME":             text(stamp(f.at)),
		"TARGET_ARN":                 text(f.record.Target.ARN),
		"RETRY_ATTEMPTS_MADE_SO_FAR": text("0"),
	}
}
