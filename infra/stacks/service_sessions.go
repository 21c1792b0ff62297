package stacks

import (
	"strconv"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awslambda"
	"github.com/aws/jsii-runtime-go"

	"kikite/infra/constructs"
)

func (s *Service) sessions() {
	env := s.claims().with(vars{"KEYS_TABLE_NAME": s.own.Keys.TableName(), "KMS_KEY_ID": s.own.Key.KeyId()})
	api, worker, analyst := s.api(env), s.busWorker("worker", env), s.busWorker("analyst", env.with(s.remoteAnalyser()))
	daily := constructs.NewScheduled(s.Stack, "daily", s.props("daily", env)).Function
	constructs.NewScheduled(s.Stack, "reviews", s.props("reviews", env)) // knows codes and times only: no key, no claim
	for _, fn := range []awslambda.Function{api, worker, analyst, daily} {
		constructs.AllowKeys(fn, s.own.Keys)
		constructs.Allow(fn, []string{"kms:GenerateDataKey", "kms:Decrypt"}, *s.own.Key.KeyArn())
		s.product.Messaging.Claims.AllowProduce(fn, "reports/sessions/")
		s.product.Messaging.Claims.AllowRead(fn, "sessions/")
	}
	s.product.Messaging.Claims.AllowProduce(worker, "signup/sessions/")
	if model := s.stage.AnalyserModel; model != "" {
		constructs.Allow(analyst, []string{"bedrock:InvokeModel"}, *s.Stack.FormatArn(&awscdk.ArnComponents{Service: jsii.String("bedrock"),
			Account: jsii.String(""), Resource: jsii.String("foundation-model"), ResourceName: jsii.String(model)}))
	}
}

// remoteAnalyser is the environment of the function that asks the stage's model what a talk was about; nothing where there is none.
func (s *Service) remoteAnalyser() vars {
	if s.stage.AnalyserModel == "" {
		return nil
	}
	return vars{"BEDROCK_ANALYSER_MODEL": setting(s.stage.AnalyserModel), "BEDROCK_ANALYSER_TOKENS": setting(strconv.Itoa(s.stage.AnalyserTokens))}
}
