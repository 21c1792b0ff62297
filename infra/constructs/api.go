package constructs

import (
	"github.com/aws/aws-cdk-go/awscdk/v2/awsapigatewayv2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsapigatewayv2integrations"
	"github.com/aws/aws-cdk-go/awscdk/v2/awslambda"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
)

// NewAPI makes the function that answers a context's HTTP requests. Its routes belong to the stack of the HTTP API (see
// Route), so that services can be deployed without it.
func NewAPI(scope constructs.Construct, id string, p FunctionProps) awslambda.Function {
	return NewFunction(constructs.NewConstruct(scope, jsii.String(id)), p)
}

// Route sends a context's requests to its function: below /public/ for anybody, everything else with a valid access token.
func Route(api awsapigatewayv2.HttpApi, authorizer awsapigatewayv2.IHttpRouteAuthorizer, context string, fn awslambda.IFunction) {
	to := awsapigatewayv2integrations.NewHttpLambdaIntegration(jsii.String(context), fn, &awsapigatewayv2integrations.HttpLambdaIntegrationProps{
		PayloadFormatVersion: awsapigatewayv2.PayloadFormatVersion_VERSION_2_0(),
	})
	methods := &[]awsapigatewayv2.HttpMethod{awsapigatewayv2.HttpMethod_ANY}
	public := *api.AddRoutes(&awsapigatewayv2.AddRoutesOptions{
		Path: jsii.String("/api/" + context + "/public/{proxy+}"), Methods: methods, Integration: to,
		Authorizer: awsapigatewayv2.NewHttpNoneAuthorizer(),
	})
	for _, route := range public {
		Explain(route, "AwsSolutions-APIG4", "Inquiries, sign-up and the OpenAPI document are for people without an account yet.")
	}
	api.AddRoutes(&awsapigatewayv2.AddRoutesOptions{
		Path: jsii.String("/api/" + context + "/{proxy+}"), Methods: methods, Integration: to, Authorizer: authorizer,
	})
}
