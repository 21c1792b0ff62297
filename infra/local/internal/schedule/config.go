// Package schedule is the local EventBridge Scheduler: at(), rate() and cron() with time zones.
//
// A schedule that is due puts its firings on the target's durable queue and moves to its next time in one state
// transaction, so a firing is neither lost nor, by Scheduler itself, doubled by a kill. When the clock jumps over
// several times of a schedule, each is fired with its own scheduled time; of one schedule in one jump at most the newest
// 62 (two months of days). A rate of less than an hour is polling, whose latest run does the work of those before it:
// of it only the newest is fired. The rest is counted and logged.
package schedule

import (
	"fmt"
	"log/slog"
	"time"

	"kikite/infra/local/internal/awsapi"
	"kikite/infra/local/internal/queue"
	"kikite/infra/local/internal/runtime"
	"kikite/infra/local/internal/state"
)

// DefaultGroup exists always.
const DefaultGroup = "default"

// catchUp is how many missed times of one schedule are fired after one jump of the clock.
const catchUp = 62

// Target is what a schedule calls.
type Target struct {
	ARN           string `json:"arn"` // of a function or a queue
	RoleARN       string `json:"role_arn"`
	Input         string `json:"input,omitempty"` // with <aws.scheduler.…> keywords; empty: Scheduler's own event
	DeadLetterARN string `json:"dead_letter_arn,omitempty"`
	// RetryAttempts and EventAge (seconds) are kept and shown. Delivery to a local queue does not fail in passing, so there
	// is nothing to retry; what fails for good goes to the dead-letter queue at once.
	RetryAttempts *int `json:"retry_attempts,omitempty"`
	EventAge      *int `json:"event_age,omitempty"`
}

// Schedule is one schedule, from a template or made with CreateSchedule.
type Schedule struct {
	Name        string    `json:"name"`
	Group       string    `json:"group"` // empty: default
	Description string    `json:"description,omitempty"`
	Expression  string    `json:"expression"`
	Zone        string    `json:"zone,omitempty"` // IANA name; empty: UTC
	Start       time.Time `json:"start,omitzero"`
	End         time.Time `json:"end,omitzero"`
	Disabled    bool      `json:"disabled,omitempty"`
	DeleteAfter bool      `json:"delete_after,omitempty"` // ActionAfterCompletion DELETE
	Target      Target    `json:"target"`
}

// Config is everything that the templates declare.
type Config struct {
	Groups    []string
	Schedules []Schedule
}

// Async takes invocations of functions; runtime.Async implements it.
type Async interface {
	// Prepare fails with *awsapi.Error for an unknown function or a payload that is not JSON.
	Prepare(functionARN string, payload []byte) (*runtime.AsyncEvent, error)
	Write(tx *state.Tx, events ...*runtime.AsyncEvent) error
	Announce(events ...*runtime.AsyncEvent)
}

// Queues takes messages; queue.Service implements it.
type Queues interface {
	// Prepare fails with *awsapi.Error for an unknown queue or a message that is too long.
	Prepare(queue string, d queue.Draft) (*queue.Outgoing, error)
	Write(tx *state.Tx, out ...*queue.Outgoing) error
	Announce(out ...*queue.Outgoing)
}

// Deps are what the scheduler works with. All are needed but Allowed.
type Deps struct {
	Store  *state.Store
	Clock  awsapi.Clock
	Async  Async
	Queues Queues
	Log    *slog.Logger
	NewID  func() string
	// Allowed says whether a role has a permission and Scheduler may assume it for the group in aws:SourceArn; nil allows
	// all. A firing that the schedule's role may not make
	// goes to the dead-letter queue.
	Allowed func(roleARN string, p awsapi.Permission) bool
}

// ARN of a schedule.
func ARN(group, name string) string {
	return fmt.Sprintf("arn:%s:scheduler:%s:%s:schedule/%s/%s", awsapi.Partition, awsapi.Region, awsapi.Account, groupName(group), name)
}

func groupARN(group string) string {
	return fmt.Sprintf("arn:%s:scheduler:%s:%s:schedule-group/%s", awsapi.Partition, awsapi.Region, awsapi.Account, groupName(group))
}

func groupName(group string) string {
	if group == "" {
		return DefaultGroup
	}
	return group
}
