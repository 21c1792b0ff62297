package stacks

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsdynamodb"
	"github.com/aws/aws-cdk-go/awscdk/v2/awskms"
	"github.com/aws/jsii-runtime-go"

	"kikite/infra/constructs"
	"kikite/infra/topology"
)

// Data is what a context owns.
type Data struct {
	Stack awscdk.Stack
	Table awsdynamodb.Table
	Keys  awsdynamodb.Table // pseudonyms and data keys; sessions only
	Key   awskms.Key        // encrypts the data keys; sessions only
}

// NewData makes the stack that holds a context's tables, apart from its functions, so that no change of code can touch them.
func NewData(app awscdk.App, stage topology.Stage, context string) *Data {
	stack := newStack(app, stage, stage.Region, "what the context "+context+" owns", "data", context)
	d := &Data{Stack: stack, Table: constructs.NewTable(stack, stage, context)}
	if context == "sessions" {
		d.Keys = constructs.NewKeysTable(stack, stage, context)
		d.Key = newKey(stack, stage, "RecordsKey", "Encrypts the data keys of session records")
	}
	return d
}

// newKey makes a KMS key that IAM policies of this account open, and that rotates by itself.
func newKey(stack awscdk.Stack, stage topology.Stage, id, description string) awskms.Key {
	return awskms.NewKey(stack, jsii.String(id), &awskms.KeyProps{
		Description:       jsii.String(description),
		EnableKeyRotation: jsii.Bool(true),
		RemovalPolicy:     constructs.Removal(stage),
	})
}
