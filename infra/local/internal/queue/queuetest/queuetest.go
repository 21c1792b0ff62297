// Package queuetest holds the fakes that tests of the local cloud's messaging services share: a clock that only
// moves by hand, functions written in Go, and a bare gateway for SDK clients.
package queuetest

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"

	"kikite/infra/local/internal/awsapi"
)

// Start is where a Clock begins.
func Start() time.Time { return time.Date(2026, 4, 1, 0, 0, 0, 0, time.UTC) }

// Clock implements awsapi.Clock and stands still until it is moved.
type Clock struct {
	mu      sync.Mutex
	now     time.Time
	changed chan struct{}
}

// NewClock starts at Start.
func NewClock() *Clock { return &Clock{now: Start(), changed: make(chan struct{})} }

// Now implements awsapi.Clock.
func (c *Clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

// Changed implements awsapi.Clock.
func (c *Clock) Changed() <-chan struct{} {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.changed
}

// Advance moves the clock and wakes sleepers.
func (c *Clock) Advance(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
	close(c.changed)
	c.changed = make(chan struct{})
}

// Functions implements awsapi.Invoker with Go functions by ARN.
type Functions map[string]func(context.Context, []byte) (awsapi.InvokeResult, error)

// Invoke implements awsapi.Invoker.
func (f Functions) Invoke(ctx context.Context, arn string, payload []byte) (awsapi.InvokeResult, error) {
	fn, ok := f[arn]
	if !ok {
		return awsapi.InvokeResult{}, errors.New("no function " + arn)
	}
	return fn(ctx, payload)
}

// Gateway is an awsapi.Registrar and HTTP server that routes by X-Amz-Target or Match, without authentication.
type Gateway struct {
	*httptest.Server
	operations []awsapi.Operation

	mu      sync.Mutex
	granted []awsapi.Permission
}

// NewGateway serves until the test ends.
func NewGateway(t testing.TB) *Gateway {
	t.Helper()
	g := &Gateway{}
	g.Server = httptest.NewServer(g)
	t.Cleanup(g.Close)
	return g
}

// Register implements awsapi.Registrar.
func (g *Gateway) Register(operations ...awsapi.Operation) {
	g.operations = append(g.operations, operations...)
}

// Permissions that calls have asked for so far.
func (g *Gateway) Permissions() []awsapi.Permission {
	g.mu.Lock()
	defer g.mu.Unlock()
	return append([]awsapi.Permission(nil), g.granted...)
}

// ServeHTTP runs the operation that the request names.
func (g *Gateway) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	_, name, _ := strings.Cut(r.Header.Get("X-Amz-Target"), ".")
	for _, o := range g.operations {
		if (o.Match != nil && o.Match(r)) || (o.Match == nil && o.Name == name) {
			g.run(w, r, o)
			return
		}
	}
	awsapi.WriteJSONError(w, &awsapi.Error{Status: 400, Code: "UnknownOperationException", Message: r.Method + " " + r.URL.Path + " " + name})
}

func (g *Gateway) run(w http.ResponseWriter, r *http.Request, o awsapi.Operation) {
	body, err := io.ReadAll(r.Body)
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	request := &awsapi.Request{Service: o.Service, Operation: o.Name, HTTP: r, Body: body}
	permissions, err := o.Permissions(request)
	var known *awsapi.Error
	if errors.As(err, &known) {
		awsapi.WriteJSONError(w, known)
		return
	}
	g.mu.Lock()
	g.granted = append(g.granted, permissions...)
	g.mu.Unlock()
	o.Handle(w, request)
}

// Config is for SDK clients that call the gateway; they do not retry.
func (g *Gateway) Config() aws.Config {
	return aws.Config{
		Region: awsapi.Region, BaseEndpoint: aws.String(g.URL),
		Credentials: credentials.NewStaticCredentialsProvider("test", "test", ""),
		Retryer:     func() aws.Retryer { return aws.NopRetryer{} },
	}
}

// Eventually fails the test unless holds becomes true within ten seconds.
func Eventually(t testing.TB, what string, holds func() bool) {
	t.Helper()
	for deadline := time.Now().Add(10 * time.Second); time.Now().Before(deadline); time.Sleep(2 * time.Millisecond) {
		if holds() {
			return
		}
	}
	t.Fatalf("not within ten seconds: %s", what)
}
