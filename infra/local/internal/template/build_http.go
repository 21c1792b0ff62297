package template

import (
	"errors"
	"fmt"
	"strings"

	"kikite/infra/local/internal/awsapi"
)

func identifyAPI(n naming) (identity, error) {
	id := digest(n.key())[:10]
	return identity{name: id, ref: id, attributes: map[string]string{"ApiId": id,
		"ApiEndpoint": "https://" + id + ".execute-api." + awsapi.Region + ".amazonaws.com"}}, nil
}

func identifyAuthorizer(n naming) (identity, error) {
	id := digest(n.key())[:6]
	return identity{name: id, ref: id, attributes: map[string]string{"AuthorizerId": id}}, nil
}

func buildAPI(b *builder, r *resource) error {
	var p struct {
		Name, ProtocolType string
		CorsConfiguration  *CORS
	}
	if _, err := b.properties(r, &p, "Description", "DisableExecuteApiEndpoint", "IpAddressType"); err != nil {
		return err
	}
	if p.ProtocolType != "HTTP" {
		return fmt.Errorf("protocol %s: only HTTP APIs are emulated", p.ProtocolType)
	}
	known, err := b.identify(r)
	if err != nil {
		return err
	}
	b.model.APIs = append(b.model.APIs, API{Origin: r.origin(), ID: known.ref, Name: p.Name, CORS: p.CorsConfiguration})
	return nil
}

type stageProps struct {
	ApiId, StageName     string
	AutoDeploy           bool
	StageVariables       map[string]string
	DefaultRouteSettings struct {
		ThrottlingBurstLimit   int
		ThrottlingRateLimit    float64
		DetailedMetricsEnabled bool
	}
}

func buildStage(b *builder, r *resource) error {
	var p stageProps
	if _, err := b.properties(r, &p, "AccessLogSettings", "Description"); err != nil {
		return err
	}
	b.stages = append(b.stages, p)
	return nil
}

// pendingRoute is a route before it is hung into its API, which may stand in a later stack.
type pendingRoute struct {
	apiID string
	route Route
}

type routeProps struct {
	ApiId, RouteKey, Target, AuthorizationType, AuthorizerId, OperationName string
	AuthorizationScopes                                                     []string
}

func buildRoute(b *builder, r *resource) error {
	var p routeProps
	if _, err := b.properties(r, &p); err != nil {
		return err
	}
	id, ok := strings.CutPrefix(p.Target, "integrations/")
	if !ok {
		return fmt.Errorf("target %q is no integration", p.Target)
	}
	route := Route{Origin: r.origin(), Key: p.RouteKey, Scopes: p.AuthorizationScopes}
	if err := b.integrate(&route, id); err != nil {
		return err
	}
	switch p.AuthorizationType {
	case "", "NONE":
	case "JWT":
		authorizer, err := b.authorizer(p.AuthorizerId)
		if err != nil {
			return err
		}
		route.Authorizer = authorizer
	default:
		return fmt.Errorf("authorization type %s is not emulated", p.AuthorizationType)
	}
	b.routes = append(b.routes, pendingRoute{apiID: p.ApiId, route: route})
	return nil
}

// integrate finds the integration with that ID and takes its function.
func (b *builder) integrate(route *Route, id string) error {
	res, err := b.find("AWS::ApiGatewayV2::Integration", id)
	if err != nil {
		return err
	}
	var p struct {
		ApiId, IntegrationType, IntegrationUri, PayloadFormatVersion string
		TimeoutInMillis                                              int
	}
	if _, err := b.properties(res, &p, "IntegrationMethod", "Description", "ConnectionType"); err != nil {
		return err
	}
	if p.IntegrationType != "AWS_PROXY" || p.PayloadFormatVersion != "2.0" {
		return fmt.Errorf("integration %s with payload format %q: only AWS_PROXY with 2.0 is emulated", p.IntegrationType, p.PayloadFormatVersion)
	}
	route.PayloadFormat = p.PayloadFormatVersion
	route.FunctionARN = invokedFunction(p.IntegrationUri)
	return nil
}

// invokedFunction takes the function out of …:lambda:path/2015-03-31/functions/<ARN>/invocations.
func invokedFunction(uri string) string {
	if _, after, ok := strings.Cut(uri, "/functions/"); ok {
		return strings.TrimSuffix(after, "/invocations")
	}
	return uri
}

func (b *builder) authorizer(id string) (*Authorizer, error) {
	res, err := b.find("AWS::ApiGatewayV2::Authorizer", id)
	if err != nil {
		return nil, err
	}
	var p struct {
		ApiId, AuthorizerType, Name string
		IdentitySource              []string
		JwtConfiguration            struct {
			Audience []string
			Issuer   string
		}
	}
	if _, err := b.properties(res, &p); err != nil {
		return nil, err
	}
	if p.AuthorizerType != "JWT" {
		return nil, fmt.Errorf("authorizer type %s: only JWT is emulated", p.AuthorizerType)
	}
	return &Authorizer{Origin: res.origin(), ID: id, Issuer: p.JwtConfiguration.Issuer, Audience: p.JwtConfiguration.Audience,
		Identity: p.IdentitySource}, nil
}

// find looks in all stacks for the resource of a type whose Ref is that.
func (b *builder) find(resourceType, ref string) (*resource, error) {
	for _, s := range b.stacks {
		for _, id := range s.order {
			if res := s.resources[id]; res.Type == resourceType {
				if known, err := b.identify(res); err != nil || known.ref == ref {
					return res, err
				}
			}
		}
	}
	return nil, fmt.Errorf("no stack defines the %s %s", resourceType, ref)
}

// hangRoutes puts routes and stages into their APIs.
func (b *builder) hangRoutes() error {
	byID := map[string]*API{}
	for i := range b.model.APIs {
		byID[b.model.APIs[i].ID] = &b.model.APIs[i]
	}
	for _, p := range b.routes {
		api, ok := byID[p.apiID]
		if !ok {
			return fmt.Errorf("stack %s: %s: no stack defines the API %s", p.route.Stack, p.route.LogicalID, p.apiID)
		}
		api.Routes = append(api.Routes, p.route)
	}
	for _, p := range b.stages {
		api, ok := byID[p.ApiId]
		if !ok {
			return errors.New("stage " + p.StageName + " of an API that no stack defines")
		}
		api.StageNames = append(api.StageNames, p.StageName)
		api.StageVariables = p.StageVariables
		api.BurstLimit, api.RateLimit = p.DefaultRouteSettings.ThrottlingBurstLimit, p.DefaultRouteSettings.ThrottlingRateLimit
	}
	return nil
}
