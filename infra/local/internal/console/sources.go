package console

import (
	"context"
	"slices"
	"time"

	"kikite/infra/local/internal/bus"
	"kikite/infra/local/internal/gateway"
	"kikite/infra/local/internal/mail"
	"kikite/infra/local/internal/queue"
	"kikite/infra/local/internal/runtime"
	"kikite/infra/local/internal/schedule"
)

// Sources are what the console shows and commands. All fields are needed but Idle and Progress, without which the local cloud
// always looks idle.
type Sources struct {
	Clock     Clock
	Flow      Flow      // *bus.Service
	Queues    Queues    // *queue.Service
	Schedules Schedules // *schedule.Service
	Functions Functions // *runtime.Runtime
	Async     Async     // *runtime.Async
	Calls     Calls     // *gateway.Meter
	Denials   Denials   // *gateway.Denials
	Faults    Faults    // *gateway.Faults
	Mailbox   Mailbox   // *mail.Service
	Idle      []Check
	Progress  func() uint64 // grows with everything that is sent or invoked: see Console.idle
}

// Clock moves time for the whole local cloud: functions too, so Advance returns when they would start with the new offset.
type Clock interface {
	Now() time.Time
	Offset() time.Duration
	// Advance moves forward by d, AdvanceTo to t. Error: the clock's refusal to run backward.
	Advance(ctx context.Context, d time.Duration) (time.Time, error)
	AdvanceTo(ctx context.Context, t time.Time) (time.Time, error)
}

// Flow is the log of events on the buses.
type Flow interface {
	Flow(bus.FlowFilter) []bus.Event
}

// Queues shows and redrives queues. Messages and Redrive fail for an unknown queue.
type Queues interface {
	Depths() []queue.Depth
	Messages(queue string, limit int) ([]queue.Message, error)
	Redrive(deadLetterQueue string) (int, error)
	Faults() queue.Faults
	SetFaults(queue.Faults)
}

// Schedules lists schedules, the next due first.
type Schedules interface {
	List() []schedule.Listing
	Failures() []schedule.Failure
}

// Functions shows processes and their logs.
type Functions interface {
	Stats() []runtime.Stats
	Logs(function string, n int) []runtime.LogLine
}

// Async shows asynchronous invocations that failed for good.
type Async interface{ Dropped() []runtime.Dropped }

// Calls counts AWS calls and capacity.
type Calls interface {
	List() []gateway.Count
	Reset()
}

// Denials are calls that the policies did not allow.
type Denials interface{ List() []gateway.Denial }

// Faults are injected into AWS calls.
type Faults interface {
	List() []gateway.Fault
	Set([]gateway.Fault)
}

// Mailbox holds all mail.
type Mailbox interface {
	List(mail.Filter) ([]mail.Message, error)
	Get(id string) (mail.Message, bool, error)
	FailAnswers(n int)
	FailingAnswers() int
}

// missing names the fields that are nil.
func (s Sources) missing() (names []string) {
	for name, v := range map[string]any{"Clock": s.Clock, "Flow": s.Flow, "Queues": s.Queues, "Schedules": s.Schedules,
		"Functions": s.Functions, "Async": s.Async, "Calls": s.Calls, "Denials": s.Denials, "Faults": s.Faults, "Mailbox": s.Mailbox} {
		if v == nil {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}
