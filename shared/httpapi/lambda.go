package httpapi

import (
	"bytes"
	"context"
	"encoding/base64"
	"net/http"
	"net/http/httptest"
	"strings"
	"unicode/utf8"

	lambdaevents "github.com/aws/aws-lambda-go/events"

	"kikite/shared/principal"
)

// Lambda is the handler of an api function behind an HTTP API (payload format 2.0).
func (a *API) Lambda(ctx context.Context, event lambdaevents.APIGatewayV2HTTPRequest) (lambdaevents.APIGatewayV2HTTPResponse, error) {
	r, err := request(ctx, event)
	if err != nil {
		return lambdaevents.APIGatewayV2HTTPResponse{StatusCode: http.StatusBadRequest}, nil
	}
	w := httptest.NewRecorder()
	a.ServeHTTP(w, r)
	return response(w), nil
}

func request(ctx context.Context, event lambdaevents.APIGatewayV2HTTPRequest) (*http.Request, error) {
	body := []byte(event.Body)
	if event.IsBase64Encoded {
		decoded, err := base64.StdEncoding.DecodeString(event.Body)
		if err != nil {
			return nil, err
		}
		body = decoded
	}
	if auth := event.RequestContext.Authorizer; auth != nil && auth.JWT != nil {
		if p, ok := principal.FromClaims(auth.JWT.Claims); ok {
			ctx = principal.With(ctx, p)
		}
	}
	url := event.RawPath
	if event.RawQueryString != "" {
		url += "?" + event.RawQueryString
	}
	r, err := http.NewRequestWithContext(ctx, event.RequestContext.HTTP.Method, url, bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	for name, value := range event.Headers {
		r.Header.Set(name, value)
	}
	if len(event.Cookies) > 0 {
		r.Header.Set("Cookie", strings.Join(event.Cookies, "; "))
	}
	r.Host, r.RemoteAddr, r.RequestURI = event.RequestContext.DomainName, event.RequestContext.HTTP.SourceIP, url
	return r, nil
}

func response(w *httptest.ResponseRecorder) lambdaevents.APIGatewayV2HTTPResponse {
	out := lambdaevents.APIGatewayV2HTTPResponse{StatusCode: w.Code, Headers: map[string]string{}}
	for name, values := range w.Header() {
		if name == "Set-Cookie" {
			out.Cookies = values
			continue
		}
		out.Headers[strings.ToLower(name)] = strings.Join(values, ",")
	}
	body := w.Body.Bytes()
	if utf8.Valid(body) {
		out.Body = string(body)
	} else {
		out.Body, out.IsBase64Encoded = base64.StdEncoding.EncodeToString(body), true
	}
	if out.Headers["cache-control"] == "" {
		out.Headers["cache-control"] = "no-store" // answers are personal
	}
	return out
}
