package stacks

import (
	"github.com/aws/aws-cdk-go/awscdk/v2/awslambda"

	"kikite/infra/constructs"
)

func (s *Service) reports() {
	generate := constructs.NewWorker(s.Stack, "generate", s.props("generate", s.claims()))
	queue := generate.Inbox.Queue
	ask := vars{"GENERATE_QUEUE_URL": queue.QueueUrl()}
	api, worker := s.api(s.claims().with(ask)), s.busWorker("worker", s.claims())
	for _, fn := range []awslambda.Function{api, worker, generate.Function} {
		s.product.Messaging.Claims.AllowRead(fn, "reports/")
	}
	monthly := constructs.NewScheduled(s.Stack, "monthly", s.props("monthly", ask))
	constructs.Allow(monthly.Function, []string{"sqs:SendMessage"}, *queue.QueueArn())
	constructs.Allow(api, []string{"sqs:SendMessage"}, *queue.QueueArn()) // an operator asks for a revision
}
