// Package queues reads how full SQS queues are.
package queues

import (
	"context"
	"fmt"
	"strconv"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/sqs"
	"github.com/aws/aws-sdk-go-v2/service/sqs/types"

	"kikite/functions/operations/internal/operations"
)

// Client is what is used of SQS.
type Client interface {
	GetQueueAttributes(context.Context, *sqs.GetQueueAttributesInput, ...func(*sqs.Options)) (*sqs.GetQueueAttributesOutput, error)
}

// Queues implements operations.Queues.
type Queues struct {
	client Client
	prefix string
}

// New reads the queues whose URLs are the prefix and a name.
func New(client Client, prefix string) *Queues { return &Queues{client, prefix} }

// Open is New over a real client.
func Open(cfg aws.Config, prefix string) *Queues { return New(sqs.NewFromConfig(cfg), prefix) }

// Depth implements operations.Queues. SQS does not tell the age of the oldest message here (only CloudWatch does, minutes later).
func (q *Queues) Depth(ctx context.Context, name string) (operations.Depth, error) {
	const waiting, inFlight, delayed = types.QueueAttributeNameApproximateNumberOfMessages,
		types.QueueAttributeNameApproximateNumberOfMessagesNotVisible, types.QueueAttributeNameApproximateNumberOfMessagesDelayed
	out, err := q.client.GetQueueAttributes(ctx, &sqs.GetQueueAttributesInput{
		QueueUrl: aws.String(q.prefix + name), AttributeNames: []types.QueueAttributeName{waiting, inFlight, delayed},
	})
	if err != nil {
		return operations.Depth{}, fmt.Errorf("read queue %s: %w", name, err)
	}
	var d operations.Depth
	for attribute, into := range map[types.QueueAttributeName]*int{waiting: &d.Waiting, inFlight: &d.InFlight, delayed: &d.Delayed} {
		if *into, err = strconv.Atoi(out.Attributes[string(attribute)]); err != nil {
			return operations.Depth{}, fmt.Errorf("queue %s: %s: %w", name, attribute, err)
		}
	}
	return d, nil
}
