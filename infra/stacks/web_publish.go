package stacks

import (
	"os"
	"path/filepath"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awscloudfront"
	"github.com/aws/aws-cdk-go/awscdk/v2/awss3"
	"github.com/aws/aws-cdk-go/awscdk/v2/awss3deployment"
	"github.com/aws/jsii-runtime-go"

	"kikite/infra/constructs"
	"kikite/infra/topology"
)

// publish copies the built client into its bucket, with the settings that only a deployment knows beside it. The local cloud
// serves web/dist itself, and where the client is not built there is nothing to copy.
func publish(stack awscdk.Stack, stage topology.Stage, bucket awss3.Bucket, distribution awscloudfront.Distribution) {
	if _, err := os.Stat(filepath.Join(dist(stage), topology.IndexFile)); err != nil || stage.IsLocal() {
		return
	}
	identity := jsii.String(stage.Stack("identity"))
	from := func(name string) *string {
		return awscdk.Fn_GetStackOutput(identity, jsii.String(name), jsii.String(stage.Region), nil)
	}
	files := awss3deployment.Source_Asset(jsii.String(dist(stage)), nil)
	assets := awss3deployment.NewBucketDeployment(stack, jsii.String("Assets"), &awss3deployment.BucketDeploymentProps{
		DestinationBucket: bucket, Sources: &[]awss3deployment.ISource{files},
		Exclude: jsii.Strings("*"), Include: jsii.Strings(topology.AssetsPrefix + "*"), CacheControl: cache(topology.KeepForever),
		Prune: jsii.Bool(false), // a page that is open loads parts of its own version
	})
	awss3deployment.NewBucketDeployment(stack, jsii.String("Client"), &awss3deployment.BucketDeploymentProps{
		DestinationBucket: bucket, Distribution: distribution, Exclude: jsii.Strings(topology.AssetsPrefix + "*"),
		CacheControl: cache(topology.AskAgain), Prune: jsii.Bool(false),
		Sources: &[]awss3deployment.ISource{files, awss3deployment.Source_JsonData(jsii.String("config.json"), map[string]any{
			"stage": stage.Name, "issuer": from("Issuer"), "client_id": from("WebClientId"),
		}, nil)},
	}).Node().AddDependency(assets) // no page before what it loads
	for _, child := range *stack.Node().Children() {
		if id := *child.Node().Id(); len(id) > 10 && id[:10] == "Custom::CD" {
			const why = "CDK's own helper that copies the client at deployment; it runs with CDK's policy and runtime."
			constructs.Explain(child, "AwsSolutions-IAM4", why)
			constructs.Explain(child, "AwsSolutions-IAM5", why)
			constructs.Explain(child, "AwsSolutions-L1", why)
		}
	}
}

// cache is how long browsers and CloudFront keep a file.
func cache(control string) *[]awss3deployment.CacheControl {
	return &[]awss3deployment.CacheControl{awss3deployment.CacheControl_FromString(jsii.String(control))}
}
