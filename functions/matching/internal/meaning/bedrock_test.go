package meaning

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/service/bedrockruntime"
	"github.com/aws/smithy-go"

	"kikite/shared/testkit"
)

// fake answers in the place of the service.
type fake struct {
	answer func(ctx context.Context) ([]byte, error)
	calls  []bedrockruntime.InvokeModelInput
	tries  int
}

func (f *fake) InvokeModel(ctx context.Context, in *bedrockruntime.InvokeModelInput, o ...func(*bedrockruntime.Options)) (*bedrockruntime.InvokeModelOutput, error) {
	f.calls = append(f.calls, *in)
	var options bedrockruntime.Options
	for _, set := range o {
		set(&options)
	}
	f.tries = options.RetryMaxAttempts
	body, err := f.answer(ctx)
	if err != nil {
		return nil, err
	}
	return &bedrockruntime.InvokeModelOutput{Body: body}, nil
}

func vector(n int, v float32) []byte {
	values := make([]float32, n)
	for i := range values {
		values[i] = v
	}
	body, _ := json.Marshal(map[string]any{"embedding": values, "inputTextTokenCount": 3})
	return body
}

func good(context.Context) ([]byte, error) { return vector(titanWidth, 0.0625), nil }

func remote(t *testing.T, f *fake) (*Bedrock, *testkit.Clock) {
	t.Helper()
	clk := testkit.NewClock(time.Date(2026, 11, 22, 1, 0, 0, 0, time.UTC))
	b, err := NewBedrock(f, TitanModel, clk)
	if err != nil {
		t.Fatal(err)
	}
	b.timeout = 20 * time.Millisecond
	return b, clk
}

func TestBedrockAsks(t *testing.T) {
	t.Parallel()
	f := &fake{answer: good}
	b, _ := remote(t, f)
	v, err := b.Embed(t.Context(), "上司に言えない。うつ病で通院しています。会議がこわい")
	if err != nil || v.Kind != b.Kind() || len(v.Values) != titanWidth {
		t.Fatalf("%d bytes, %v", len(v.Values), err)
	}
	if got := string(f.calls[0].Body); got != `{"inputText":"上司に言えない。会議がこわい","dimensions":256,"normalize":true}` {
		t.Errorf("asked %s", got)
	}
	if *f.calls[0].ModelId != TitanModel || f.tries != 1 {
		t.Errorf("model %s, %d tries", *f.calls[0].ModelId, f.tries)
	}
	if v, err := b.Embed(t.Context(), "うつ病です"); err != nil || v != (Vector{}) || len(f.calls) != 1 {
		t.Errorf("a text about health only: %v, %v, %d calls", v, err, len(f.calls))
	}
	if _, err := b.Embed(t.Context(), strings.Repeat("長", 3*callRunes)); err != nil || strings.Count(string(f.calls[1].Body), "長") != callRunes {
		t.Errorf("a long text: %v, %d bytes", err, len(f.calls[1].Body))
	}
}

func TestBedrockFails(t *testing.T) { // alone: it reads the log
	for name, c := range map[string]struct {
		answer func(context.Context) ([]byte, error)
		reason string
	}{
		"slow": {func(ctx context.Context) ([]byte, error) { <-ctx.Done(); return nil, fmt.Errorf("call: %w", ctx.Err()) }, "timeout"},
		"refused": {func(context.Context) ([]byte, error) {
			return nil, &smithy.GenericAPIError{Code: "ThrottlingException", Message: "秘密"}
		}, "ThrottlingException"},
		"not reached":  {func(context.Context) ([]byte, error) { return nil, errors.New("秘密") }, "not reached"},
		"garbage":      {func(context.Context) ([]byte, error) { return []byte("<html>秘密"), nil }, "unusable answer"},
		"nothing":      {func(context.Context) ([]byte, error) { return []byte("{}"), nil }, "unusable answer"},
		"other width":  {func(context.Context) ([]byte, error) { return vector(512, 0.1), nil }, "unusable answer"},
		"zero":         {func(context.Context) ([]byte, error) { return vector(titanWidth, 0), nil }, "unusable answer"},
		"out of range": {func(context.Context) ([]byte, error) { return []byte(`{"embedding":[1e99]}`), nil }, "unusable answer"},
	} {
		t.Run(name, func(t *testing.T) {
			f := &fake{answer: c.answer}
			b, _ := remote(t, f)
			var log bytes.Buffer
			was := slog.Default()
			slog.SetDefault(slog.New(slog.NewTextHandler(&log, nil)))
			defer slog.SetDefault(was)
			l := local()
			if got := WithFallback(b, l).Of(t.Context(), "秘密の上司の話"); got != NewSet(l.Vector("秘密の上司の話")) {
				t.Errorf("vectors %q", got)
			}
			if s := log.String(); !strings.Contains(s, c.reason) || strings.Contains(s, "秘密") {
				t.Errorf("logged %s", s)
			}
		})
	}
}

func TestFallback(t *testing.T) {
	t.Parallel()
	l, f := local(), &fake{answer: good}
	b, _ := remote(t, f)
	got := WithFallback(b, l).Of(t.Context(), "上司の話")
	if got.Of(titanKind) == "" || got.Of(LocalKind) != l.Vector("上司の話").Values {
		t.Errorf("%d bytes", len(got))
	}
	if got := WithFallback(nil, l).Of(t.Context(), "上司の話"); got != NewSet(l.Vector("上司の話")) {
		t.Errorf("without a remote one: %d bytes", len(got))
	}
	if got := WithFallback(b, l).Of(t.Context(), ""); got != "" || len(f.calls) != 1 {
		t.Errorf("of nothing: %d bytes, %d calls", len(got), len(f.calls))
	}
}

func TestCircuit(t *testing.T) {
	t.Parallel()
	f := &fake{answer: good}
	b, clk := remote(t, f)
	broken := func(context.Context) ([]byte, error) { return nil, errors.New("down") }
	steps := []struct {
		name   string
		answer func(context.Context) ([]byte, error)
		wait   time.Duration
		called bool
		ok     bool
	}{
		{"first failure", broken, 0, true, false}, {"second", broken, 0, true, false}, {"success forgets", good, 0, true, true},
		{"one", broken, 0, true, false}, {"two", broken, 0, true, false}, {"three", broken, 0, true, false},
		{"rests", good, 0, false, false}, {"still rests", good, rest - time.Second, false, false},
		{"tries", broken, time.Second, true, false}, {"rests again", good, rest - time.Second, false, false},
		{"tries again", good, time.Second, true, true}, {"works", good, 0, true, true},
	}
	for _, s := range steps {
		f.answer = s.answer
		clk.Advance(s.wait)
		before := len(f.calls)
		_, err := b.Embed(t.Context(), "上司")
		if called := len(f.calls) > before; called != s.called || (err == nil) != s.ok {
			t.Errorf("%s: called %v, %v", s.name, called, err)
		}
		if !s.called && reason(err) != "resting after failures" {
			t.Errorf("%s: %v", s.name, err)
		}
	}
}

func TestOtherModelsAreRefused(t *testing.T) {
	t.Parallel()
	if _, err := NewBedrock(nil, "cohere.embed-multilingual-v3", nil); err == nil || !strings.Contains(err.Error(), "cohere") {
		t.Error(err)
	}
}
