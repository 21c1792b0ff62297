// Command analyst is the Lambda function sessions-analyst: it analyses submitted records.
package main

import (
	"context"

	"kikite/functions/sessions/internal/bedrockanalyser"
	"kikite/functions/sessions/internal/localanalyser"
	"kikite/functions/sessions/internal/sessions"
	"kikite/shared/function"
)

func main() { function.Start(handler) }

func handler(ctx context.Context) (any, error) {
	service, err := sessions.FromEnv(ctx)
	if err != nil {
		return nil, err
	}
	local, err := localanalyser.New(localanalyser.NewKagome())
	if err != nil {
		return nil, err
	}
	analyser, err := bedrockanalyser.FromEnv(ctx, local, func(daily int) bedrockanalyser.Budget { return sessions.NewTokenBudget(service, daily) })
	if err != nil {
		return nil, err
	}
	return sessions.NewAnalyst(service, analyser, local).Consumer().Handle, nil
}
