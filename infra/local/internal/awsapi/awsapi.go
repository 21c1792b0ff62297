// Package awsapi is what the emulated AWS services of the local cloud share: the shape of a call, the
// table of operations, and the errors the SDKs understand.
package awsapi

import (
	"context"
	"net/http"
	"time"
)

// Caller is who sent a call: a deployed function, known by the access key that only it was given,
// or the local cloud itself (Function empty), which is not subject to policies.
type Caller struct {
	Function string // physical function name, such as kikite-local-booking-api
	RoleARN  string
}

// Request is one AWS call after authentication. Body has been read from HTTP already.
type Request struct {
	Caller    Caller
	Service   string // the SigV4 signing name: dynamodb, sqs, events, scheduler, s3, kms, ssm, ses, cognito-idp
	Operation string // PutEvents, SendMessage, …
	HTTP      *http.Request
	Body      []byte
}

// Permission is one IAM action on one resource that a call needs. Context holds condition keys such as
// dynamodb:LeadingKeys or iam:PassedToService.
type Permission struct {
	Action   string // events:PutEvents
	Resource string // ARN
	Context  map[string][]string
}

// Operation is one AWS API operation that the local cloud emulates. Everything that is not registered
// is refused by name.
type Operation struct {
	Service     string
	Name        string
	Permissions func(*Request) ([]Permission, error) // an *Error is sent to the caller as it is
	Handle      func(http.ResponseWriter, *Request)
	// Match is set by services without an operation header (S3, SES v2): the gateway asks the operations of the
	// signed service in the order they were registered and takes the first that says yes. nil = by name.
	Match func(*http.Request) bool
}

// Registrar takes the operations of one emulated service.
type Registrar interface{ Register(...Operation) }

// InvokeResult is what a function answered. FunctionError is "" on success, otherwise "Unhandled", and Payload
// is then the error document of the runtime.
type InvokeResult struct {
	Payload       []byte
	FunctionError string
}

// Invoker runs a deployed function and waits for its answer. Errors: unknown function, throttled
// (concurrency), or the process died or timed out (FunctionError is set for the last two as Lambda does).
type Invoker interface {
	Invoke(ctx context.Context, functionARN string, payload []byte) (InvokeResult, error)
}

// Clock is the local cloud's movable time. Every emulated service reads time here and nowhere else.
type Clock interface {
	Now() time.Time
	// Changed is closed and replaced each time the clock is moved, so that sleepers wake.
	Changed() <-chan struct{}
}

// The one account and region that the local cloud pretends to be.
const (
	Region    = "ap-northeast-1"
	Account   = "000000000000"
	Partition = "aws"
)
