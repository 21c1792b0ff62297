package constructs

import (
	"strings"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsiam"
	"github.com/aws/aws-cdk-go/awscdk/v2/awslambda"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsscheduler"
	"github.com/aws/aws-cdk-go/awscdk/v2/awssqs"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
)

// Zone is where the product's days and months begin.
const Zone = "Asia/Tokyo"

// defaultGroup holds the schedules of the templates; those that the product makes are in a group of their own.
const defaultGroup = "default"

// Scheduled is a function that schedules invoke. Invocations that fail, or cannot even be made, end in DeadLetters as the
// input that the function did not work off.
type Scheduled struct {
	Function    awslambda.Function
	DeadLetters awssqs.Queue
	Invoker     awsiam.Role // what EventBridge Scheduler becomes to invoke it
}

// NewScheduled makes a function with its own schedule from the topology.
func NewScheduled(scope constructs.Construct, id string, p FunctionProps) Scheduled {
	s := NewDue(scope, id, p, defaultGroup)
	in := s.Function.Node().Scope().(constructs.Construct)
	attempts, hours := 20, 12
	if strings.HasPrefix(p.Function.Schedule, "rate(") { // the next one comes soon and does the same work
		attempts, hours = 2, 1
	}
	awsscheduler.NewCfnSchedule(in, jsii.String("Schedule"), &awsscheduler.CfnScheduleProps{
		Name:                       jsii.String(p.Stage.Named(p.Function.ID())),
		GroupName:                  jsii.String(defaultGroup),
		Description:                jsii.String("Runs " + p.Function.ID()),
		ScheduleExpression:         jsii.String(p.Function.Schedule),
		ScheduleExpressionTimezone: jsii.String(Zone),
		State:                      jsii.String("ENABLED"),
		FlexibleTimeWindow:         &awsscheduler.CfnSchedule_FlexibleTimeWindowProperty{Mode: jsii.String("OFF")},
		Target: &awsscheduler.CfnSchedule_TargetProperty{
			Arn:              s.Function.FunctionArn(),
			RoleArn:          s.Invoker.RoleArn(),
			Input:            jsii.String(`{"scheduled_for":"<aws.scheduler.scheduled-time>"}`),
			DeadLetterConfig: &awsscheduler.CfnSchedule_DeadLetterConfigProperty{Arn: s.DeadLetters.QueueArn()},
			RetryPolicy: &awsscheduler.CfnSchedule_RetryPolicyProperty{
				MaximumRetryAttempts: jsii.Number(attempts), MaximumEventAgeInSeconds: jsii.Number(hours * 3600),
			},
		},
	})
	return s
}

// NewDue makes a function that schedules of a group invoke; who makes the schedules is the caller's matter.
func NewDue(scope constructs.Construct, id string, p FunctionProps, group string) Scheduled {
	in := constructs.NewConstruct(scope, jsii.String(id))
	dead := NewDeadLetters(in, p.Stage, p.Function, p.Alarms)
	p.DeadLetters = dead
	fn := NewFunction(in, p)
	role := awsiam.NewRole(in, jsii.String("Invoker"), &awsiam.RoleProps{
		AssumedBy:   schedulerOf(in, group),
		Description: jsii.String("Lets schedules of the group " + group + " invoke " + p.Function.ID()),
	})
	Allow(role, []string{"lambda:InvokeFunction"}, *fn.FunctionArn())
	Allow(role, []string{"sqs:SendMessage"}, *dead.QueueArn())
	return Scheduled{Function: fn, DeadLetters: dead, Invoker: role}
}

// schedulerOf is EventBridge Scheduler acting for one group of this account, not for anybody else's schedule.
func schedulerOf(scope constructs.Construct, group string) awsiam.IPrincipal {
	stack := awscdk.Stack_Of(scope)
	return awsiam.NewServicePrincipal(jsii.String("scheduler.amazonaws.com"), &awsiam.ServicePrincipalOpts{
		Conditions: &map[string]any{"StringEquals": map[string]any{
			"aws:SourceAccount": stack.Account(), "aws:SourceArn": GroupArn(stack, group),
		}},
	})
}

// GroupArn is the ARN of a schedule group.
func GroupArn(stack awscdk.Stack, group string) *string {
	return stack.FormatArn(&awscdk.ArnComponents{
		Service: jsii.String("scheduler"), Resource: jsii.String("schedule-group"), ResourceName: jsii.String(group),
	})
}

// AllowScheduling lets a function make, change and drop schedules of one group, which run as the invoker and nothing else.
func AllowScheduling(fn awslambda.Function, group string, invoker awsiam.IRole) {
	arn := awscdk.Stack_Of(fn).FormatArn(&awscdk.ArnComponents{
		Service: jsii.String("scheduler"), Resource: jsii.String("schedule"), ResourceName: jsii.String(group + "/*"),
	})
	Allow(fn, []string{"scheduler:CreateSchedule", "scheduler:UpdateSchedule", "scheduler:DeleteSchedule", "scheduler:GetSchedule"}, *arn)
	AllowIf(fn, &map[string]any{"StringEquals": map[string]any{"iam:PassedToService": "scheduler.amazonaws.com"}},
		[]string{"iam:PassRole"}, *invoker.RoleArn())
	explainWildcard(fn.Role(), ":schedule/"+group+"/*", "Schedules get their names when they are made; the grant ends at their group.")
}
