package console_test

import (
	"io"
	"net/http"
	"strings"
	"testing"

	"kikite/infra/local/internal/console"
)

type answer struct {
	status int
	body   string
	header http.Header
}

func call(t *testing.T, method, target, body string, headers ...string) answer {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), method, target, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i+1 < len(headers); i += 2 {
		if headers[i] == "Host" {
			r.Host = headers[i+1]
		} else {
			r.Header.Set(headers[i], headers[i+1])
		}
	}
	client := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	res, err := client.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = res.Body.Close() }()
	raw, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return answer{res.StatusCode, string(raw), res.Header}
}

func TestPagesShowTheCloud(t *testing.T) {
	t.Parallel()
	s := open(t, full())
	tests := map[string][]string{
		"/":                                      {"2026-05-01 08:30:00", "3 dead letters in mailer-worker-dlq", "booking.confirmed", "ご予約の確認", "2026-06-01 06:00:00"},
		"/flow":                                  {"booking.confirmed", "1 failing", "cor_1", "Email Sent"},
		"/flow?type=reminders.due":               {"cor_1"},
		"/flow/cor_1":                            {"reminders-worker", "mailer-worker ×2", `class="d1"`, "evt_2"},
		"/flow/aws_1":                            {"Email Sent", "no rule wants it"},
		"/queues":                                {"mailer-worker-dlq", "Redrive"},
		"/queues/kikite-local-mailer-worker-dlq": {"&lt;script&gt;", "died in mailer-worker"},
		"/schedules":                             {"reports-monthly", "cron(0 6 1 * ? *)", "no such function"},
		"/mail":                                  {"aoi@example.com", "2 attached"},
		"/mail?address=nobody@example.com":       {"No mail to this address"},
		"/mail/mail-1":                           {`sandbox="allow-popups allow-popups-to-escape-sandbox"`, `href="http://localhost:8080/invite?t=1&amp;x=2"`, "BEGIN:VCALENDAR", "rsn_1"},
		"/functions":                             {"booking-api", "RetriesExhausted"},
		"/functions/kikite-local-booking-api":    {"&lt;b&gt;no", "TransactWriteItems"},
		"/access":                                {"dynamodb:GetItem", "12.5 write units"},
		"/faults":                                {"Heal everything"},
		"/?refresh=2":                            {`http-equiv="refresh" content="2"`},
		"/?notice=%3Cscript%3E":                  {"&lt;script&gt;"},
	}
	for path, want := range tests {
		t.Run(path, func(t *testing.T) {
			t.Parallel()
			a := call(t, http.MethodGet, s.URL+console.Base+path, "")
			if a.status != http.StatusOK {
				t.Fatalf("%d %s", a.status, a.body)
			}
			for _, w := range want {
				if !strings.Contains(a.body, w) {
					t.Errorf("%q is missing in\n%s", w, a.body)
				}
			}
			if strings.Contains(a.body, "<script") {
				t.Error("a script got into the page")
			}
			if csp := a.header.Get("Content-Security-Policy"); !strings.Contains(csp, "default-src 'none'") || strings.Contains(csp, "unsafe") {
				t.Error(csp)
			}
		})
	}
	for _, path := range []string{"/nothing", "/flow/none", "/queues/none", "/mail/none", "/mail/mail-1/attachments/9", "/functions/none", "/api/nothing", "/api/mail/none", "/api/queues/none/messages"} {
		if a := call(t, http.MethodGet, s.URL+console.Base+path, ""); a.status != http.StatusNotFound {
			t.Errorf("%s: %d", path, a.status)
		}
	}
}

func TestMailContentIsHarmless(t *testing.T) {
	t.Parallel()
	s := open(t, full())
	frame := call(t, http.MethodGet, s.URL+console.Base+"/mail/mail-1/html", "")
	if csp := frame.header.Get("Content-Security-Policy"); !strings.HasPrefix(csp, "sandbox allow-popups ") || strings.Contains(csp, "allow-scripts") || strings.Contains(csp, "allow-same-origin") {
		t.Error(csp)
	}
	for n, kind := range map[string]string{"0": "text/calendar", "1": "application/octet-stream"} {
		a := call(t, http.MethodGet, s.URL+console.Base+"/mail/mail-1/attachments/"+n, "")
		if a.header.Get("Content-Type") != kind || !strings.HasPrefix(a.header.Get("Content-Disposition"), "attachment") || a.header.Get("X-Content-Type-Options") != "nosniff" {
			t.Errorf("attachment %s: %v", n, a.header)
		}
	}
}

func TestOnlyThisMachineMayLook(t *testing.T) {
	t.Parallel()
	s := open(t, full())
	tests := map[string]int{"localhost:4566": 200, "127.0.0.1:1": 200, "[::1]:80": 200, "kikite.localhost": 200, "evil.example": 421, "localhost.evil.example": 421, "192.0.2.1": 421}
	for host, want := range tests {
		if a := call(t, http.MethodGet, s.URL+console.Base+"/mail", "", "Host", host); a.status != want {
			t.Errorf("%s: %d, want %d", host, a.status, want)
		}
	}
}

func TestCommandsComeFromThePagesOrFromPrograms(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		headers []string
		allowed bool
	}{
		"program":             {nil, true},
		"own page":            {[]string{"Sec-Fetch-Site", "same-origin"}, true},
		"other site":          {[]string{"Sec-Fetch-Site", "cross-site", "Origin", "https://evil.example"}, false},
		"other local port":    {[]string{"Sec-Fetch-Site", "same-site", "Origin", "http://localhost:9999"}, false},
		"old browser, other":  {[]string{"Origin", "https://evil.example"}, false},
		"opaque origin":       {[]string{"Sec-Fetch-Site", "cross-site", "Origin", "null"}, false},
		"simple content type": {[]string{"Sec-Fetch-Site", "cross-site", "Content-Type", "text/plain"}, false},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c := full()
			s := open(t, c)
			page := call(t, http.MethodPost, s.URL+console.Base+"/clock", form("advance", "1h"), append([]string{"Content-Type", "application/x-www-form-urlencoded"}, tt.headers...)...)
			api := call(t, http.MethodPost, s.URL+console.Base+"/api/clock", `{"advance":"1h"}`, tt.headers...)
			if tt.allowed != (page.status == http.StatusSeeOther) {
				t.Errorf("form: %d", page.status)
			}
			if tt.allowed != (api.status == http.StatusOK) {
				t.Errorf("api: %d %s", api.status, api.body)
			}
			if !tt.allowed && !c.now.Equal(start) {
				t.Error("a refused command moved the clock")
			}
		})
	}
}
