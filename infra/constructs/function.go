package constructs

import (
	"fmt"

	"github.com/aws/aws-cdk-go/awscdk/v2/awscloudwatch"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsdynamodb"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsiam"
	"github.com/aws/aws-cdk-go/awscdk/v2/awslambda"
	"github.com/aws/aws-cdk-go/awscdk/v2/awslogs"
	"github.com/aws/aws-cdk-go/awscdk/v2/awssqs"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"

	"kikite/infra/topology"
)

// FunctionProps is what every function needs.
type FunctionProps struct {
	Stage       topology.Stage
	Function    topology.Function
	Table       awsdynamodb.ITable         // of its own context
	Access      TableAccess                // to that table
	Environment map[string]*string         // beyond the common variables
	Alarms      awscloudwatch.IAlarmAction // who is told; used by the patterns around a function
	DeadLetters awssqs.IQueue              // of asynchronous invocations; nil for functions that are never invoked so
}

// NewFunction makes a function with its own role, which may write its own log group, use its own table and nothing else.
func NewFunction(scope constructs.Construct, p FunctionProps) awslambda.Function {
	name := p.Stage.Named(p.Function.ID())
	logs := awslogs.NewLogGroup(scope, jsii.String("Logs"), &awslogs.LogGroupProps{
		LogGroupName:  jsii.String("/aws/lambda/" + name),
		Retention:     Retention(p.Stage),
		RemovalPolicy: Removal(p.Stage),
	})
	role := awsiam.NewRole(scope, jsii.String("Role"), &awsiam.RoleProps{
		AssumedBy:   awsiam.NewServicePrincipal(jsii.String("lambda.amazonaws.com"), nil),
		Description: jsii.String("Of the function " + p.Function.ID() + " alone"),
	})
	logs.GrantWrite(role)
	AllowTable(role, p.Table, p.Access)
	return awslambda.NewFunction(scope, jsii.String("Function"), &awslambda.FunctionProps{
		FunctionName:    jsii.String(name),
		Description:     jsii.String(fmt.Sprintf("functions/%s as %s", p.Function.Source, p.Function.ID())),
		Runtime:         awslambda.Runtime_PROVIDED_AL2023(),
		Architecture:    architecture(p.Stage),
		Handler:         jsii.String("bootstrap"),
		Code:            awslambda.Code_FromAsset(jsii.String(assetDir(p.Stage, p.Function)), nil),
		Timeout:         seconds(p.Function.Timeout),
		MemorySize:      jsii.Number(p.Function.Memory),
		Environment:     environment(p),
		Role:            role,
		LogGroup:        logs,
		DeadLetterQueue: p.DeadLetters,
	})
}

func environment(p FunctionProps) *map[string]*string {
	env := map[string]*string{
		"KIKITE_STAGE":    jsii.String(p.Stage.Name),
		"KIKITE_CONTEXT":  jsii.String(p.Function.Context),
		"KIKITE_FUNCTION": jsii.String(p.Function.Name),
		"TABLE_NAME":      p.Table.TableName(),
		"LOG_LEVEL":       jsii.String(p.Stage.LogLevel),
		"GOMEMLIMIT":      jsii.String(fmt.Sprintf("%dMiB", p.Function.Memory*4/5)), // rather collect more often than be killed
	}
	for k, v := range p.Environment {
		env[k] = v
	}
	return &env
}

// Retention is how long log groups keep lines.
func Retention(stage topology.Stage) awslogs.RetentionDays {
	return map[int]awslogs.RetentionDays{
		7: awslogs.RetentionDays_ONE_WEEK, 14: awslogs.RetentionDays_TWO_WEEKS, 30: awslogs.RetentionDays_ONE_MONTH,
		90: awslogs.RetentionDays_THREE_MONTHS, 180: awslogs.RetentionDays_SIX_MONTHS, 365: awslogs.RetentionDays_ONE_YEAR,
	}[stage.LogRetentionDays]
}
