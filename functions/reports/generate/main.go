// Command generate composes the report of a company and month.
package main

import (
	"context"

	"kikite/functions/reports/internal/reports"
	"kikite/shared/function"
)

func main() { function.Start(handler) }

func handler(ctx context.Context) (any, error) {
	f, err := reports.SetupGenerate(ctx)
	if err != nil {
		return nil, err
	}
	return f.Handle, nil
}
