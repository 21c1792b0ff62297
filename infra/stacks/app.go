package stacks

import (
	"slices"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/jsii-runtime-go"

	"kikite/infra/topology"
)

// Product is every stack of one stage.
type Product struct {
	Messaging     *Messaging
	Data          map[string]*Data // by context
	Identity      *Identity
	Services      map[string]*Service // by context
	API           *API
	Web           awscdk.Stack
	Observability awscdk.Stack
}

// NewApp is the CDK app with the feature flags of the library's version. They are set here and not in cdk.json, because an
// app that is run without the CLI does not see that file.
func NewApp(outdir string) awscdk.App {
	props := &awscdk.AppProps{
		AnalyticsReporting: jsii.Bool(false),
		Context: &map[string]any{
			"@aws-cdk/aws-iam:minimizePolicies":                        true,
			"@aws-cdk/core:enablePartitionLiterals":                    true,
			"@aws-cdk/core:target-partitions":                          []string{"aws"},
			"@aws-cdk/core:checkSecretUsage":                           true,
			"@aws-cdk/core:validateSnapshotRemovalPolicy":              true,
			"@aws-cdk/aws-kms:reduceCrossAccountRegionPolicyScope":     true,
			"@aws-cdk/aws-events:eventsTargetQueueSameAccount":         true,
			"@aws-cdk/aws-s3:createDefaultLoggingPolicy":               true,
			"@aws-cdk/aws-s3:serverAccessLogsUseBucketPolicy":          true,
			"@aws-cdk/aws-s3:publicAccessBlockedByDefault":             true,
			"@aws-cdk/aws-cloudfront:defaultFunctionRuntimeV2_0":       true,
			"@aws-cdk/aws-apigateway:disableCloudWatchRole":            true,
			"@aws-cdk/core:aspectPrioritiesMutating":                   true,
			"@aws-cdk/core:explicitStackTags":                          true,
			"@aws-cdk/core:includePrefixInUniqueNameGeneration":        true,
			"@aws-cdk/aws-lambda:createNewPoliciesWithAddToRolePolicy": false,
			"@aws-cdk/aws-lambda:recognizeLayerVersion":                true,
			"@aws-cdk/aws-iam:importedRoleStackSafeDefaultPolicyName":  true,
			"@aws-cdk/customresources:installLatestAwsSdkDefault":      false,
			"@aws-cdk/core:defaultCrossStackReferences":                "strong", // a data stack cannot go while a service uses it
			"aws:cdk:enable-asset-metadata":                            true,     // the local cloud finds a function's code by it
		},
	}
	if outdir != "" {
		props.Outdir = jsii.String(outdir)
	}
	return awscdk.NewApp(props)
}

// Build adds every stack of a stage to the app.
func Build(app awscdk.App, stage topology.Stage) *Product {
	p := &Product{Data: map[string]*Data{}, Services: map[string]*Service{}}
	p.Messaging = NewMessaging(app, stage)
	for _, c := range topology.Contexts() {
		p.Data[c] = NewData(app, stage, c)
	}
	p.Identity = NewIdentity(app, stage, p.Data, p.Messaging)
	for _, c := range topology.Contexts() {
		p.Services[c] = NewService(app, stage, c, p)
	}
	p.API = NewAPI(app, stage, p)
	p.Web = NewWeb(app, stage, p.API)
	p.Observability = NewObservability(app, stage, p.Messaging)
	return p
}

// newStack makes an empty stack in the stage's home region. The account is the one that deploys, so that synthesis needs none.
func newStack(app awscdk.App, stage topology.Stage, region, description string, parts ...string) awscdk.Stack {
	name := stage.Stack(parts...)
	stateful := slices.Contains([]string{"messaging", "data", "identity"}, parts[0])
	stack := awscdk.NewStack(app, jsii.String(name), &awscdk.StackProps{
		StackName:             jsii.String(name),
		Description:           jsii.String("Kikite " + stage.Name + ": " + description),
		Env:                   &awscdk.Environment{Region: jsii.String(region)},
		TerminationProtection: jsii.Bool(stage.Protected && stateful),
	})
	// CloudFormation does not take tags on dashboards in every region.
	except := &awscdk.TagProps{ExcludeResourceTypes: jsii.Strings("AWS::CloudWatch::Dashboard")}
	awscdk.Tags_Of(stack).Add(jsii.String("product"), jsii.String("kikite"), except)
	awscdk.Tags_Of(stack).Add(jsii.String("stage"), jsii.String(stage.Name), except)
	return stack
}

// output makes a value of a stack readable by people and by stacks of other regions.
func output(stack awscdk.Stack, id string, value *string, description string) {
	awscdk.NewCfnOutput(stack, jsii.String(id), &awscdk.CfnOutputProps{Value: value, Description: jsii.String(description)})
}
