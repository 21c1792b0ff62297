package template

import "encoding/json"

// Function is one AWS::Lambda::Function whose code is an asset of the assembly.
type Function struct {
	Origin
	Name        string
	ARN         string
	Runtime     string // provided.al2023
	Handler     string
	CodeDir     string // absolute directory of the asset; holds the executable bootstrap
	RoleARN     string
	Environment map[string]string
	Timeout     int // seconds
	MemoryMB    int
	Concurrency int // reserved concurrent executions, 0 = none reserved
	// DeadLetterARN is the queue for events of asynchronous invocations that failed three times, "" without.
	DeadLetterARN string
}

// FunctionGrant is one AWS::Lambda::Permission: who outside may invoke a function.
type FunctionGrant struct {
	Origin
	FunctionARN   string
	Principal     string // events.amazonaws.com
	Action        string // lambda:InvokeFunction
	SourceARN     string // may hold wildcards; "" = any
	SourceAccount string
}

// EventSourceMapping polls a queue or a table stream for a function. Zero values mean the default of AWS,
// already put in by this package, apart from MaximumRecordAge where 0 is unlimited.
type EventSourceMapping struct {
	Origin
	ID                     string
	FunctionARN            string
	SourceARN              string // queue or stream
	Enabled                bool
	BatchSize              int
	WindowSeconds          int
	StartingPosition       string // TRIM_HORIZON or LATEST, streams only
	Filters                []json.RawMessage
	ReportBatchItemFailure bool
	BisectOnError          bool
	MaximumRetryAttempts   int // -1 = until the record expires
	MaximumRecordAge       int // seconds, 0 = unlimited
	OnFailureARN           string
	MaximumConcurrency     int // queues only, 0 = no limit
	ParallelizationFactor  int
}

// API is one HTTP API with its routes in the order of the template.
type API struct {
	Origin
	ID             string
	Name           string
	CORS           *CORS // nil without
	Routes         []Route
	StageNames     []string
	BurstLimit     int     // requests, default route, 0 = none
	RateLimit      float64 // requests per second, default route, 0 = none
	StageVariables map[string]string
}

// CORS is the CorsConfiguration of an API or one rule of a bucket.
type CORS struct {
	AllowCredentials bool
	AllowHeaders     []string
	AllowMethods     []string
	AllowOrigins     []string
	ExposeHeaders    []string
	MaxAge           int // seconds
}

// Route connects "METHOD /path/{proxy+}" or "$default" with a function.
type Route struct {
	Origin
	Key           string
	FunctionARN   string
	PayloadFormat string // 2.0
	Authorizer    *Authorizer
	Scopes        []string
}

// Authorizer is a JWT authorizer.
type Authorizer struct {
	Origin
	ID       string
	Issuer   string
	Audience []string
	Identity []string // such as $request.header.Authorization
}
