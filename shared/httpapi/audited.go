package httpapi

import (
	"encoding/json"
	"errors"
	"log/slog"
	"maps"
	"net/http"
	"net/http/httptest"

	"kikite/events"
	"kikite/shared/audit"
	"kikite/shared/principal"
	"kikite/shared/problem"
)

// errNoLog is why operators are refused where nothing was wired to keep the log.
var errNoLog = errors.New("the API was made without a log")

// serveAudited serves an operator. A change is in the log before it begins and again in its own transaction; a look is in the log before its
// answer leaves. What cannot be logged is not done and not shown.
func (a *API) serveAudited(w http.ResponseWriter, r *http.Request, p principal.Principal, operation events.Code) {
	ctx := r.Context()
	if a.log == nil {
		unlogged(w, r, errNoLog)
		return
	}
	call := audit.Begin(a.context, a.clock, a.ids, p.AccountID, operation, r)
	if !call.Look() {
		line, err := call.Line(events.AuditAsked, "")
		if err == nil {
			err = a.log.Keep(ctx, line)
		}
		if err != nil {
			unlogged(w, r, err)
			return
		}
		call.Kept(line)
	}
	answer := httptest.NewRecorder()
	a.mux.ServeHTTP(answer, r.WithContext(audit.With(ctx, call)))
	outcome, reason := ended(answer)
	if err := call.End(ctx, a.log, outcome, reason); err != nil {
		if call.Look() {
			unlogged(w, r, err)
			return
		}
		// The log says that it was asked for; to say now that it failed would be wrong, and make somebody do it again.
		slog.ErrorContext(ctx, "the end of a call is not in the log", "operation", operation, "error", err.Error())
	}
	maps.Copy(w.Header(), answer.Header())
	w.WriteHeader(answer.Code)
	_, _ = w.Write(answer.Body.Bytes())
}

// ended is how a call ended, by its answer.
func ended(answer *httptest.ResponseRecorder) (outcome, reason events.Code) {
	if answer.Code < http.StatusBadRequest {
		return events.AuditDone, ""
	}
	var p Problem
	_ = json.Unmarshal(answer.Body.Bytes(), &p) // an answer that is no problem has no code
	if answer.Code >= http.StatusInternalServerError {
		return events.AuditFailed, events.Code(p.Code)
	}
	return events.AuditRefused, events.Code(p.Code)
}

// unlogged refuses a call that cannot be logged, so that nobody sees what nobody will know they saw.
func unlogged(w http.ResponseWriter, r *http.Request, cause error) {
	p := toProblem(r.Context(), problem.Wrap(cause, problem.Unavailable, "not_logged", "This could not be put on record, so it was not done. Please try again."))
	w.Header().Set("Content-Type", problemType)
	w.WriteHeader(p.GetStatus())
	_ = json.NewEncoder(w).Encode(p)
}
