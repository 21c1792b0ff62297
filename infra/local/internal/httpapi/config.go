// Package httpapi is the local web address: an API Gateway HTTP API in front of the functions under /api/, the
// handlers of other services under their own paths, and the web client's files everywhere else, as CloudFront serves them.
package httpapi

import (
	"log/slog"
	"net/http"
	"time"

	"kikite/infra/local/internal/awsapi"
)

// Quotas of HTTP APIs, from "Quotas for configuring and running an HTTP API in API Gateway".
const (
	maxBody        = 10 << 20
	maxHeaderBytes = 10240
	defaultTimeout = 30 * time.Second
	apiPrefix      = "/api/"
)

// Authorizer is a JWT authorizer.
type Authorizer struct {
	Issuer   string   // URL as in the tokens' iss; discovery is at <issuer>/.well-known/openid-configuration
	Audience []string // allowed values of aud, or of client_id where a token has no aud
	// TokenUse, if set, must equal the claim token_use. API Gateway does not look at that claim, so a template never
	// sets this: functions must not rely on it.
	TokenUse string
}

// Route sends requests to a function.
type Route struct {
	Key         string // "GET /x/{id}", "ANY /api/booking/{proxy+}" or "$default"
	FunctionARN string
	Authorizer  *Authorizer // nil: open
	Scopes      []string    // of which the token must have one
}

// CORS is the API's own cross-origin configuration; functions' CORS headers are replaced by it.
type CORS struct {
	AllowOrigins, AllowMethods, AllowHeaders, ExposeHeaders []string
	MaxAge                                                  time.Duration
	AllowCredentials                                        bool
}

// Mount is a handler of another service. Prefix ends with "/" and is matched before everything else.
type Mount struct {
	Prefix  string
	Handler http.Handler
}

// Link is a line of the page that is shown while no web client is built.
type Link struct{ Title, URL, Note string }

// Config is everything there is, resolved from the templates.
type Config struct {
	APIID   string // in requestContext
	Routes  []Route
	CORS    *CORS
	Timeout time.Duration // of an integration, real time; 0 = 30 s
	Mounts  []Mount
	WebDir  string            // the built client; may not exist
	WebURL  string            // address of a server that builds the client as it is asked for; replaces WebDir
	Headers map[string]string // security headers of the files in WebDir; nil = those of a deployment
	Links   []Link
}

// Deps are what the API works with. All are needed.
type Deps struct {
	Invoker awsapi.Invoker
	Clock   awsapi.Clock
	Client  *http.Client // fetches the issuer's keys
	Log     *slog.Logger
	NewID   func() string // request IDs
}
