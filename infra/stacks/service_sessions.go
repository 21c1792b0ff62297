package stacks

import (
	"github.com/aws/aws-cdk-go/awscdk/v2/awslambda"

	"kikite/infra/constructs"
)

func (s *Service) sessions() {
	env := s.claims().with(vars{"KEYS_TABLE_NAME": s.own.Keys.TableName(), "KMS_KEY_ID": s.own.Key.KeyId()})
	api, worker, analyst := s.api(env), s.busWorker("worker", env), s.busWorker("analyst", env)
	daily := constructs.NewScheduled(s.Stack, "daily", s.props("daily", env)).Function
	for _, fn := range []awslambda.Function{api, worker, analyst, daily} {
		constructs.AllowKeys(fn, s.own.Keys)
		constructs.Allow(fn, []string{"kms:GenerateDataKey", "kms:Decrypt"}, *s.own.Key.KeyArn())
		s.product.Messaging.Claims.AllowProduce(fn, "reports/sessions/")
		s.product.Messaging.Claims.AllowRead(fn, "sessions/")
	}
}
