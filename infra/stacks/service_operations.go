package stacks

import (
	"fmt"
	"strings"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/jsii-runtime-go"

	"kikite/events"
	"kikite/infra/constructs"
	"kikite/infra/topology"
)

// operations looks at the queues of all contexts. It knows them by name: a reference would hold back the deployment of every one.
func (s *Service) operations() {
	names := topology.Queues()
	props := s.props("api", vars{
		"QUEUE_URL_PREFIX": setting(fmt.Sprintf("https://sqs.%s.%s/%s/%s", s.stage.Region, *s.Stack.UrlSuffix(), *s.Stack.Account(), s.stage.Named(""))),
		"QUEUES":           setting(strings.Join(names, ",")),
	})
	props.Access = constructs.LogRead
	s.API = constructs.NewAPI(s.Stack, "api", props)
	arns := make([]string, len(names))
	for i, name := range names {
		arns[i] = *s.Stack.FormatArn(&awscdk.ArnComponents{Service: jsii.String("sqs"), Resource: jsii.String(s.stage.Named(name))})
	}
	constructs.Allow(s.API, []string{"sqs:GetQueueAttributes"}, arns...)
	constructs.AllowEverywhere(s.API, "ses:GetAccount", "SES has one account per region and no resource for it.")
	props = s.props("worker", s.claims())
	props.Access = constructs.LogAppend
	worker := constructs.NewBusWorker(s.Stack, "worker", props, s.bus(), events.Subscriptions()["operations-worker"])
	s.product.Messaging.Claims.AllowProduce(worker.Function, "signup/operations/")
}
