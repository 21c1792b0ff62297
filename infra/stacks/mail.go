package stacks

import (
	"strings"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awscloudwatch"
	"github.com/aws/aws-cdk-go/awscdk/v2/awscloudwatchactions"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsevents"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsiam"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsses"
	"github.com/aws/aws-cdk-go/awscdk/v2/awssns"
	"github.com/aws/aws-cdk-go/awscdk/v2/awssnssubscriptions"
	"github.com/aws/jsii-runtime-go"

	"kikite/infra/topology"
)

// Mail is what sending needs.
type Mail struct {
	ConfigurationSet string   // its name
	Resources        []string // ARNs that a sender is allowed to use
}

// newMail makes the sender's identity and the configuration set that reports what became of every mail. Opens and clicks are
// not tracked: who read what is nobody's business.
func newMail(stack awscdk.Stack, stage topology.Stage) Mail {
	identity := awsses.Identity_Email(jsii.String(stage.MailIdentity))
	if !strings.Contains(stage.MailIdentity, "@") {
		identity = awsses.Identity_Domain(jsii.String(stage.MailIdentity))
	}
	set := awsses.NewConfigurationSet(stack, jsii.String("Mail"), &awsses.ConfigurationSetProps{
		ConfigurationSetName: jsii.String(stage.Named("mail")),
		TlsPolicy:            awsses.ConfigurationSetTlsPolicy_REQUIRE,
		ReputationMetrics:    jsii.Bool(true),
		SuppressionReasons:   awsses.SuppressionReasons_BOUNCES_AND_COMPLAINTS,
	})
	set.AddEventDestination(jsii.String("Feedback"), &awsses.ConfigurationSetEventDestinationOptions{
		// SES takes the account's default bus only.
		Destination: awsses.EventDestination_EventBus(awsevents.EventBus_FromEventBusName(stack, jsii.String("DefaultBus"), jsii.String("default"))),
		Events: &[]awsses.EmailSendingEvent{
			awsses.EmailSendingEvent_SEND, awsses.EmailSendingEvent_DELIVERY, awsses.EmailSendingEvent_DELIVERY_DELAY,
			awsses.EmailSendingEvent_BOUNCE, awsses.EmailSendingEvent_COMPLAINT, awsses.EmailSendingEvent_REJECT,
		},
	})
	awsses.NewEmailIdentity(stack, jsii.String("Sender"), &awsses.EmailIdentityProps{Identity: identity, ConfigurationSet: set})
	arn := func(resource, name string) string {
		return *stack.FormatArn(&awscdk.ArnComponents{Service: jsii.String("ses"), Resource: jsii.String(resource), ResourceName: jsii.String(name)})
	}
	name := stage.Named("mail")
	return Mail{ConfigurationSet: name, Resources: []string{arn("identity", stage.MailIdentity), arn("configuration-set", name)}}
}

// newAlarmTopic makes the topic that alarms of this account, and nobody else, write to.
func newAlarmTopic(stack awscdk.Stack, stage topology.Stage) awscloudwatch.IAlarmAction {
	topic := awssns.NewTopic(stack, jsii.String("Alarms"), &awssns.TopicProps{
		TopicName: jsii.String(stage.Named("alarms")), EnforceSSL: jsii.Bool(true),
	})
	topic.AddToResourcePolicy(awsiam.NewPolicyStatement(&awsiam.PolicyStatementProps{
		Principals: &[]awsiam.IPrincipal{awsiam.NewServicePrincipal(jsii.String("cloudwatch.amazonaws.com"), nil)},
		Actions:    jsii.Strings("sns:Publish"),
		Resources:  &[]*string{topic.TopicArn()},
		Conditions: &map[string]any{"StringEquals": map[string]any{"aws:SourceAccount": stack.Account()}},
	}))
	if stage.AlarmMail != "" {
		topic.AddSubscription(awssnssubscriptions.NewEmailSubscription(jsii.String(stage.AlarmMail), nil))
	}
	return awscloudwatchactions.NewSnsAction(topic)
}
