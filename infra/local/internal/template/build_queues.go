package template

import (
	"encoding/json"
	"fmt"
	"strings"

	"kikite/infra/local/internal/awsapi"
)

func identifyQueue(n naming) (identity, error) {
	name, err := n.or("QueueName", 80)
	url := queueURL(name)
	return identity{name: name, ref: url, attributes: map[string]string{"Arn": arn("sqs", name), "QueueName": name, "QueueUrl": url}}, err
}

// queueURL is the URL of AWS: the SDKs send to their configured endpoint and only quote the URL.
func queueURL(name string) string {
	return "https://sqs." + awsapi.Region + ".amazonaws.com/" + awsapi.Account + "/" + name
}

type queueProps struct {
	QueueName                     string
	VisibilityTimeout             *int
	MessageRetentionPeriod        *int
	DelaySeconds                  int
	ReceiveMessageWaitTimeSeconds int
	MaximumMessageSize            int
	RedrivePolicy                 *struct {
		DeadLetterTargetArn string      `json:"deadLetterTargetArn"`
		MaxReceiveCount     json.Number `json:"maxReceiveCount"`
	}
	FifoQueue                 bool
	ContentBasedDeduplication bool
}

// The values of a queue without these properties: seconds, seconds, bytes.
const (
	defaultVisibility = 30
	defaultRetention  = 4 * 24 * 3600
	defaultMessage    = 1 << 20
)

func buildQueue(b *builder, r *resource) error {
	var p queueProps
	if _, err := b.properties(r, &p, "SqsManagedSseEnabled", "KmsMasterKeyId", "KmsDataKeyReusePeriodSeconds", "RedriveAllowPolicy"); err != nil {
		return err
	}
	known, err := b.identify(r)
	if err != nil {
		return err
	}
	q := Queue{Origin: r.origin(), Name: known.name, ARN: known.attributes["Arn"], URL: known.ref,
		VisibilitySeconds: defaultVisibility, RetentionSeconds: defaultRetention, DelaySeconds: p.DelaySeconds,
		WaitSeconds: p.ReceiveMessageWaitTimeSeconds, MaximumBytes: defaultMessage,
		FIFO: p.FifoQueue, ContentDedupe: p.ContentBasedDeduplication}
	if p.VisibilityTimeout != nil {
		q.VisibilitySeconds = *p.VisibilityTimeout
	}
	if p.MessageRetentionPeriod != nil {
		q.RetentionSeconds = *p.MessageRetentionPeriod
	}
	if p.MaximumMessageSize != 0 {
		q.MaximumBytes = p.MaximumMessageSize
	}
	if p.RedrivePolicy != nil {
		n, err := p.RedrivePolicy.MaxReceiveCount.Int64()
		if err != nil {
			return fmt.Errorf("maxReceiveCount: %w", err)
		}
		q.DeadLetterARN, q.MaxReceives = p.RedrivePolicy.DeadLetterTargetArn, int(n)
	}
	b.model.Queues = append(b.model.Queues, q)
	return nil
}

func buildQueuePolicy(b *builder, r *resource) error {
	var p struct {
		Queues         []string
		PolicyDocument json.RawMessage
	}
	if _, err := b.properties(r, &p); err != nil {
		return err
	}
	for _, url := range p.Queues {
		name := url[strings.LastIndexByte(url, '/')+1:]
		b.model.ResourcePolicies = append(b.model.ResourcePolicies,
			ResourcePolicy{Origin: r.origin(), ResourceARN: arn("sqs", name), Document: p.PolicyDocument})
	}
	return nil
}

func buildConfigurationSet(b *builder, r *resource) error {
	known, err := b.identify(r)
	if err != nil {
		return err
	}
	b.model.ConfigurationSets = append(b.model.ConfigurationSets, ConfigurationSet{Origin: r.origin(), Name: known.name})
	return nil
}

func buildEventDestination(b *builder, r *resource) error {
	var p struct {
		ConfigurationSetName string
		EventDestination     struct {
			Name                   string
			Enabled                bool
			MatchingEventTypes     []string
			EventBridgeDestination struct{ EventBusArn string }
		}
	}
	if _, err := b.properties(r, &p); err != nil {
		return err
	}
	d := p.EventDestination
	b.model.EventDestinations = append(b.model.EventDestinations, EventDestination{Origin: r.origin(), ConfigurationSet: p.ConfigurationSetName,
		Enabled: d.Enabled, EventTypes: d.MatchingEventTypes, EventBusARN: d.EventBridgeDestination.EventBusArn})
	return nil
}

func identifyEmailIdentity(n naming) (identity, error) {
	name, err := n.text("EmailIdentity")
	if err == nil && name == "" {
		err = errNoName
	}
	return identity{name: name, ref: name, loose: true, attributes: map[string]string{"Arn": arn("ses", "identity/"+name)}}, err
}

func buildEmailIdentity(b *builder, r *resource) error {
	known, err := b.identify(r)
	if err != nil {
		return err
	}
	b.model.EmailIdentities = append(b.model.EmailIdentities, EmailIdentity{Origin: r.origin(), Identity: known.name})
	return nil
}
