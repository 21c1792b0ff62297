// Package awsapitest serves emulated services to real SDK clients in tests, without the gateway's
// authentication and policies.
package awsapitest

import (
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"sync"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"

	"kikite/infra/local/internal/awsapi"
)

// Server dispatches calls to the operations that were registered with it and keeps the permissions they asked for.
type Server struct {
	URL string
	// Unsigned, if set before the first call, may answer a request itself: presigned and browser requests.
	Unsigned func(*http.Request) http.Handler

	mu         sync.Mutex
	operations []awsapi.Operation
	asked      []awsapi.Permission
}

// Start serves until the test ends.
func Start(t testing.TB) *Server {
	t.Helper()
	s := &Server{}
	h := httptest.NewServer(http.HandlerFunc(s.serve))
	t.Cleanup(h.Close)
	s.URL = h.URL
	return s
}

// Register implements awsapi.Registrar.
func (s *Server) Register(operations ...awsapi.Operation) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.operations = append(s.operations, operations...)
}

// Asked returns the permissions of all calls so far and forgets them.
func (s *Server) Asked() []awsapi.Permission {
	s.mu.Lock()
	defer s.mu.Unlock()
	asked := s.asked
	s.asked = nil
	return asked
}

// Config is an SDK configuration that talks to the server.
func (s *Server) Config() aws.Config {
	return aws.Config{Region: awsapi.Region, BaseEndpoint: aws.String(s.URL),
		Credentials: credentials.NewStaticCredentialsProvider("AKIATEST", "secret", ""), RetryMaxAttempts: 1}
}

var signedService = regexp.MustCompile(`/[a-z0-9-]+/([a-z0-9-]+)/aws4_request`)

func (s *Server) serve(w http.ResponseWriter, r *http.Request) {
	if s.Unsigned != nil {
		if h := s.Unsigned(r); h != nil {
			h.ServeHTTP(w, r)
			return
		}
	}
	body, err := io.ReadAll(r.Body)
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	req := &awsapi.Request{Caller: awsapi.Caller{Function: "test"}, HTTP: r, Body: body}
	if m := signedService.FindStringSubmatch(r.Header.Get("Authorization")); m != nil {
		req.Service = m[1]
	}
	op, ok := s.find(req)
	if !ok {
		awsapi.WriteJSONError(w, &awsapi.Error{Status: http.StatusBadRequest, Code: "UnknownOperationException",
			Message: req.Service + " " + r.Method + " " + r.URL.String()})
		return
	}
	req.Operation = op.Name
	permissions, err := op.Permissions(req)
	var refused *awsapi.Error
	switch {
	case errors.As(err, &refused) && op.Service == "s3":
		awsapi.WriteXMLError(w, refused)
	case errors.As(err, &refused):
		awsapi.WriteJSONError(w, refused)
	case err != nil:
		http.Error(w, err.Error(), http.StatusInternalServerError)
	default:
		s.mu.Lock()
		s.asked = append(s.asked, permissions...)
		s.mu.Unlock()
		op.Handle(w, req)
	}
}

func (s *Server) find(r *awsapi.Request) (awsapi.Operation, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	_, target, _ := strings.Cut(r.HTTP.Header.Get("X-Amz-Target"), ".")
	for _, op := range s.operations {
		if op.Service != r.Service {
			continue
		}
		if op.Match != nil && op.Match(r.HTTP) || op.Match == nil && target == op.Name {
			return op, true
		}
	}
	return awsapi.Operation{}, false
}
