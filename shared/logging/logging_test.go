package logging_test

import (
	"bufio"
	"context"
	"encoding/json"
	"log/slog"
	"maps"
	"os"
	"slices"
	"testing"

	"github.com/aws/aws-lambda-go/lambdacontext"

	"kikite/shared/logging"
)

// lines runs write with the logger of a function and returns what it wrote to standard output, which tests of a package share:
// they do not run at the same time.
func lines(t *testing.T, level string, write func(context.Context)) []map[string]any {
	t.Helper()
	t.Setenv("LOG_LEVEL", level)
	t.Setenv("KIKITE_FUNCTION", "api")
	before, stdout := slog.Default(), os.Stdout
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	os.Stdout = w
	defer func() {
		os.Stdout = stdout
		slog.SetDefault(before)
	}()
	logging.Setup()
	write(context.Background())
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	var out []map[string]any
	for s := bufio.NewScanner(r); s.Scan(); {
		var line map[string]any
		if err := json.Unmarshal(s.Bytes(), &line); err != nil {
			t.Fatalf("%s: %v", s.Text(), err)
		}
		out = append(out, line)
	}
	return out
}

func TestLevels(t *testing.T) {
	every := func(ctx context.Context) {
		slog.DebugContext(ctx, "debug")
		slog.InfoContext(ctx, "info")
		slog.WarnContext(ctx, "warn")
		slog.ErrorContext(ctx, "error")
	}
	for level, want := range map[string][]string{
		"debug":   {"debug", "info", "warn", "error"},
		"":        {"info", "warn", "error"},
		"info":    {"info", "warn", "error"},
		"WARN":    {"warn", "error"},
		"error":   {"error"},
		"verbose": {"info", "warn", "error"},
	} {
		t.Run(level, func(t *testing.T) {
			var got []string
			for _, l := range lines(t, level, every) {
				got = append(got, l["msg"].(string))
				if l["function"] != "api" || l["time"] == nil || l["level"] == nil {
					t.Errorf("line %v", l)
				}
			}
			if !slices.Equal(got, want) {
				t.Errorf("wrote %v, want %v", got, want)
			}
		})
	}
}

func TestEveryLineNamesItsRequestAndChain(t *testing.T) {
	got := lines(t, "info", func(ctx context.Context) {
		slog.InfoContext(ctx, "start")
		ctx = lambdacontext.NewContext(ctx, &lambdacontext.LambdaContext{AwsRequestID: "r-1"})
		slog.InfoContext(ctx, "request")
		ctx = logging.WithCorrelation(ctx, "evt_1")
		slog.InfoContext(ctx, "event", "code", "booked")
		slog.Default().With("context", "booking").InfoContext(ctx, "with attributes")
	})
	want := []map[string]any{
		{"msg": "start"},
		{"msg": "request", "request_id": "r-1"},
		{"msg": "event", "request_id": "r-1", "correlation_id": "evt_1", "code": "booked"},
		{"msg": "with attributes", "request_id": "r-1", "correlation_id": "evt_1", "context": "booking"},
	}
	if len(got) != len(want) {
		t.Fatalf("%d lines, want %d", len(got), len(want))
	}
	for i, w := range want {
		for _, common := range []string{"time", "level", "function"} {
			delete(got[i], common)
		}
		a, _ := json.Marshal(got[i])
		b, _ := json.Marshal(w)
		if string(a) != string(b) {
			t.Errorf("line %d has %v: %s, want %s", i, slices.Sorted(maps.Keys(got[i])), a, b)
		}
	}
}
