// Command worker keeps what matching knows of consultants, companies, accounts and ratings as other contexts tell it.
package main

import (
	"context"
	"time"

	"kikite/events"
	"kikite/functions/matching/internal/matching"
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
	table, claims, snapshots := env.Get("TABLE_NAME"), env.Get("CLAIMS_BUCKET"), env.Get("SNAPSHOTS_BUCKET")
	model := env.Or("BEDROCK_EMBEDDING_MODEL", "")
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
	s3, machine := awsconfig.S3(aws), clock.System{}
	texts, err := matching.NewTexts(aws, model, machine)
	if err != nil {
		return nil, err
	}
	s := matching.NewStore(store.Open(aws, table), clk, machine)
	live := matching.NewLive(s, matching.NewObjects(s3, snapshots), machine, time.Second)
	applier := matching.NewApplier(s, claimcheck.New(s3, claims, events.Matching), texts)
	return matching.NewWorker(applier, live, machine).Handle, nil
}
