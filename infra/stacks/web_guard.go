package stacks

import (
	"fmt"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awscloudfront"
	"github.com/aws/aws-cdk-go/awscdk/v2/awswafv2"
	"github.com/aws/jsii-runtime-go"

	"kikite/infra/topology"
)

// requestsPerAddress in five minutes: a whole office may share one address.
const requestsPerAddress = 3000

// securityHeaders make the browser refuse what the client never needs.
func securityHeaders(stack awscdk.Stack, stage topology.Stage) awscloudfront.IResponseHeadersPolicy {
	yes := jsii.Bool(true)
	headers := topology.SecurityHeaders(connects(stage)...)
	custom := []*awscloudfront.ResponseCustomHeader{}
	for _, name := range []string{"Permissions-Policy", "Cross-Origin-Opener-Policy"} {
		custom = append(custom, &awscloudfront.ResponseCustomHeader{Header: jsii.String(name), Value: jsii.String(headers[name]), Override: yes})
	}
	return awscloudfront.NewResponseHeadersPolicy(stack, jsii.String("Headers"), &awscloudfront.ResponseHeadersPolicyProps{
		ResponseHeadersPolicyName: jsii.String(stage.Named("headers")),
		SecurityHeadersBehavior: &awscloudfront.ResponseSecurityHeadersBehavior{
			ContentSecurityPolicy: &awscloudfront.ResponseHeadersContentSecurityPolicy{
				ContentSecurityPolicy: jsii.String(headers["Content-Security-Policy"]), Override: yes,
			},
			ContentTypeOptions: &awscloudfront.ResponseHeadersContentTypeOptions{Override: yes},
			FrameOptions:       &awscloudfront.ResponseHeadersFrameOptions{FrameOption: awscloudfront.HeadersFrameOption_DENY, Override: yes},
			ReferrerPolicy:     &awscloudfront.ResponseHeadersReferrerPolicy{ReferrerPolicy: awscloudfront.HeadersReferrerPolicy_NO_REFERRER, Override: yes},
			StrictTransportSecurity: &awscloudfront.ResponseHeadersStrictTransportSecurity{
				AccessControlMaxAge: awscdk.Duration_Days(jsii.Number(365)), IncludeSubdomains: yes, Override: yes,
			},
		},
		CustomHeadersBehavior: &awscloudfront.ResponseCustomHeadersBehavior{CustomHeaders: &custom},
	})
}

// connects are the addresses that the client calls beside its own: sign-in at the user pool, and uploads to the Files bucket.
func connects(stage topology.Stage) []string {
	return []string{
		fmt.Sprintf("https://cognito-idp.%s.amazonaws.com", stage.Region),
		fmt.Sprintf("https://%s.auth.%s.amazoncognito.com", stage.AuthPrefix, stage.Region),
		fmt.Sprintf("https://*.s3.%s.amazonaws.com", stage.Region),
	}
}

// newFirewall stops known attacks and floods. It keeps no samples, since a sample is a visitor's request with its address.
func newFirewall(stack awscdk.Stack, stage topology.Stage) awswafv2.CfnWebACL {
	rate := &awswafv2.CfnWebACL_RuleProperty{
		Name: jsii.String("rate"), Priority: jsii.Number(0), VisibilityConfig: visibility("rate"),
		Action: &awswafv2.CfnWebACL_RuleActionProperty{Block: map[string]any{}},
		Statement: &awswafv2.CfnWebACL_StatementProperty{RateBasedStatement: &awswafv2.CfnWebACL_RateBasedStatementProperty{
			AggregateKeyType: jsii.String("IP"), Limit: jsii.Number(requestsPerAddress),
		}},
	}
	rules := []any{
		rate,
		managed(1, "AWSManagedRulesAmazonIpReputationList"),
		managed(2, "AWSManagedRulesKnownBadInputsRuleSet"),
		// A consultant's record is longer than the 8 KB that this set allows for a body; the functions bound it themselves.
		managed(3, "AWSManagedRulesCommonRuleSet", "SizeRestrictions_BODY"),
	}
	return awswafv2.NewCfnWebACL(stack, jsii.String("Firewall"), &awswafv2.CfnWebACLProps{
		Name: jsii.String(stage.Named("web")), Scope: jsii.String("CLOUDFRONT"),
		DefaultAction:    &awswafv2.CfnWebACL_DefaultActionProperty{Allow: map[string]any{}},
		VisibilityConfig: visibility(stage.Named("web")), Rules: rules,
	})
}

func managed(priority int, set string, countOnly ...string) *awswafv2.CfnWebACL_RuleProperty {
	overrides := []any{}
	for _, name := range countOnly {
		overrides = append(overrides, &awswafv2.CfnWebACL_RuleActionOverrideProperty{
			Name: jsii.String(name), ActionToUse: &awswafv2.CfnWebACL_RuleActionProperty{Count: map[string]any{}},
		})
	}
	return &awswafv2.CfnWebACL_RuleProperty{
		Name: jsii.String(set), Priority: jsii.Number(priority), VisibilityConfig: visibility(set),
		OverrideAction: &awswafv2.CfnWebACL_OverrideActionProperty{None: map[string]any{}},
		Statement: &awswafv2.CfnWebACL_StatementProperty{ManagedRuleGroupStatement: &awswafv2.CfnWebACL_ManagedRuleGroupStatementProperty{
			VendorName: jsii.String("AWS"), Name: jsii.String(set), RuleActionOverrides: overrides,
		}},
	}
}

func visibility(metric string) *awswafv2.CfnWebACL_VisibilityConfigProperty {
	return &awswafv2.CfnWebACL_VisibilityConfigProperty{
		CloudWatchMetricsEnabled: jsii.Bool(true), SampledRequestsEnabled: jsii.Bool(false), MetricName: jsii.String(metric),
	}
}
