// Command monthly asks for last month's report of every live company.
package main

import (
	"context"

	"kikite/functions/reports/internal/reports"
	"kikite/shared/function"
)

func main() { function.Start(handler) }

func handler(ctx context.Context) (any, error) {
	f, err := reports.SetupMonthly(ctx)
	if err != nil {
		return nil, err
	}
	return f.Handle, nil
}
