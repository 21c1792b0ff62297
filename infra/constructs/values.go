package constructs

import (
	"path/filepath"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awslambda"
	"github.com/aws/jsii-runtime-go"

	"kikite/infra/topology"
)

// Removal is what happens to data when its stack goes: production keeps it.
func Removal(stage topology.Stage) awscdk.RemovalPolicy {
	if stage.Protected {
		// Kept on deletion and replacement, but not when its very making is rolled back: names are fixed, and a left-over would
		// block the next try.
		return awscdk.RemovalPolicy_RETAIN_ON_UPDATE_OR_DELETE
	}
	return awscdk.RemovalPolicy_DESTROY
}

// seconds is a duration.
func seconds(n int) awscdk.Duration { return awscdk.Duration_Seconds(jsii.Number(n)) }

// strs turns Go strings into what CDK takes.
func strs(in ...string) *[]*string { return jsii.Strings(in...) }

func architecture(stage topology.Stage) awslambda.Architecture {
	if stage.Arch == "arm64" {
		return awslambda.Architecture_ARM_64()
	}
	return awslambda.Architecture_X86_64()
}

// assetDir is where the build tool puts a function's binary.
func assetDir(stage topology.Stage, f topology.Function) string {
	return filepath.Join(stage.Dir, f.AssetDir())
}
