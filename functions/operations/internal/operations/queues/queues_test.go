package queues_test

import (
	"context"
	"errors"
	"testing"

	"github.com/aws/aws-sdk-go-v2/service/sqs"

	"kikite/functions/operations/internal/operations"
	"kikite/functions/operations/internal/operations/queues"
)

type client struct {
	attributes map[string]string
	err        error
	url        string
}

func (c *client) GetQueueAttributes(_ context.Context, in *sqs.GetQueueAttributesInput, _ ...func(*sqs.Options)) (*sqs.GetQueueAttributesOutput, error) {
	c.url = *in.QueueUrl
	out := map[string]string{}
	for _, name := range in.AttributeNames {
		out[string(name)] = c.attributes[string(name)]
	}
	return &sqs.GetQueueAttributesOutput{Attributes: out}, c.err
}

func TestDepth(t *testing.T) {
	t.Parallel()
	full := map[string]string{"ApproximateNumberOfMessages": "3", "ApproximateNumberOfMessagesNotVisible": "2", "ApproximateNumberOfMessagesDelayed": "1"}
	tests := map[string]struct {
		client client
		want   operations.Depth
		fails  bool
	}{
		"read":              {client{attributes: full}, operations.Depth{Waiting: 3, InFlight: 2, Delayed: 1}, false},
		"refused":           {client{attributes: full, err: errors.New("AccessDenied")}, operations.Depth{}, true},
		"without a number":  {client{}, operations.Depth{}, true},
		"with another word": {client{attributes: map[string]string{"ApproximateNumberOfMessages": "many"}}, operations.Depth{}, true},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := queues.New(&tt.client, "https://sqs.example/1/kikite-dev-").Depth(t.Context(), "signup-worker")
			if got != tt.want || (err != nil) != tt.fails {
				t.Errorf("%+v, %v", got, err)
			}
			if tt.client.url != "https://sqs.example/1/kikite-dev-signup-worker" {
				t.Error(tt.client.url)
			}
		})
	}
}
