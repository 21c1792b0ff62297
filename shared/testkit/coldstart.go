package testkit

import (
	"context"
	"strings"
	"testing"

	"kikite/shared/clock"
)

// ColdStart makes a function's handler from an environment in which the named variables are missing, which must fail and name all of them, and
// from one in which they are set, and returns what that made.
func ColdStart(t *testing.T, handler func(context.Context) (any, error), variables ...string) any {
	t.Helper()
	for _, v := range variables {
		t.Setenv(v, "")
	}
	if h, err := handler(t.Context()); len(variables) > 0 && (err == nil || h != nil || !strings.Contains(err.Error(), strings.Join(variables, ", "))) {
		t.Errorf("without variables: %v", err)
	}
	t.Setenv("AWS_REGION", "ap-northeast-1")
	for _, v := range variables {
		t.Setenv(v, "something")
	}
	h, err := handler(t.Context())
	if err != nil || h == nil {
		t.Fatalf("with all variables: %v", err)
	}
	return h
}

// NeedsClock makes a handler with a clock that cannot be read, which must fail. It comes after ColdStart.
func NeedsClock(t *testing.T, handler func(context.Context) (any, error)) {
	t.Helper()
	t.Setenv(clock.OffsetVariable, "tomorrow")
	if _, err := handler(t.Context()); err == nil {
		t.Error("an unreadable clock offset was accepted")
	}
}
