package mailer_test

import (
	"context"
	"strings"
	"testing"

	lambdaevents "github.com/aws/aws-lambda-go/events"

	"kikite/functions/mailer/internal/mailer"
)

func TestCodes(t *testing.T) {
	t.Parallel()
	codes, err := mailer.NewCodes()
	if err != nil {
		t.Fatal(err)
	}
	var e lambdaevents.CognitoEventUserPoolsCustomMessage
	e.TriggerSource, e.Request.CodeParameter = "CustomMessage_Authentication", "{####}"
	for locale, subject := range map[string]string{"ja": "サインイン用の確認コード", "en": "Your sign-in code"} {
		e.Request.UserAttributes = map[string]any{"locale": locale}
		got, err := codes.Handle(context.Background(), e)
		if err != nil || got.Response.EmailSubject != subject || !strings.Contains(got.Response.EmailMessage, ">{####}<") || len(got.Response.EmailMessage) > 20_000 {
			t.Errorf("%s: %+v, %v", locale, got.Response, err)
		}
	}
}
