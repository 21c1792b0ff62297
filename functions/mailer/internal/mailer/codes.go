package mailer

import (
	"bytes"
	"context"
	htmltemplate "html/template"

	lambdaevents "github.com/aws/aws-lambda-go/events"

	"kikite/events"
)

// Codes words the sign-in codes that Cognito sends.
type Codes struct{ layout *htmltemplate.Template }

// NewCodes parses the layout that all mails have.
func NewCodes() (*Codes, error) {
	layout, err := loadLayout()
	return &Codes{layout}, err
}

// Handle is the custom message trigger. It leaves any message that is no sign-in code as Cognito has it.
func (c *Codes) Handle(_ context.Context, e lambdaevents.CognitoEventUserPoolsCustomMessage) (lambdaevents.CognitoEventUserPoolsCustomMessage, error) {
	switch e.TriggerSource {
	case "CustomMessage_Authentication", "CustomMessage_VerifyUserAttribute", "CustomMessage_ResendCode":
	default:
		return e, nil
	}
	locale, _ := e.Request.UserAttributes["locale"].(string)
	p := codePage(events.Code(locale), e.Request.CodeParameter)
	var html bytes.Buffer
	if err := c.layout.Execute(&html, p); err != nil {
		return e, err
	}
	e.Response.EmailSubject, e.Response.EmailMessage = p.Subject, html.String()
	return e, nil
}

func codePage(locale events.Code, code string) page {
	p := page{Locale: "ja", Subject: "サインイン用の確認コード", Blocks: []block{
		{Lines: []string{"確認コードは次のとおりです。"}}, {Code: code},
		{Lines: []string{"8分間有効です。お心当たりがない場合は、このメールを破棄してください。コードがなければ、だれもサインインできません。"}},
	}}
	if locale == "en" {
		p = page{Locale: "en", Subject: "Your sign-in code", Blocks: []block{
			{Lines: []string{"Your sign-in code is"}}, {Code: code},
			{Lines: []string{"It is valid for 8 minutes. If you did not ask for it, ignore this mail; nobody can sign in without the code."}},
		}}
	}
	p.Footer = footer(events.Code(p.Locale))
	return p
}
