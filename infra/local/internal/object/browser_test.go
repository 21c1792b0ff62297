package object_test

import (
	"bytes"
	"io"
	"maps"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/s3"
)

func do(t *testing.T, method, url, body string, headers ...string) (int, string, http.Header) {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), method, url, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i+1 < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	res, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = res.Body.Close() }()
	raw, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return res.StatusCode, string(raw), res.Header
}

func TestPresignedPutAndGet(t *testing.T) {
	t.Parallel()
	f := start(t, t.TempDir())
	sign := s3.NewPresignClient(f.s3, s3.WithPresignExpires(10*time.Minute))
	put, err := sign.PresignPutObject(t.Context(), &s3.PutObjectInput{Bucket: aws.String(files), Key: aws.String("rosters/あ b.csv")})
	if err != nil {
		t.Fatal(err)
	}
	if status, body, h := do(t, http.MethodPut, put.URL, "x,y", "Origin", "http://localhost:8080"); status != 200 ||
		h.Get("Access-Control-Allow-Origin") != "http://localhost:8080" {
		t.Fatalf("put %d %s %v", status, body, h)
	}
	if asked := f.guard.asked; len(asked) != 1 || asked[0].Action != "s3:PutObject" {
		t.Errorf("the signer's permissions must be checked: %+v", asked)
	}
	get, err := sign.PresignGetObject(t.Context(), &s3.GetObjectInput{Bucket: aws.String(files), Key: aws.String("rosters/あ b.csv")})
	if err != nil {
		t.Fatal(err)
	}
	if status, body, h := do(t, http.MethodGet, get.URL, ""); status != 200 || body != "x,y" || h.Get("Content-Disposition") != "" {
		t.Errorf("get %d %q %v", status, body, h)
	}
	named, err := sign.PresignGetObject(t.Context(), &s3.GetObjectInput{Bucket: aws.String(files), Key: aws.String("rosters/あ b.csv"),
		ResponseContentDisposition: aws.String(`attachment; filename="b.csv"`)})
	if err != nil {
		t.Fatal(err)
	}
	if status, body, h := do(t, http.MethodGet, named.URL, ""); status != 200 || body != "x,y" || h.Get("Content-Disposition") != `attachment; filename="b.csv"` {
		t.Errorf("get under a name: %d %q %v", status, body, h)
	}
	if status, _, _ := do(t, http.MethodGet, strings.Replace(named.URL, "b.csv%22", "c.csv%22", 1), ""); status != 403 {
		t.Errorf("a link under a name that nobody signed: %d", status)
	}

	tests := map[string]struct {
		method, url string
		change      func()
		want        string
	}{
		"other key":      {http.MethodGet, strings.Replace(get.URL, "rosters", "others", 1), nil, "SignatureDoesNotMatch"},
		"other method":   {http.MethodPut, get.URL, nil, "SignatureDoesNotMatch"},
		"longer life":    {http.MethodGet, strings.Replace(get.URL, "Expires=600", "Expires=6000", 1), nil, "SignatureDoesNotMatch"},
		"unknown signer": {http.MethodGet, strings.Replace(get.URL, "AKIATEST", "AKIAOTHER", 1), nil, "InvalidAccessKeyId"},
		"no signature":   {http.MethodGet, get.URL[:strings.IndexByte(get.URL, '?')], nil, "AccessDenied"},
		"not granted":    {http.MethodGet, get.URL, func() { f.guard.denied["s3:GetObject"] = true }, "AccessDenied"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			if tt.change != nil {
				tt.change()
			}
			if status, body, _ := do(t, tt.method, tt.url, ""); status < 400 || !strings.Contains(body, "<Code>"+tt.want) {
				t.Errorf("%d %s, want %s", status, body, tt.want)
			}
		})
	}
	f.guard.denied = map[string]bool{}
	*f.now = f.now.Add(11 * time.Minute)
	if _, body, _ := do(t, http.MethodGet, get.URL, ""); !strings.Contains(body, "Request has expired") {
		t.Errorf("an expired URL still works: %s", body)
	}
}

// post sends a browser form: fields, then the file.
func post(t *testing.T, url string, fields map[string]string, name, content string) (int, string, http.Header) {
	t.Helper()
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	for k, v := range fields {
		_ = w.WriteField(k, v)
	}
	if name != "" {
		p, _ := w.CreateFormFile("file", name)
		_, _ = io.WriteString(p, content)
	}
	_ = w.Close()
	return do(t, http.MethodPost, url, b.String(), "Content-Type", w.FormDataContentType(), "Origin", "http://localhost:8080")
}

func TestBrowserUpload(t *testing.T) {
	t.Parallel()
	f := start(t, t.TempDir())
	signed, err := s3.NewPresignClient(f.s3).PresignPostObject(t.Context(), &s3.PutObjectInput{
		Bucket: aws.String(files), Key: aws.String("rosters/c1/${filename}")}, func(o *s3.PresignPostOptions) {
		o.Expires = 10 * time.Minute
		o.Conditions = []any{[]any{"content-length-range", 2, 10}, []any{"starts-with", "$Content-Type", "text/"},
			map[string]string{"success_action_status": "201"}}
	})
	if err != nil {
		t.Fatal(err)
	}
	url := signed.URL
	if url != f.server.URL+"/"+files {
		t.Fatalf("form to %s", url)
	}
	good := func() map[string]string {
		v := maps.Clone(signed.Values)
		v["Content-Type"] = "text/csv"
		v["success_action_status"] = "201"
		return v
	}
	tests := map[string]struct {
		change  func(map[string]string)
		content string
		status  int
		want    string
	}{
		"accepted":        {nil, "a,b", 201, "<Key>rosters/c1/名簿.csv</Key>"},
		"too small":       {nil, "a", 400, "EntityTooSmall"},
		"too large":       {nil, "0123456789a", 400, "EntityTooLarge"},
		"other key":       {func(v map[string]string) { v["key"] = "rosters/c2/x.csv" }, "a,b", 403, "Policy Condition failed"},
		"other type":      {func(v map[string]string) { v["Content-Type"] = "application/pdf" }, "a,b", 403, "Policy Condition failed"},
		"field not named": {func(v map[string]string) { v["x-amz-meta-a"] = "b" }, "a,b", 403, "Extra input fields"},
		"changed policy":  {func(v map[string]string) { v["policy"] += "AAAA" }, "a,b", 403, "SignatureDoesNotMatch"},
		"unsigned":        {func(v map[string]string) { delete(v, "x-amz-signature"); delete(v, "X-Amz-Signature") }, "a,b", 403, "AccessDenied"},
		"no key":          {func(v map[string]string) { delete(v, "key") }, "a,b", 400, "InvalidArgument"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			fields := good()
			if tt.change != nil {
				tt.change(fields)
			}
			status, body, h := post(t, url, fields, "名簿.csv", tt.content)
			if status != tt.status || !strings.Contains(body, tt.want) {
				t.Errorf("%d %s, want %d %s", status, body, tt.status, tt.want)
			}
			if h.Get("Access-Control-Allow-Origin") == "" {
				t.Error("the browser may not read the answer")
			}
		})
	}
	if got, err := f.read(t, files, "rosters/c1/名簿.csv"); err != nil || got != "a,b" {
		t.Errorf("%q, %v", got, err)
	}
	if n, _ := f.Pending(); n != 1 {
		t.Errorf("%d notifications, want the accepted upload's", n)
	}
	if status, body, _ := post(t, url, good(), "", ""); status != 400 || !strings.Contains(body, "InvalidArgument") {
		t.Errorf("form without a file: %d %s", status, body)
	}
	f.guard.denied["s3:PutObject"] = true
	if status, _, _ := post(t, url, good(), "名簿.csv", "a,b"); status != 403 {
		t.Errorf("signer without grant: %d", status)
	}
	f.guard.denied = map[string]bool{}
	*f.now = f.now.Add(11 * time.Minute)
	if _, body, _ := post(t, url, good(), "名簿.csv", "a,b"); !strings.Contains(body, "Policy expired") {
		t.Errorf("expired: %s", body)
	}
}

func TestPreflight(t *testing.T) {
	t.Parallel()
	f := start(t, t.TempDir())
	tests := map[string]struct {
		bucket, origin, method string
		want                   int
	}{
		"allowed":      {files, "http://localhost:5173", "POST", 200},
		"other origin": {files, "https://evil.example", "POST", 403},
		"other method": {files, "http://localhost:5173", "DELETE", 403},
		"no rules":     {claims, "http://localhost:5173", "PUT", 403},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			status, _, h := do(t, http.MethodOptions, f.server.URL+"/"+tt.bucket+"/k", "", "Origin", tt.origin,
				"Access-Control-Request-Method", tt.method, "Access-Control-Request-Headers", "content-type")
			if status != tt.want || (status == 200) != (h.Get("Access-Control-Allow-Headers") == "content-type") {
				t.Errorf("%d %v", status, h)
			}
		})
	}
}

func TestVirtualHostStyle(t *testing.T) {
	t.Parallel()
	f := start(t, t.TempDir())
	f.put(t, files, "a/b", "content")
	tests := map[string]struct {
		host, path string
		want       bool
	}{
		"virtual host":   {files + ".localhost:4566", "/a/b", true},
		"path":           {"localhost:4566", "/" + files + "/a/b", true},
		"unknown bucket": {"other.localhost:4566", "/a/b", false},
		"no bucket":      {"localhost:4566", "/", false},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, "http://"+tt.host+tt.path, nil)
			if f.Handles(r) != tt.want {
				t.Errorf("handles: %v", !tt.want)
			}
		})
	}
	r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, "http://"+files+".localhost:4566/a/b", nil)
	w := httptest.NewRecorder()
	f.ServeHTTP(w, r)
	if w.Code != http.StatusForbidden {
		t.Errorf("an unsigned read is answered with %d", w.Code)
	}
}
