package stacks

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsevents"
	"github.com/aws/aws-cdk-go/awscdk/v2/awslambda"
	"github.com/aws/jsii-runtime-go"

	"kikite/events"
	"kikite/infra/constructs"
	"kikite/infra/topology"
)

// Service is the stack of a context's functions.
type Service struct {
	Stack   awscdk.Stack
	API     awslambda.Function // nil: nothing to call from outside
	context string
	stage   topology.Stage
	own     *Data
	product *Product // messaging, data and identity are there already
}

// vars are environment variables beyond the common ones.
type vars map[string]*string

// NewService makes the stack with every function of a context except those that the user pool calls (see Identity).
func NewService(app awscdk.App, stage topology.Stage, context string, p *Product) *Service {
	s := &Service{
		Stack: newStack(app, stage, stage.Region, "functions of the context "+context, "service", context),
		stage: stage, context: context, own: p.Data[context], product: p,
	}
	map[string]func(){
		"signup": s.signup, "matching": s.matching, "booking": s.booking, "reminders": s.reminders,
		"mailer": s.mailer, "sessions": s.sessions, "reports": s.reports, "operations": s.operations,
	}[context]()
	s.relays()
	return s
}

func (s *Service) bus() awsevents.IEventBus { return s.product.Messaging.Bus }

func (s *Service) props(name string, env vars) constructs.FunctionProps {
	return constructs.FunctionProps{
		Stage: s.stage, Function: topology.Of(s.context + "-" + name), Table: s.own.Table,
		Environment: env, Alarms: s.product.Messaging.Alarms,
	}
}

func (s *Service) api(env vars) awslambda.Function {
	s.API = constructs.NewAPI(s.Stack, "api", s.props("api", env))
	return s.API
}

// busWorker makes a worker for the events that events.Subscriptions gives it.
func (s *Service) busWorker(name string, env vars) awslambda.Function {
	types := events.Subscriptions()[s.context+"-"+name]
	return constructs.NewBusWorker(s.Stack, name, s.props(name, env), s.bus(), types).Function
}

// relays makes the two functions that publish what the context's other functions put into the outbox.
func (s *Service) relays() {
	env := vars{"BUS_NAME": s.bus().EventBusName()}
	constructs.NewStreamRelay(s.Stack, "relay", s.props("relay", env), s.own.Table, s.bus())
	sweep := s.props("sweep", env)
	sweep.Access = constructs.OutboxSweep
	constructs.AllowPublish(constructs.NewScheduled(s.Stack, "sweep", sweep).Function, s.bus())
}

// claims is the environment of functions that only need the Claims bucket.
func (s *Service) claims() vars {
	return vars{"CLAIMS_BUCKET": s.product.Messaging.Claims.Bucket.BucketName()}
}

// with is v and more.
func (v vars) with(more vars) vars {
	out := vars{}
	for _, m := range []vars{v, more} {
		for k, val := range m {
			out[k] = val
		}
	}
	return out
}

// setting is a fixed value as an environment variable.
func setting(value string) *string { return jsii.String(value) }
