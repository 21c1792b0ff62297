package mailer

import (
	"context"
	"fmt"

	lambdaevents "github.com/aws/aws-lambda-go/events"
)

// Codes words the sign-in codes that Cognito sends (custom message trigger). It leaves any other message as Cognito has it.
func Codes(_ context.Context, e lambdaevents.CognitoEventUserPoolsCustomMessage) (lambdaevents.CognitoEventUserPoolsCustomMessage, error) {
	switch e.TriggerSource {
	case "CustomMessage_Authentication", "CustomMessage_VerifyUserAttribute", "CustomMessage_ResendCode":
	default:
		return e, nil
	}
	code := e.Request.CodeParameter
	if locale, _ := e.Request.UserAttributes["locale"].(string); locale == "en" {
		e.Response.EmailSubject = "Your sign-in code"
		e.Response.EmailMessage = codePage("en", "Your sign-in code is", code,
			"It is valid for 8 minutes. If you did not ask for it, ignore this mail; nobody can sign in without the code.")
		return e, nil
	}
	e.Response.EmailSubject = "サインイン用の確認コード"
	e.Response.EmailMessage = codePage("ja", "確認コードは次のとおりです。", code,
		"8分間有効です。お心当たりがない場合は、このメールを破棄してください。コードがなければ、だれもサインインできません。")
	return e, nil
}

func codePage(locale, before, code, after string) string {
	return fmt.Sprintf(`<!doctype html><html lang="%s"><body style="font-family:sans-serif;line-height:1.8;color:#2b2a27">`+
		`<p>%s</p><p style="font-size:28px;letter-spacing:.2em;font-weight:700">%s</p><p style="font-size:13px">%s</p></body></html>`,
		locale, before, code, after)
}
