package gateway

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"math/rand/v2"
	"net/http"
	"strings"
	"time"

	"github.com/google/uuid"

	"kikite/infra/local/internal/awsapi"
	"kikite/infra/local/internal/policy"
)

// maxBody bounds a request, in bytes: an object of S3 is the largest thing that our functions send.
const maxBody = 64 << 20

// Policies decides calls. *policy.Evaluator is one.
type Policies interface {
	Role(roleARN string, p awsapi.Permission) policy.Decision
}

// Config is what a gateway works with. All fields are needed but Random.
type Config struct {
	Credentials *Credentials
	Policies    Policies
	Log         *slog.Logger
	// Unlisted is told when a deployed function called an operation that is not emulated; the local cloud stops then.
	Unlisted func(error)
	Now      func() time.Time // the machine's time: SDKs sign with it
	Random   func() float64   // [0,1); nil = math/rand
}

// Gateway authenticates, authorizes, counts and dispatches calls.
type Gateway struct {
	Config
	byName  map[string]awsapi.Operation   // "service Operation"
	matched map[string][]awsapi.Operation // by service, in the order of registration
	meter   *Meter
	denials *Denials
	faults  *Faults
}

// New makes a gateway without operations.
func New(c Config) *Gateway {
	if c.Random == nil {
		c.Random = rand.Float64
	}
	return &Gateway{Config: c, byName: map[string]awsapi.Operation{}, matched: map[string][]awsapi.Operation{},
		meter: newMeter(), denials: &Denials{}, faults: &Faults{random: c.Random}}
}

// Register adds operations. It must not be called once requests are served.
func (g *Gateway) Register(operations ...awsapi.Operation) {
	for _, op := range operations {
		if op.Match != nil {
			g.matched[op.Service] = append(g.matched[op.Service], op)
			continue
		}
		g.byName[op.Service+" "+op.Name] = op
	}
}

// Operations lists every emulated operation as "service Operation".
func (g *Gateway) Operations() []string {
	var out []string
	for name := range g.byName {
		out = append(out, name)
	}
	for service, list := range g.matched {
		for _, op := range list {
			out = append(out, service+" "+op.Name)
		}
	}
	return sorted(out)
}

// Meter gives the counts per function and operation.
func (g *Gateway) Meter() *Meter { return g.meter }

// Denials gives the latest denied calls.
func (g *Gateway) Denials() *Denials { return g.denials }

// Faults gives the faults that are injected.
func (g *Gateway) Faults() *Faults { return g.faults }

// Handles says whether a request is a signed AWS call.
func (g *Gateway) Handles(r *http.Request) bool {
	return strings.HasPrefix(r.Header.Get("Authorization"), algorithm)
}

// ServeHTTP answers one call.
func (g *Gateway) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	began := time.Now()
	w.Header().Set("X-Amzn-Requestid", uuid.NewString())
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxBody))
	if err != nil {
		awsapi.WriteJSONError(w, &awsapi.Error{Status: http.StatusRequestEntityTooLarge, Code: "RequestEntityTooLarge", Message: err.Error()})
		return
	}
	r.Body = io.NopCloser(bytes.NewReader(body))
	call, op, err := g.admit(r, body)
	if err != nil {
		if call.Operation != "" {
			g.meter.add(call, time.Since(began), http.StatusForbidden)
		}
		g.refuse(w, call, err)
		return
	}
	counted := &counter{ResponseWriter: w, status: http.StatusOK}
	switch fault := g.faults.pick(call); {
	case fault == lost:
		op.Handle(&discard{header: http.Header{}}, call)
		g.meter.add(call, time.Since(began), 0)
		panic(http.ErrAbortHandler) // closes the connection: the caller cannot know what happened
	case fault == conflicted:
		refuseConflict(counted, call)
	case fault != none:
		g.refuse(counted, call, fault.failure(call.Service))
	default:
		op.Handle(counted, call)
	}
	g.meter.add(call, time.Since(began), counted.status)
}

// admit authenticates a request, finds its operation and checks the permissions.
func (g *Gateway) admit(r *http.Request, body []byte) (*awsapi.Request, awsapi.Operation, error) {
	call := &awsapi.Request{HTTP: r, Body: body}
	s, err := parseAuthorization(r.Header.Get("Authorization"))
	if err != nil {
		return call, awsapi.Operation{}, err
	}
	call.Service = s.service
	if call.Caller, err = g.authenticate(s, r, body); err != nil {
		return call, awsapi.Operation{}, err
	}
	op, err := g.find(call)
	if err != nil {
		return call, op, err
	}
	call.Operation = op.Name
	permissions, err := op.Permissions(call)
	if err != nil {
		return call, op, err
	}
	return call, op, g.allow(call.Caller, call.Service, permissions)
}

func (g *Gateway) authenticate(s signature, r *http.Request, body []byte) (awsapi.Caller, error) {
	secret, caller, ok := g.Credentials.Secret(s.accessKey)
	if !ok {
		return caller, &awsapi.Error{Status: http.StatusForbidden, Code: "UnrecognizedClientException",
			Message: "The security token included in the request is invalid: the local cloud gave out no such access key"}
	}
	return caller, s.verify(secret, r, body, g.Now())
}

// find takes the operation from the request. An operation that is not listed is refused by name; if a function called it,
// the local cloud is told to stop, because what it does at AWS would silently not happen here.
func (g *Gateway) find(call *awsapi.Request) (awsapi.Operation, error) {
	name := operationName(call)
	if op, ok := g.byName[call.Service+" "+name]; ok {
		return op, nil
	}
	for _, op := range g.matched[call.Service] {
		if op.Match(call.HTTP) {
			return op, nil
		}
	}
	if name == "" {
		name = call.HTTP.Method + " " + call.HTTP.URL.Path
	}
	err := fmt.Errorf("the local cloud does not emulate %s %s", call.Service, name)
	g.Log.Error("operation is not emulated", "service", call.Service, "operation", name, "function", call.Caller.Function)
	if call.Caller.Function != "" {
		err = fmt.Errorf("%w, which %s called", err, call.Caller.Function)
		g.Unlisted(err)
	}
	return awsapi.Operation{}, &awsapi.Error{Status: http.StatusBadRequest, Code: "UnknownOperationException", Message: err.Error()}
}

// operationName reads X-Amz-Target of the JSON protocols, or the Action of the query protocol.
func operationName(call *awsapi.Request) string {
	if target := call.HTTP.Header.Get("X-Amz-Target"); target != "" {
		return target[strings.LastIndexByte(target, '.')+1:]
	}
	return call.HTTP.URL.Query().Get("Action")
}

// refuse answers an error in the protocol of the service.
func (g *Gateway) refuse(w http.ResponseWriter, call *awsapi.Request, err error) {
	var known *awsapi.Error
	if !errors.As(err, &known) {
		g.Log.Error("emulated call failed", "service", call.Service, "operation", call.Operation, "error", err)
		known = &awsapi.Error{Status: http.StatusInternalServerError, Code: "InternalFailure", Message: "internal failure"}
	}
	switch call.Service {
	case "s3":
		awsapi.WriteXMLError(w, known)
	case "dynamodb":
		refuseChecked(w, known)
	default:
		awsapi.WriteJSONError(w, known)
	}
}

// Authorize decides permissions for services that check them themselves: presigned requests of S3.
func (g *Gateway) Authorize(_ context.Context, caller awsapi.Caller, permissions []awsapi.Permission) error {
	service := ""
	if len(permissions) > 0 {
		service, _, _ = strings.Cut(permissions[0].Action, ":")
	}
	return g.allow(caller, service, permissions)
}

// Allows decides one permission and records nothing: for services whose answer, not whose refusal, depends on it.
func (g *Gateway) Allows(caller awsapi.Caller, p awsapi.Permission) bool {
	return caller.Function == "" || g.Policies.Role(caller.RoleARN, p).Allowed
}

// counter remembers the status.
type counter struct {
	http.ResponseWriter
	status int
}

// WriteHeader implements http.ResponseWriter.
func (c *counter) WriteHeader(status int) {
	c.status = status
	c.ResponseWriter.WriteHeader(status)
}

// Unwrap lets http.ResponseController reach the connection.
func (c *counter) Unwrap() http.ResponseWriter { return c.ResponseWriter }

// discard swallows an answer.
type discard struct{ header http.Header }

// Header implements http.ResponseWriter.
func (d *discard) Header() http.Header { return d.header }

// Write implements http.ResponseWriter.
func (d *discard) Write(p []byte) (int, error) { return len(p), nil }

// WriteHeader implements http.ResponseWriter.
func (d *discard) WriteHeader(int) {}
