package httpapi_test

import (
	"context"
	"encoding/base64"
	"errors"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"kikite/infra/local/internal/awsapi"
	"kikite/infra/local/internal/httpapi"
)

func TestEvent(t *testing.T) {
	t.Parallel()
	w := newWorld(t, httpapi.Config{APIID: "api1"})
	w.do("POST", "/api/booking/slots/%E9%9D%A2?b=2&a=1&a=%20x", `{"名":"前"}`, "Content-Type", "application/json; charset=utf-8",
		"X-Two", "1", "X-Two", "2", "Cookie", "a=1; b=2", "User-Agent", "test")
	e := w.got
	if e.Version != "2.0" || e.RouteKey != "ANY /api/booking/{proxy+}" || e.RawPath != "/api/booking/slots/面" || e.RawQueryString != "b=2&a=1&a=%20x" {
		t.Errorf("event %+v", e)
	}
	if e.PathParameters["proxy"] != "slots/面" || e.QueryStringParameters["a"] != "1, x" || e.Body != `{"名":"前"}` || e.IsBase64Encoded {
		t.Errorf("event %+v", e)
	}
	if e.Headers["x-two"] != "1,2" || e.Headers["cookie"] != "" || !slices.Equal(e.Cookies, []string{"a=1", "b=2"}) || !strings.HasPrefix(e.Headers["host"], "127.0.0.1:") {
		t.Errorf("headers %v, cookies %v", e.Headers, e.Cookies)
	}
	c := e.RequestContext
	if c.HTTP.Method != "POST" || c.HTTP.SourceIP != "127.0.0.1" || c.HTTP.UserAgent != "test" || c.Stage != "$default" || c.APIID != "api1" ||
		c.RequestID != "req-1" || c.AccountID != awsapi.Account || c.Time != "01/Apr/2026:00:00:00 +0000" || c.TimeEpoch != w.clock.Now().UnixMilli() {
		t.Errorf("context %+v", c)
	}
}

func TestBinaryBodies(t *testing.T) {
	t.Parallel()
	w := newWorld(t, httpapi.Config{})
	for name, c := range map[string]struct{ kind, body string }{
		"CSV in Shift_JIS": {"text/csv", "\x8e\x81\x96\xbc"},
		"form":             {"application/x-www-form-urlencoded", "a=1"},
		"no type":          {"", "x"},
		"PDF":              {"application/pdf", "%PDF"},
	} {
		w.do("POST", "/api/booking/x", c.body, "Content-Type", c.kind)
		if raw, err := base64.StdEncoding.DecodeString(w.got.Body); err != nil || string(raw) != c.body || !w.got.IsBase64Encoded {
			t.Errorf("%s: %q %v", name, w.got.Body, w.got.IsBase64Encoded)
		}
	}
	w.do("POST", "/api/booking/x", "{}", "Content-Type", "application/problem+json")
	if w.got.IsBase64Encoded {
		t.Error("+json is text")
	}
}

func TestResponses(t *testing.T) {
	t.Parallel()
	cases := map[string]struct {
		reply, body, kind string
		status            int
	}{
		"full":           {`{"statusCode":201,"headers":{"content-type":"application/problem+json"},"body":"{}"}`, "{}", "application/problem+json", 201},
		"no type":        {`{"statusCode":200,"body":"x"}`, "x", "text/plain;charset=UTF-8", 200},
		"status in text": {`{"statusCode":"404"}`, "", "text/plain;charset=UTF-8", 404},
		"base64":         {`{"statusCode":200,"body":"/wA=","isBase64Encoded":true}`, "\xff\x00", "text/plain;charset=UTF-8", 200},
		"no content":     {`{"statusCode":204,"body":"dropped"}`, "", "", 204},
		"inferred":       {`{"a":1}`, `{"a":1}`, "application/json", 200},
		"inferred text":  {`"hello"`, "hello", "application/json", 200},
		"inferred list":  {`[1]`, "[1]", "application/json", 200},
		"null":           {`null`, "null", "application/json", 200},
		"broken":         {`{`, `{"message":"Internal Server Error"}`, "application/json", 500},
		"bad status":     {`{"statusCode":"ok"}`, `{"message":"Internal Server Error"}`, "application/json", 500},
		"small status":   {`{"statusCode":99}`, `{"message":"Internal Server Error"}`, "application/json", 500},
		"body no text":   {`{"statusCode":200,"body":{}}`, `{"message":"Internal Server Error"}`, "application/json", 500},
		"bad base64":     {`{"statusCode":200,"body":"*","isBase64Encoded":true}`, `{"message":"Internal Server Error"}`, "application/json", 500},
		"bad header":     {`{"statusCode":200,"headers":{"x":[]}}`, `{"message":"Internal Server Error"}`, "application/json", 500},
	}
	w := newWorld(t, httpapi.Config{})
	for name, c := range cases {
		w.reply = c.reply
		a := w.do("GET", "/api/booking/x", "")
		if a.status != c.status || strings.TrimSpace(a.body) != c.body || a.header.Get("Content-Type") != c.kind || a.header.Get("Apigw-Requestid") != "req-1" {
			t.Errorf("%s: %+v", name, a)
		}
	}
	w.reply = `{"statusCode":200,"headers":{"X-Number":5,"content-length":"999"},"cookies":["a=1","b=2"],"body":"x"}`
	a := w.do("GET", "/api/booking/x", "")
	if !slices.Equal(a.header.Values("Set-Cookie"), []string{"a=1", "b=2"}) || a.header.Get("X-Number") != "5" || a.body != "x" {
		t.Errorf("cookies and headers: %+v", a)
	}
}

func TestFailures(t *testing.T) {
	t.Parallel()
	failed := func(payload string) func(context.Context) (awsapi.InvokeResult, error) {
		return func(context.Context) (awsapi.InvokeResult, error) {
			return awsapi.InvokeResult{FunctionError: "Unhandled", Payload: []byte(payload)}, nil
		}
	}
	refused := func(err error) func(context.Context) (awsapi.InvokeResult, error) {
		return func(context.Context) (awsapi.InvokeResult, error) { return awsapi.InvokeResult{}, err }
	}
	w := newWorld(t, httpapi.Config{Timeout: 50 * time.Millisecond})
	for name, c := range map[string]struct {
		result func(context.Context) (awsapi.InvokeResult, error)
		status int
	}{
		"function error":   {failed(`{"errorType":"x"}`), 500},
		"function timeout": {failed(`{"errorType":"Sandbox.Timedout"}`), 503},
		"throttled":        {refused(&awsapi.Error{Status: 429}), 503},
		"too large":        {refused(&awsapi.Error{Status: 413}), 413},
		"unknown":          {refused(errors.New("x")), 500},
		"slower than the API": {func(ctx context.Context) (awsapi.InvokeResult, error) {
			<-ctx.Done()
			return awsapi.InvokeResult{}, ctx.Err()
		}, 503},
	} {
		w.result = c.result
		if a := w.do("GET", "/api/booking/x", ""); a.status != c.status || !strings.Contains(a.body, http.StatusText(c.status)) {
			t.Errorf("%s: %+v", name, a)
		}
	}
}

func TestLimits(t *testing.T) {
	t.Parallel()
	w := newWorld(t, httpapi.Config{})
	if a := w.do("POST", "/api/booking/x", strings.Repeat("x", 10<<20+1)); a.status != 413 || !strings.Contains(a.body, "Request Entity Too Large") {
		t.Errorf("10 MB: %d %s", a.status, a.body)
	}
	if a := w.do("GET", "/api/booking/x", "", "X-Long", strings.Repeat("x", 10240)); a.status != 431 {
		t.Errorf("headers: %+v", a)
	}
	if w.calls != 0 {
		t.Errorf("called %d times", w.calls)
	}
}

func TestRouting(t *testing.T) {
	t.Parallel()
	routes := func(keys ...string) []httpapi.Route {
		var all []httpapi.Route
		for _, k := range keys {
			all = append(all, httpapi.Route{Key: k, FunctionARN: function})
		}
		return all
	}
	all := routes("ANY /api/{proxy+}", "ANY /api/booking/{proxy+}", "ANY /api/booking/public/{proxy+}", "GET /api/booking/slots/{id}",
		"ANY /api/booking/slots/{id}", "POST /api/booking/slots/new", "GET /api/reports")
	w := newWorld(t, httpapi.Config{Routes: all})
	for request, want := range map[string]string{
		"GET /api/booking/slots/5":     "GET /api/booking/slots/{id}",
		"PUT /api/booking/slots/5":     "ANY /api/booking/slots/{id}",
		"POST /api/booking/slots/new":  "POST /api/booking/slots/new",
		"GET /api/booking/slots/new":   "GET /api/booking/slots/{id}",
		"GET /api/booking/slots/5/x":   "ANY /api/booking/{proxy+}",
		"GET /api/booking/public/x/y":  "ANY /api/booking/public/{proxy+}",
		"GET /api/booking/publicity":   "ANY /api/booking/{proxy+}",
		"GET /api/reports":             "GET /api/reports",
		"POST /api/reports":            "ANY /api/{proxy+}",
		"DELETE /api/signup/a%2Fb/c/d": "ANY /api/{proxy+}",
	} {
		method, path, _ := strings.Cut(request, " ")
		if w.do(method, path, ""); w.got.RouteKey != want {
			t.Errorf("%s went to %s, want %s", request, w.got.RouteKey, want)
		}
	}
	w = newWorld(t, httpapi.Config{Routes: routes("GET /api/booking/{proxy+}")})
	for _, request := range []string{"POST /api/booking/x", "GET /api/booking/", "GET /api/booking", "GET /api/", "GET /api", "GET /api/other/x"} {
		method, path, _ := strings.Cut(request, " ")
		if a := w.do(method, path, ""); a.status != 404 || strings.TrimSpace(a.body) != `{"message":"Not Found"}` {
			t.Errorf("%s: %+v", request, a)
		}
	}
	w = newWorld(t, httpapi.Config{Routes: routes("$default", "GET /api/x")})
	if w.do("GET", "/api/y", ""); w.got.RouteKey != "$default" {
		t.Errorf("default route: %s", w.got.RouteKey)
	}
}

func TestConfigIsChecked(t *testing.T) {
	t.Parallel()
	for reason, cfg := range map[string]httpapi.Config{
		"no function":          {Routes: []httpapi.Route{{Key: "GET /x"}}},
		"not a method":         {Routes: []httpapi.Route{{Key: "/x", FunctionARN: function}}},
		"must be last":         {Routes: []httpapi.Route{{Key: "GET /{a+}/x", FunctionARN: function}}},
		"exists twice":         {Routes: []httpapi.Route{{Key: "GET /x", FunctionARN: function}, {Key: "GET /x", FunctionARN: function}}},
		"without an authorize": {Routes: []httpapi.Route{{Key: "GET /x", FunctionARN: function, Scopes: []string{"a"}}}},
		"mount":                {Mounts: []httpapi.Mount{{Prefix: "/x", Handler: http.NotFoundHandler()}}},
	} {
		if _, err := httpapi.New(cfg, httpapi.Deps{}); err == nil || !strings.Contains(err.Error(), reason) {
			t.Errorf("New = %v, want %q", err, reason)
		}
	}
}

func TestCORS(t *testing.T) {
	t.Parallel()
	w := newWorld(t, httpapi.Config{CORS: &httpapi.CORS{AllowOrigins: []string{"https://app"}, AllowMethods: []string{"GET", "POST"},
		AllowHeaders: []string{"authorization"}, ExposeHeaders: []string{"x-id"}, MaxAge: time.Hour, AllowCredentials: true}})
	pre := w.do("OPTIONS", "/api/booking/x", "", "Origin", "https://app", "Access-Control-Request-Method", "POST")
	if pre.status != 204 || pre.header.Get("Access-Control-Allow-Methods") != "GET,POST" || pre.header.Get("Access-Control-Max-Age") != "3600" || w.calls != 0 {
		t.Errorf("preflight %+v", pre)
	}
	if evil := w.do("OPTIONS", "/api/booking/x", "", "Origin", "https://evil", "Access-Control-Request-Method", "POST"); evil.header.Get("Access-Control-Allow-Origin") != "" {
		t.Errorf("foreign origin %+v", evil)
	}
	w.reply = `{"statusCode":200,"headers":{"access-control-allow-origin":"*"}}`
	if a := w.do("GET", "/api/booking/x", "", "Origin", "https://app"); a.header.Get("Access-Control-Allow-Origin") != "https://app" || a.header.Get("Access-Control-Expose-Headers") != "x-id" {
		t.Errorf("request %+v", a)
	}
}
