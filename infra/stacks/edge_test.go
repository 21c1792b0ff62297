package stacks_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"kikite/infra/topology"
)

func TestEveryAPIFunctionHasAPublicAndAnAuthorizedRoute(t *testing.T) {
	t.Parallel()
	c := prod(t)
	routes := map[string]resource{}
	for _, r := range c.of("AWS::ApiGatewayV2::Route") {
		routes[r.text(c, "RouteKey")] = r
	}
	c.each(t, func(t *testing.T, f topology.Function, r resource) {
		if f.Trigger != topology.HTTP {
			return
		}
		for key, kind := range map[string]string{
			"ANY /api/" + f.Context + "/public/{proxy+}": "NONE", "ANY /api/" + f.Context + "/{proxy+}": "JWT",
		} {
			route, ok := routes[key]
			if !ok {
				t.Fatalf("no route %s", key)
			}
			delete(routes, key)
			if route.props["AuthorizationType"] != kind {
				t.Errorf("%s: authorization %v, want %s", key, route.props["AuthorizationType"], kind)
			}
			integration := c.at(t, strings.TrimPrefix(route.text(c, "Target"), "integrations/"))
			if got := c.at(t, integration.text(c, "IntegrationUri")); got.stack != r.stack || got.id != r.id {
				t.Errorf("%s goes to %s", key, integration.text(c, "IntegrationUri"))
			}
			if integration.props["PayloadFormatVersion"] != "2.0" {
				t.Errorf("%s: payload %v", key, integration.props["PayloadFormatVersion"])
			}
		}
	})
	for key := range routes {
		t.Errorf("route %s belongs to no function", key)
	}
}

func TestAuthorizerTakesOnlyOurClientsTokens(t *testing.T) {
	t.Parallel()
	c := prod(t)
	a := c.of("AWS::ApiGatewayV2::Authorizer")[0]
	audience := list(get(a.props, "JwtConfiguration", "Audience"))
	if len(audience) != 1 || c.at(t, c.text(a.stack, audience[0])).kind != "AWS::Cognito::UserPoolClient" {
		t.Errorf("audience %v", audience)
	}
	if got := a.text(c, "JwtConfiguration", "Issuer"); !strings.HasPrefix(got, "https://cognito-idp.ap-northeast-1.amazonaws.com/"+c.stage.Stack("identity")) {
		t.Errorf("issuer %s", got)
	}
}

func TestAccessLogSaysNothingAboutPersons(t *testing.T) {
	t.Parallel()
	c := prod(t)
	stage := c.of("AWS::ApiGatewayV2::Stage")[0]
	format := stage.text(c, "AccessLogSettings", "Format")
	if !strings.Contains(format, "$context.requestId") {
		t.Errorf("no access log: %q", format)
	}
	for _, forbidden := range []string{"identity", "sourceIp", "userAgent", "$context.path", "claims", "principal", "domainName", "queryString"} {
		if strings.Contains(format, forbidden) {
			t.Errorf("access log holds %s", forbidden)
		}
	}
	if stage.number("DefaultRouteSettings", "ThrottlingRateLimit") == 0 || stage.number("DefaultRouteSettings", "ThrottlingBurstLimit") == 0 {
		t.Error("no throttling")
	}
}

func TestSignInIsACodeByMailWithShortTokens(t *testing.T) {
	t.Parallel()
	c := prod(t)
	pool, client := c.of("AWS::Cognito::UserPool")[0], c.of("AWS::Cognito::UserPoolClient")[0]
	if got := list(get(pool.props, "Policies", "SignInPolicy", "AllowedFirstAuthFactors")); !slices.Contains(got, any("EMAIL_OTP")) {
		t.Errorf("first factors %v", got)
	}
	if get(pool.props, "AdminCreateUserConfig", "AllowAdminCreateUserOnly") != true {
		t.Error("anybody may sign up")
	}
	claims, codes := c.functions()["signup-claims"], c.functions()["mailer-codes"]
	if pool.text(c, "LambdaConfig", "PreTokenGenerationConfig", "LambdaArn") != claims.stack+"."+claims.id+".Arn" ||
		pool.text(c, "LambdaConfig", "PreTokenGenerationConfig", "LambdaVersion") != "V2_0" {
		t.Errorf("claims come from %v", get(pool.props, "LambdaConfig"))
	}
	if pool.text(c, "LambdaConfig", "CustomMessage") != codes.stack+"."+codes.id+".Arn" {
		t.Errorf("wording comes from %v", get(pool.props, "LambdaConfig"))
	}
	want := map[string]any{
		"AccessTokenValidity": 5.0, "GenerateSecret": false, "PreventUserExistenceErrors": "ENABLED", "EnableTokenRevocation": true,
		"RefreshTokenValidity": 30.0 * 24 * 60,
	}
	for name, v := range want {
		if client.props[name] != v {
			t.Errorf("%s is %v, want %v", name, client.props[name], v)
		}
	}
	if get(client.props, "RefreshTokenRotation", "Feature") != "ENABLED" {
		t.Error("refresh tokens do not rotate")
	}
	if got := fmt.Sprint(client.props["ExplicitAuthFlows"]); got != "[ALLOW_USER_AUTH]" {
		t.Errorf("flows %s", got)
	}
	if got := fmt.Sprint(client.props["AllowedOAuthFlows"]); got != "[code]" {
		t.Errorf("OAuth flows %s", got)
	}
}

func TestWebServesClientAndAPIFromOneOrigin(t *testing.T) {
	t.Parallel()
	c := prod(t)
	d := c.of("AWS::CloudFront::Distribution")[0]
	behaviors := list(get(d.props, "DistributionConfig", "CacheBehaviors"))
	if len(behaviors) != 1 || get(behaviors[0], "PathPattern") != "/api/*" {
		t.Fatalf("behaviors %v", behaviors)
	}
	api := ""
	for _, o := range list(get(d.props, "DistributionConfig", "Origins")) {
		if get(o, "Id") == get(behaviors[0], "TargetOriginId") {
			api = c.text(d.stack, get(o, "DomainName"))
		}
	}
	if !strings.HasPrefix(api, c.stage.Stack("api")+".") || !strings.HasSuffix(api, ".execute-api.ap-northeast-1.${AWS::URLSuffix}") {
		t.Errorf("/api/* goes to %q", api)
	}
	if c.at(t, d.text(c, "DistributionConfig", "WebACLId")).kind != "AWS::WAFv2::WebACL" {
		t.Error("no firewall")
	}
	if got := list(get(d.props, "DistributionConfig", "Aliases")); len(got) != 1 || got[0] != "kikite.example" {
		t.Errorf("aliases %v", got)
	}
	if d.props["Logging"] != nil || get(d.props, "DistributionConfig", "Logging") != nil {
		t.Error("keeps visitors' addresses")
	}
}

// TestEveryAnswerOfTheWebIsGuarded: files and the API have the policy of the local cloud.
func TestEveryAnswerOfTheWebIsGuarded(t *testing.T) {
	t.Parallel()
	c := prod(t)
	d := c.of("AWS::CloudFront::Distribution")[0]
	want := topology.SecurityHeaders("https://cognito-idp.ap-northeast-1.amazonaws.com", "https://kikite-prod.auth.ap-northeast-1.amazoncognito.com",
		"https://*.s3.ap-northeast-1.amazonaws.com")
	for _, b := range append(list(get(d.props, "DistributionConfig", "CacheBehaviors")), get(d.props, "DistributionConfig", "DefaultCacheBehavior")) {
		policy := c.at(t, c.text(d.stack, get(b, "ResponseHeadersPolicyId")))
		if csp := policy.text(c, "ResponseHeadersPolicyConfig", "SecurityHeadersConfig", "ContentSecurityPolicy", "ContentSecurityPolicy"); csp != want["Content-Security-Policy"] {
			t.Errorf("policy %q", csp)
		}
		for _, h := range list(get(policy.props, "ResponseHeadersPolicyConfig", "CustomHeadersConfig", "Items")) {
			if name := get(h, "Header").(string); get(h, "Value") != want[name] {
				t.Errorf("%s: %v", name, get(h, "Value"))
			}
		}
	}
}

// TestPagesArriveAfterWhatTheyLoad: nobody gets a page whose parts are not there yet, or are gone.
func TestPagesArriveAfterWhatTheyLoad(t *testing.T) {
	t.Parallel()
	c := prod(t)
	kept := map[string]string{}
	for _, r := range c.of("Custom::CDKBucketDeployment") {
		if r.props["Prune"] != false {
			t.Errorf("%s deletes what an open page may load", r.id)
		}
		kept[fmt.Sprint(r.props["Include"], r.props["Exclude"])] = r.text(c, "SystemMetadata", "cache-control")
	}
	if len(kept) != 2 || kept["[assets/*] [*]"] != topology.KeepForever || kept["<nil> [assets/*]"] != topology.AskAgain {
		t.Errorf("%v", kept)
	}
	if raw := string(c.raw[c.stage.Stack("web")]); !regexp.MustCompile(`(?s)"Client[^"]*": \{\s+"Type": "Custom::CDKBucketDeployment".*?"DependsOn": \[[^\]]*"Assets`).MatchString(raw) {
		t.Error("pages do not wait for assets")
	}
}

func TestFirewallKeepsNoSamples(t *testing.T) {
	t.Parallel()
	acl := prod(t).of("AWS::WAFv2::WebACL")[0]
	configs := []any{acl.props["VisibilityConfig"]}
	for _, rule := range list(acl.props["Rules"]) {
		configs = append(configs, get(rule, "VisibilityConfig"))
	}
	for _, v := range configs {
		if get(v, "SampledRequestsEnabled") != false {
			t.Errorf("%v keeps visitors' requests", get(v, "MetricName"))
		}
	}
}
