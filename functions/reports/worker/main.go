// Command worker keeps facts, companies and headcounts.
package main

import (
	"context"

	"kikite/functions/reports/internal/reports"
	"kikite/shared/function"
)

func main() { function.Start(handler) }

func handler(ctx context.Context) (any, error) {
	f, err := reports.SetupWorker(ctx)
	if err != nil {
		return nil, err
	}
	return f.Handle, nil
}
