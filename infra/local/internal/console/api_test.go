package console_test

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"
	"time"

	"kikite/infra/local/internal/console"
)

func TestClock(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		body   string
		status int
		want   time.Time
	}{
		"an hour":    {`{"advance":"1h"}`, 200, start.Add(time.Hour)},
		"to a time":  {`{"to":"2026-05-02T00:00:00Z"}`, 200, time.Date(2026, 5, 2, 0, 0, 0, 0, time.UTC)},
		"next month": {`{"preset":"next-month"}`, 200, time.Date(2026, 5, 31, 21, 0, 0, 0, time.UTC)},
		"backward":   {`{"to":"2020-01-01T00:00:00Z"}`, 400, start},
		"negative":   {`{"advance":"-1h"}`, 400, start},
		"nothing":    {`{}`, 400, start},
		"two":        {`{"advance":"1h","preset":"next-month"}`, 400, start},
		"no preset":  {`{"preset":"next-year"}`, 400, start},
		"no number":  {`{"advance":"soon"}`, 400, start},
		"unknown":    {`{"advanse":"1h"}`, 400, start},
		"broken":     {`{`, 400, start},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c := full()
			a := call(t, http.MethodPost, open(t, c).URL+console.Base+"/api/clock", tt.body)
			if a.status != tt.status || !c.now.Equal(tt.want) {
				t.Errorf("%d %s, now %s, want %d and %s", a.status, a.body, c.now, tt.status, tt.want)
			}
		})
	}
	c := full()
	s := open(t, c)
	a := call(t, http.MethodPost, s.URL+console.Base+"/clock", form("to", "2026-05-03T06:00", "back", "//evil.example"), "Content-Type", "application/x-www-form-urlencoded")
	if want := time.Date(2026, 5, 2, 21, 0, 0, 0, time.UTC); !c.now.Equal(want) || !strings.HasPrefix(a.header.Get("Location"), console.Base+"/?") {
		t.Errorf("form: %s to %s", c.now, a.header.Get("Location"))
	}
}

func TestIdle(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		busy []string
		wait string
		want bool
	}{
		"nothing to do":                  {nil, "", true},
		"busy":                           {[]string{"3 in flight"}, "", false},
		"busy at the second look":        {[]string{"", "1 visible"}, "", false},
		"done while waiting":             {[]string{"a", "b", "", "c"}, "?wait=5s", true},
		"still busy when the time is up": {make30("busy"), "?wait=100ms", false},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c := full()
			c.busy = tt.busy
			a := call(t, http.MethodGet, open(t, c).URL+console.Base+"/api/idle"+tt.wait, "")
			var got struct {
				Idle    bool
				Waiting []string
			}
			if err := json.Unmarshal([]byte(a.body), &got); err != nil || got.Idle != tt.want || got.Idle == (len(got.Waiting) > 0) {
				t.Errorf("%s %v, want idle %v", a.body, err, tt.want)
			}
		})
	}
	c := full()
	c.failing = errBroken
	if a := call(t, http.MethodGet, open(t, c).URL+console.Base+"/api/idle", ""); a.status != http.StatusInternalServerError {
		t.Errorf("a check that fails must not look idle: %d %s", a.status, a.body)
	}
}

func make30(v string) []string {
	out := make([]string, 30)
	for i := range out {
		out[i] = v
	}
	return out
}

func TestAPI(t *testing.T) {
	t.Parallel()
	c := full()
	base := open(t, c).URL + console.Base + "/api"
	gets := map[string][]string{
		"/clock":                        {`"now":"2026-04-30T23:30:00Z"`, `"next_report":"2026-06-01T06:00:00+09:00"`},
		"/events?correlation=cor_1":     {`"type":"booking.confirmed"`, `"ok":false`, `"causation_id":"evt_1"`},
		"/events?after=2":               {`"type":"Email Sent"`},
		"/queues":                       {`"visible":2`, `"dead_for":["kikite-local-mailer-worker"]`},
		"/schedules":                    {`"zone":"Asia/Tokyo"`, `"reason":"no such function"`},
		"/mail?address=aoi@example.com": {`"subject":"ご予約の確認"`, `"content_type":"text/calendar; method=REQUEST"`},
		"/mail?address=nobody":          {`[]`},
		"/mail/mail-1":                  {`"id":"mail-1"`},
		"/functions":                    {`"invocations":12`, `"dropped":[{`},
		"/functions/kikite-local-booking-api/logs": {`"text":`},
		"/denials": {`"action":"dynamodb:GetItem"`},
		"/calls":   {`"write_units":12.5`},
		"/faults":  {`"calls":[]`},
	}
	for path, want := range gets {
		a := call(t, http.MethodGet, base+path, "")
		for _, w := range want {
			if a.status != http.StatusOK || !strings.Contains(a.body, w) {
				t.Errorf("%s: %d %s, want %s", path, a.status, a.body, w)
			}
		}
	}
	if a := call(t, http.MethodPost, base+"/queues/kikite-local-mailer-worker-dlq/redrive", ""); a.status != 200 || len(c.redriven) != 1 {
		t.Errorf("redrive %d %s", a.status, a.body)
	}
	if a := call(t, http.MethodPost, base+"/queues/none/redrive", ""); a.status != http.StatusNotFound {
		t.Errorf("redrive of an unknown queue: %d", a.status)
	}
	if a := call(t, http.MethodPost, base+"/calls/reset", ""); a.status != 200 || len(c.counts) != 0 {
		t.Errorf("reset %d", a.status)
	}
	for _, path := range []string{"/events?limit=x", "/events?after=-1", "/mail?limit=x", "/idle?wait=soon"} {
		if a := call(t, http.MethodGet, base+path, ""); a.status != http.StatusBadRequest {
			t.Errorf("%s: %d", path, a.status)
		}
	}
	if a := call(t, http.MethodGet, base+"/clock", ""); a.header.Get("Access-Control-Allow-Origin") != "" {
		t.Error("other sites may read the API")
	}
}

func TestFaults(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		body   string
		status int
	}{
		"all":          {`{"calls":[{"service":"dynamodb","throttle":0.5,"lost":0.5,"latencyMs":5}],"duplicate":0.1,"reorder":1,"lost_mail_answers":2}`, 200},
		"none":         {`{}`, 200},
		"above one":    {`{"duplicate":1.5}`, 400},
		"together":     {`{"calls":[{"throttle":0.6,"lost":0.3,"conflict":0.2}]}`, 400},
		"negative":     {`{"reorder":-0.1}`, 400},
		"latency":      {`{"calls":[{"latencyMs":-1}]}`, 400},
		"mail answers": {`{"lost_mail_answers":-1}`, 400},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c := full()
			c.lost = 7
			a := call(t, http.MethodPut, open(t, c).URL+console.Base+"/api/faults", tt.body)
			if a.status != tt.status || (a.status != 200) != (c.lost == 7) {
				t.Errorf("%d %s, lost %d", a.status, a.body, c.lost)
			}
		})
	}
	c := full()
	s := open(t, c)
	post := func(pairs ...string) answer {
		return call(t, http.MethodPost, s.URL+console.Base+"/faults", form(pairs...), "Content-Type", "application/x-www-form-urlencoded")
	}
	if a := post("service", "sqs", "throttle", "0.5", "duplicate", "0.25"); a.status != http.StatusSeeOther || len(c.faults) != 1 || c.queued.Duplicate != 0.25 {
		t.Errorf("form: %d %+v %+v", a.status, c.faults, c.queued)
	}
	if a := post("throttle", "often"); a.status != http.StatusBadRequest {
		t.Errorf("no number: %d", a.status)
	}
	if a := post("clear", "1"); a.status != http.StatusSeeOther || len(c.faults) != 0 || c.queued.Duplicate != 0 {
		t.Errorf("heal: %d", a.status)
	}
}

func TestMissingSourcesAreNamed(t *testing.T) {
	t.Parallel()
	sources := full().sources()
	sources.Mailbox, sources.Clock = nil, nil
	if _, err := console.New(console.Config{}, sources); err == nil || !strings.Contains(err.Error(), "Clock, Mailbox") {
		t.Error(err)
	}
}
