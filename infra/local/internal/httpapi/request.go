package httpapi

import (
	"encoding/base64"
	"mime"
	"net"
	"net/http"
	"strings"
	"unicode/utf8"

	"github.com/aws/aws-lambda-go/events"

	"kikite/infra/local/internal/awsapi"
)

// event makes payload format 2.0 of a request, from "Create AWS Lambda proxy integrations for HTTP APIs".
func (s *Server) event(r *http.Request, body []byte, to *route, params map[string]string, id string) events.APIGatewayV2HTTPRequest {
	now := s.deps.Clock.Now().UTC()
	host := strings.Split(r.Host, ":")[0]
	source, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		source = r.RemoteAddr
	}
	e := events.APIGatewayV2HTTPRequest{
		Version: "2.0", RouteKey: to.Key, RawPath: r.URL.Path, RawQueryString: r.URL.RawQuery,
		Cookies: cookies(r), Headers: headers(r), PathParameters: params,
		RequestContext: events.APIGatewayV2HTTPRequestContext{
			RouteKey: to.Key, AccountID: awsapi.Account, Stage: "$default", RequestID: id, APIID: s.cfg.APIID,
			DomainName: host, DomainPrefix: strings.Split(host, ".")[0],
			Time: now.Format("02/Jan/2006:15:04:05 -0700"), TimeEpoch: now.UnixMilli(),
			HTTP: events.APIGatewayV2HTTPRequestContextHTTPDescription{Method: r.Method, Path: r.URL.Path, Protocol: r.Proto,
				SourceIP: source, UserAgent: r.UserAgent()},
		},
	}
	if query := r.URL.Query(); len(query) > 0 {
		e.QueryStringParameters = make(map[string]string, len(query))
		for name, values := range query {
			e.QueryStringParameters[name] = strings.Join(values, ",")
		}
	}
	if len(body) > 0 {
		e.Body = string(body)
		if !isText(r.Header.Get("Content-Type")) || !utf8.Valid(body) {
			e.Body, e.IsBase64Encoded = base64.StdEncoding.EncodeToString(body), true
		}
	}
	return e
}

// headers in lower case, several values joined by a comma. Cookies have a field of their own.
func headers(r *http.Request) map[string]string {
	h := make(map[string]string, len(r.Header)+1)
	for name, values := range r.Header {
		if name != "Cookie" {
			h[strings.ToLower(name)] = strings.Join(values, ",")
		}
	}
	h["host"] = r.Host
	return h
}

func cookies(r *http.Request) []string {
	var all []string
	for _, line := range r.Header.Values("Cookie") {
		for c := range strings.SplitSeq(line, ";") {
			if c = strings.TrimSpace(c); c != "" {
				all = append(all, c)
			}
		}
	}
	return all
}

// isText says which bodies API Gateway passes as they are; all others, and those without a type, are base64.
func isText(contentType string) bool {
	kind, _, err := mime.ParseMediaType(contentType)
	if err != nil {
		return false
	}
	switch {
	case strings.HasPrefix(kind, "text/"), strings.HasSuffix(kind, "+json"), strings.HasSuffix(kind, "+xml"):
		return true
	case kind == "application/json", kind == "application/javascript", kind == "application/xml":
		return true
	}
	return false
}

// headerBytes is the size of the request line and all headers, which API Gateway limits together.
func headerBytes(r *http.Request) int {
	n := len(r.Method) + len(r.URL.RequestURI()) + len(r.Host)
	for name, values := range r.Header {
		for _, v := range values {
			n += len(name) + len(v)
		}
	}
	return n
}
