// Package runtime runs the deployed functions as processes over the Lambda Runtime API.
//
// The binary is the one that is deployed (<code directory>/bootstrap); it talks to this process as it talks to Lambda:
// AWS_LAMBDA_RUNTIME_API names a host and a path of the instance's own, under which it long-polls for invocations.
package runtime

import (
	"fmt"
	"log/slog"
	"net/http"
	"strings"
	"time"

	"kikite/infra/local/internal/awsapi"
)

// Function is one deployed function.
type Function struct {
	Name        string        // physical name, such as kikite-local-booking-api
	CodeDir     string        // holds the executable "bootstrap"
	Timeout     time.Duration // of one invocation, real time
	MemoryMB    int           // told to the function; not enforced
	Concurrency int           // processes at the same time; 0 = 4
}

// Config is everything there is, resolved from the templates.
type Config struct {
	Functions []Function
	LogDir    string        // <function>.log is appended there
	QueueFor  time.Duration // real time that an invocation beyond the limit waits before it is throttled; 0 = a minute
	InitFor   time.Duration // real time a process has until it asks for work; 0 = 20 s
	SpareFor  time.Duration // real time after which a second idle process of a function ends; 0 = 5 min
}

// Deps are what the runtime works with. All are needed.
type Deps struct {
	// Environment gives the variables of a new process, by function name: those of the template and the local cloud's
	// (endpoint, credentials, clock offset). It is asked each time a process starts.
	Environment func(function string) (map[string]string, error)
	Clock       awsapi.Clock
	Log         *slog.Logger
	NewID       func() string // request and instance IDs, unique
}

const (
	defaultConcurrency = 4
	defaultQueueFor    = time.Minute // an account has more than four processes; a busy machine must not look like a throttled account
	defaultInitFor     = 20 * time.Second
	defaultSpareFor    = 5 * time.Minute
	// maxPayload is Lambda's limit of a synchronous request and of a response.
	maxPayload = 6*1024*1024 + 100
)

// ARN of a function.
func ARN(name string) string {
	return fmt.Sprintf("arn:%s:lambda:%s:%s:function:%s", awsapi.Partition, awsapi.Region, awsapi.Account, name)
}

// nameOf takes a name or an ARN, with or without the qualifier $LATEST.
func nameOf(ref string) string {
	if _, name, ok := strings.Cut(ref, ":function:"); ok {
		ref = name
	}
	name, _, _ := strings.Cut(ref, ":")
	return name
}

func (c Config) withDefaults() Config {
	if c.QueueFor == 0 {
		c.QueueFor = defaultQueueFor
	}
	if c.InitFor == 0 {
		c.InitFor = defaultInitFor
	}
	if c.SpareFor == 0 {
		c.SpareFor = defaultSpareFor
	}
	return c
}

// Errors by Lambda's names.
func unknownFunction(ref string) *awsapi.Error {
	return &awsapi.Error{Status: http.StatusNotFound, Code: "ResourceNotFoundException", Message: "Function not found: " + ref}
}

func throttled() *awsapi.Error {
	return &awsapi.Error{Status: http.StatusTooManyRequests, Code: "TooManyRequestsException", Message: "Rate Exceeded."}
}

func tooLarge(n int) *awsapi.Error {
	return &awsapi.Error{Status: http.StatusRequestEntityTooLarge, Code: "RequestTooLargeException",
		Message: fmt.Sprintf("%d byte payload is too large for the RequestResponse invocation type (limit %d bytes)", n, maxPayload)}
}
