package console_test

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"kikite/infra/local/internal/awsapi"
	"kikite/infra/local/internal/bus"
	"kikite/infra/local/internal/clock"
	"kikite/infra/local/internal/console"
	"kikite/infra/local/internal/gateway"
	"kikite/infra/local/internal/mail"
	"kikite/infra/local/internal/queue"
	"kikite/infra/local/internal/runtime"
	"kikite/infra/local/internal/schedule"
)

var start = time.Date(2026, 4, 30, 23, 30, 0, 0, time.UTC) // 1 May, 08:30 in Tokyo

// cloud is every source in one, kept in memory.
type cloud struct {
	mu       sync.Mutex
	now      time.Time
	events   []bus.Event
	depths   []queue.Depth
	redriven []string
	mails    []mail.Message
	denials  []gateway.Denial
	counts   []gateway.Count
	faults   []gateway.Fault
	queued   queue.Faults
	lost     int
	busy     []string // answers of successive idle checks
	progress uint64
	failing  error
}

func (c *cloud) Now() time.Time        { return c.now }
func (c *cloud) Offset() time.Duration { return c.now.Sub(start) }

func (c *cloud) Advance(_ context.Context, d time.Duration) (time.Time, error) {
	return c.AdvanceTo(context.Background(), c.now.Add(d))
}

func (c *cloud) AdvanceTo(_ context.Context, t time.Time) (time.Time, error) {
	if t.Before(c.now) {
		return c.now, clock.ErrBackward
	}
	c.now = t
	return t, nil
}

func (c *cloud) Flow(f bus.FlowFilter) []bus.Event {
	var out []bus.Event
	for _, e := range c.events {
		if e.Seq > f.AfterSeq && (f.CorrelationID == "" || f.CorrelationID == e.CorrelationID) && (f.Type == "" || f.Type == e.Type) &&
			(f.EntityID == "" || f.EntityID == e.EntityID) {
			out = append(out, e)
		}
	}
	return out
}

type queues struct{ *cloud }

func (q queues) Depths() []queue.Depth { return q.depths }

func (q queues) Messages(name string, _ int) ([]queue.Message, error) {
	for _, d := range q.depths {
		if d.Name == name {
			return []queue.Message{{ID: "m1", Body: `{"text":"<script>alert(1)</script>"}`, SentAt: start, Receives: 5,
				Source: "arn:aws:sqs:ap-northeast-1:000000000000:kikite-local-mailer-worker"}}, nil
		}
	}
	return nil, &awsapi.Error{Status: http.StatusBadRequest, Code: "QueueDoesNotExist", Message: "no such queue"}
}

func (q queues) Redrive(name string) (int, error) {
	if _, err := q.Messages(name, 1); err != nil {
		return 0, err
	}
	q.redriven = append(q.redriven, name)
	return 3, nil
}

func (q queues) Faults() queue.Faults     { return q.queued }
func (q queues) SetFaults(f queue.Faults) { q.queued = f }

type schedules struct{ *cloud }

func (s schedules) List() []schedule.Listing {
	return []schedule.Listing{{Schedule: schedule.Schedule{Name: "kikite-local-reports-monthly", Group: "default", Expression: "cron(0 6 1 * ? *)", Zone: "Asia/Tokyo"},
		Next: start.Add(time.Hour), FromTemplate: true}}
}

func (s schedules) Failures() []schedule.Failure {
	return []schedule.Failure{{Schedule: "arn:x", ScheduledFor: start, Reason: "no such function"}}
}

type functions struct{ *cloud }

func (f functions) Stats() []runtime.Stats {
	return []runtime.Stats{{Function: "kikite-local-booking-api", Invocations: 12, Errors: 1, Processes: 2, Busy: 123 * time.Millisecond}}
}

func (f functions) Logs(name string, n int) []runtime.LogLine {
	if name != "kikite-local-booking-api" || n == 0 {
		return nil
	}
	return []runtime.LogLine{{At: start, Text: `{"level":"ERROR","msg":"<b>no</b>"}`}}
}

func (f functions) Dropped() []runtime.Dropped {
	return []runtime.Dropped{{Function: "kikite-local-reminders-fire", EventID: "e1", Reason: "RetriesExhausted", At: start}}
}

type meter struct{ *cloud }

func (m meter) List() []gateway.Count { return m.counts }
func (m meter) Reset()                { m.counts = nil }

type denials struct{ *cloud }

func (d denials) List() []gateway.Denial { return d.denials }

type faults struct{ *cloud }

func (f faults) List() []gateway.Fault    { return f.faults }
func (f faults) Set(list []gateway.Fault) { f.faults = list }

type mailbox struct{ *cloud }

func (m mailbox) List(f mail.Filter) ([]mail.Message, error) {
	var out []mail.Message
	for _, one := range m.mails {
		if f.Address == "" || strings.Contains(strings.Join(one.To, " "), f.Address) {
			out = append(out, one)
		}
	}
	return out, m.failing
}

func (m mailbox) Get(id string) (mail.Message, bool, error) {
	for _, one := range m.mails {
		if one.ID == id {
			return one, true, nil
		}
	}
	return mail.Message{}, false, m.failing
}

func (m mailbox) FailAnswers(n int)   { m.lost = n }
func (m mailbox) FailingAnswers() int { return m.lost }

func (c *cloud) check(context.Context) (string, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.failing != nil {
		return "", c.failing
	}
	if len(c.busy) == 0 {
		return "", nil
	}
	next := c.busy[0]
	c.busy = c.busy[1:]
	return next, nil
}

func (c *cloud) sources() console.Sources {
	return console.Sources{Clock: c, Flow: c, Queues: queues{c}, Schedules: schedules{c}, Functions: functions{c}, Async: functions{c},
		Calls: meter{c}, Denials: denials{c}, Faults: faults{c}, Mailbox: mailbox{c},
		Idle: []console.Check{{Name: "queues", Busy: c.check}}, Progress: func() uint64 { c.mu.Lock(); defer c.mu.Unlock(); c.progress++; return c.progress / 1000 }}
}

// full is a cloud in which something happened everywhere.
func full() *cloud {
	ok := queue.Delivery{Queue: "kikite-local-reminders-worker", OK: true, At: start, Receives: 1}
	bad := queue.Delivery{Queue: "kikite-local-mailer-worker", OK: false, At: start, Receives: 2}
	return &cloud{now: start,
		events: []bus.Event{
			{Seq: 1, ID: "evt_1", Type: "booking.confirmed", Source: "kikite.booking", CorrelationID: "cor_1", EntityID: "bkg_1", EntityVersion: 2, Rules: []string{"r"}, At: start, Deliveries: []queue.Delivery{ok, bad}},
			{Seq: 2, ID: "evt_2", Type: "reminders.due", Source: "kikite.reminders", CorrelationID: "cor_1", CausationID: "evt_1", At: start.Add(time.Minute)},
			{Seq: 3, BusID: "aws_1", Type: "Email Sent", Source: "aws.ses", At: start.Add(2 * time.Minute)},
		},
		depths: []queue.Depth{{Name: "kikite-local-mailer-worker", Visible: 2, InFlight: 1, Consumers: 1, Sent: 9, NextAt: start},
			{Name: "kikite-local-mailer-worker-dlq", Visible: 3, DeadFor: []string{"kikite-local-mailer-worker"}}},
		mails: []mail.Message{{ID: "mail-1", Time: start, Sender: "kikite-local-mailer-worker", From: "ききて <no-reply@kikite.example>", To: []string{"aoi@example.com"}, Subject: "ご予約の確認",
			Text: "次のリンクから登録してください。\nhttp://localhost:8080/invite?t=1&x=2。", HTML: `<p>面談のご予約</p><script>alert(1)</script>`, Outcome: mail.Delivered,
			Tags: []mail.Tag{{Name: "reason", Value: "rsn_1"}}, Headers: []mail.Header{{Name: "Subject", Value: "ご予約の確認"}},
			Attachments: []mail.Attachment{{Name: "予約.ics", ContentType: "text/calendar; method=REQUEST", Content: []byte("BEGIN:VCALENDAR\nEND:VCALENDAR")},
				{Name: "evil.html", ContentType: "text/html", Content: []byte("<script>alert(1)</script>")}}}},
		denials: []gateway.Denial{{At: start, Function: "kikite-local-reports-api", Action: "dynamodb:GetItem", Resource: "arn:aws:dynamodb:ap-northeast-1:000000000000:table/kikite-local-sessions", Why: "no statement allows it", Count: 2}},
		counts:  []gateway.Count{{Function: "kikite-local-booking-api", Service: "dynamodb", Operation: "TransactWriteItems", Calls: 4, WriteUnits: 12.5, Busy: time.Second}},
	}
}

func open(t *testing.T, c *cloud) *httptest.Server {
	t.Helper()
	handler, err := console.New(console.Config{WebURL: "http://localhost:8080/"}, c.sources())
	if err != nil {
		t.Fatal(err)
	}
	s := httptest.NewServer(handler)
	t.Cleanup(s.Close)
	return s
}

var errBroken = errors.New("state file is broken")

func form(pairs ...string) string {
	v := url.Values{}
	for i := 0; i+1 < len(pairs); i += 2 {
		v.Set(pairs[i], pairs[i+1])
	}
	return v.Encode()
}
