package object

import (
	"errors"
	"io"
	"net/http"
	"strings"

	"kikite/infra/local/internal/awsapi"
)

// maxUpload bounds what a presigned request may send, in bytes; rosters and PDFs are far below.
const maxUpload = 64 << 20

// Handles says whether a request without an Authorization header is one for ServeHTTP: it names a bucket. The gateway asks
// this before it refuses the request.
func (s *Service) Handles(r *http.Request) bool {
	t, ok := s.address(r)
	_, known := s.buckets[t.Bucket]
	return ok && known && r.Header.Get("Authorization") == ""
}

// ServeHTTP answers what browsers send: presigned requests, form uploads and CORS preflights.
func (s *Service) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	t, ok := s.address(r)
	b, err := s.bucket(t.Bucket)
	if !ok || err != nil {
		writeError(w, r, refuse(http.StatusNotFound, "NoSuchBucket", "no such bucket"))
		return
	}
	if r.Method == http.MethodOptions {
		writeError(w, r, preflight(w, r, b))
		return
	}
	allowOrigin(w.Header(), r.Header.Get("Origin"), r.Method, b)
	switch {
	case r.URL.Query().Has("X-Amz-Signature"):
		err = s.servePresigned(w, r)
	case r.Method == http.MethodPost && strings.HasPrefix(r.Header.Get("Content-Type"), "multipart/form-data") && t.Key == "":
		err = s.servePost(w, r, t.Bucket)
	default:
		err = refuse(http.StatusForbidden, "AccessDenied", "Access Denied: the request is not signed")
	}
	writeError(w, r, err)
}

// servePresigned runs an operation with the rights of whoever signed it. S3 offers all its operations presigned; the
// browser needs objects only.
func (s *Service) servePresigned(w http.ResponseWriter, r *http.Request) error {
	caller, err := s.presigned(r)
	if err != nil {
		return err
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxUpload))
	if err != nil {
		return tooLarge(err)
	}
	for _, op := range s.operations() {
		if !op.Match(r) {
			continue
		}
		call := &awsapi.Request{Caller: caller, Service: op.Service, Operation: op.Name, HTTP: r, Body: body}
		permissions, err := op.Permissions(call)
		if err != nil {
			return err
		}
		if err := s.Authorizer.Authorize(r.Context(), caller, permissions); err != nil {
			return err
		}
		op.Handle(w, call)
		return nil
	}
	return refuse(http.StatusNotImplemented, "NotImplemented", "the local cloud does not emulate this presigned operation")
}

func tooLarge(err error) error {
	var limit *http.MaxBytesError
	if errors.As(err, &limit) {
		return refuse(http.StatusBadRequest, "EntityTooLarge", "the body is larger than the local cloud takes")
	}
	return refuse(http.StatusBadRequest, "IncompleteBody", "the body ended early")
}
