// Command trainer learns from ratings every night and stores a new model and snapshot.
package main

import (
	"context"
	"time"

	"kikite/functions/matching/internal/matching"
	"kikite/shared/awsconfig"
	"kikite/shared/clock"
	"kikite/shared/config"
	"kikite/shared/function"
	"kikite/shared/store"
)

func main() { function.Start(handler) }

func handler(ctx context.Context) (any, error) {
	var env config.Reader
	table, snapshots := env.Get("TABLE_NAME"), env.Get("SNAPSHOTS_BUCKET")
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
	machine := clock.System{}
	texts, err := matching.NewTexts(aws, model, machine)
	if err != nil {
		return nil, err
	}
	s := matching.NewStore(store.Open(aws, table), clk, machine)
	objects := matching.NewObjects(awsconfig.S3(aws), snapshots)
	return matching.NewTrainer(s, objects, matching.NewLive(s, objects, machine, time.Second), texts).Handle, nil
}
