package object_test

import (
	"context"
	"errors"
	"net/http"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/google/uuid"

	"kikite/infra/local/internal/awsapi"
	"kikite/infra/local/internal/awsapi/awsapitest"
	"kikite/infra/local/internal/clock"
	"kikite/infra/local/internal/object"
	"kikite/infra/local/internal/state"
)

const (
	files  = "files-bucket"
	claims = "claims-bucket"
	keyARN = "arn:aws:kms:ap-northeast-1:000000000000:key/11111111-1111-4111-8111-111111111111"
	queue  = "arn:aws:sqs:ap-northeast-1:000000000000:importer"
)

// queues collects messages; while broken is set it refuses them.
type queues struct {
	mu     sync.Mutex
	broken bool
	bodies []string
}

func (q *queues) Send(_ context.Context, arn, body string) error {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.broken || arn != queue {
		return errors.New("queue is down")
	}
	q.bodies = append(q.bodies, body)
	return nil
}

func (q *queues) got() []string {
	q.mu.Lock()
	defer q.mu.Unlock()
	return append([]string(nil), q.bodies...)
}

func (q *queues) breakDown(broken bool) {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.broken = broken
}

// guard knows the one key pair of awsapitest and denies the actions in denied.
type guard struct {
	mu     sync.Mutex
	denied map[string]bool
	asked  []awsapi.Permission
}

func (g *guard) Secret(key string) (string, awsapi.Caller, bool) {
	return "secret", awsapi.Caller{Function: "signup-api"}, key == "AKIATEST"
}

func (g *guard) Authorize(_ context.Context, _ awsapi.Caller, p []awsapi.Permission) error {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.asked = append(g.asked, p...)
	for _, one := range p {
		if g.denied[one.Action] {
			return &awsapi.Error{Status: http.StatusForbidden, Code: "AccessDenied", Message: "not allowed: " + one.Action}
		}
	}
	return nil
}

type fixture struct {
	*object.Service
	s3     *s3.Client
	server *awsapitest.Server
	queues *queues
	guard  *guard
	now    *time.Time // the machine's time, for expiry
	run    func()
	clock  *clock.Clock
}

func start(t *testing.T, folder string) fixture {
	t.Helper()
	store, err := state.Open(filepath.Join(folder, "state.db"))
	if err != nil {
		t.Fatal(err)
	}
	c, err := clock.New(store, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	q, g, now := &queues{}, &guard{denied: map[string]bool{}}, time.Now()
	s, err := object.New(object.Config{Folder: filepath.Join(folder, "objects"), Buckets: []object.Bucket{
		{Name: files,
			CORS:          []object.CORSRule{{Origins: []string{"http://localhost:*"}, Methods: []string{"POST", "PUT"}, Headers: []string{"*"}, Exposed: []string{"ETag"}}},
			Notifications: []object.Notification{{ID: "importer", QueueARN: queue, Events: []string{"s3:ObjectCreated:*"}, Prefix: "rosters/", Suffix: ".csv"}},
			Expire:        []object.Expiry{{Prefix: "old/", Days: 2}}},
		{Name: claims, KMSKeyARN: keyARN},
	}}, object.Deps{Store: store, Clock: c, RealTime: func() time.Time { return now }, NewID: uuid.NewString, Queues: q, Secrets: g, Authorizer: g})
	if err != nil {
		t.Fatal(err)
	}
	server := awsapitest.Start(t)
	server.Unsigned = func(r *http.Request) http.Handler {
		if s.Handles(r) {
			return s
		}
		return nil
	}
	s.Register(server)
	ctx, stop := context.WithCancel(context.Background())
	var running sync.WaitGroup
	t.Cleanup(func() { stop(); running.Wait(); _ = store.Close() })
	return fixture{Service: s, server: server, queues: q, guard: g, now: &now, clock: c,
		s3:  s3.NewFromConfig(server.Config(), func(o *s3.Options) { o.UsePathStyle = true }),
		run: func() { running.Go(func() { _ = s.Run(ctx) }); running.Go(func() { _ = s.RunLifecycle(ctx) }) }}
}

// eventually waits in real time for what another goroutine does.
func eventually(t *testing.T, what string, ok func() bool) {
	t.Helper()
	for deadline := time.Now().Add(10 * time.Second); time.Now().Before(deadline); time.Sleep(5 * time.Millisecond) {
		if ok() {
			return
		}
	}
	t.Fatal("never came: " + what)
}

func (g *guard) Allows(_ awsapi.Caller, p awsapi.Permission) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	return !g.denied[p.Action]
}
