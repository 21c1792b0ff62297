// Command worker keeps the log of what operators did, and tells those whom it is about when they ask for their data.
package main

import (
	"context"

	"kikite/events"
	"kikite/functions/operations/internal/operations"
	"kikite/shared/awsconfig"
	"kikite/shared/claimcheck"
	"kikite/shared/clock"
	"kikite/shared/config"
	"kikite/shared/function"
	"kikite/shared/store"
)

func main() { function.Start(handler) }

func handler(ctx context.Context) (any, error) {
	var env config.Reader
	table := env.Get("TABLE_NAME")
	bucket := env.Get("CLAIMS_BUCKET")
	if err := env.Err(); err != nil {
		return nil, err
	}
	clk, err := clock.FromEnv()
	if err != nil {
		return nil, err
	}
	aws, err := awsconfig.Load(ctx)
	if err != nil {
		return nil, err
	}
	copies := claimcheck.New(awsconfig.S3(aws), bucket, events.Operations)
	return operations.NewAuditLog(store.Open(aws, table), clk).WithCopies(copies).Consumer().Handle, nil
}
