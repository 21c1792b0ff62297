package gateway_test

import (
	"io"
	"net/http"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"kikite/infra/local/internal/awsapi"
	"kikite/infra/local/internal/gateway"
	"kikite/infra/local/internal/state"
)

func TestSignature(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name   string
		change func(*gateway.Key)
		skew   time.Duration
		want   string
	}{
		{name: "right key"},
		{name: "unknown key", change: func(k *gateway.Key) { k.AccessKey = "AKIAGUESSED" }, want: "UnrecognizedClientException"},
		{name: "wrong secret", change: func(k *gateway.Key) { k.Secret = "guessed" }, want: "InvalidSignatureException"},
		{name: "long ago", skew: 20 * time.Minute, want: "InvalidSignatureException"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t, allow("dynamodb:GetItem", tableARN))
			w.now = time.Now().Add(tt.skew)
			if got := code(w.get(w.config(tt.change), "a")); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestUnsignedAndBrokenHeaders(t *testing.T) {
	t.Parallel()
	w := newWorld(t, "")
	for header, want := range map[string]string{
		"":                                     "MissingAuthenticationTokenException",
		"Bearer x":                             "MissingAuthenticationTokenException",
		"AWS4-HMAC-SHA256 Credential=a/b":      "IncompleteSignatureException",
		"AWS4-HMAC-SHA256 SignedHeaders=host,": "IncompleteSignatureException",
	} {
		req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, w.url, strings.NewReader("{}"))
		if err != nil {
			t.Fatal(err)
		}
		req.Header.Set("Authorization", header)
		res, err := http.DefaultClient.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		if got := res.Header.Get("X-Amzn-Errortype"); got != want {
			t.Errorf("%q: got %s, want %s", header, got, want)
		}
		_ = res.Body.Close()
	}
}

func TestTamperedBodyIsRefused(t *testing.T) {
	t.Parallel()
	w := newWorld(t, allow("dynamodb:*", tableARN))
	c := w.config(nil)
	c.HTTPClient = tamper{}
	if got := code(w.get(c, "mine")); got != "InvalidSignatureException" {
		t.Errorf("got %q", got)
	}
}

// tamper changes a signed request on its way.
type tamper struct{}

// Do implements aws.HTTPClient.
func (tamper) Do(r *http.Request) (*http.Response, error) {
	body, err := io.ReadAll(r.Body)
	if err != nil {
		return nil, err
	}
	changed := strings.ReplaceAll(string(body), "mine", "ours")
	r.Body = io.NopCloser(strings.NewReader(changed))
	return http.DefaultClient.Do(r)
}

func TestKeysSurviveARestart(t *testing.T) {
	t.Parallel()
	store, err := state.Open(filepath.Join(t.TempDir(), "state.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = store.Close() }()
	callers := []awsapi.Caller{{Function: "a"}, {Function: "b"}}
	first, err := gateway.NewCredentials(store, callers)
	if err != nil {
		t.Fatal(err)
	}
	second, err := gateway.NewCredentials(store, callers)
	if err != nil {
		t.Fatal(err)
	}
	a, _ := first.Of("a")
	again, _ := second.Of("a")
	b, _ := first.Of("b")
	if a != again || a == b || a.Secret == "" || first.Developer() != second.Developer() {
		t.Errorf("keys %v %v %v", a, again, b)
	}
	if _, ok := first.Of(""); ok {
		t.Error("the developer's key was given out as a function's")
	}
}
