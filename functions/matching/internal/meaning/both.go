package meaning

import (
	"context"
	"errors"
	"log/slog"

	"github.com/aws/smithy-go"
)

// Both makes all vectors of a text: always the local one, and the remote one if it comes.
type Both struct {
	local  *Local
	remote Meaning // nil: not configured
}

// WithFallback returns both. A nil remote is none.
func WithFallback(remote Meaning, local *Local) *Both { return &Both{local, remote} }

// Of is the vectors of a text, the remote one first. It cannot fail: without the remote one the local one is compared.
func (b *Both) Of(ctx context.Context, text string) Set {
	local := b.local.Vector(text)
	if b.remote == nil || text == "" {
		return NewSet(local)
	}
	v, err := b.remote.Embed(ctx, text)
	if err != nil {
		slog.WarnContext(ctx, "text compared by the local method only", "kind", b.remote.Kind(), "reason", reason(err))
		return NewSet(local)
	}
	return NewSet(v, local)
}

// Remote is the kind of the remote vectors, "" if none are made.
func (b *Both) Remote() string {
	if b.remote == nil {
		return ""
	}
	return b.remote.Kind()
}

// reason says what went wrong in words that cannot hold the text, as a service's own message might.
func reason(err error) string {
	var api smithy.APIError
	switch {
	case errors.As(err, &api):
		return api.ErrorCode()
	case errors.Is(err, context.DeadlineExceeded):
		return "timeout"
	case errors.Is(err, errOpen):
		return "resting after failures"
	case errors.Is(err, errAnswer):
		return "unusable answer"
	}
	return "not reached"
}
