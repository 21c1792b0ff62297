package stacks

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awscloudwatch"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsevents"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsscheduler"
	"github.com/aws/jsii-runtime-go"

	"kikite/infra/constructs"
	"kikite/infra/topology"
)

// archiveDays is how long events can be replayed. Consumers remember what they have seen for longer (14 days), so that a
// replay does nothing twice.
const archiveDays = 10

// Messaging is what the contexts share to speak with each other and with people.
type Messaging struct {
	Stack     awscdk.Stack
	Bus       awsevents.EventBus
	Claims    constructs.Objects
	Files     constructs.Objects
	Snapshots constructs.Objects
	Rosters   constructs.Inbox // uploads under rosters/, for signup-importer
	Mail      Mail
	Group     string // of the reminders' schedules
	Waitlists string // group of the schedules at which offers end
	Alarms    awscloudwatch.IAlarmAction
}

// NewMessaging makes the stack of the bus, the buckets, the mail configuration and the alarm topic.
func NewMessaging(app awscdk.App, stage topology.Stage) *Messaging {
	stack := newStack(app, stage, stage.Region, "bus, claims, files and mail", "messaging")
	m := &Messaging{Stack: stack, Group: stage.Named("reminders"), Waitlists: stage.Named("waitlists")}
	m.Alarms = newAlarmTopic(stack, stage)
	m.Bus = awsevents.NewEventBus(stack, jsii.String("Bus"), &awsevents.EventBusProps{
		EventBusName: jsii.String(stage.Named()),
		Description:  jsii.String("Events between the contexts: opaque IDs and codes only"),
	})
	m.Bus.Archive(jsii.String("Archive"), &awsevents.BaseArchiveProps{
		ArchiveName:  jsii.String(stage.Named()),
		Description:  jsii.String("For replays"),
		EventPattern: &awsevents.EventPattern{Source: awsevents.Match_Prefix(jsii.String("kikite."))},
		Retention:    awscdk.Duration_Days(jsii.Number(archiveDays)),
	})
	awsscheduler.NewCfnScheduleGroup(stack, jsii.String("Reminders"), &awsscheduler.CfnScheduleGroupProps{Name: jsii.String(m.Group)})
	awsscheduler.NewCfnScheduleGroup(stack, jsii.String("Waitlists"), &awsscheduler.CfnScheduleGroupProps{Name: jsii.String(m.Waitlists)})
	m.addBuckets(stage)
	m.Mail = newMail(stack, stage)
	return m
}
