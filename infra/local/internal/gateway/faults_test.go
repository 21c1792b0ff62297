package gateway_test

import (
	"strings"
	"testing"
	"time"

	"kikite/infra/local/internal/gateway"
)

func TestFaults(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name  string
		fault gateway.Fault
		want  string
		done  int
	}{
		{"throttled", gateway.Fault{Service: "dynamodb", Throttle: 1}, "ThrottlingException", 0},
		{"internal error", gateway.Fault{Operation: "GetItem", Internal: 1}, "InternalServerError", 0},
		{"lost answer after the commit", gateway.Fault{Function: booking, Lost: 1}, "? ", 1},
		{"dice above the probability", gateway.Fault{Throttle: 0.4}, "", 1},
		{"another operation", gateway.Fault{Operation: "PutItem", Throttle: 1}, "", 1},
		{"another service", gateway.Fault{Service: "sqs", Throttle: 1}, "", 1},
		{"latency", gateway.Fault{LatencyMS: 30}, "", 1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t, allow("dynamodb:*", tableARN))
			w.gateway.Faults().Set([]gateway.Fault{tt.fault})
			began := time.Now()
			if got := code(w.get(w.config(nil), "A")); !strings.HasPrefix(got, tt.want) || tt.want == "" && got != "" {
				t.Errorf("got %q, want %q", got, tt.want)
			}
			if n := len(w.reached()); n != tt.done {
				t.Errorf("%d calls reached the engine, want %d", n, tt.done)
			}
			if took := time.Since(began); took < time.Duration(tt.fault.LatencyMS)*time.Millisecond {
				t.Errorf("took %s", took)
			}
		})
	}
}
