package httpapi_test

import (
	"context"
	"crypto/rand"
	"crypto/rsa"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/aws/aws-lambda-go/events"
	"github.com/lestrrat-go/jwx/v3/jwa"
	"github.com/lestrrat-go/jwx/v3/jwk"
	"github.com/lestrrat-go/jwx/v3/jws"

	"kikite/infra/local/internal/awsapi"
	"kikite/infra/local/internal/httpapi"
	"kikite/infra/local/internal/queue/queuetest"
)

const function = "arn:aws:lambda:ap-northeast-1:000000000000:function:booking-api"

// world is an API in front of one Go function, whose answer is reply and whose last event is got.
type world struct {
	t      *testing.T
	url    string
	clock  *queuetest.Clock
	got    events.APIGatewayV2HTTPRequest
	calls  int
	reply  string
	result func(context.Context) (awsapi.InvokeResult, error)
}

func newWorld(t *testing.T, cfg httpapi.Config) *world {
	t.Helper()
	w := &world{t: t, clock: queuetest.NewClock(), reply: `{"statusCode":204}`}
	fns := queuetest.Functions{function: func(ctx context.Context, payload []byte) (awsapi.InvokeResult, error) {
		w.calls++
		w.got = events.APIGatewayV2HTTPRequest{}
		if err := json.Unmarshal(payload, &w.got); err != nil {
			return awsapi.InvokeResult{}, err
		}
		if w.result != nil {
			return w.result(ctx)
		}
		return awsapi.InvokeResult{Payload: []byte(w.reply)}, nil
	}}
	if cfg.Routes == nil {
		cfg.Routes = []httpapi.Route{{Key: "ANY /api/booking/{proxy+}", FunctionARN: function}}
	}
	s, err := httpapi.New(cfg, httpapi.Deps{Invoker: fns, Clock: w.clock, Client: http.DefaultClient, Log: slog.New(slog.DiscardHandler),
		NewID: func() string { return "req-1" }})
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(s)
	t.Cleanup(server.Close)
	w.url = server.URL
	return w
}

type answer struct {
	status int
	header http.Header
	body   string
}

func (w *world) do(method, path, body string, header ...string) answer {
	w.t.Helper()
	r, err := http.NewRequestWithContext(w.t.Context(), method, w.url+path, strings.NewReader(body))
	if err != nil {
		w.t.Fatal(err)
	}
	for i := 0; i < len(header); i += 2 {
		r.Header.Add(header[i], header[i+1])
	}
	response, err := http.DefaultTransport.RoundTrip(r)
	if err != nil {
		w.t.Fatal(err)
	}
	defer func() { _ = response.Body.Close() }()
	raw, err := io.ReadAll(response.Body)
	if err != nil {
		w.t.Fatal(err)
	}
	return answer{response.StatusCode, response.Header, string(raw)}
}

// issuer is an OIDC issuer with one key at a time.
type issuer struct {
	t      *testing.T
	url    string
	kid    string
	key    *rsa.PrivateKey
	asked  atomic.Int64
	broken atomic.Bool
	server *httptest.Server
}

func newIssuer(t *testing.T) *issuer {
	t.Helper()
	i := &issuer{t: t}
	i.rotate("kid-1")
	i.server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		i.asked.Add(1)
		switch {
		case i.broken.Load():
			http.Error(w, "no", http.StatusInternalServerError)
		case strings.HasSuffix(r.URL.Path, "/openid-configuration"):
			_ = json.NewEncoder(w).Encode(map[string]string{"issuer": i.url, "jwks_uri": i.url + "/keys"})
		default:
			_ = json.NewEncoder(w).Encode(i.set())
		}
	}))
	t.Cleanup(i.server.Close)
	i.url = i.server.URL + "/pool"
	return i
}

func (i *issuer) rotate(kid string) {
	i.t.Helper()
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		i.t.Fatal(err)
	}
	i.kid, i.key = kid, key
}

func (i *issuer) set() jwk.Set {
	key, err := jwk.Import(i.key.Public())
	if err != nil {
		panic(err)
	}
	_ = key.Set(jwk.KeyIDKey, i.kid)
	_ = key.Set(jwk.AlgorithmKey, jwa.RS256())
	set := jwk.NewSet()
	_ = set.AddKey(key)
	return set
}

// token signs the claims of a good access token, changed by change.
func (i *issuer) token(now time.Time, change func(map[string]any)) string {
	claims := map[string]any{"iss": i.url, "client_id": "web", "token_use": "access", "sub": "u-1", "iat": now.Unix(), "exp": now.Add(5 * time.Minute).Unix(),
		"scope": "openid booking", "account_id": "acc-1", "admin": true, "cognito:groups": []string{"a", "b"}, "level": 3, "nested": map[string]int{"x": 1}}
	if change != nil {
		change(claims)
	}
	for name, v := range claims {
		if v == nil {
			delete(claims, name)
		}
	}
	return i.sign(claims, jwa.RS256(), i.key, i.kid)
}

func (i *issuer) sign(claims map[string]any, alg jwa.SignatureAlgorithm, key any, kid string) string {
	i.t.Helper()
	payload, err := json.Marshal(claims)
	if err != nil {
		i.t.Fatal(err)
	}
	header := jws.NewHeaders()
	if kid != "" {
		_ = header.Set(jws.KeyIDKey, kid)
	}
	signed, err := jws.Sign(payload, jws.WithKey(alg, key, jws.WithProtectedHeaders(header)))
	if err != nil {
		i.t.Fatal(err)
	}
	return string(signed)
}
