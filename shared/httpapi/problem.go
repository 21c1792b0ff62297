package httpapi

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"kikite/shared/problem"
)

// problemType is the content type of every failure.
const problemType = "application/problem+json"

// Problem is an RFC 9457 problem document.
type Problem struct {
	Type   string              `json:"type" doc:"Always about:blank; code says more"`
	Title  string              `json:"title" doc:"Name of the status"`
	Status int                 `json:"status"`
	Detail string              `json:"detail" doc:"What went wrong, for a person"`
	Code   string              `json:"code" doc:"What went wrong, for a program"`
	Errors []*huma.ErrorDetail `json:"errors,omitempty" doc:"Where in the request"`
}

// Error implements huma.StatusError.
func (p *Problem) Error() string { return p.Detail }

// GetStatus implements huma.StatusError.
func (p *Problem) GetStatus() int { return p.Status }

// ContentType implements huma.ContentTypeFilter.
func (p *Problem) ContentType(string) string { return problemType }

// newProblem is used by huma for the failures that it finds itself (validation, broken JSON, content type).
func newProblem(status int, message string, errs ...error) huma.StatusError {
	p := &Problem{Type: "about:blank", Title: http.StatusText(status), Status: status, Detail: message, Code: codeOf(status)}
	for _, err := range errs {
		var d huma.ErrorDetailer
		if errors.As(err, &d) {
			detail := d.ErrorDetail()
			detail.Value = nil // never echo what was sent: it may be personal
			p.Errors = append(p.Errors, detail)
		}
	}
	return p
}

func codeOf(status int) string {
	switch status {
	case http.StatusBadRequest:
		return string(problem.BadRequest)
	case http.StatusUnprocessableEntity:
		return string(problem.Invalid)
	case http.StatusNotFound:
		return string(problem.NotFound)
	case http.StatusRequestEntityTooLarge:
		return string(problem.TooLarge)
	case http.StatusUnsupportedMediaType:
		return "unsupported_media_type"
	case http.StatusNotAcceptable:
		return "not_acceptable"
	default:
		return string(problem.Internal)
	}
}

// toProblem turns our error into what the caller may see; anything else is logged and becomes a bare 500.
func toProblem(ctx context.Context, err error) huma.StatusError {
	var status huma.StatusError
	if errors.As(err, &status) {
		return status
	}
	var e *problem.Error
	if !errors.As(err, &e) {
		slog.ErrorContext(ctx, "request failed", "error", err.Error())
		e = problem.New(problem.Internal, "internal", "Something went wrong on our side. Please try again.")
	} else if e.Cause != nil {
		slog.WarnContext(ctx, "request refused", "code", e.Code, "reason", e.Reason, "cause", e.Cause.Error())
	}
	code := e.Reason
	if code == "" {
		code = string(e.Code)
	}
	return &Problem{Type: "about:blank", Title: http.StatusText(e.Status()), Status: e.Status(), Detail: e.Message, Code: code}
}

func writeProblem(w http.ResponseWriter, status int, message string) {
	w.Header().Set("Content-Type", problemType)
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(newProblem(status, message))
}
