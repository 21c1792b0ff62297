package stacks

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awscertificatemanager"
	"github.com/aws/aws-cdk-go/awscdk/v2/awscloudfront"
	"github.com/aws/aws-cdk-go/awscdk/v2/awscloudfrontorigins"
	"github.com/aws/aws-cdk-go/awscdk/v2/awss3"
	"github.com/aws/jsii-runtime-go"

	"kikite/infra/constructs"
	"kikite/infra/topology"
)

// edgeRegion is where CloudFront looks for certificates and firewalls.
const edgeRegion = "us-east-1"

// NewWeb makes the web client's address: files from a bucket, the API below /api/ on the same origin, a firewall before both.
// The stack is in CloudFront's region whole; the API's host name comes to it as an output of the API's stack.
func NewWeb(app awscdk.App, stage topology.Stage, api *API) awscdk.Stack {
	stack := newStack(app, stage, edgeRegion, "web client", "web")
	stack.AddStackDependency(api.Stack, jsii.String("the API is an origin"))
	bucket := awss3.NewBucket(stack, jsii.String("Web"), &awss3.BucketProps{
		Encryption: awss3.BucketEncryption_S3_MANAGED, EnforceSSL: jsii.Bool(true), BlockPublicAccess: awss3.BlockPublicAccess_BLOCK_ALL(),
		ObjectOwnership: awss3.ObjectOwnership_BUCKET_OWNER_ENFORCED, RemovalPolicy: constructs.Removal(stage),
	})
	constructs.Explain(bucket, "AwsSolutions-S1", "Only CloudFront reads it, and it holds nothing but the published client.")
	host := awscdk.Fn_GetStackOutput(jsii.String(api.StackName), jsii.String(api.Domain), jsii.String(stage.Region), nil)
	distribution := awscloudfront.NewDistribution(stack, jsii.String("Distribution"), distributionProps(stack, stage, bucket, host))
	constructs.Explain(distribution, "AwsSolutions-CFR1", "Employees may be anywhere when they seek help.")
	constructs.Explain(distribution, "AwsSolutions-CFR3", "These logs hold every visitor's address; metrics and the API's own access log, which has none, are enough.")
	if stage.Domain == "" {
		constructs.Explain(distribution, "AwsSolutions-CFR4", "Without a domain of its own the stage uses CloudFront's certificate, which sets the TLS version itself.")
	}
	output(stack, "WebAddress", jsii.String("https://"+*distribution.DistributionDomainName()), "Address of the web client")
	output(stack, "WebBucket", bucket.BucketName(), "Holds the files of the web client")
	publish(stack, stage, bucket, distribution)
	return stack
}

func distributionProps(stack awscdk.Stack, stage topology.Stage, bucket awss3.IBucket, host *string) *awscloudfront.DistributionProps {
	headers := securityHeaders(stack, stage)
	props := &awscloudfront.DistributionProps{
		Comment:                jsii.String(stage.Named()),
		DefaultRootObject:      jsii.String(topology.IndexFile),
		PriceClass:             awscloudfront.PriceClass_PRICE_CLASS_200,
		HttpVersion:            awscloudfront.HttpVersion_HTTP2_AND_3,
		MinimumProtocolVersion: awscloudfront.SecurityPolicyProtocol_TLS_V1_2_2021,
		WebAclId:               newFirewall(stack, stage).AttrArn(),
		DefaultBehavior: &awscloudfront.BehaviorOptions{
			Origin:                awscloudfrontorigins.S3BucketOrigin_WithOriginAccessControl(bucket, nil),
			ViewerProtocolPolicy:  awscloudfront.ViewerProtocolPolicy_REDIRECT_TO_HTTPS,
			ResponseHeadersPolicy: headers,
			Compress:              jsii.Bool(true),
			FunctionAssociations: &[]*awscloudfront.FunctionAssociation{{
				EventType: awscloudfront.FunctionEventType_VIEWER_REQUEST, Function: newRoutes(stack, stage),
			}},
		},
		AdditionalBehaviors: &map[string]*awscloudfront.BehaviorOptions{"/api/*": {
			Origin: awscloudfrontorigins.NewHttpOrigin(host, &awscloudfrontorigins.HttpOriginProps{
				ProtocolPolicy: awscloudfront.OriginProtocolPolicy_HTTPS_ONLY,
			}),
			ViewerProtocolPolicy:  awscloudfront.ViewerProtocolPolicy_HTTPS_ONLY,
			AllowedMethods:        awscloudfront.AllowedMethods_ALLOW_ALL(),
			CachePolicy:           awscloudfront.CachePolicy_CACHING_DISABLED(),
			OriginRequestPolicy:   awscloudfront.OriginRequestPolicy_ALL_VIEWER_EXCEPT_HOST_HEADER(),
			ResponseHeadersPolicy: headers,
		}},
	}
	if stage.Domain != "" {
		props.DomainNames = jsii.Strings(stage.Domain)
		props.Certificate = awscertificatemanager.Certificate_FromCertificateArn(stack, jsii.String("Certificate"), jsii.String(stage.CertificateARN))
	}
	return props
}
