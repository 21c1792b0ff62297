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
	var e lambdaevents.CognitoEventUserPoolsCustomMessage
	e.TriggerSource, e.Request.CodeParameter = "CustomMessage_Authentication", "{####}"
	for locale, subject := range map[string]string{"ja": "サインイン用の確認コード", "en": "Your sign-in code"} {
		e.Request.UserAttributes = map[string]any{"locale": locale}
		got, err := mailer.Codes(context.Background(), e)
		if err != nil || got.Response.EmailSubject != subject || !strings.Contains(got.Response.EmailMessage, "{####}") {
			t.Errorf("%s: %+v, %v", locale, got.Response, err)
		}
	}
}
