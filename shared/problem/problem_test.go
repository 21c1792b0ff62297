package problem_test

import (
	"errors"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"kikite/shared/problem"
)

func TestStatus(t *testing.T) {
	t.Parallel()
	for code, want := range map[problem.Code]int{
		problem.Invalid: http.StatusUnprocessableEntity, problem.BadRequest: http.StatusBadRequest,
		problem.Unauthorized: http.StatusUnauthorized, problem.Forbidden: http.StatusForbidden, problem.NotFound: http.StatusNotFound,
		problem.Conflict: http.StatusConflict, problem.Gone: http.StatusGone, problem.TooLarge: http.StatusRequestEntityTooLarge,
		problem.TooMany: http.StatusTooManyRequests, problem.Unavailable: http.StatusServiceUnavailable,
		problem.Internal: http.StatusInternalServerError, "unheard_of": http.StatusInternalServerError,
	} {
		if got := problem.New(code, "reason", "message").Status(); got != want {
			t.Errorf("%s is %d, want %d", code, got, want)
		}
	}
}

func TestErrorsAreComparedByCodeAndReason(t *testing.T) {
	t.Parallel()
	sentinel := problem.New(problem.Conflict, "slot_taken", "Somebody was faster.")
	cause := errors.New("condition failed")
	tests := map[string]struct {
		err  error
		is   bool
		code problem.Code
	}{
		"itself":           {sentinel, true, problem.Conflict},
		"other words":      {problem.Newf(problem.Conflict, "slot_taken", "%d were faster.", 2), true, problem.Conflict},
		"wrapped":          {fmt.Errorf("hold: %w", sentinel), true, problem.Conflict},
		"with a cause":     {problem.Wrap(cause, problem.Conflict, "slot_taken", "x"), true, problem.Conflict},
		"another reason":   {problem.New(problem.Conflict, "busy", "x"), false, problem.Conflict},
		"another code":     {problem.New(problem.Gone, "slot_taken", "x"), false, problem.Gone},
		"an error of Go's": {cause, false, problem.Internal},
		"none":             {nil, false, problem.Internal},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := errors.Is(tt.err, sentinel); got != tt.is {
				t.Errorf("is %v, want %v", got, tt.is)
			}
			if got := problem.CodeOf(tt.err); got != tt.code {
				t.Errorf("code %s, want %s", got, tt.code)
			}
		})
	}
	wrapped := problem.Wrap(cause, problem.Conflict, "slot_taken", "Somebody was faster.")
	if !errors.Is(wrapped, cause) || !strings.Contains(wrapped.Error(), "condition failed") || strings.Contains(wrapped.Message, "condition") {
		t.Errorf("the log needs the cause, the caller must not see it: %v, %q", wrapped, wrapped.Message)
	}
}
