package bus_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/eventbridge"
	"github.com/aws/aws-sdk-go-v2/service/eventbridge/types"
	"github.com/aws/smithy-go"

	"kikite/infra/local/internal/awsapi"
	"kikite/infra/local/internal/bus"
	"kikite/infra/local/internal/queue"
	"kikite/infra/local/internal/queue/queuetest"
	"kikite/infra/local/internal/state"
)

type world struct {
	store  *state.Store
	clock  *queuetest.Clock
	queues *queue.Service
	bus    *bus.Service
	gate   *queuetest.Gateway
	client *eventbridge.Client
}

func rules() bus.Config {
	return bus.Config{
		Buses: []string{"kikite"},
		Rules: []bus.Rule{
			{Name: "mailer", Bus: bus.ARN("kikite"), Pattern: []byte(`{"detail-type":["booking.confirmed","booking.cancelled"]}`),
				Targets: []bus.Target{{ID: "t", ARN: queue.ARN("mailer")}}},
			{Name: "reminders", Bus: "kikite", Pattern: []byte(`{"source":["kikite.booking"],"detail":{"entity_version":[{"numeric":[">",0]}]}}`),
				Targets: []bus.Target{{ID: "t", ARN: queue.ARN("reminders")}}},
			{Name: "off", Bus: "kikite", Disabled: true, Pattern: []byte(`{"source":[{"prefix":"kikite"}]}`),
				Targets: []bus.Target{{ID: "t", ARN: queue.ARN("mailer")}}},
			{Name: "feedback", Pattern: []byte(`{"source":["aws.ses"]}`), Targets: []bus.Target{{ID: "t", ARN: queue.ARN("mailer")}}},
		},
	}
}

func open(t *testing.T, path string) *world {
	t.Helper()
	store, err := state.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	var ids atomic.Int64
	id := func() string { return fmt.Sprintf("e-%d", ids.Add(1)) }
	w := &world{store: store, clock: queuetest.NewClock(), gate: queuetest.NewGateway(t)}
	w.queues, err = queue.New(queue.Config{Queues: []queue.Queue{{Name: "mailer"}, {Name: "reminders"}}},
		queue.Deps{Store: store, Clock: w.clock, NewID: id, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	w.bus, err = bus.New(rules(), bus.Deps{Store: store, Clock: w.clock, Queues: w.queues, NewID: id, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	w.bus.Register(w.gate)
	w.client = eventbridge.NewFromConfig(w.gate.Config())
	return w
}

func entry(detailType, detail string) types.PutEventsRequestEntry {
	return types.PutEventsRequestEntry{EventBusName: aws.String("kikite"), Source: aws.String("kikite.booking"),
		DetailType: aws.String(detailType), Detail: aws.String(detail)}
}

func (w *world) messages(t *testing.T, name string) []queue.Message {
	t.Helper()
	m, err := w.queues.Messages(name, 100)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

const confirmed = `{"id":"01A","correlation_id":"01C","causation_id":"01B","entity_id":"bk-1","entity_version":2,"data":{"x":[1]}}`

func TestPutEventsReachesQueuesBeforeTheAnswer(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "state")
	w := open(t, path)
	at := time.Date(2026, 4, 1, 9, 30, 0, 0, time.UTC)
	e := entry("booking.confirmed", confirmed)
	e.Time = &at
	out, err := w.client.PutEvents(t.Context(), &eventbridge.PutEventsInput{Entries: []types.PutEventsRequestEntry{e, entry("booking.held", confirmed)}})
	if err != nil || out.FailedEntryCount != 0 || len(out.Entries) != 2 {
		t.Fatalf("PutEvents = %+v, %v", out, err)
	}
	mail, remind := w.messages(t, "mailer"), w.messages(t, "reminders")
	if len(mail) != 1 || len(remind) != 2 {
		t.Fatalf("mailer %d, reminders %d", len(mail), len(remind))
	}
	var got map[string]any
	if err := json.Unmarshal([]byte(mail[0].Body), &got); err != nil {
		t.Fatal(err)
	}
	for key, want := range map[string]string{"version": "0", "id": *out.Entries[0].EventId, "detail-type": "booking.confirmed",
		"source": "kikite.booking", "account": awsapi.Account, "region": awsapi.Region, "time": "2026-04-01T09:30:00Z"} {
		if got[key] != want {
			t.Errorf("%s = %v, want %s", key, got[key], want)
		}
	}
	if d, _ := got["detail"].(map[string]any); d["entity_id"] != "bk-1" {
		t.Errorf("detail %v", got["detail"])
	}
	if err := w.store.Close(); err != nil { // nothing was announced to the new process: only disk counts
		t.Fatal(err)
	}
	w = open(t, path)
	if len(w.messages(t, "mailer")) != 1 || len(w.messages(t, "reminders")) != 2 || len(w.bus.Flow(bus.FlowFilter{})) != 2 {
		t.Error("lost by a restart")
	}
}

func TestPermissionsNameBusSourceAndType(t *testing.T) {
	t.Parallel()
	w := open(t, filepath.Join(t.TempDir(), "state"))
	if _, err := w.client.PutEvents(t.Context(), &eventbridge.PutEventsInput{Entries: []types.PutEventsRequestEntry{entry("booking.held", confirmed)}}); err != nil {
		t.Fatal(err)
	}
	p := w.gate.Permissions()
	if len(p) != 1 || p[0].Action != "events:PutEvents" || p[0].Resource != bus.ARN("kikite") ||
		!slices.Equal(p[0].Context["events:source"], []string{"kikite.booking"}) || p[0].Context["events:detail-type"][0] != "booking.held" {
		t.Errorf("permissions %+v", p)
	}
}

func TestBadEntriesFailAlone(t *testing.T) {
	t.Parallel()
	w := open(t, filepath.Join(t.TempDir(), "state"))
	elsewhere := entry("booking.held", confirmed)
	elsewhere.EventBusName = aws.String("nowhere")
	ours := entry("booking.held", confirmed)
	ours.Source = aws.String("aws.ses")
	nameless := entry("booking.held", confirmed)
	nameless.Source = nil
	entries := []types.PutEventsRequestEntry{entry("booking.held", confirmed), entry("booking.held", `{"broken`), entry("booking.held", `"text"`),
		entry("", confirmed), {Source: aws.String("a"), DetailType: aws.String("b")}, elsewhere, ours, nameless, entry(strings.Repeat("x", 129), confirmed)}
	want := []string{"", "MalformedDetail", "MalformedDetail", "InvalidArgument", "InvalidArgument", "ResourceNotFoundException",
		"NotAuthorizedForSourceException", "InvalidArgument", "InvalidArgument"}
	out, err := w.client.PutEvents(t.Context(), &eventbridge.PutEventsInput{Entries: entries})
	if err != nil {
		t.Fatal(err)
	}
	if int(out.FailedEntryCount) != len(want)-1 {
		t.Errorf("failed %d", out.FailedEntryCount)
	}
	for i, code := range want {
		if got := aws.ToString(out.Entries[i].ErrorCode); got != code {
			t.Errorf("entry %d: %q, want %q", i, got, code)
		}
	}
	if n := len(w.messages(t, "reminders")); n != 1 {
		t.Errorf("%d messages, want the good entry's only", n)
	}
}

func TestWholeCallIsRefused(t *testing.T) {
	t.Parallel()
	w := open(t, filepath.Join(t.TempDir(), "state"))
	big := entry("booking.held", `{"x":"`+strings.Repeat("x", 600_000)+`"}`)
	for name, entries := range map[string][]types.PutEventsRequestEntry{
		"none":     {},
		"eleven":   slices.Repeat([]types.PutEventsRequestEntry{entry("booking.held", confirmed)}, 11),
		"too long": {big, big},
	} {
		_, err := w.client.PutEvents(t.Context(), &eventbridge.PutEventsInput{Entries: entries})
		var api smithy.APIError
		if !errors.As(err, &api) || api.ErrorCode() != "ValidationException" {
			t.Errorf("%s: %v", name, err)
		}
	}
	if n := len(w.bus.Flow(bus.FlowFilter{})); n != 0 {
		t.Errorf("%d events stored", n)
	}
}

func TestPutInProcessAndUnmatched(t *testing.T) {
	t.Parallel()
	w := open(t, filepath.Join(t.TempDir(), "state"))
	id, err := w.bus.Put(bus.Entry{Source: "aws.ses", DetailType: "Email Bounced", Detail: []byte(`{"mail":{"tags":{}}}`)})
	if err != nil || len(w.messages(t, "mailer")) != 1 {
		t.Fatalf("Put = %s, %v", id, err)
	}
	if _, err := w.bus.Put(bus.Entry{Source: "aws.s3", DetailType: "Object Created", Detail: []byte(`{}`)}); err != nil {
		t.Fatal(err)
	}
	if w.bus.Unmatched() != 1 {
		t.Errorf("unmatched %d", w.bus.Unmatched())
	}
	if _, err := w.bus.Put(bus.Entry{Bus: "nowhere", Source: "a", DetailType: "b", Detail: []byte(`{}`)}); err == nil {
		t.Error("an unknown bus took an event")
	}
}

func TestFlow(t *testing.T) {
	t.Parallel()
	w := open(t, filepath.Join(t.TempDir(), "state"))
	for i := range 3 {
		detail := fmt.Sprintf(`{"id":"%d","correlation_id":"c-%d","entity_id":"bk","entity_version":%d}`, i, i%2, i)
		if _, err := w.bus.Put(bus.Entry{Bus: "kikite", Source: "kikite.booking", DetailType: "booking.held", Detail: []byte(detail)}); err != nil {
			t.Fatal(err)
		}
	}
	chain := w.bus.Flow(bus.FlowFilter{CorrelationID: "c-0"})
	if len(chain) != 2 || chain[0].ID != "0" || chain[1].ID != "2" || chain[1].EntityVersion != 2 || !slices.Equal(chain[1].Rules, []string{"reminders"}) {
		t.Fatalf("chain %+v", chain)
	}
	if newest := w.bus.Flow(bus.FlowFilter{Limit: 1}); len(newest) != 1 || newest[0].ID != "2" {
		t.Errorf("newest %+v", newest)
	}
	if later := w.bus.Flow(bus.FlowFilter{AfterSeq: chain[0].Seq, EntityID: "bk", Type: "booking.held"}); len(later) != 2 {
		t.Errorf("later %+v", later)
	}
	w.bus.Delivered(queue.Delivery{Trace: chain[0].BusID, Queue: "reminders", OK: true})
	w.bus.Delivered(queue.Delivery{Trace: "unknown"})
	if got := w.bus.Flow(bus.FlowFilter{CorrelationID: "c-0"})[0].Deliveries; len(got) != 1 || !got[0].OK {
		t.Errorf("deliveries %+v", got)
	}
}

func TestConfigIsChecked(t *testing.T) {
	t.Parallel()
	target := bus.Target{ID: "t", ARN: queue.ARN("mailer")}
	good := []byte(`{"source":["a"]}`)
	for reason, r := range map[string]bus.Rule{
		"bus nowhere does not exist":                       {Bus: "nowhere", Pattern: good},
		"only SQS queues":                                  {Pattern: good, Targets: []bus.Target{{ARN: "arn:aws:lambda:x:y:function:z"}}},
		"queue \"arn:aws:sqs:x:y:nothing\" does not exist": {Pattern: good, Targets: []bus.Target{{ARN: "arn:aws:sqs:x:y:nothing"}}},
		"Input is not":                                     {Pattern: good, Targets: []bus.Target{{ARN: target.ARN, Input: "{}"}}},
		"InputPath":                                        {Pattern: good, Targets: []bus.Target{{ARN: target.ARN, InputPath: "$.detail"}}},
		"InputTransformer":                                 {Pattern: good, Targets: []bus.Target{{ARN: target.ARN, InputTransformer: []byte(`{}`)}}},
		"needs an object or a list":                        {Pattern: []byte(`{"source":"a"}`)},
	} {
		w := open(t, filepath.Join(t.TempDir(), "state"))
		_, err := bus.New(bus.Config{Rules: []bus.Rule{r}}, bus.Deps{Store: w.store, Queues: w.queues})
		if err == nil || !strings.Contains(err.Error(), reason) {
			t.Errorf("New = %v, want %q", err, reason)
		}
	}
}
