package relay

import (
	"context"

	"github.com/aws/aws-sdk-go-v2/service/eventbridge"

	"kikite/events"
	"kikite/shared/awsconfig"
	"kikite/shared/config"
	"kikite/shared/store"
)

// Setup builds the publisher of the running function from its environment: TABLE_NAME, BUS_NAME, KIKITE_CONTEXT.
func Setup(ctx context.Context) (*Publisher, *TableOutbox, error) {
	var env config.Reader
	table, bus, owner := env.Get("TABLE_NAME"), env.Get("BUS_NAME"), env.Get("KIKITE_CONTEXT")
	if err := env.Err(); err != nil {
		return nil, nil, err
	}
	cfg, err := awsconfig.Load(ctx)
	if err != nil {
		return nil, nil, err
	}
	outbox := NewTableOutbox(store.Open(cfg, table))
	return New(eventbridge.NewFromConfig(cfg), bus, events.Code(owner), outbox), outbox, nil
}
