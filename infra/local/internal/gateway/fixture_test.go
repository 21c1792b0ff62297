package gateway_test

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"
	"github.com/aws/smithy-go"

	"kikite/infra/local/internal/awsapi"
	"kikite/infra/local/internal/gateway"
	"kikite/infra/local/internal/policy"
	"kikite/infra/local/internal/state"
)

const (
	booking  = "kikite-local-booking-api"
	roleARN  = "arn:aws:iam::000000000000:role/booking"
	tableARN = "arn:aws:dynamodb:ap-northeast-1:000000000000:table/kikite-local-booking"
)

// world is a gateway with one function, whose role has the given policy, and a fake engine.
type world struct {
	*testing.T
	gateway *gateway.Gateway
	url     string
	keys    *gateway.Credentials
	now     time.Time

	mu       sync.Mutex
	unlisted []error
	woken    []string
	bodies   []string
	answer   string
}

func newWorld(t *testing.T, statements string) *world {
	t.Helper()
	store, err := state.Open(filepath.Join(t.TempDir(), "state.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	w := &world{T: t, now: time.Now(), answer: "{}"}
	if w.keys, err = gateway.NewCredentials(store, []awsapi.Caller{{Function: booking, RoleARN: roleARN}}); err != nil {
		t.Fatal(err)
	}
	policies, err := policy.New([]policy.Role{{ARN: roleARN, Policies: [][]byte{[]byte(`{"Statement":[` + statements + `]}`)}}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	w.gateway = gateway.New(gateway.Config{Credentials: w.keys, Policies: policies, Log: slog.New(slog.NewTextHandler(io.Discard, nil)),
		Now: func() time.Time { return w.now }, Random: func() float64 { return 0.5 }, Unlisted: func(err error) {
			w.mu.Lock()
			defer w.mu.Unlock()
			w.unlisted = append(w.unlisted, err)
		}})
	w.gateway.NewDatabase([]gateway.Table{{Name: "kikite-local-booking", ARN: tableARN, HashKey: "pk", Indexes: map[string]string{"gsi1": "gsi1pk"}}},
		w.forward, func(table string) {
			w.mu.Lock()
			defer w.mu.Unlock()
			w.woken = append(w.woken, table)
		}).Register(w.gateway)
	server := httptest.NewServer(w.gateway)
	t.Cleanup(server.Close)
	w.url = server.URL
	return w
}

func (w *world) forward(_ context.Context, _ string, body []byte) (int, []byte, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.bodies = append(w.bodies, string(body))
	if w.answer == "" {
		return 0, nil, errors.New("engine gone")
	}
	return http.StatusOK, []byte(w.answer), nil
}

// reached are the bodies that came to the engine.
func (w *world) reached() []string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return slices.Clone(w.bodies)
}

// stops are the errors by which the gateway wanted the local cloud to stop.
func (w *world) stops() []error {
	w.mu.Lock()
	defer w.mu.Unlock()
	return slices.Clone(w.unlisted)
}

func (w *world) config(change func(*gateway.Key)) aws.Config {
	k, _ := w.keys.Of(booking)
	if change != nil {
		change(&k)
	}
	return aws.Config{Region: awsapi.Region, BaseEndpoint: aws.String(w.url), RetryMaxAttempts: 1,
		Credentials: credentials.NewStaticCredentialsProvider(k.AccessKey, k.Secret, "")}
}

func (w *world) get(c aws.Config, pk string) error {
	_, err := dynamodb.NewFromConfig(c).GetItem(w.Context(), &dynamodb.GetItemInput{TableName: aws.String("kikite-local-booking"),
		Key: map[string]types.AttributeValue{"pk": &types.AttributeValueMemberS{Value: pk}, "sk": &types.AttributeValueMemberS{Value: "x"}}})
	return err
}

// code is the error code of AWS, "" for nil.
func code(err error) string {
	if err == nil {
		return ""
	}
	var e smithy.APIError
	if errors.As(err, &e) {
		return e.ErrorCode()
	}
	return "? " + err.Error()
}

func allow(action, resource string) string {
	return `{"Effect":"Allow","Action":"` + action + `","Resource":"` + resource + `"}`
}
