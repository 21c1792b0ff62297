package booking

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/aws/ratelimit"
	"github.com/aws/aws-sdk-go-v2/aws/retry"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"

	"kikite/shared/store"
	"kikite/shared/testkit"
)

// fate is what becomes of one HTTP request between the SDK client and the engine.
type fate int

const (
	arrives     fate = iota
	lostRequest      // the engine never sees it
	lostAnswer       // the engine has done it, and nobody hears so
	conflicts        // another transaction holds an item; the engine itself never says so
)

var fateNames = [...]string{"arrived", "request lost", "answer lost", "conflict"}

// wire is the network in front of the engine. Other than the faults of faults_test.go it lies below the SDK, whose own repetitions
// (with the same transaction token) go through it again.
type wire struct {
	next   aws.HTTPClient
	fate   func(operation string) fate
	lost   func(done bool) // hears of each answer that is lost; nil: nobody does
	mu     sync.Mutex
	counts map[string]int
}

const transact = "TransactWriteItems"

func (w *wire) Do(r *http.Request) (*http.Response, error) {
	_, operation, _ := strings.Cut(r.Header.Get("X-Amz-Target"), ".")
	f := w.fate(operation)
	w.mu.Lock()
	w.counts[operation+" "+fateNames[f]]++
	w.mu.Unlock()
	switch f {
	case lostRequest:
		return nil, errLost
	case conflicts:
		return conflictAnswer(r)
	case lostAnswer:
		resp, err := w.next.Do(r)
		if err != nil {
			return nil, err
		}
		_, err = io.Copy(io.Discard, resp.Body)
		if w.lost != nil {
			w.lost(resp.StatusCode == http.StatusOK)
		}
		return nil, errors.Join(errLost, err, resp.Body.Close())
	default:
		return w.next.Do(r)
	}
}

// conflictAnswer is DynamoDB's answer to a transaction that met another one at its first item.
func conflictAnswer(r *http.Request) (*http.Response, error) {
	var in struct{ TransactItems []any }
	if err := json.NewDecoder(r.Body).Decode(&in); err != nil {
		return nil, err
	}
	type reason struct{ Code string }
	reasons := []reason{{"TransactionConflict"}}
	for range in.TransactItems[1:] {
		reasons = append(reasons, reason{"None"})
	}
	body, err := json.Marshal(map[string]any{
		"__type": "com.amazonaws.dynamodb.v20120810#TransactionCanceledException", "Message": "Transaction cancelled", "CancellationReasons": reasons,
	})
	return &http.Response{
		StatusCode: http.StatusBadRequest, Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1, Request: r,
		Header: http.Header{"Content-Type": {"application/x-amz-json-1.0"}}, Body: io.NopCloser(bytes.NewReader(body)),
	}, err
}

// wired is a table behind a wire. tries is how often the SDK sends a request before it gives up.
func wired(t testing.TB, name string, tries int, f func(operation string) fate) (*Table, *wire) {
	t.Helper()
	w := &wire{next: &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 64}}, fate: f, counts: map[string]int{}}
	client := dynamodb.New(testkit.Client(t).Options(), func(o *dynamodb.Options) {
		o.HTTPClient = w
		o.Retryer = retry.NewStandard(func(o *retry.StandardOptions) {
			o.MaxAttempts, o.RateLimiter = tries, ratelimit.None
			o.Backoff = retry.BackoffDelayerFunc(func(int, error) (time.Duration, error) { return time.Millisecond, nil })
		})
	})
	return &Table{store.OpenClient(client, name)}, w
}

// String lists the counts.
func (w *wire) String() string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return fmt.Sprint(w.counts)
}
