// Command api serves reports to HR and their review to operators.
package main

import (
	"context"

	"kikite/functions/reports/internal/forms"
	"kikite/functions/reports/internal/reports"
	"kikite/shared/function"
)

func main() { function.Start(handler) }

func handler(ctx context.Context) (any, error) {
	f, err := reports.SetupAPI(ctx, forms.Files{})
	if err != nil {
		return nil, err
	}
	return f.Lambda, nil
}
