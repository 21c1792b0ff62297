package constructs

import (
	"slices"

	"github.com/aws/aws-cdk-go/awscdk/v2/awsdynamodb"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsiam"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"

	"kikite/infra/topology"
)

// IndexName is the one index of a context's table.
const IndexName = "gsi1"

// NewTable makes the table of a context: two keys, one index, a stream for the relay, time to live, backups.
func NewTable(scope constructs.Construct, stage topology.Stage, context string) awsdynamodb.Table {
	props := tableProps(stage, stage.Named(context))
	props.Stream = awsdynamodb.StreamViewType_NEW_AND_OLD_IMAGES
	props.TimeToLiveAttribute = jsii.String("ttl")
	props.PointInTimeRecoverySpecification = &awsdynamodb.PointInTimeRecoverySpecification{PointInTimeRecoveryEnabled: jsii.Bool(true)}
	t := awsdynamodb.NewTable(scope, jsii.String("Table"), props)
	t.AddGlobalSecondaryIndex(&awsdynamodb.GlobalSecondaryIndexProps{
		IndexName:      jsii.String(IndexName),
		PartitionKey:   key("gsi1pk"),
		SortKey:        key("gsi1sk"),
		ProjectionType: awsdynamodb.ProjectionType_ALL,
	})
	return t
}

// NewKeysTable makes a table whose items are gone for good once deleted: no stream, no index, no backup.
func NewKeysTable(scope constructs.Construct, stage topology.Stage, context string) awsdynamodb.Table {
	t := awsdynamodb.NewTable(scope, jsii.String("Keys"), tableProps(stage, stage.Named(context, "keys")))
	Explain(t, "AwsSolutions-DDB3", "Erasing a person's key must be final; a backup would bring it back.")
	return t
}

func tableProps(stage topology.Stage, name string) *awsdynamodb.TableProps {
	return &awsdynamodb.TableProps{
		TableName:          jsii.String(name),
		PartitionKey:       key("pk"),
		SortKey:            key("sk"),
		BillingMode:        awsdynamodb.BillingMode_PAY_PER_REQUEST,
		DeletionProtection: jsii.Bool(stage.Protected),
		RemovalPolicy:      Removal(stage),
	}
}

func key(name string) *awsdynamodb.Attribute {
	return &awsdynamodb.Attribute{Name: jsii.String(name), Type: awsdynamodb.AttributeType_STRING}
}

// TableAccess is what a function may do with its table.
type TableAccess int

// The kinds of access. None of them scans: a function reads by key or by the index.
const (
	ReadWrite TableAccess = iota
	ReadOnly
	OutboxDelete // the relay, to which the stream brings the items
	OutboxSweep  // the sweep, which reads them itself
	LogRead      // reads the log of operators' calls and adds to it through the outbox, as every context does
	LogAppend    // adds to that log, and reads it for those whom it is about
)

// The partitions of the log of operators' calls, and of the events that were consumed.
const (
	logPrefix  = "AUDIT"
	seenPrefix = "SEEN#"
)

var (
	readActions  = []string{"dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:Query", "dynamodb:ConditionCheckItem"}
	writeActions = []string{"dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:DeleteItem", "dynamodb:BatchWriteItem"}
)

// AllowTable grants access to exactly this table and, for those that read its state, its index.
func AllowTable(role awsiam.IGrantable, t awsdynamodb.ITable, access TableAccess) {
	table := *t.TableArn()
	switch access {
	case ReadWrite:
		Allow(role, slices.Concat(readActions, writeActions), table)
		Allow(role, []string{"dynamodb:Query"}, table+"/index/"+IndexName)
	case ReadOnly:
		Allow(role, readActions, table)
		Allow(role, []string{"dynamodb:Query"}, table+"/index/"+IndexName)
	case OutboxDelete:
		AllowIf(role, under(OutboxPrefix), []string{"dynamodb:BatchWriteItem"}, table)
	case OutboxSweep:
		AllowIf(role, under(OutboxPrefix), []string{"dynamodb:BatchWriteItem", "dynamodb:Query"}, table)
	case LogRead:
		AllowIf(role, under(logPrefix), []string{"dynamodb:Query"}, table)
		AllowIf(role, under(OutboxPrefix), []string{"dynamodb:PutItem"}, table)
	case LogAppend:
		AllowIf(role, under(logPrefix, seenPrefix, OutboxPrefix), []string{"dynamodb:PutItem"}, table)
		AllowIf(role, under(logPrefix), []string{"dynamodb:Query"}, table)
	}
}

// under is the condition that a call touches nothing but items whose partitions begin so.
func under(prefixes ...string) *map[string]any {
	keys := make([]any, len(prefixes))
	for i, p := range prefixes {
		keys[i] = p + "*"
	}
	return &map[string]any{"ForAllValues:StringLike": map[string]any{"dynamodb:LeadingKeys": keys}}
}

// AllowKeys grants reading and writing of a table without index.
func AllowKeys(role awsiam.IGrantable, t awsdynamodb.ITable) {
	Allow(role, slices.Concat(readActions, writeActions), *t.TableArn())
}
