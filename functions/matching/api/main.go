// Command api is the HTTP side of matching.
package main

import (
	"context"

	"kikite/functions/matching/internal/matching"
	"kikite/shared/awsconfig"
	"kikite/shared/clock"
	"kikite/shared/config"
	"kikite/shared/function"
	"kikite/shared/ids"
	"kikite/shared/store"
)

func main() { function.Start(handler) }

func handler(ctx context.Context) (any, error) {
	var env config.Reader
	table, snapshots, model := env.Get("TABLE_NAME"), env.Get("SNAPSHOTS_BUCKET"), env.Or("BEDROCK_EMBEDDING_MODEL", "")
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
	live := matching.NewLive(s, matching.NewObjects(awsconfig.S3(aws), snapshots), machine, matching.Freshness)
	return matching.API(matching.NewService(s, live, clk, ids.Default{}, texts)).Lambda, nil
}
