package stacks

import (
	"github.com/aws/aws-cdk-go/awscdk/v2/awslambda"

	"kikite/infra/constructs"
)

func (s *Service) reports() {
	api, worker := s.api(s.claims()), s.busWorker("worker", s.claims())
	generate := constructs.NewWorker(s.Stack, "generate", s.props("generate", s.claims()))
	for _, fn := range []awslambda.Function{api, worker, generate.Function} {
		s.product.Messaging.Claims.AllowRead(fn, "reports/")
	}
	queue := generate.Inbox.Queue
	monthly := constructs.NewScheduled(s.Stack, "monthly", s.props("monthly", vars{"GENERATE_QUEUE_URL": queue.QueueUrl()}))
	constructs.Allow(monthly.Function, []string{"sqs:SendMessage"}, *queue.QueueArn())
}
