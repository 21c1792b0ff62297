package constructs

import (
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
)

var (
	readActions  = []string{"dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:Query", "dynamodb:ConditionCheckItem"}
	writeActions = []string{"dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:DeleteItem", "dynamodb:BatchWriteItem"}
)

// AllowTable grants access to exactly this table and its index.
func AllowTable(role awsiam.IGrantable, t awsdynamodb.ITable, access TableAccess) {
	actions := append([]string{}, readActions...)
	if access == ReadWrite {
		actions = append(actions, writeActions...)
	}
	Allow(role, actions, *t.TableArn(), *t.TableArn()+"/index/"+IndexName)
}

// AllowKeys grants reading and writing of a table without index.
func AllowKeys(role awsiam.IGrantable, t awsdynamodb.ITable) {
	Allow(role, append(append([]string{}, readActions...), writeActions...), *t.TableArn())
}
