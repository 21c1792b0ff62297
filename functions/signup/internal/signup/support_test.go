package signup_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	lambdaevents "github.com/aws/aws-lambda-go/events"

	"kikite/events"
	"kikite/functions/signup/internal/signup"
	"kikite/shared/claimcheck"
	"kikite/shared/principal"
	"kikite/shared/testkit"
)

// world is a service over a real engine with fakes of everything else.
type world struct {
	*signup.Service
	t       testing.TB
	users   *users
	files   *fileStore
	objects *testkit.Objects
	clock   *testkit.Clock
	api     http.Handler
	op      person // an operator
}

// person is somebody who can make requests.
type person struct{ principal.Principal }

func newWorld(t testing.TB) *world {
	t.Helper()
	w := &world{t: t, users: &users{byID: map[events.ID]user{}}, files: &fileStore{objects: map[string][]byte{}}, objects: &testkit.Objects{},
		clock: testkit.NewClock(time.Date(2026, 10, 1, 0, 0, 0, 0, time.UTC))}
	source := &counter{counts: map[string]int{}}
	w.Service = signup.New(signup.Deps{
		Table: testkit.Table(t), Claims: claimcheck.New(w.objects, "claims", events.Signup), Users: w.users, Files: w.files,
		Clock: w.clock, IDs: source, Secret: source.secret, WebURL: "https://kikite.example",
		Pause: func(ctx context.Context, d time.Duration) error { w.clock.Advance(d); return ctx.Err() },
	})
	w.api = w.API()
	opened, err := w.OpenOperator(context.Background(), "運営 一子", "ops@kikite.example", "ja", "Asia/Tokyo")
	if err != nil {
		t.Fatal(err)
	}
	w.op = person{principal.Principal{AccountID: opened.AccountID, Role: events.RoleOperator}}
	return w
}

// answer is what a request got.
type answer struct {
	status int
	body   []byte
}

func (a answer) code() string {
	var p struct {
		Code string `json:"code"`
	}
	_ = json.Unmarshal(a.body, &p)
	return p.Code
}

// call makes a request below /api/signup; body is JSON text, or a value to be written as JSON, or nil.
func (w *world) call(who *person, method, path string, body any, header ...string) answer {
	w.t.Helper()
	var text []byte
	switch b := body.(type) {
	case nil:
	case string:
		text = []byte(b)
	default:
		var err error
		if text, err = json.Marshal(b); err != nil {
			w.t.Fatal(err)
		}
	}
	r := httptest.NewRequest(method, "/api/signup"+path, bytes.NewReader(text))
	if len(text) > 0 {
		r.Header.Set("Content-Type", "application/json")
	}
	for i := 0; i+1 < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	if who != nil {
		r = r.WithContext(principal.With(r.Context(), who.Principal))
	}
	rec := httptest.NewRecorder()
	w.api.ServeHTTP(rec, r)
	return answer{rec.Code, rec.Body.Bytes()}
}

// must makes a request that has to succeed and reads its answer into out.
func (w *world) must(who *person, method, path string, body any, out any, header ...string) {
	w.t.Helper()
	a := w.call(who, method, path, body, header...)
	if a.status >= 300 {
		w.t.Fatalf("%s %s: %d %s", method, path, a.status, a.body)
	}
	if out != nil {
		if err := json.Unmarshal(a.body, out); err != nil {
			w.t.Fatalf("%s %s: %v in %s", method, path, err, a.body)
		}
	}
}

// refused makes a request that has to fail with a status and a code.
func (w *world) refused(who *person, method, path string, body any, status int, code string) {
	w.t.Helper()
	a := w.call(who, method, path, body)
	if a.status != status || a.code() != code {
		w.t.Errorf("%s %s: %d %s, want %d %s", method, path, a.status, a.body, status, code)
	}
}

// outbox returns the data of all events of a type, oldest version first.
func outbox[T any](w *world, typ events.Type[T]) []T {
	w.t.Helper()
	var out []T
	for _, e := range testkit.Outbox(w.t, w.Table) {
		if e.Type == typ.Name() {
			data, err := typ.Parse(e)
			if err != nil {
				w.t.Fatal(err)
			}
			out = append(out, data)
		}
	}
	return out
}

// claim reads a claim as its consumer would.
func claim[T any](w *world, key events.ClaimKey) T {
	w.t.Helper()
	var out T
	consumer, _, _ := strings.Cut(string(key), "/")
	if err := claimcheck.New(w.objects, "claims", events.Code(consumer)).Get(context.Background(), key, &out); err != nil {
		w.t.Fatal(err)
	}
	return out
}

// deliver hands every event of the outbox to the worker, as the bus would; those that it does not know are left out.
func (w *world) deliver() {
	w.t.Helper()
	known := map[string]bool{}
	for _, name := range w.Worker().Types() {
		known[name] = true
	}
	for _, e := range testkit.Outbox(w.t, w.Table) {
		if known[e.Type] {
			w.consume(e)
		}
	}
}

func (w *world) consume(e events.Envelope) {
	w.t.Helper()
	if !w.taken(e) {
		w.t.Fatalf("worker failed on %s", e.Type)
	}
}

// taken hands an event to the worker and says whether it succeeded.
func (w *world) taken(e events.Envelope) bool {
	w.t.Helper()
	body, err := json.Marshal(map[string]any{"detail": e})
	if err != nil {
		w.t.Fatal(err)
	}
	out, err := w.Worker().Handle(context.Background(), lambdaevents.SQSEvent{Records: []lambdaevents.SQSMessage{{MessageId: "1", Body: string(body)}}})
	return err == nil && len(out.BatchItemFailures) == 0
}

// arrive tells the importer of every file that came since the last call, and says whether it succeeded.
func (w *world) arrive() bool {
	w.t.Helper()
	ok := true
	for _, key := range w.files.fresh() {
		ok = w.notify(key) && ok
	}
	return ok
}

func (w *world) notify(key string) bool {
	w.t.Helper()
	body := fmt.Sprintf(`{"Records":[{"s3":{"bucket":{"name":"files"},"object":{"key":%q}}}]}`, key)
	out, err := w.Importer(context.Background(), lambdaevents.SQSEvent{Records: []lambdaevents.SQSMessage{{MessageId: "1", Body: body}}})
	if err != nil {
		w.t.Fatal(err)
	}
	return len(out.BatchItemFailures) == 0
}
