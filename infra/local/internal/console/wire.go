package console

import (
	"time"

	"kikite/infra/local/internal/bus"
	"kikite/infra/local/internal/gateway"
	"kikite/infra/local/internal/queue"
	"kikite/infra/local/internal/runtime"
	"kikite/infra/local/internal/schedule"
)

// The JSON API's own shapes: its readers must not change when a service renames a field.

type wireEvent struct {
	bus.Event
	Deliveries []wireDelivery `json:"deliveries"`
}

type wireDelivery struct {
	Queue    string    `json:"queue"`
	Function string    `json:"function"` // ARN
	Receives int       `json:"receives"`
	OK       bool      `json:"ok"`
	At       time.Time `json:"at"`
}

func onWireEvents(events []bus.Event) []wireEvent {
	return each(events, func(e bus.Event) wireEvent {
		return wireEvent{e, each(e.Deliveries, func(d queue.Delivery) wireDelivery {
			return wireDelivery{d.Queue, d.FunctionARN, d.Receives, d.OK, d.At}
		})}
	})
}

type wireQueue struct {
	Name      string    `json:"name"`
	Visible   int       `json:"visible"`
	InFlight  int       `json:"in_flight"`
	Delayed   int       `json:"delayed"`
	Consumers int       `json:"consumers"`
	Sent      uint64    `json:"sent"` // since start
	NextAt    time.Time `json:"next_at,omitzero"`
	DeadFor   []string  `json:"dead_for,omitempty"` // it is the dead-letter queue of these
}

func onWireQueue(d queue.Depth) wireQueue { return wireQueue(d) }

type wireSchedule struct {
	Group        string    `json:"group"`
	Name         string    `json:"name"`
	Expression   string    `json:"expression"`
	Zone         string    `json:"zone"`
	Next         time.Time `json:"next,omitzero"` // absent: completed
	Disabled     bool      `json:"disabled"`
	FromTemplate bool      `json:"from_template"`
}

func onWireSchedule(l schedule.Listing) wireSchedule {
	return wireSchedule{l.Group, l.Name, l.Expression, l.Zone, l.Next, l.Disabled, l.FromTemplate}
}

type wireFailure struct {
	Schedule     string    `json:"schedule"` // ARN
	ScheduledFor time.Time `json:"scheduled_for"`
	Reason       string    `json:"reason"`
	DeadLetter   bool      `json:"dead_letter"`
}

func onWireFailure(f schedule.Failure) wireFailure { return wireFailure(f) }

type wireFunction struct {
	Name        string  `json:"name"`
	Processes   int     `json:"processes"`
	Idle        int     `json:"idle"`
	Invocations int     `json:"invocations"`
	Errors      int     `json:"errors"`
	Throttles   int     `json:"throttles"`
	ColdStarts  int     `json:"cold_starts"`
	BusySeconds float64 `json:"busy_seconds"`
}

func onWireFunction(s runtime.Stats) wireFunction {
	return wireFunction{s.Function, s.Processes, s.Idle, s.Invocations, s.Errors, s.Throttles, s.ColdStarts, s.Busy.Seconds()}
}

type wireDropped struct {
	Function string    `json:"function"`
	EventID  string    `json:"event_id"`
	Reason   string    `json:"reason"`
	At       time.Time `json:"at"`
}

func onWireDropped(d runtime.Dropped) wireDropped { return wireDropped(d) }

type wireLog struct {
	At   time.Time `json:"at"` // the machine's time
	Text string    `json:"text"`
}

func onWireLog(l runtime.LogLine) wireLog { return wireLog(l) }

type wireDenial struct {
	At       time.Time `json:"at"` // the machine's time
	Function string    `json:"function"`
	Action   string    `json:"action"`
	Resource string    `json:"resource"`
	Why      string    `json:"why"`
	Count    int       `json:"count"`
}

func onWireDenial(d gateway.Denial) wireDenial { return wireDenial(d) }

type wireCount struct {
	Function   string  `json:"function"` // "" = the developer
	Service    string  `json:"service"`
	Operation  string  `json:"operation"`
	Calls      int     `json:"calls"`
	Errors     int     `json:"errors"`
	ReadUnits  float64 `json:"read_units"`
	WriteUnits float64 `json:"write_units"`
	BusyMS     float64 `json:"busy_ms"`
}

func onWireCount(n gateway.Count) wireCount {
	return wireCount{n.Function, n.Service, n.Operation, n.Calls, n.Errors, n.ReadUnits, n.WriteUnits, n.Busy.Seconds() * 1000}
}

// each maps a list; nil becomes an empty one, because JSON's null is no list.
func each[A, B any](list []A, f func(A) B) []B {
	out := make([]B, 0, len(list))
	for _, v := range list {
		out = append(out, f(v))
	}
	return out
}
