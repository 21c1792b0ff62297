// Package logging sets up structured logs: JSON lines of IDs and codes, never bodies or personal data.
package logging

import (
	"context"
	"log/slog"
	"os"
	"strings"

	"github.com/aws/aws-lambda-go/lambdacontext"
)

// Setup makes JSON on standard output the default logger, with the function's name and the request ID on every line.
// LOG_LEVEL is debug, info (default), warn or error.
func Setup() *slog.Logger {
	var level slog.Level
	if err := level.UnmarshalText([]byte(strings.TrimSpace(os.Getenv("LOG_LEVEL")))); err != nil {
		level = slog.LevelInfo
	}
	h := requestHandler{slog.NewJSONHandler(os.Stdout, &slog.HandlerOptions{Level: level})}
	l := slog.New(h).With("function", os.Getenv("KIKITE_FUNCTION"))
	slog.SetDefault(l)
	return l
}

type requestHandler struct{ slog.Handler }

func (h requestHandler) Handle(ctx context.Context, r slog.Record) error {
	if lc, ok := lambdacontext.FromContext(ctx); ok {
		r.AddAttrs(slog.String("request_id", lc.AwsRequestID))
	}
	if id, ok := ctx.Value(correlationKey{}).(string); ok {
		r.AddAttrs(slog.String("correlation_id", id))
	}
	return h.Handler.Handle(ctx, r)
}

func (h requestHandler) WithAttrs(a []slog.Attr) slog.Handler {
	return requestHandler{h.Handler.WithAttrs(a)}
}
func (h requestHandler) WithGroup(n string) slog.Handler {
	return requestHandler{h.Handler.WithGroup(n)}
}

type correlationKey struct{}

// WithCorrelation returns a context whose log lines carry the correlation ID.
func WithCorrelation(ctx context.Context, id string) context.Context {
	return context.WithValue(ctx, correlationKey{}, id)
}
