package gateway

import (
	"encoding/json"
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
	Conflict  float64 `json:"conflict"`  // of DynamoDB's transactions: cancelled as if another one held an item, nothing done
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
	conflicted
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
		case dice < fault.Throttle+fault.Internal+fault.Lost+fault.Conflict && call.Operation == "TransactWriteItems":
			return conflicted
		}
	}
	return none
}

func (f Fault) applies(call *awsapi.Request) bool {
	return (f.Service == "" || f.Service == call.Service) && (f.Operation == "" || f.Operation == call.Operation) &&
		(f.Function == "" || f.Function == call.Caller.Function)
}

// refuseConflict answers as DynamoDB does to a transaction of which another one holds the first item.
func refuseConflict(w http.ResponseWriter, call *awsapi.Request) {
	var in struct{ TransactItems []any }
	_ = json.Unmarshal(call.Body, &in) // a body that cannot be read has no items
	type reason struct{ Code string }
	reasons := make([]reason, len(in.TransactItems))
	for i := range reasons {
		reasons[i].Code = "None"
		if i == 0 {
			reasons[i].Code = "TransactionConflict"
		}
	}
	const code = "TransactionCanceledException"
	body, err := json.Marshal(map[string]any{"__type": "com.amazonaws.dynamodb.v20120810#" + code, "Message": "injected fault", "CancellationReasons": reasons})
	if err != nil { // strings always marshal
		body = []byte("{}")
	}
	w.Header().Set("X-Amzn-Errortype", code)
	writeChecked(w, http.StatusBadRequest, body)
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
