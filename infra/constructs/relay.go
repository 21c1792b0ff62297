package constructs

import (
	"encoding/json"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsdynamodb"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsevents"
	"github.com/aws/aws-cdk-go/awscdk/v2/awslambda"
	"github.com/aws/aws-cdk-go/awscdk/v2/awslambdaeventsources"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
)

// OutboxPrefix begins the partition key of every outbox item.
const OutboxPrefix = "OUTBOX#"

// How the relay reads the stream. The bounds keep a poison record from blocking its shard for long: nothing is lost by
// giving up, because the outbox item stays and the sweep publishes it.
const (
	relayBatch   = 100
	relayRetries = 8
	relayMaxAge  = 6 // hours, of the stream's 24
)

// NewStreamRelay makes the function that publishes outbox items as the table's stream shows them.
func NewStreamRelay(scope constructs.Construct, id string, p FunctionProps, table awsdynamodb.ITable, bus awsevents.IEventBus) awslambda.Function {
	in := constructs.NewConstruct(scope, jsii.String(id))
	dead := NewDeadLetters(in, p.Stage, p.Function, p.Alarms)
	p.Access = OutboxDelete
	fn := NewFunction(in, p)
	AllowPublish(fn, bus)
	dead.GrantSendMessages(fn)
	stream := *table.TableStreamArn()
	Allow(fn, []string{"dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator"}, stream)
	streams := *table.TableArn() + "/stream/*"
	Allow(fn, []string{"dynamodb:ListStreams"}, streams)
	explainWildcard(fn.Role(), "/stream/*",
		"Lambda lists the streams of this one table before it reads; a stream's name ends in the time of its making.")
	mapping := awslambda.NewEventSourceMapping(in, jsii.String("Stream"), &awslambda.EventSourceMappingProps{
		Target:                  fn,
		EventSourceArn:          jsii.String(stream),
		StartingPosition:        awslambda.StartingPosition_TRIM_HORIZON,
		BatchSize:               jsii.Number(relayBatch),
		BisectBatchOnError:      jsii.Bool(true),
		RetryAttempts:           jsii.Number(relayRetries),
		MaxRecordAge:            awscdk.Duration_Hours(jsii.Number(relayMaxAge)),
		OnFailure:               awslambdaeventsources.NewSqsDlq(dead),
		ReportBatchItemFailures: jsii.Bool(true),
		Filters:                 &[]*map[string]any{outboxFilter()},
	})
	mapping.Node().AddDependency(fn.Role())
	return fn
}

// AllowPublish lets a function put events on the bus.
func AllowPublish(fn awslambda.Function, bus awsevents.IEventBus) {
	Allow(fn, []string{"events:PutEvents"}, *bus.EventBusArn())
}

// outboxFilter is the filter in the form that the mapping takes: the pattern as a JSON text.
func outboxFilter() *map[string]any {
	pattern, err := json.Marshal(map[string]any{
		"eventName": []string{"INSERT"},
		"dynamodb":  map[string]any{"Keys": map[string]any{"pk": map[string]any{"S": []any{map[string]string{"prefix": OutboxPrefix}}}}},
	})
	if err != nil {
		panic(err) // a map of strings
	}
	return &map[string]any{"pattern": string(pattern)}
}
