package engine_test

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"kikite/infra/local/internal/engine"
)

const tableName = "kikite-test-booking"

var quiet = slog.New(slog.NewTextHandler(io.Discard, nil))

func testTable() engine.Table {
	return engine.Table{Name: tableName, StreamView: "NEW_AND_OLD_IMAGES", TTL: "ttl",
		Keys:       []engine.Key{{AttributeName: "pk", KeyType: "HASH"}, {AttributeName: "sk", KeyType: "RANGE"}},
		Attributes: map[string]string{"pk": "S", "sk": "S"}}
}

// start runs an engine with the test table in dir.
func start(t *testing.T, dir string) *engine.Engine {
	t.Helper()
	source, err := engine.Find(".", func(string) string { return "" })
	if err != nil {
		t.Fatal(err)
	}
	e, err := engine.Start(t.Context(), source, dir, quiet)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(e.Close)
	if err := e.Ensure(t.Context(), testTable()); err != nil {
		t.Fatal(err)
	}
	return e
}

func put(t *testing.T, e *engine.Engine, pk, sk string, more ...string) {
	t.Helper()
	body := fmt.Sprintf(`{"TableName":%q,"Item":{"pk":{"S":%q},"sk":{"S":%q}%s}}`, tableName, pk, sk, strings.Join(more, ""))
	a, err := e.Forward(t.Context(), "PutItem", []byte(body))
	if err != nil || a.Status != 200 {
		t.Fatalf("put: %d %s %v", a.Status, a.Body, err)
	}
}

func get(t *testing.T, e *engine.Engine, pk, sk string) string {
	t.Helper()
	a, err := e.Forward(t.Context(), "GetItem", []byte(fmt.Sprintf(`{"TableName":%q,"Key":{"pk":{"S":%q},"sk":{"S":%q}}}`, tableName, pk, sk)))
	if err != nil || a.Status != 200 {
		t.Fatalf("get: %d %s %v", a.Status, a.Body, err)
	}
	return string(a.Body)
}

func TestEnsureTwiceAndAddIndex(t *testing.T) {
	t.Parallel()
	e := start(t, t.TempDir())
	table := testTable()
	put(t, e, "a", "1", `,"gsi1pk":{"S":"g"}`)
	table.Attributes["gsi1pk"] = "S"
	table.Indexes = []engine.Index{{Name: "gsi1", Keys: []engine.Key{{AttributeName: "gsi1pk", KeyType: "HASH"}}, Projection: "ALL"}}
	for range 2 {
		if err := e.Ensure(t.Context(), table); err != nil {
			t.Fatal(err)
		}
	}
	a, err := e.Forward(t.Context(), "Query", []byte(fmt.Sprintf(`{"TableName":%q,"IndexName":"gsi1","KeyConditionExpression":"gsi1pk = :p",
		"ExpressionAttributeValues":{":p":{"S":"g"}}}`, tableName)))
	if err != nil || !strings.Contains(string(a.Body), `"Count":1`) {
		t.Errorf("query on the added index: %s %v", a.Body, err)
	}
	table.Keys = table.Keys[:1]
	if err := e.Ensure(t.Context(), table); err == nil || !strings.Contains(err.Error(), "exists with the key") {
		t.Errorf("another key: %v", err)
	}
}

func TestEngineComesBackWithItsData(t *testing.T) {
	t.Parallel()
	e := start(t, t.TempDir())
	put(t, e, "a", "1")
	process, err := os.FindProcess(e.PID())
	if err != nil {
		t.Fatal(err)
	}
	if err := process.Kill(); err != nil {
		t.Fatal(err)
	}
	// The call waits for the restart, unless it hits the moment of the death itself.
	deadline := time.Now().Add(10 * time.Second)
	for {
		a, err := e.Forward(t.Context(), "GetItem", []byte(fmt.Sprintf(`{"TableName":%q,"Key":{"pk":{"S":"a"},"sk":{"S":"1"}}}`, tableName)))
		if err == nil {
			if !strings.Contains(string(a.Body), `"Item"`) {
				t.Fatalf("the item is gone: %s", a.Body)
			}
			break
		}
		if time.Now().After(deadline) {
			t.Fatal(err)
		}
	}
	if e.PID() == process.Pid {
		t.Error("the process is the same")
	}
}

func TestFindSaysHowToGetAnEngine(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("PATH", dir)
	_, err := engine.Find(dir, func(string) string { return "" })
	if err == nil || !strings.Contains(err.Error(), "npm ci") || !strings.Contains(err.Error(), engine.EndpointVariable) {
		t.Errorf("got %v", err)
	}
	onPath := filepath.Join(dir, "dynoxide")
	if err := os.WriteFile(onPath, nil, 0o700); err != nil {
		t.Fatal(err)
	}
	if s, err := engine.Find(dir, func(string) string { return "" }); err != nil || s.Binary != onPath {
		t.Errorf("on the PATH: %+v, %v", s, err)
	}
	if s, err := engine.Find(dir, func(string) string { return "http://127.0.0.1:8000" }); err != nil || s.Endpoint == "" || s.Binary != "" {
		t.Errorf("by variable: %+v, %v", s, err)
	}
	if _, err := engine.Find(dir, func(string) string { return "localhost" }); err == nil {
		t.Error("a variable without a URL was accepted")
	}
}

func TestForeignEndpointThatDoesNotAnswer(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
	defer cancel()
	if _, err := engine.Start(ctx, engine.Source{Endpoint: "http://127.0.0.1:1"}, t.TempDir(), quiet); err == nil || !strings.Contains(err.Error(), "does not answer") {
		t.Errorf("got %v", err)
	}
}

func TestForeignEndpointIsUsed(t *testing.T) {
	t.Parallel()
	own := start(t, t.TempDir())
	foreign, err := engine.Start(t.Context(), engine.Source{Endpoint: own.Endpoint()}, t.TempDir(), quiet)
	if err != nil {
		t.Fatal(err)
	}
	defer foreign.Close()
	put(t, foreign, "a", "1")
	if !strings.Contains(get(t, own, "a", "1"), `"Item"`) {
		t.Error("the item did not arrive")
	}
}

func TestExpirerDeletesWhatIsDue(t *testing.T) {
	t.Parallel()
	e := start(t, t.TempDir())
	now := time.Unix(1_800_000_000, 0)
	put(t, e, "early", "1", fmt.Sprintf(`,"ttl":{"N":"%d"}`, now.Unix()+60))
	put(t, e, "late", "1", fmt.Sprintf(`,"ttl":{"N":"%d"}`, now.Unix()+7200))
	put(t, e, "never", "1")
	clock := newMovable(now)
	woken := make(chan string, 8)
	x := engine.NewExpirer(e, []engine.Table{testTable()}, clock, func(table string) { woken <- table }, quiet)
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- x.Run(ctx) }()
	time.Sleep(50 * time.Millisecond)
	clock.add(time.Hour)
	select {
	case <-woken:
	case <-time.After(5 * time.Second):
		t.Fatal("nothing was deleted")
	}
	cancel()
	if err := <-done; err != nil {
		t.Fatal(err)
	}
	for key, want := range map[string]bool{"early": false, "late": true, "never": true} {
		if got := strings.Contains(get(t, e, key, "1"), `"Item"`); got != want {
			t.Errorf("%s is there: %v", key, got)
		}
	}
}

// TestEngineKeepsTheIndexOfItsStream guards what seed.sql is for. A measurement would need 20,000 records to stand out from
// the noise of a busy machine; that the engine works on the prepared file, and leaves index and trigger in it, is certain.
func TestEngineKeepsTheIndexOfItsStream(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	e := start(t, dir)
	put(t, e, "a", "1")
	e.Close()
	raw, err := os.ReadFile(filepath.Join(dir, "dynamodb.db"))
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range []string{
		"CREATE INDEX _stream_records_sequence ON _stream_records(table_name, CAST(sequence_number AS INTEGER))",
		"CREATE TRIGGER _stream_records_retention AFTER INSERT ON _stream_records",
		`CREATE TABLE "` + tableName + `"`,
	} {
		if !bytes.Contains(raw, []byte(part)) {
			t.Errorf("the database lacks %s", part)
		}
	}
}
