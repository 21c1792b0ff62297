// Package problem is the one error type of the functions: a code, a message for the caller, and the cause, which
// only the log sees. A code maps to one HTTP status.
package problem

import (
	"errors"
	"fmt"
	"net/http"
)

// Code says what kind of failure it is.
type Code string

// The codes.
const (
	Invalid      Code = "invalid"      // 422: well-formed, but not acceptable
	BadRequest   Code = "bad_request"  // 400
	Unauthorized Code = "unauthorized" // 401
	Forbidden    Code = "forbidden"    // 403
	NotFound     Code = "not_found"    // 404: also for what the caller may not know of
	Conflict     Code = "conflict"     // 409: the state does not allow it
	Gone         Code = "gone"         // 410: expired or used
	TooLarge     Code = "too_large"    // 413
	TooMany      Code = "too_many"     // 429: quota or rate
	Unavailable  Code = "unavailable"  // 503: try again
	Internal     Code = "internal"     // 500
)

var statuses = map[Code]int{
	Invalid: http.StatusUnprocessableEntity, BadRequest: http.StatusBadRequest, Unauthorized: http.StatusUnauthorized,
	Forbidden: http.StatusForbidden, NotFound: http.StatusNotFound, Conflict: http.StatusConflict, Gone: http.StatusGone,
	TooLarge: http.StatusRequestEntityTooLarge, TooMany: http.StatusTooManyRequests,
	Unavailable: http.StatusServiceUnavailable, Internal: http.StatusInternalServerError,
}

// Error is a failure. Reason refines the code for programs (slot_taken, quota_used …) and is part of the API.
type Error struct {
	Code    Code
	Reason  string
	Message string
	Cause   error
}

// New makes an error for the caller.
func New(code Code, reason, message string) *Error {
	return &Error{Code: code, Reason: reason, Message: message}
}

// Newf is New with a formatted message.
func Newf(code Code, reason, format string, args ...any) *Error {
	return New(code, reason, fmt.Sprintf(format, args...))
}

// Wrap hides a cause behind a code; the message is all that the caller sees.
func Wrap(cause error, code Code, reason, message string) *Error {
	return &Error{Code: code, Reason: reason, Message: message, Cause: cause}
}

func (e *Error) Error() string {
	if e.Cause != nil {
		return fmt.Sprintf("%s/%s: %s: %v", e.Code, e.Reason, e.Message, e.Cause)
	}
	return fmt.Sprintf("%s/%s: %s", e.Code, e.Reason, e.Message)
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Cause }

// Is makes errors.Is compare code and reason, so that a package-level error serves as a sentinel.
func (e *Error) Is(target error) bool {
	var t *Error
	return errors.As(target, &t) && t.Code == e.Code && t.Reason == e.Reason
}

// Status is the HTTP status of the code.
func (e *Error) Status() int {
	if s, ok := statuses[e.Code]; ok {
		return s
	}
	return http.StatusInternalServerError
}

// CodeOf returns the code of err, Internal for any error that is not ours.
func CodeOf(err error) Code {
	var e *Error
	if errors.As(err, &e) {
		return e.Code
	}
	return Internal
}
