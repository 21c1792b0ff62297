package constructs

import (
	"fmt"

	"github.com/aws/aws-cdk-go/awscdk/v2/awsevents"
	"github.com/aws/aws-cdk-go/awscdk/v2/awseventstargets"
	"github.com/aws/aws-cdk-go/awscdk/v2/awslambda"
	"github.com/aws/aws-cdk-go/awscdk/v2/awslambdaeventsources"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
)

// How a worker takes messages from its queue.
const (
	batchSize      = 10 // messages in one invocation
	maxConcurrency = 10 // invocations at a time, so that one worker cannot eat the account's share
)

// Worker is a function that empties a queue.
type Worker struct {
	Inbox    Inbox
	Function awslambda.Function
}

// NewBusWorker makes a worker for events of the product: rule → queue (+ dead letters) → function.
func NewBusWorker(scope constructs.Construct, id string, p FunctionProps, bus awsevents.IEventBus, types []string) Worker {
	w := NewWorker(scope, id, p)
	pattern := &awsevents.EventPattern{DetailType: strs(types...)}
	Deliver(w.Function.Node().Scope().(constructs.Construct), p, bus, pattern, w.Inbox)
	return w
}

// NewWorker makes a worker with its own queue, which the caller fills.
func NewWorker(scope constructs.Construct, id string, p FunctionProps) Worker {
	in := constructs.NewConstruct(scope, jsii.String(id))
	return consume(in, p, NewInbox(in, p.Stage, p.Function, p.Alarms))
}

// NewWorkerOn makes a worker for a queue of another stack.
func NewWorkerOn(scope constructs.Construct, id string, p FunctionProps, inbox Inbox) Worker {
	return consume(constructs.NewConstruct(scope, jsii.String(id)), p, inbox)
}

func consume(scope constructs.Construct, p FunctionProps, inbox Inbox) Worker {
	fn := NewFunction(scope, p)
	fn.AddEventSource(awslambdaeventsources.NewSqsEventSource(inbox.Queue, &awslambdaeventsources.SqsEventSourceProps{
		BatchSize:               jsii.Number(batchSize),
		MaxConcurrency:          jsii.Number(maxConcurrency),
		ReportBatchItemFailures: jsii.Bool(true),
	}))
	return Worker{Inbox: inbox, Function: fn}
}

// Deliver makes the rule that brings matching events into an inbox; what EventBridge cannot deliver within a day goes to
// the dead letters too.
func Deliver(scope constructs.Construct, p FunctionProps, bus awsevents.IEventBus, pattern *awsevents.EventPattern, inbox Inbox) {
	awsevents.NewRule(scope, jsii.String("Rule"), &awsevents.RuleProps{
		RuleName:     jsii.String(p.Stage.Named(p.Function.ID())),
		Description:  jsii.String(fmt.Sprintf("What %s consumes", p.Function.ID())),
		EventBus:     bus,
		EventPattern: pattern,
		Targets: &[]awsevents.IRuleTarget{
			awseventstargets.NewSqsQueue(inbox.Queue, &awseventstargets.SqsQueueProps{DeadLetterQueue: inbox.DeadLetters}),
		},
	})
}
