package template

import (
	"fmt"
	"strings"
)

const nestedStackType = "AWS::CloudFormation::Stack"

// kind is what the local cloud does with one resource type: build it into the model, or leave it (inert).
type kind struct {
	identify func(naming) (identity, error)
	build    func(*builder, *resource) error
	inert    string // the reason, "" when emulated
}

// kindOf finds the list that a resource's type is in. An unknown type is the error that stops the local cloud.
func kindOf(r *resource) (kind, error) {
	if reason := deploymentHelper(r); reason != "" {
		return kind{inert: reason}, nil
	}
	if k, ok := emulated()[r.Type]; ok {
		return k, nil
	}
	if reason, ok := inert()[r.Type]; ok {
		k := kind{inert: reason}
		if r.Type == "AWS::CloudFront::Distribution" {
			k.identify = identifyDistribution
		}
		return k, nil
	}
	return kind{}, fmt.Errorf("the local cloud does not know the resource type %s (logical ID %s, stack %s): emulate it, "+
		"or add it to the inert types with the reason", r.Type, r.id, r.stack.name)
}

// emulated are the types that the local cloud runs.
func emulated() map[string]kind {
	return map[string]kind{
		"AWS::Lambda::Function":                      {identify: identifyFunction, build: buildFunction},
		"AWS::Lambda::Permission":                    {identify: identifyPlain(""), build: buildGrant},
		"AWS::Lambda::EventSourceMapping":            {identify: identifyMapping, build: buildMapping},
		"AWS::IAM::Role":                             {identify: identifyRole, build: buildRole},
		"AWS::IAM::Policy":                           {identify: identifyPlain("PolicyName"), build: buildPolicy},
		"AWS::IAM::ManagedPolicy":                    {identify: identifyManagedPolicy, build: buildManagedPolicy},
		"AWS::DynamoDB::Table":                       {identify: identifyTable, build: buildTable},
		"AWS::SQS::Queue":                            {identify: identifyQueue, build: buildQueue},
		"AWS::SQS::QueuePolicy":                      {identify: identifyPlain(""), build: buildQueuePolicy},
		"AWS::Events::EventBus":                      {identify: identifyBus, build: buildBus},
		"AWS::Events::Rule":                          {identify: identifyRule, build: buildRule},
		"AWS::Scheduler::ScheduleGroup":              {identify: identifyScheduleGroup, build: buildScheduleGroup},
		"AWS::Scheduler::Schedule":                   {identify: identifySchedule, build: buildSchedule},
		"AWS::ApiGatewayV2::Api":                     {identify: identifyAPI, build: buildAPI},
		"AWS::ApiGatewayV2::Route":                   {identify: identifyPlain(""), build: buildRoute},
		"AWS::ApiGatewayV2::Integration":             {identify: identifyPlain(""), build: buildNothing},
		"AWS::ApiGatewayV2::Authorizer":              {identify: identifyAuthorizer, build: buildNothing},
		"AWS::ApiGatewayV2::Stage":                   {identify: identifyPlain("StageName"), build: buildStage},
		"AWS::S3::Bucket":                            {identify: identifyBucket, build: buildBucket},
		"AWS::S3::BucketPolicy":                      {identify: identifyPlain(""), build: buildBucketPolicy},
		"Custom::S3BucketNotifications":              {identify: identifyPlain(""), build: buildNotifications},
		"AWS::KMS::Key":                              {identify: identifyKey, build: buildKey},
		"AWS::KMS::Alias":                            {identify: identifyPlain("AliasName"), build: buildAlias},
		"AWS::SSM::Parameter":                        {identify: identifyParameter, build: buildParameter},
		"AWS::Cognito::UserPool":                     {identify: identifyUserPool, build: buildUserPool},
		"AWS::Cognito::UserPoolClient":               {identify: identifyClient, build: buildClient},
		"AWS::Cognito::UserPoolGroup":                {identify: identifyPlain("GroupName"), build: buildGroup},
		"AWS::SES::ConfigurationSet":                 {identify: identifyPlain("Name"), build: buildConfigurationSet},
		"AWS::SES::ConfigurationSetEventDestination": {identify: identifyPlain(""), build: buildEventDestination},
		"AWS::SES::EmailIdentity":                    {identify: identifyEmailIdentity, build: buildEmailIdentity},
		nestedStackType:                              {identify: identifyPlain(""), build: buildNothing},
	}
}

// inert are the types that have no effect on one machine, each with the reason.
func inert() map[string]string {
	const (
		watched = "monitoring: the console shows what happens instead"
		edge    = "content delivery: the local cloud serves the web client itself"
		named   = "DNS and certificates: the local cloud listens on 127.0.0.1"
		backup  = "backup: the data directory is a folder that can be copied"
		helper  = "helper of a CDK deployment: nothing is deployed here"
		guard   = "account guard: there is no account"
	)
	return map[string]string{
		"AWS::CloudWatch::Alarm": watched, "AWS::CloudWatch::CompositeAlarm": watched,
		"AWS::CloudWatch::Dashboard": watched, "AWS::CloudWatch::AnomalyDetector": watched,
		"AWS::Logs::LogGroup": watched, "AWS::Logs::MetricFilter": watched, "AWS::Logs::QueryDefinition": watched,
		"AWS::Logs::ResourcePolicy": watched, "AWS::Logs::SubscriptionFilter": watched, "Custom::LogRetention": watched,
		"AWS::XRay::Group": watched, "AWS::XRay::SamplingRule": watched, "AWS::Synthetics::Canary": watched,
		"AWS::SNS::Topic": watched, "AWS::SNS::TopicPolicy": watched, "AWS::SNS::Subscription": watched,
		"AWS::WAFv2::WebACL":               "firewall: only this machine reaches the local cloud",
		"AWS::WAFv2::WebACLAssociation":    "firewall: only this machine reaches the local cloud",
		"AWS::WAFv2::LoggingConfiguration": "firewall: only this machine reaches the local cloud",
		"AWS::CloudFront::Distribution":    edge, "AWS::CloudFront::OriginAccessControl": edge,
		"AWS::CloudFront::CloudFrontOriginAccessIdentity": edge, "AWS::CloudFront::Function": edge,
		"AWS::CloudFront::CachePolicy": edge, "AWS::CloudFront::OriginRequestPolicy": edge,
		"AWS::CloudFront::ResponseHeadersPolicy": edge, "AWS::CloudFront::MonitoringSubscription": edge,
		"AWS::ApiGatewayV2::DomainName": named, "AWS::ApiGatewayV2::ApiMapping": named,
		"AWS::CertificateManager::Certificate": named, "AWS::Route53::RecordSet": named,
		"AWS::Route53::HostedZone": named, "AWS::Cognito::UserPoolDomain": named,
		"AWS::Cognito::ManagedLoginBranding": "looks of Cognito's own pages: the local sign-in has its own",
		"AWS::Backup::BackupPlan":            backup, "AWS::Backup::BackupVault": backup, "AWS::Backup::BackupSelection": backup,
		"AWS::Events::Archive":        "replay: the archive is for an operator's recovery; nothing here reads it",
		"AWS::CDK::Metadata":          "metadata of the CDK",
		"Custom::S3AutoDeleteObjects": helper, "Custom::CDKBucketDeployment": helper, "AWS::Lambda::LayerVersion": helper,
		"AWS::Budgets::Budget": guard, "AWS::CloudTrail::Trail": guard, "AWS::GuardDuty::Detector": guard,
		"AWS::ApiGateway::Account":                 guard,
		"AWS::Lambda::EventInvokeConfig":           "asynchronous invocations here are retried twice, which is the default",
		"AWS::CloudFormation::WaitConditionHandle": helper,
	}
}

// deploymentHelper recognizes the functions that the CDK itself adds to run at deployment time.
func deploymentHelper(r *resource) string {
	if r.Type != "AWS::Lambda::Function" {
		return ""
	}
	for _, prefix := range []string{"BucketNotificationsHandler", "CustomS3AutoDeleteObjects", "CustomCDKBucketDeployment",
		"LogRetention", "AWS679f53fac002430cb0da5b7982bd2287"} {
		if strings.HasPrefix(r.id, prefix) {
			return "helper of a CDK deployment: nothing is deployed here"
		}
	}
	return ""
}
