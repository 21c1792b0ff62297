package template

import (
	"encoding/json"
	"fmt"
	"strings"

	"kikite/infra/local/internal/awsapi"
)

func identifyBucket(n naming) (identity, error) {
	name, err := n.or("BucketName", 63)
	name = strings.ToLower(name)
	regional := name + ".s3." + awsapi.Region + ".amazonaws.com"
	return identity{name: name, ref: name, attributes: map[string]string{"Arn": bucketARN(name),
		"DomainName": name + ".s3.amazonaws.com", "RegionalDomainName": regional, "WebsiteURL": "http://" + regional}}, err
}

type corsRule struct {
	AllowedHeaders, AllowedMethods, AllowedOrigins, ExposedHeaders []string
	MaxAge                                                         int
	Id                                                             string
}

type bucketProps struct {
	BucketName       string
	BucketEncryption struct {
		Rules []struct {
			BucketKeyEnabled bool
			ByDefault        struct{ SSEAlgorithm, KMSMasterKeyID string } `json:"ServerSideEncryptionByDefault"`
		} `json:"ServerSideEncryptionConfiguration"`
	}
	CorsConfiguration         struct{ CorsRules []corsRule }
	VersioningConfiguration   struct{ Status string }
	LifecycleConfiguration    struct{ Rules []json.RawMessage }
	NotificationConfiguration struct {
		EventBridgeConfiguration *struct{ EventBridgeEnabled *bool }
		QueueConfigurations      []bucketNotification
		LambdaConfigurations     []bucketNotification
	}
}

// bucketNotification is a notification as CloudFormation writes it; S3's own API, and with it the CDK's custom
// resource, uses other names.
type bucketNotification struct {
	Event    string
	Queue    string
	Function string
	Filter   struct {
		S3Key struct{ Rules []filterRule }
	}
}

type filterRule struct{ Name, Value string }

func buildBucket(b *builder, r *resource) error {
	var p bucketProps
	// Access blocks and ownership matter to an account on the internet; access here is by policy alone.
	if _, err := b.properties(r, &p, "PublicAccessBlockConfiguration", "OwnershipControls", "LoggingConfiguration",
		"AccessControl", "ObjectLockEnabled", "ObjectLockConfiguration", "MetricsConfigurations", "InventoryConfigurations"); err != nil {
		return err
	}
	known, err := b.identify(r)
	if err != nil {
		return err
	}
	bucket := Bucket{Origin: r.origin(), Name: known.name, ARN: known.attributes["Arn"],
		Versioned:   p.VersioningConfiguration.Status == "Enabled",
		EventBridge: p.NotificationConfiguration.EventBridgeConfiguration != nil}
	for _, rule := range p.BucketEncryption.Rules {
		bucket.BucketKey = rule.BucketKeyEnabled
		if id := rule.ByDefault.KMSMasterKeyID; id != "" && !strings.HasPrefix(id, "arn:") {
			bucket.KMSKeyARN = arn("kms", "key/"+id)
		} else {
			bucket.KMSKeyARN = id
		}
	}
	for _, c := range p.CorsConfiguration.CorsRules {
		bucket.CORS = append(bucket.CORS, CORS{AllowHeaders: c.AllowedHeaders, AllowMethods: c.AllowedMethods,
			AllowOrigins: c.AllowedOrigins, ExposeHeaders: c.ExposedHeaders, MaxAge: c.MaxAge})
	}
	if bucket.Lifecycle, err = lifecycle(p.LifecycleConfiguration.Rules); err != nil {
		return err
	}
	b.model.Buckets = append(b.model.Buckets, bucket)
	for _, n := range append(p.NotificationConfiguration.QueueConfigurations, p.NotificationConfiguration.LambdaConfigurations...) {
		b.notify(r, bucket.Name, n.Queue+n.Function, []string{n.Event}, n.Filter.S3Key.Rules)
	}
	return nil
}

// notify adds a notification with its filter on object keys.
func (b *builder) notify(r *resource, bucket, destination string, events []string, rules []filterRule) {
	n := BucketNotification{Origin: r.origin(), BucketName: bucket, Events: events, Destination: destination}
	for _, rule := range rules {
		switch strings.ToLower(rule.Name) {
		case "prefix":
			n.Prefix = rule.Value
		case "suffix":
			n.Suffix = rule.Value
		}
	}
	b.model.Notifications = append(b.model.Notifications, n)
}

// lifecycle keeps the rules that expire current objects; the others are about versions and storage classes.
func lifecycle(rules []json.RawMessage) ([]LifecycleRule, error) {
	var out []LifecycleRule
	for _, raw := range rules {
		var l struct {
			ID               string `json:"Id"`
			Prefix           string
			Status           string
			ExpirationInDays int
		}
		if err := json.Unmarshal(raw, &l); err != nil {
			return nil, fmt.Errorf("lifecycle rule: %w", err)
		}
		if l.ExpirationInDays > 0 {
			out = append(out, LifecycleRule{ID: l.ID, Prefix: l.Prefix, ExpirationDays: l.ExpirationInDays, Enabled: l.Status == "Enabled"})
		}
	}
	return out, nil
}

func buildBucketPolicy(b *builder, r *resource) error {
	var p struct {
		Bucket         string
		PolicyDocument json.RawMessage
	}
	if _, err := b.properties(r, &p); err != nil {
		return err
	}
	b.model.ResourcePolicies = append(b.model.ResourcePolicies,
		ResourcePolicy{Origin: r.origin(), ResourceARN: bucketARN(p.Bucket), Document: p.PolicyDocument})
	return nil
}

type notificationTarget struct {
	Id                string
	Events            []string
	QueueArn          string
	LambdaFunctionArn string
	TopicArn          string
	Filter            struct {
		Key struct {
			FilterRules []filterRule
		}
	}
}

type notificationProps struct {
	ServiceToken              string
	BucketName                string
	Managed                   any
	SkipDestinationValidation any
	NotificationConfiguration struct {
		QueueConfigurations          []notificationTarget
		LambdaFunctionConfigurations []notificationTarget
		EventBridgeConfiguration     *struct{}
	}
}

// buildNotifications reads the custom resource by which the CDK sets a bucket's notifications at deployment.
func buildNotifications(b *builder, r *resource) error {
	var p notificationProps
	if _, err := b.properties(r, &p); err != nil {
		return err
	}
	c := p.NotificationConfiguration
	for _, t := range append(c.QueueConfigurations, c.LambdaFunctionConfigurations...) {
		b.notify(r, p.BucketName, t.QueueArn+t.LambdaFunctionArn, t.Events, t.Filter.Key.FilterRules)
	}
	if c.EventBridgeConfiguration != nil {
		b.bridged = append(b.bridged, p.BucketName)
	}
	return nil
}
