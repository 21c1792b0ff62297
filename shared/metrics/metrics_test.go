package metrics_test

import (
	"bytes"
	"encoding/json"
	"math"
	"reflect"
	"strings"
	"testing"
	"time"

	"kikite/shared/metrics"
)

func emitter(out *bytes.Buffer) *metrics.Emitter {
	return metrics.New(out, "booking-api", func() time.Time { return time.UnixMilli(1_760_000_000_123) })
}

// TestPut pins the line to the specification of the embedded metric format: one line, milliseconds, value beside the metadata.
func TestPut(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		unit  metrics.Unit
		value float64
	}{
		"a count":   {metrics.Count, 3},
		"a time":    {metrics.Milliseconds, 12.5},
		"zero":      {metrics.Count, 0},
		"below one": {metrics.Count, -1e-9},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var out bytes.Buffer
			emitter(&out).Put("HoldsTaken", tt.unit, tt.value)
			if strings.Count(out.String(), "\n") != 1 || !strings.HasSuffix(out.String(), "\n") {
				t.Fatalf("not one line: %q", out.String())
			}
			var got any
			if err := json.Unmarshal(out.Bytes(), &got); err != nil {
				t.Fatal(err)
			}
			want := map[string]any{
				"_aws": map[string]any{
					"Timestamp": 1_760_000_000_123.0,
					"CloudWatchMetrics": []any{map[string]any{
						"Namespace": "Kikite", "Dimensions": []any{[]any{"function"}},
						"Metrics": []any{map[string]any{"Name": "HoldsTaken", "Unit": string(tt.unit)}},
					}},
				},
				"function": "booking-api", "HoldsTaken": tt.value,
			}
			if !reflect.DeepEqual(got, want) {
				t.Errorf("wrote %v\nwant %v", got, want)
			}
		})
	}
}

func TestPutLeavesOutWhatIsNoNumber(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	for _, v := range []float64{math.NaN(), math.Inf(1)} {
		emitter(&out).Put("HoldsTaken", metrics.Count, v)
	}
	if out.Len() != 0 {
		t.Errorf("wrote %q", out.String())
	}
}
