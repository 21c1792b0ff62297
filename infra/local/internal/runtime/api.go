package runtime

import (
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"
	"time"

	"kikite/infra/local/internal/awsapi"
)

// apiPath is the version of the Runtime API, from "Using the Lambda runtime API for custom runtimes".
const apiPath = "/2018-06-01/runtime/"

// serve answers /<instance>/2018-06-01/runtime/…. The instance ID in the path is unguessable, so that one function
// cannot answer for another.
func (r *Runtime) serve(w http.ResponseWriter, request *http.Request) {
	id, rest, _ := strings.Cut(strings.TrimPrefix(request.URL.Path, "/"), "/")
	r.mu.Lock()
	i := r.instances[id]
	r.mu.Unlock()
	path, ok := strings.CutPrefix("/"+rest, apiPath)
	if i == nil || !ok {
		http.NotFound(w, request)
		return
	}
	parts := strings.Split(path, "/")
	switch {
	case request.Method == http.MethodGet && path == "invocation/next":
		i.next(w, request)
	case request.Method == http.MethodPost && path == "init/error":
		i.initFailed(w, request)
	case request.Method == http.MethodPost && len(parts) == 3 && parts[0] == "invocation" && parts[2] == "response":
		i.respond(w, request, parts[1], "")
	case request.Method == http.MethodPost && len(parts) == 3 && parts[0] == "invocation" && parts[2] == "error":
		i.respond(w, request, parts[1], "Unhandled")
	default:
		http.NotFound(w, request)
	}
}

// next is the long poll for work.
func (i *instance) next(w http.ResponseWriter, request *http.Request) {
	select {
	case i.polled <- struct{}{}:
	default: // a second poll without an answer between them
		runtimeError(w, http.StatusForbidden, "InvalidStateTransition")
		return
	}
	select {
	case inv := <-i.jobs:
		h := w.Header()
		h.Set("Content-Type", "application/json")
		h.Set("Lambda-Runtime-Aws-Request-Id", inv.id)
		h.Set("Lambda-Runtime-Deadline-Ms", strconv.FormatInt(inv.deadline.UnixMilli(), 10))
		h.Set("Lambda-Runtime-Invoked-Function-Arn", ARN(i.pool.fn.Name))
		h.Set("Lambda-Runtime-Trace-Id", traceID())
		_, _ = w.Write(inv.payload) // the process is gone if this fails, which run sees
	case <-request.Context().Done():
	case <-i.exited:
	}
}

func (i *instance) respond(w http.ResponseWriter, request *http.Request, id, functionError string) {
	if !i.isCurrent(id) {
		runtimeError(w, http.StatusBadRequest, "InvalidRequestID")
		return
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, request.Body, maxPayload))
	result := awsapi.InvokeResult{Payload: body, FunctionError: functionError}
	status := http.StatusAccepted
	var tooLong *http.MaxBytesError
	switch {
	case errors.As(err, &tooLong):
		result, status = responseTooLarge(), http.StatusRequestEntityTooLarge
	case err != nil:
		return // the process died while it wrote: run sees its end
	}
	select {
	case i.answer <- result:
	default: // it has answered already
		runtimeError(w, http.StatusForbidden, "InvalidStateTransition")
		return
	}
	if status != http.StatusAccepted {
		runtimeError(w, status, "RequestEntityTooLarge")
		return
	}
	w.WriteHeader(status)
	_, _ = io.WriteString(w, `{"status":"OK"}`)
}

func (i *instance) initFailed(w http.ResponseWriter, request *http.Request) {
	body, err := io.ReadAll(http.MaxBytesReader(w, request.Body, maxPayload))
	if err != nil {
		runtimeError(w, http.StatusBadRequest, "InvalidRequest")
		return
	}
	select {
	case i.failed <- awsapi.InvokeResult{Payload: body}:
	default:
	}
	w.WriteHeader(http.StatusAccepted)
}

func runtimeError(w http.ResponseWriter, status int, kind string) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_, _ = fmt.Fprintf(w, `{"errorType":%q,"errorMessage":%q}`, kind, kind)
}

// traceID is an X-Ray trace header that is not sampled.
func traceID() string {
	var b [20]byte
	_, _ = rand.Read(b[:]) // never fails
	return fmt.Sprintf("Root=1-%08x-%s;Parent=%s;Sampled=0", time.Now().Unix(), hex.EncodeToString(b[:12]), hex.EncodeToString(b[12:]))
}
