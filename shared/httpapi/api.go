// Package httpapi is the HTTP side of every api function: huma (validation, OpenAPI 3.1) on net/http's router, behind API
// Gateway's payload format 2.0, with the caller taken from the authorizer's claims and failures as RFC 9457 problems.
package httpapi

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"sync"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"kikite/events"
	"kikite/shared/audit"
	"kikite/shared/clock"
	"kikite/shared/ids"
	"kikite/shared/principal"
	"kikite/shared/problem"
)

// maxBody is the largest request body in bytes; larger things are uploaded to S3.
const maxBody = 1 << 20

// API is the operations of one context under /api/<context>.
type API struct {
	huma    huma.API
	mux     *http.ServeMux
	base    string
	context events.Code
	private map[string]events.Code // operations that need a sign-in, by the router's pattern
	free    map[string]bool        // operations that stay open before a guardian agreed; false until they are registered

	log   audit.Log // nil: operators are refused, since nothing could say what they did
	clock clock.Clock
	ids   ids.Source
}

// Op describes one operation. Path is relative to /api/<context>; it begins with /public/ if and only if Roles is empty,
// since only those paths reach the function without a token.
type Op struct {
	ID      string // operationId, such as hold-slot
	Method  string
	Path    string
	Summary string
	Roles   []events.Code
	Status  int // of success; 0 means 200, or 204 for an empty answer
	// Produces is the media type of a successful answer that is no JSON: its Body is []byte, and it sets Content-Type itself.
	Produces string
}

var problemsOnce sync.Once // huma keeps its error constructor in a package variable

// New returns the API of a context.
func New(context events.Code) *API {
	problemsOnce.Do(func() { huma.NewError = newProblem })
	base := "/api/" + string(context)
	config := huma.DefaultConfig("Kikite "+string(context), "1")
	config.OpenAPIPath = base + "/public/openapi"
	config.DocsPath, config.SchemasPath = "", ""
	config.CreateHooks = nil // no "$schema" links in bodies
	config.RejectUnknownQueryParameters = true
	config.Components.SecuritySchemes = map[string]*huma.SecurityScheme{
		"token": {Type: "http", Scheme: "bearer", BearerFormat: "JWT"},
	}
	mux := http.NewServeMux()
	return &API{huma: humago.New(mux, config), mux: mux, base: base, context: context, private: map[string]events.Code{}, free: map[string]bool{}}
}

// Audited lets operators in: every call of theirs leaves a line in the log, or is refused.
func (a *API) Audited(log audit.Log, now clock.Clock, source ids.Source) *API {
	a.log, a.clock, a.ids = log, now, source
	return a
}

// errGuarded: the caller's token says that a guardian has to agree first.
var errGuarded = problem.New(problem.Forbidden, "guardian_pending", "This opens as soon as your guardian has agreed.")

// Free names the operations that stay open to an employee under eighteen whose guardian has not agreed yet: looking at what is theirs, cancelling, export, erasure.
// All others are refused to them. It comes before Register.
func (a *API) Free(operations ...string) *API {
	for _, id := range operations {
		a.free[id] = false
	}
	return a
}

// Register adds an operation. The handler is called with a caller of one of op.Roles, or with none if op is public.
func Register[I, O any](a *API, op Op, handler func(context.Context, *I) (*O, error)) {
	public := strings.HasPrefix(op.Path, "/public/")
	if public != (len(op.Roles) == 0) {
		panic("operation " + op.ID + ": public path and roles disagree") // a programming error, found at start
	}
	o := huma.Operation{
		OperationID: op.ID, Method: op.Method, Path: a.base + op.Path, Summary: op.Summary,
		DefaultStatus: op.Status, MaxBodyBytes: maxBody,
		Errors: []int{http.StatusBadRequest, http.StatusNotFound, http.StatusConflict, http.StatusUnprocessableEntity, http.StatusInternalServerError},
	}
	if op.Produces != "" {
		o.Responses = map[string]*huma.Response{strconv.Itoa(http.StatusOK): {
			Content: map[string]*huma.MediaType{op.Produces: {Schema: &huma.Schema{Type: huma.TypeString}}},
		}}
	}
	if !public {
		o.Security = []map[string][]string{{"token": {}}}
		o.Extensions = map[string]any{"x-roles": op.Roles}
		_, free := a.free[op.ID]
		if free {
			a.free[op.ID], o.Extensions["x-before-guardian"] = true, true
		}
		o.Errors = append(o.Errors, http.StatusUnauthorized, http.StatusForbidden)
		o.Middlewares = huma.Middlewares{only(op.Roles, free)}
		a.private[op.Method+" "+o.Path] = events.Code(op.ID)
	}
	huma.Register(a.huma, o, func(ctx context.Context, in *I) (*O, error) {
		out, err := handler(ctx, in)
		if err != nil {
			return nil, toProblem(ctx, err)
		}
		return out, nil
	})
}

// only lets callers of the roles through. It comes before the request is read, so that nobody learns from a validation
// error what an operation takes that is not theirs. A guarded caller passes where it is free.
func only(roles []events.Code, free bool) func(huma.Context, func(huma.Context)) {
	return func(ctx huma.Context, next func(huma.Context)) {
		who, err := principal.Require(ctx.Context(), roles...)
		if err == nil && who.Guarded && !free {
			err = errGuarded
		}
		if err != nil {
			p := toProblem(ctx.Context(), err)
			ctx.SetHeader("Content-Type", problemType)
			ctx.SetStatus(p.GetStatus())
			_ = json.NewEncoder(ctx.BodyWriter()).Encode(p)
			return
		}
		next(ctx)
	}
}

// ServeHTTP serves a request; unknown paths and methods are problems too.
func (a *API) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	_, pattern := a.mux.Handler(r)
	if pattern == "" {
		writeProblem(w, http.StatusNotFound, "There is nothing at this address.")
		return
	}
	r = withSource(r)
	p, signedIn := principal.From(r.Context())
	if operation, private := a.private[pattern]; private && signedIn && p.Role == events.RoleOperator {
		a.serveAudited(w, r, p, operation)
		return
	}
	a.mux.ServeHTTP(w, r)
}

// OpenAPI returns the document of the API as indented JSON. It fails if Free named an operation that is not there.
func (a *API) OpenAPI() ([]byte, error) {
	for id, registered := range a.free {
		if !registered {
			return nil, fmt.Errorf("there is no operation %s to be free", id)
		}
	}
	return json.MarshalIndent(a.huma.OpenAPI(), "", "  ")
}
