// Package metrics writes CloudWatch metrics in the embedded metric format: a log line that CloudWatch turns into
// metrics, so that counting costs no call.
package metrics

import (
	"encoding/json"
	"fmt"
	"io"
	"time"
)

// Namespace of all metrics.
const Namespace = "Kikite"

// Unit is a CloudWatch unit.
type Unit string

// The units used.
const (
	Count        Unit = "Count"
	Milliseconds Unit = "Milliseconds"
)

// Emitter writes metrics of one function.
type Emitter struct {
	out      io.Writer
	function string
	now      func() time.Time
}

// New returns an emitter that writes to out (standard output in a function).
func New(out io.Writer, function string, now func() time.Time) *Emitter {
	return &Emitter{out: out, function: function, now: now}
}

// Put writes one value of a metric with the function as its dimension.
func (e *Emitter) Put(name string, unit Unit, value float64) {
	line, err := json.Marshal(map[string]any{
		"_aws": map[string]any{
			"Timestamp": e.now().UnixMilli(),
			"CloudWatchMetrics": []any{map[string]any{
				"Namespace":  Namespace,
				"Dimensions": [][]string{{"function"}},
				"Metrics":    []any{map[string]any{"Name": name, "Unit": unit}},
			}},
		},
		"function": e.function,
		name:       value,
	})
	if err == nil {
		_, _ = fmt.Fprintln(e.out, string(line))
	}
}
