package stacks

import (
	"github.com/aws/aws-cdk-go/awscdk/v2/awsevents"
	cdk "github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"

	"kikite/infra/constructs"
)

func (s *Service) mailer() {
	m := s.product.Messaging
	s.api(vars{"WEB_URL": setting(s.stage.WebURL)})
	constructs.AllowEverywhere(s.API, "ses:DeleteSuppressedDestination", "SES has one list of undeliverable addresses per region and no resource for it.")
	worker := s.busWorker("worker", s.claims().with(vars{
		"MAIL_FROM": setting(s.stage.MailFrom), "SES_CONFIGURATION_SET": setting(m.Mail.ConfigurationSet), "WEB_URL": setting(s.stage.WebURL),
	}))
	m.Claims.AllowRead(worker, "mailer/")
	m.Claims.AllowDelete(worker, "mailer/")
	m.Claims.AllowProduce(worker, "signup/mailer/")
	constructs.AllowIf(worker, &map[string]any{"StringEquals": map[string]any{"ses:FromAddress": s.stage.MailAddress}},
		[]string{"ses:SendEmail"}, m.Mail.Resources...)

	props := s.props("feedback", nil)
	feedback := constructs.NewWorker(s.Stack, "feedback", props)
	in := feedback.Function.Node().Scope().(cdk.Construct)
	// SES reports to the account's default bus, where another stage's mail is reported too.
	constructs.Deliver(in, props, awsevents.EventBus_FromEventBusName(in, jsii.String("DefaultBus"), jsii.String("default")), &awsevents.EventPattern{
		Source: jsii.Strings("aws.ses"),
		Detail: &map[string]any{"mail": map[string]any{"tags": map[string]any{"ses:configuration-set": []string{m.Mail.ConfigurationSet}}}},
	}, feedback.Inbox)
}
