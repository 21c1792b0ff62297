package mail_test

import (
	"context"
	"encoding/json"
	"errors"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/sesv2"
	"github.com/aws/aws-sdk-go-v2/service/sesv2/types"
	"github.com/aws/smithy-go"
	"github.com/google/uuid"

	"kikite/infra/local/internal/awsapi/awsapitest"
	"kikite/infra/local/internal/clock"
	"kikite/infra/local/internal/mail"
	"kikite/infra/local/internal/state"
)

// bus collects events; while broken is set it refuses them.
type bus struct {
	mu     sync.Mutex
	broken bool
	got    []string
	detail []map[string]any
}

func (b *bus) Put(_ context.Context, source, detailType string, detail json.RawMessage) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.broken {
		return errors.New("bus is down")
	}
	var d map[string]any
	if err := json.Unmarshal(detail, &d); err != nil {
		return err
	}
	b.got = append(b.got, source+" "+detailType)
	b.detail = append(b.detail, d)
	return nil
}

func (b *bus) events() []string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return append([]string(nil), b.got...)
}

type fixture struct {
	*mail.Service
	ses    *sesv2.Client
	server *awsapitest.Server
	bus    *bus
	run    func() // starts Run; stopped with the test
}

var config = mail.Config{
	Identities:        []string{"kikite.example"},
	ConfigurationSets: []mail.ConfigurationSet{{Name: "kikite-local", Events: []string{"send", "DELIVERY", "BOUNCE", "COMPLAINT"}}},
}

func start(t *testing.T, path string) fixture {
	t.Helper()
	store, err := state.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	c, err := clock.New(store, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	b := &bus{}
	s := mail.New(config, store, c, b, uuid.NewString)
	server := awsapitest.Start(t)
	s.Register(server)
	ctx, stop := context.WithCancel(context.Background())
	var running sync.WaitGroup
	t.Cleanup(func() { stop(); running.Wait(); _ = store.Close() })
	return fixture{Service: s, ses: sesv2.NewFromConfig(server.Config()), server: server, bus: b,
		run: func() { running.Go(func() { _ = s.Run(ctx) }) }}
}

func simple(to string) *sesv2.SendEmailInput {
	return &sesv2.SendEmailInput{
		FromEmailAddress: aws.String("=?UTF-8?B?44GL44KT44GR44Gk?= <hello@kikite.example>"),
		Destination:      &types.Destination{ToAddresses: []string{to}},
		Content: &types.EmailContent{Simple: &types.Message{
			Subject: &types.Content{Data: aws.String("ご予約の確認")},
			Body:    &types.Body{Text: &types.Content{Data: aws.String("本文")}, Html: &types.Content{Data: aws.String("<p>本文</p>")}},
		}},
		EmailTags:            []types.MessageTag{{Name: aws.String("reason"), Value: aws.String("R1")}},
		ConfigurationSetName: aws.String("kikite-local"),
	}
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

func TestSimpleMailIsDeliveredOnceWithEvents(t *testing.T) {
	t.Parallel()
	f := start(t, filepath.Join(t.TempDir(), "state.db"))
	f.run()
	sent, err := f.ses.SendEmail(t.Context(), simple("Aoi@Example.com"))
	if err != nil {
		t.Fatal(err)
	}
	box, err := f.List(mail.Filter{Address: "aoi@example.com"})
	if err != nil || len(box) != 1 {
		t.Fatalf("mailbox %+v, %v", box, err)
	}
	m := box[0]
	if m.ID != *sent.MessageId || m.Subject != "ご予約の確認" || m.From != "かんけつ <hello@kikite.example>" || m.Text != "本文" || m.Sender != "test" {
		t.Errorf("message %+v", m)
	}
	eventually(t, "two events", func() bool { return len(f.bus.events()) == 2 })
	if got := strings.Join(f.bus.events(), ", "); got != "aws.ses Email Sent, aws.ses Email Delivered" {
		t.Error(got)
	}
	about := f.bus.detail[1]["mail"].(map[string]any)
	tags := about["tags"].(map[string]any)
	if about["messageId"] != m.ID || f.bus.detail[1]["eventType"] != "Delivery" || tags["reason"].([]any)[0] != "R1" {
		t.Errorf("detail %+v", f.bus.detail[1])
	}
	asked := f.server.Asked()
	if len(asked) != 2 || asked[0].Resource != "arn:aws:ses:ap-northeast-1:000000000000:identity/kikite.example" ||
		asked[1].Resource != "arn:aws:ses:ap-northeast-1:000000000000:configuration-set/kikite-local" {
		t.Errorf("permissions %+v", asked)
	}
}

func TestSimulatorAddresses(t *testing.T) {
	t.Parallel()
	tests := map[string]string{
		"bounce+a@simulator.amazonses.com":  "aws.ses Email Sent, aws.ses Email Bounced",
		"complaint@simulator.amazonses.com": "aws.ses Email Sent, aws.ses Email Delivered, aws.ses Email Complaint Received",
		"success@simulator.amazonses.com":   "aws.ses Email Sent, aws.ses Email Delivered",
	}
	for to, want := range tests {
		t.Run(to, func(t *testing.T) {
			t.Parallel()
			f := start(t, filepath.Join(t.TempDir(), "state.db"))
			f.run()
			if _, err := f.ses.SendEmail(t.Context(), simple(to)); err != nil {
				t.Fatal(err)
			}
			eventually(t, want, func() bool { return strings.Join(f.bus.events(), ", ") == want })
		})
	}
}

func TestEventsWaitForTheBusAcrossRestart(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "state.db")
	t.Run("before", func(t *testing.T) {
		f := start(t, path) // Run is never started: as if killed right after the answer
		if _, err := f.ses.SendEmail(t.Context(), simple("a@example.com")); err != nil {
			t.Fatal(err)
		}
		if n, err := f.Pending(); n != 2 || err != nil {
			t.Fatalf("pending %d, %v", n, err)
		}
	})
	t.Run("after", func(t *testing.T) {
		f := start(t, path)
		f.bus.broken = true
		f.run()
		time.Sleep(20 * time.Millisecond)
		f.bus.mu.Lock()
		f.bus.broken = false
		f.bus.mu.Unlock()
		eventually(t, "both events", func() bool { return len(f.bus.events()) == 2 })
		eventually(t, "nothing pending", func() bool { n, _ := f.Pending(); return n == 0 })
	})
}

func TestAmbiguousAnswer(t *testing.T) {
	t.Parallel()
	f := start(t, filepath.Join(t.TempDir(), "state.db"))
	f.run()
	f.FailAnswers(1)
	if _, err := f.ses.SendEmail(t.Context(), simple("a@example.com")); err == nil {
		t.Fatal("the answer must be lost")
	}
	if _, err := f.ses.SendEmail(t.Context(), simple("a@example.com")); err != nil {
		t.Fatal("only one answer is lost:", err)
	}
	if box, _ := f.List(mail.Filter{}); len(box) != 2 {
		t.Errorf("%d mails, want both accepted", len(box))
	}
	eventually(t, "events of both", func() bool { return len(f.bus.events()) == 4 })
	if f.FailingAnswers() != 0 {
		t.Error("the fault must be used up")
	}
}

func TestRefusals(t *testing.T) {
	t.Parallel()
	f := start(t, filepath.Join(t.TempDir(), "state.db"))
	tests := map[string]struct {
		change func(*sesv2.SendEmailInput)
		code   string
	}{
		"unverified sender":      {func(in *sesv2.SendEmailInput) { in.FromEmailAddress = aws.String("x@other.example") }, "MessageRejected"},
		"no recipient":           {func(in *sesv2.SendEmailInput) { in.Destination.ToAddresses = nil }, "BadRequestException"},
		"not an address":         {func(in *sesv2.SendEmailInput) { in.Destination.ToAddresses = []string{"nobody"} }, "BadRequestException"},
		"raw display name":       {func(in *sesv2.SendEmailInput) { in.FromEmailAddress = aws.String("聞き手 <a@kikite.example>") }, "BadRequestException"},
		"tag beyond letters":     {func(in *sesv2.SendEmailInput) { in.EmailTags[0].Value = aws.String("a/b") }, "BadRequestException"},
		"unknown set":            {func(in *sesv2.SendEmailInput) { in.ConfigurationSetName = aws.String("none") }, "NotFoundException"},
		"both kinds of content":  {func(in *sesv2.SendEmailInput) { in.Content.Raw = &types.RawMessage{Data: []byte("x")} }, "BadRequestException"},
		"parameter not emulated": {func(in *sesv2.SendEmailInput) { in.EndpointId = aws.String("e") }, "ValidationException"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			in := simple("refused@example.com")
			tt.change(in)
			_, err := f.ses.SendEmail(t.Context(), in)
			var api smithy.APIError
			if !errors.As(err, &api) || api.ErrorCode() != tt.code {
				t.Errorf("error %v, want %s", err, tt.code)
			}
		})
	}
	t.Cleanup(func() {
		if box, _ := f.List(mail.Filter{}); len(box) != 0 {
			t.Errorf("refused mail was filed: %+v", box)
		}
	})
}
