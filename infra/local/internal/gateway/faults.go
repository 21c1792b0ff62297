package gateway

import (
	"net/http"
	"slices"
	"sync"
	"time"

	"kikite/infra/local/internal/awsapi"
)

// Fault makes calls fail on purpose. Empty selectors mean any; probabilities are between 0 and 1.
type Fault struct {
	Service   string `json:"service"`   // dynamodb
	Operation string `json:"operation"` // TransactWriteItems
	Function  string `json:"function"`  // physical name

	Throttle  float64 `json:"throttle"`  // answered with a throttling error, nothing done
	Internal  float64 `json:"internal"`  // answered with an internal error, nothing done
	Lost      float64 `json:"lost"`      // done, but the connection ends without an answer
	LatencyMS int     `json:"latencyMs"` // added to every call, milliseconds
}

// Faults is the list of faults in force.
type Faults struct {
	random func() float64
	mu     sync.Mutex
	list   []Fault
}

// Set replaces all faults; none = a healthy cloud.
func (f *Faults) Set(list []Fault) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.list = slices.Clone(list)
}

// List returns a copy.
func (f *Faults) List() []Fault {
	f.mu.Lock()
	defer f.mu.Unlock()
	return slices.Clone(f.list)
}

type outcome int

const (
	none outcome = iota
	throttled
	internal
	lost
)

// pick waits the latency and decides what happens to a call of a function.
func (f *Faults) pick(call *awsapi.Request) outcome {
	if call.Caller.Function == "" {
		return none
	}
	for _, fault := range f.List() {
		if !fault.applies(call) {
			continue
		}
		if fault.LatencyMS > 0 {
			time.Sleep(time.Duration(fault.LatencyMS) * time.Millisecond)
		}
		switch dice := f.random(); {
		case dice < fault.Throttle:
			return throttled
		case dice < fault.Throttle+fault.Internal:
			return internal
		case dice < fault.Throttle+fault.Internal+fault.Lost:
			return lost
		}
	}
	return none
}

func (f Fault) applies(call *awsapi.Request) bool {
	return (f.Service == "" || f.Service == call.Service) && (f.Operation == "" || f.Operation == call.Operation) &&
		(f.Function == "" || f.Function == call.Caller.Function)
}

// failure is the error of the service.
func (o outcome) failure(service string) *awsapi.Error {
	switch {
	case o == internal:
		return &awsapi.Error{Status: http.StatusInternalServerError, Code: "InternalServerError", Message: "injected fault"}
	case service == "s3":
		return &awsapi.Error{Status: http.StatusServiceUnavailable, Code: "SlowDown", Message: "injected fault"}
	default:
		return &awsapi.Error{Status: http.StatusBadRequest, Code: "ThrottlingException", Message: "injected fault"}
	}
}
