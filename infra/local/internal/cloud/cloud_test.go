package cloud_test

import (
	"context"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"kikite/infra/local/internal/cloud"
)

func TestEventFlowsFromOutboxToWorker(t *testing.T) {
	t.Parallel()
	w := newWorld(t, nil)
	for i := range 20 {
		if status, body := w.api(http.MethodPost, fmt.Sprint("items/", i)); status != http.StatusOK {
			t.Fatalf("%d %s", status, body)
		}
	}
	for i := range 20 {
		w.until(fmt.Sprint("items/", i), "1")
	}
	var idle struct{ Idle bool }
	w.console(http.MethodGet, "idle?wait=10s", "", &idle)
	if !idle.Idle {
		t.Error("not idle when everything is done")
	}
	var events []struct{ Type string }
	w.console(http.MethodGet, "events", "", &events)
	if len(events) != 20 {
		t.Errorf("%d events in the flow", len(events))
	}
	var calls []struct {
		Function, Operation string
		Calls               int
		WriteUnits          float64 `json:"write_units"`
	}
	w.console(http.MethodGet, "calls", "", &calls)
	for _, c := range calls {
		if c.Function == "kikite-test-api" && c.Operation == "TransactWriteItems" && (c.Calls != 20 || c.WriteUnits != 80) {
			t.Errorf("calls %+v", c)
		}
	}
}

// TestHop measures what the local cloud adds between an outbox item and its worker: no polling interval may be in it.
func TestHop(t *testing.T) {
	t.Parallel()
	w := newWorld(t, nil)
	w.api(http.MethodPost, "items/warm")
	w.until("items/warm", "1")
	best := time.Hour
	for i := range 5 {
		w.api(http.MethodPost, fmt.Sprint("items/", i))
		began := time.Now()
		w.until(fmt.Sprint("items/", i), "1")
		best = min(best, time.Since(began))
	}
	if best > 250*time.Millisecond {
		t.Errorf("the fastest of five took %s", best)
	}
	t.Logf("fastest %s", best)
}

func TestRestartKeepsDataAndAddress(t *testing.T) {
	t.Parallel()
	w := newWorld(t, nil)
	w.api(http.MethodPost, "items/a")
	before := w.address
	if err := w.stop(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(w.cfg.Data, "address")); err == nil {
		t.Error("a stopped local cloud still publishes its address")
	}
	w.start()
	w.until("items/a", "1")
	if w.address != before {
		t.Errorf("address %s became %s", before, w.address)
	}
}

func TestDataDirectoryInUse(t *testing.T) {
	t.Parallel()
	w := newWorld(t, nil)
	err := cloud.Run(t.Context(), config(w.cfg.Assembly, w.cfg.Data, w.log))
	if err == nil || !strings.Contains(err.Error(), "another local cloud") {
		t.Errorf("got %v", err)
	}
	if status, _ := w.api(http.MethodGet, "items/a"); status != http.StatusOK {
		t.Error("the first one was harmed")
	}
}

func TestUnlistedOperationStopsWithItsName(t *testing.T) {
	t.Parallel()
	w := newWorld(t, nil)
	w.api(http.MethodPost, "unlisted")
	for deadline := time.Now().Add(10 * time.Second); ; time.Sleep(5 * time.Millisecond) {
		if _, err := os.Stat(filepath.Join(w.cfg.Data, "address")); err != nil {
			break
		}
		if time.Now().After(deadline) {
			t.Fatal("it goes on")
		}
	}
	if err := w.stop(); err == nil || !strings.Contains(err.Error(), "sqs ListQueues, which kikite-test-api called") {
		t.Errorf("stopped with %v", err)
	}
}

func TestMissingGrantIsDeniedAndShown(t *testing.T) {
	t.Parallel()
	w := newWorld(t, nil)
	if status, body := w.api(http.MethodPost, "forbidden"); status != http.StatusInternalServerError || !strings.Contains(body, "not authorized to perform: dynamodb:Scan") {
		t.Fatalf("%d %s", status, body)
	}
	var denials []struct{ Function, Action string }
	w.console(http.MethodGet, "denials", "", &denials)
	if len(denials) != 1 || denials[0].Function != "kikite-test-api" || denials[0].Action != "dynamodb:Scan" {
		t.Errorf("denials %+v", denials)
	}
}

func TestGrantsOfADeploymentAreChecked(t *testing.T) {
	t.Parallel()
	cut := func(from, to string) func(string) string {
		return func(s string) string { return strings.Replace(s, from, to, 1) }
	}
	tests := []struct {
		name   string
		change func(string) string
		want   string
	}{
		{"queue polling", cut(`"sqs:ReceiveMessage", `, ""), "Poll: the function's role may not sqs:ReceiveMessage"},
		{"stream polling", cut(`"dynamodb:GetRecords", `, ""), "Stream: the function's role may not dynamodb:GetRecords"},
		{"rule to queue", cut(`"Principal": {"Service": "events.amazonaws.com"}`, `"Principal": {"Service": "s3.amazonaws.com"}`), "Rule: EventBridge may not send to"},
		{"route", cut(`/*/*/api/demo/*`, `/*/*/api/other/*`), "apigateway.amazonaws.com may not invoke"},
		{"trigger", cut(`"Principal": "cognito-idp.amazonaws.com"`, `"Principal": "s3.amazonaws.com"`), "Pool: cognito-idp.amazonaws.com may not invoke"},
		{"execution role", cut(`"lambda.amazonaws.com"`, `"ec2.amazonaws.com"`), "its role cannot be assumed by Lambda"},
		{"unknown type", cut(`"AWS::CloudWatch::Alarm"`, `"AWS::ECS::Cluster"`), "AWS::ECS::Cluster (logical ID Alarm, stack App)"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
			defer cancel()
			err := cloud.Run(ctx, config(assembly(t, tt.change), t.TempDir(), &safeBuffer{}))
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got %v, want %q", err, tt.want)
			}
		})
	}
}

func TestClockMovesFunctionsAndSchedules(t *testing.T) {
	t.Parallel()
	w := newWorld(t, nil)
	w.until("clock", "0s")
	w.console(http.MethodPost, "clock", `{"advance":"90m"}`, nil)
	if _, body := w.api(http.MethodGet, "clock"); body != "1h30m0s" {
		t.Errorf("the function is ahead by %s", body)
	}
	raw, err := os.ReadFile(filepath.Join(w.cfg.Data, "environment", "kikite-test-api.env"))
	if err != nil || !strings.Contains(string(raw), "KIKITE_CLOCK_OFFSET=1h30m0s\n") || !strings.Contains(string(raw), "TABLE_NAME=kikite-test-demo\n") {
		t.Errorf("environment for tools: %s, %v", raw, err)
	}
	w.until("items/tick", "2") // a rate begins at once, and once more after its hour
}

func TestFrontDoor(t *testing.T) {
	t.Parallel()
	w := newWorld(t, nil)
	for path, want := range map[string]string{
		"/config.json": `"issuer":"` + w.address + `/_local/identity"`,
		"/":            "The web client is not built",
		"/_local/":     "<html",
		"/_local/identity/.well-known/openid-configuration": `"issuer":"` + w.address + `/_local/identity"`,
		"/api/demo/items/1": "Unauthorized",
		"/api/unknown":      "Not Found",
	} {
		if _, body := call(t.Context(), http.MethodGet, w.address+path, ""); !strings.Contains(body, want) {
			t.Errorf("%s: %.300s", path, body)
		}
	}
}

func TestPortTaken(t *testing.T) {
	t.Parallel()
	w := newWorld(t, nil)
	cfg := config(w.cfg.Assembly, t.TempDir(), w.log)
	if _, err := fmt.Sscanf(w.address, "http://localhost:%d", &cfg.Port); err != nil {
		t.Fatal(err)
	}
	if err := cloud.Run(t.Context(), cfg); err == nil || !strings.Contains(err.Error(), "--port") {
		t.Errorf("got %v", err)
	}
}
