package stacks

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awslambda"
	"github.com/aws/jsii-runtime-go"

	"kikite/infra/constructs"
)

// Where the snapshots of matching's index and its models are in the Snapshots bucket.
const (
	matchingSnapshots = "matching/snapshots/"
	matchingModels    = "matching/models/"
)

func (s *Service) matching() {
	m := s.product.Messaging
	snapshots := vars{"SNAPSHOTS_BUCKET": m.Snapshots.Bucket.BucketName()}
	api := s.api(s.claims().with(snapshots).with(s.embedding()))
	m.Snapshots.AllowRead(api, "matching/")
	worker := s.busWorker("worker", s.claims().with(snapshots).with(s.embedding()))
	m.Claims.AllowRead(worker, "matching/")
	m.Claims.AllowProduce(worker, "signup/matching/")
	trainer := constructs.NewScheduled(s.Stack, "trainer", s.props("trainer", snapshots.with(s.embedding()))).Function
	if model := s.stage.EmbeddingModel; model != "" {
		arn := *s.Stack.FormatArn(&awscdk.ArnComponents{Service: jsii.String("bedrock"), Account: jsii.String(""),
			Resource: jsii.String("foundation-model"), ResourceName: jsii.String(model)})
		for _, fn := range []awslambda.Function{api, worker, trainer} {
			constructs.Allow(fn, []string{"bedrock:InvokeModel"}, arn)
		}
	}
	for _, fn := range []awslambda.Function{worker, trainer} {
		m.Snapshots.AllowPut(fn, "matching/")
		m.Snapshots.AllowRead(fn, "matching/")
		m.Snapshots.AllowDelete(fn, matchingSnapshots) // superseded ones, which may hold what was erased since
	}
}

// embedding is the environment of functions that ask the stage's model for what texts mean; nothing where there is none.
func (s *Service) embedding() vars {
	if s.stage.EmbeddingModel == "" {
		return nil
	}
	return vars{"BEDROCK_EMBEDDING_MODEL": setting(s.stage.EmbeddingModel)}
}
