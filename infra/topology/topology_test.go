package topology_test

import (
	"runtime"
	"slices"
	"strings"
	"testing"

	"kikite/events"
	"kikite/infra/topology"
)

func env(pairs ...string) func(string) string {
	m := map[string]string{}
	for i := 0; i < len(pairs); i += 2 {
		m[pairs[i]] = pairs[i+1]
	}
	return func(k string) string { return m[k] }
}

func TestFromEnvDefaults(t *testing.T) {
	t.Parallel()
	host := map[string]string{"amd64": "x86_64", "arm64": "arm64"}[runtime.GOARCH]
	tests := map[string]struct {
		env       func(string) string
		want      topology.Stage
		provision bool
	}{
		"nothing set is dev": {
			env: env(),
			want: topology.Stage{
				Name: "dev", Region: "ap-northeast-1", Arch: "arm64", WebURL: "https://dev.kikite.invalid", MeetingURL: "https://dev.kikite.invalid/room",
				MailFrom: "no-reply@kikite.example", MailAddress: "no-reply@kikite.example", MailIdentity: "no-reply@kikite.example", AuthPrefix: "kikite-dev", LogLevel: "info", LogRetentionDays: 30, AnalyserTokens: 2_000_000, Dir: ".",
			},
			provision: true,
		},
		"local uses this machine": {
			env: env("KIKITE_STAGE", "local"),
			want: topology.Stage{
				Name: "local", Region: "ap-northeast-1", Arch: host, WebURL: "http://localhost:8787", MeetingURL: "http://localhost:8787/room",
				MailFrom: "no-reply@kikite.example", MailAddress: "no-reply@kikite.example", MailIdentity: "no-reply@kikite.example", AuthPrefix: "kikite-local", LogLevel: "info", LogRetentionDays: 30, AnalyserTokens: 2_000_000, Dir: ".",
			},
		},
		"prod with a domain": {
			env: env("KIKITE_STAGE", "prod", "KIKITE_DOMAIN", "kikite.example", "KIKITE_CERTIFICATE_ARN", "arn:c", "KIKITE_LOG_RETENTION_DAYS", "90"),
			want: topology.Stage{
				Name: "prod", Region: "ap-northeast-1", Arch: "arm64", Domain: "kikite.example", CertificateARN: "arn:c", WebURL: "https://kikite.example",
				MeetingURL: "https://kikite.example/room", MailFrom: "no-reply@kikite.example", MailAddress: "no-reply@kikite.example", MailIdentity: "kikite.example", AuthPrefix: "kikite-prod",
				LogLevel: "info", LogRetentionDays: 90, AnalyserTokens: 2_000_000, Protected: true, Dir: ".",
			},
		},
		"sender with a name": {
			env: env("KIKITE_STAGE", "local", "KIKITE_ARCH", "arm64", "KIKITE_MAIL_FROM", "Kikite <hello@kikite.example>"),
			want: topology.Stage{
				Name: "local", Region: "ap-northeast-1", Arch: "arm64", WebURL: "http://localhost:8787", MeetingURL: "http://localhost:8787/room",
				MailFrom: "Kikite <hello@kikite.example>", MailAddress: "hello@kikite.example", MailIdentity: "hello@kikite.example", AuthPrefix: "kikite-local",
				LogLevel: "info", LogRetentionDays: 30, AnalyserTokens: 2_000_000, Dir: ".",
			},
		},
		"local on another port": {
			env: env("KIKITE_STAGE", "local", "KIKITE_WEB_URL", "http://127.0.0.1:9000/", "KIKITE_ARCH", "arm64", "KIKITE_LOG_LEVEL", "debug"),
			want: topology.Stage{
				Name: "local", Region: "ap-northeast-1", Arch: "arm64", WebURL: "http://127.0.0.1:9000", MeetingURL: "http://127.0.0.1:9000/room",
				MailFrom: "no-reply@kikite.example", MailAddress: "no-reply@kikite.example", MailIdentity: "no-reply@kikite.example", AuthPrefix: "kikite-local", LogLevel: "debug", LogRetentionDays: 30, AnalyserTokens: 2_000_000,
				Dir: ".",
			},
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := topology.FromEnv(tt.env)
			if err != nil || got != tt.want {
				t.Errorf("got %+v, %v\nwant %+v", got, err, tt.want)
			}
			if got.Provisional() != tt.provision {
				t.Errorf("provisional %v", got.Provisional())
			}
		})
	}
}

func TestFromEnvNamesWhatIsWrong(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		env  func(string) string
		want []string
	}{
		"name with a hyphen":     {env("KIKITE_STAGE", "my-stage"), []string{"KIKITE_STAGE"}},
		"another model":          {env("KIKITE_BEDROCK_EMBEDDING_MODEL", "cohere.embed"), []string{"KIKITE_BEDROCK_EMBEDDING_MODEL", "titan"}},
		"a model, locally":       {env("KIKITE_STAGE", "local", "KIKITE_BEDROCK_EMBEDDING_MODEL", "amazon.titan-embed-text-v2:0"), []string{"KIKITE_BEDROCK_EMBEDDING_MODEL", "Bedrock"}},
		"an inference profile":   {env("KIKITE_BEDROCK_ANALYSER_MODEL", "arn:aws:bedrock:x"), []string{"KIKITE_BEDROCK_ANALYSER_MODEL"}},
		"no tokens":              {env("KIKITE_BEDROCK_ANALYSER_TOKENS", "0"), []string{"KIKITE_BEDROCK_ANALYSER_TOKENS"}},
		"two at once":            {env("KIKITE_ARCH", "mips", "KIKITE_REGION", "tokyo"), []string{"KIKITE_ARCH", "KIKITE_REGION"}},
		"plain http abroad":      {env("KIKITE_WEB_URL", "http://kikite.example"), []string{"KIKITE_WEB_URL"}},
		"sender without a host":  {env("KIKITE_MAIL_FROM", "kikite"), []string{"KIKITE_MAIL_FROM"}},
		"domain without its key": {env("KIKITE_DOMAIN", "kikite.example"), []string{"KIKITE_CERTIFICATE_ARN"}},
		"prod without address":   {env("KIKITE_STAGE", "prod"), []string{"KIKITE_DOMAIN", "KIKITE_WEB_URL"}},
		"retention in words":     {env("KIKITE_LOG_RETENTION_DAYS", "month"), []string{"KIKITE_LOG_RETENTION_DAYS"}},
		"retention AWS lacks":    {env("KIKITE_LOG_RETENTION_DAYS", "31"), []string{"KIKITE_LOG_RETENTION_DAYS"}},
		"log level of others":    {env("KIKITE_LOG_LEVEL", "verbose"), []string{"KIKITE_LOG_LEVEL"}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := topology.FromEnv(tt.env)
			for _, want := range tt.want {
				if err == nil || !strings.Contains(err.Error(), want) {
					t.Errorf("error %v does not name %s", err, want)
				}
			}
		})
	}
}

func TestNames(t *testing.T) {
	t.Parallel()
	s := topology.Stage{Name: "dev"}
	if got := s.Named("booking", "api"); got != "kikite-dev-booking-api" {
		t.Error(got)
	}
	if got := s.Named(); got != "kikite-dev" {
		t.Error(got)
	}
	if got := s.Stack("data", "booking"); got != "Kikite-dev-Data-Booking" {
		t.Error(got)
	}
	if got := topology.Of("booking-relay").AssetDir(); got != "build/relay-stream" {
		t.Error(got)
	}
	for arch, want := range map[string]string{"x86_64": "amd64", "arm64": "arm64"} {
		if got := (topology.Stage{Arch: arch}).GoArch(); got != want {
			t.Errorf("%s is %s to Go", arch, got)
		}
	}
}

func TestFunctionsAndSubscriptionsAgree(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for _, f := range topology.Functions() {
		if seen[f.ID()] {
			t.Errorf("%s twice", f.ID())
		}
		seen[f.ID()] = true
		_, subscribed := events.Subscriptions()[f.ID()]
		if subscribed != (f.Trigger == topology.Bus) {
			t.Errorf("%s: trigger %s, subscribed %v", f.ID(), f.Trigger, subscribed)
		}
		if (f.Schedule != "") != (f.Trigger == topology.Cron) {
			t.Errorf("%s: trigger %s, schedule %q", f.ID(), f.Trigger, f.Schedule)
		}
		if f.Timeout <= 0 || f.Memory <= 0 || f.Source == "" || !slices.Contains(topology.Contexts(), f.Context) {
			t.Errorf("%s is incomplete: %+v", f.ID(), f)
		}
	}
	for id := range events.Subscriptions() {
		if !seen[id] {
			t.Errorf("%s consumes events but is no function", id)
		}
	}
}

func TestOfPanicsForAnUnknownFunction(t *testing.T) {
	t.Parallel()
	defer func() {
		if recover() == nil {
			t.Error("no panic")
		}
	}()
	topology.Of("booking-nothing")
}
