package constructs

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awscloudwatch"
	"github.com/aws/aws-cdk-go/awscdk/v2/awssqs"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"

	"kikite/infra/topology"
)

// Receives is how often a message is tried before it goes to the dead letters.
const Receives = 5

// visibilityFactor times the function's timeout is how long a message in work stays hidden (AWS's advice for Lambda).
const visibilityFactor = 6

// Inbox is the queue of a function with its dead letters.
type Inbox struct {
	Queue, DeadLetters awssqs.Queue
}

// NewInbox makes the queue of f. It stands alone where what fills the queue and what empties it live in different stacks.
func NewInbox(scope constructs.Construct, stage topology.Stage, f topology.Function, alarms awscloudwatch.IAlarmAction) Inbox {
	dead := NewDeadLetters(scope, stage, f, alarms)
	q := awssqs.NewQueue(scope, jsii.String("Queue"), &awssqs.QueueProps{
		QueueName:         jsii.String(stage.Named(f.ID())),
		VisibilityTimeout: seconds(visibilityFactor * f.Timeout),
		RetentionPeriod:   awscdk.Duration_Days(jsii.Number(7)),
		Encryption:        awssqs.QueueEncryption_SQS_MANAGED,
		EnforceSSL:        jsii.Bool(true),
		DeadLetterQueue:   &awssqs.DeadLetterQueue{Queue: dead, MaxReceiveCount: jsii.Number(Receives)},
		RemovalPolicy:     Removal(stage),
	})
	alarmOnAge(scope, stage, f, q, alarms)
	return Inbox{Queue: q, DeadLetters: dead}
}

// NewDeadLetters makes a queue for what a function could not do, and the alarm that tells people of the first message. It
// keeps messages for the longest time there is, longer than any queue in front of it.
func NewDeadLetters(scope constructs.Construct, stage topology.Stage, f topology.Function, alarms awscloudwatch.IAlarmAction) awssqs.Queue {
	q := awssqs.NewQueue(scope, jsii.String("DeadLetters"), &awssqs.QueueProps{
		QueueName:       jsii.String(stage.Named(f.ID(), "dlq")),
		RetentionPeriod: awscdk.Duration_Days(jsii.Number(14)),
		Encryption:      awssqs.QueueEncryption_SQS_MANAGED,
		EnforceSSL:      jsii.Bool(true),
		RemovalPolicy:   Removal(stage),
	})
	Explain(q, "AwsSolutions-SQS3", "This queue is the dead-letter queue.")
	awscloudwatch.NewAlarm(scope, jsii.String("DeadLettersAlarm"), &awscloudwatch.AlarmProps{
		AlarmName:          jsii.String(stage.Named(f.ID(), "dlq")),
		AlarmDescription:   jsii.String(f.ID() + " gave up on a message: read it, repair the cause, redrive it"),
		Metric:             q.MetricApproximateNumberOfMessagesVisible(&awscloudwatch.MetricOptions{Period: seconds(60), Statistic: jsii.String("Maximum")}),
		Threshold:          jsii.Number(1),
		EvaluationPeriods:  jsii.Number(1),
		ComparisonOperator: awscloudwatch.ComparisonOperator_GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
		TreatMissingData:   awscloudwatch.TreatMissingData_NOT_BREACHING,
	}).AddAlarmAction(alarms)
	return q
}

// alarmOnAge tells people that a queue is not being emptied although nothing fails.
func alarmOnAge(scope constructs.Construct, stage topology.Stage, f topology.Function, q awssqs.Queue, alarms awscloudwatch.IAlarmAction) {
	const patience = 15 * 60 // seconds; five receives of the slowest function take longer and end in the dead letters
	awscloudwatch.NewAlarm(scope, jsii.String("AgeAlarm"), &awscloudwatch.AlarmProps{
		AlarmName:          jsii.String(stage.Named(f.ID(), "age")),
		AlarmDescription:   jsii.String("Messages wait for " + f.ID()),
		Metric:             q.MetricApproximateAgeOfOldestMessage(&awscloudwatch.MetricOptions{Period: seconds(300), Statistic: jsii.String("Maximum")}),
		Threshold:          jsii.Number(patience),
		EvaluationPeriods:  jsii.Number(1),
		ComparisonOperator: awscloudwatch.ComparisonOperator_GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
		TreatMissingData:   awscloudwatch.TreatMissingData_NOT_BREACHING,
	}).AddAlarmAction(alarms)
}
