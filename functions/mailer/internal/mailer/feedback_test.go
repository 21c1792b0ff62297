package mailer_test

import (
	"context"
	"encoding/json"
	"testing"

	lambdaevents "github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-sdk-go-v2/service/sesv2"

	"kikite/events"
	"kikite/functions/mailer/internal/mailer"
)

func TestBouncesStopMail(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	b := w.talk()
	if !w.deliver(events.BookingBooked.New(w.meta(b.BookingID), b)) {
		t.Fatal("not taken")
	}
	feedback(t, w, "Bounce", w.sentTo("taro@private.example")[0])
	b.Sequence = 1
	if !w.deliver(events.BookingMoved.New(w.meta(b.BookingID), b)) {
		t.Fatal("not taken")
	}
	if n := len(w.sentTo("taro@private.example")); n != 1 {
		t.Errorf("%d mails to a bouncing address", n)
	}
	if n := len(w.sentTo("consultant@kikite.example")); n != 2 {
		t.Errorf("%d mails to the other side", n)
	}
}

func feedback(t *testing.T, w *world, kind string, in *sesv2.SendEmailInput) {
	t.Helper()
	tags := map[string][]string{}
	for _, tag := range in.EmailTags {
		tags[*tag.Name] = []string{*tag.Value}
	}
	body, err := json.Marshal(map[string]any{"detail": map[string]any{"eventType": kind, "bounce": map[string]any{"bounceType": "Permanent"},
		"mail": map[string]any{"messageId": "m1", "destination": in.Destination.ToAddresses, "tags": tags}}})
	if err != nil {
		t.Fatal(err)
	}
	out, err := mailer.NewFeedback(w.log).Handle(context.Background(), lambdaevents.SQSEvent{Records: []lambdaevents.SQSMessage{{Body: string(body)}}})
	if err != nil || len(out.BatchItemFailures) != 0 {
		t.Fatalf("%v %v", out, err)
	}
}
