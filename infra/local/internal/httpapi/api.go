package httpapi

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"strings"

	"github.com/aws/aws-lambda-go/events"

	"kikite/infra/local/internal/awsapi"
)

// message is how API Gateway answers by itself.
func message(w http.ResponseWriter, status int, text string) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(map[string]string{"message": text})
}

// serveAPI is one request to the HTTP API.
func (s *Server) serveAPI(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Date", s.deps.Clock.Now().UTC().Format(http.TimeFormat)) // the client tells the time by it
	id := s.deps.NewID()
	w.Header().Set("Apigw-Requestid", id)
	if s.cfg.CORS.answer(w, r) {
		return
	}
	if headerBytes(r) > maxHeaderBytes {
		message(w, http.StatusRequestHeaderFieldsTooLarge, "Request Header Fields Too Large")
		return
	}
	found, params := s.find(r)
	if found == nil {
		message(w, http.StatusNotFound, "Not Found")
		return
	}
	var authorizer *events.APIGatewayV2HTTPRequestContextAuthorizerDescription
	if found.Authorizer != nil {
		claims, err := s.authorize(r, found)
		if err != nil {
			err.answer(w)
			return
		}
		authorizer = &events.APIGatewayV2HTTPRequestContextAuthorizerDescription{JWT: claims}
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxBody))
	if err != nil {
		var tooLong *http.MaxBytesError
		if errors.As(err, &tooLong) {
			message(w, http.StatusRequestEntityTooLarge, "Request Entity Too Large")
		} // otherwise the client has gone
		return
	}
	event := s.event(r, body, found, params, id)
	event.RequestContext.Authorizer = authorizer
	s.integrate(w, r, found, event)
}

func (s *Server) find(r *http.Request) (*route, map[string]string) {
	path := split(r.URL.Path)
	for _, candidate := range s.routes {
		if params, ok := candidate.match(r.Method, path); ok {
			return candidate, params
		}
	}
	return nil, nil
}

// integrate invokes the function and translates its answer.
func (s *Server) integrate(w http.ResponseWriter, r *http.Request, to *route, event events.APIGatewayV2HTTPRequest) {
	log := s.deps.Log.With("request", event.RequestContext.RequestID, "route", to.Key)
	payload, err := json.Marshal(event)
	if err != nil {
		log.Error("event not written", "error", err)
		message(w, http.StatusInternalServerError, "Internal Server Error")
		return
	}
	ctx, cancel := context.WithTimeout(r.Context(), s.cfg.Timeout)
	defer cancel()
	result, err := s.deps.Invoker.Invoke(ctx, to.FunctionARN, payload)
	if err != nil {
		status := statusOf(err)
		log.Warn("function not reached or too slow", "error", err, "status", status)
		message(w, status, http.StatusText(status))
		return
	}
	if result.FunctionError != "" {
		status := http.StatusInternalServerError
		if strings.Contains(string(result.Payload), `"Sandbox.Timedout"`) {
			status = http.StatusServiceUnavailable
		}
		log.Warn("function failed", "status", status)
		message(w, status, http.StatusText(status))
		return
	}
	if err := writeResult(w, result.Payload, s.cfg.CORS != nil); err != nil {
		log.Warn("function's response is not valid", "error", err)
		message(w, http.StatusInternalServerError, "Internal Server Error")
	}
}

// statusOf an invocation that did not take place or took too long.
func statusOf(err error) int {
	var known *awsapi.Error
	switch {
	case errors.Is(err, context.DeadlineExceeded), errors.Is(err, context.Canceled):
		return http.StatusServiceUnavailable
	case errors.As(err, &known) && known.Status == http.StatusRequestEntityTooLarge:
		return http.StatusRequestEntityTooLarge
	case errors.As(err, &known) && known.Status == http.StatusTooManyRequests:
		return http.StatusServiceUnavailable
	}
	return http.StatusInternalServerError
}
