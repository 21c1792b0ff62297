package awsapi

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"net/http"
)

// JSON makes the Handle of an operation in a JSON protocol from a function on its input. A parameter that In
// does not have is refused: ignoring it here would hide what it does at AWS. An error that is no *Error is answered
// as InternalFailure (500), which the SDKs retry, and logged without the input.
func JSON[In any](handle func(context.Context, *Request, In) (any, error)) func(http.ResponseWriter, *Request) {
	return func(w http.ResponseWriter, r *Request) {
		in, err := Decode[In](r)
		var out any
		if err == nil {
			out, err = handle(r.HTTP.Context(), r, in)
		}
		var known *Error
		switch {
		case err == nil && out == nil:
			WriteJSON(w, http.StatusOK, struct{}{})
		case err == nil:
			WriteJSON(w, http.StatusOK, out)
		case errors.As(err, &known):
			WriteJSONError(w, known)
		default:
			slog.Error("emulated call failed", "service", r.Service, "operation", r.Operation, "error", err)
			WriteJSONError(w, &Error{Status: http.StatusInternalServerError, Code: "InternalFailure", Message: "internal failure"})
		}
	}
}

// Decode reads the JSON input of a call. Errors: *Error SerializationException for broken JSON,
// ValidationException for a parameter that is not emulated.
func Decode[In any](r *Request) (In, error) {
	var in In
	body := r.Body
	if len(bytes.TrimSpace(body)) == 0 {
		body = []byte("{}")
	}
	d := json.NewDecoder(bytes.NewReader(body))
	d.DisallowUnknownFields()
	if err := d.Decode(&in); err != nil {
		if json.Valid(body) {
			return in, &Error{Status: http.StatusBadRequest, Code: "ValidationException",
				Message: "the local cloud does not emulate this input of " + r.Operation + ": " + err.Error()}
		}
		return in, &Error{Status: http.StatusBadRequest, Code: "SerializationException", Message: err.Error()}
	}
	return in, nil
}
