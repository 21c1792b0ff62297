package stacks

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsapigatewayv2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsapigatewayv2authorizers"
	"github.com/aws/aws-cdk-go/awscdk/v2/awscognito"
	"github.com/aws/aws-cdk-go/awscdk/v2/awslogs"
	"github.com/aws/jsii-runtime-go"

	"kikite/infra/constructs"
	"kikite/infra/topology"
)

// How many requests the API takes from everybody together before it answers 429.
const (
	requestsPerSecond = 200
	requestBurst      = 400
)

// accessLog is one line of JSON per request. No address, agent, path, token or claim: a path may hold an invitation, and who
// came is nobody's business. The route is the pattern, not the path.
const accessLog = `{"request_id":"$context.requestId","time":"$context.requestTimeEpoch","route":"$context.routeKey",` +
	`"status":"$context.status","latency_ms":"$context.responseLatency","function_ms":"$context.integrationLatency",` +
	`"bytes":"$context.responseLength","error":"$context.error.responseType","authorizer_error":"$context.authorizer.error"}`

// API is the stack of the one HTTP API.
type API struct {
	Stack     awscdk.Stack
	StackName string
	Domain    string // logical ID of the output that is the API's host name
}

// NewAPI makes the HTTP API with two routes for every context that answers requests.
func NewAPI(app awscdk.App, stage topology.Stage, p *Product) *API {
	stack := newStack(app, stage, stage.Region, "HTTP API", "api")
	api := awsapigatewayv2.NewHttpApi(stack, jsii.String("Api"), &awsapigatewayv2.HttpApiProps{
		ApiName: jsii.String(stage.Named()), CreateDefaultStage: jsii.Bool(false),
		Description: jsii.String("Everything that the web client calls"),
	})
	authorizer := awsapigatewayv2authorizers.NewHttpUserPoolAuthorizer(jsii.String("Accounts"), p.Identity.Pool,
		&awsapigatewayv2authorizers.HttpUserPoolAuthorizerProps{
			UserPoolClients: &[]awscognito.IUserPoolClient{p.Identity.Client},
		})
	for _, c := range topology.Contexts() {
		if fn := p.Services[c].API; fn != nil {
			constructs.Route(api, authorizer, c, fn)
		}
	}
	addStage(stack, stage, api)
	const domain = "ApiDomain"
	output(stack, domain, jsii.String(*api.ApiId()+".execute-api."+stage.Region+"."+*stack.UrlSuffix()), "Host name of the API")
	return &API{Stack: stack, StackName: stage.Stack("api"), Domain: domain}
}

func addStage(stack awscdk.Stack, stage topology.Stage, api awsapigatewayv2.HttpApi) {
	logs := awslogs.NewLogGroup(stack, jsii.String("AccessLogs"), &awslogs.LogGroupProps{
		LogGroupName: jsii.String("/aws/apigateway/" + stage.Named()), Retention: constructs.Retention(stage), RemovalPolicy: constructs.Removal(stage),
	})
	live := awsapigatewayv2.NewHttpStage(stack, jsii.String("Stage"), &awsapigatewayv2.HttpStageProps{
		HttpApi: api, StageName: jsii.String("$default"), AutoDeploy: jsii.Bool(true), DetailedMetricsEnabled: jsii.Bool(true),
		Throttle: &awsapigatewayv2.ThrottleSettings{RateLimit: jsii.Number(requestsPerSecond), BurstLimit: jsii.Number(requestBurst)},
	})
	live.Node().DefaultChild().(awsapigatewayv2.CfnStage).SetAccessLogSettings(&awsapigatewayv2.CfnStage_AccessLogSettingsProperty{
		DestinationArn: logs.LogGroupArn(), Format: jsii.String(accessLog),
	})
}
