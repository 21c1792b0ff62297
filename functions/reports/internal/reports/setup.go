package reports

import (
	"context"
	"crypto/rand"
	"os"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/sqs"

	"kikite/events"
	"kikite/shared/awsconfig"
	"kikite/shared/claimcheck"
	"kikite/shared/clock"
	"kikite/shared/config"
	"kikite/shared/consumer"
	"kikite/shared/httpapi"
	"kikite/shared/ids"
	"kikite/shared/metrics"
	"kikite/shared/store"
)

// setup reads what all functions of the context need, and the further variables that one of them needs.
func setup(ctx context.Context, further ...string) (cfg aws.Config, table *store.Table, now clock.Clock, values []string, err error) {
	var env config.Reader
	name := env.Get("TABLE_NAME")
	for _, v := range further {
		values = append(values, env.Get(v))
	}
	if err = env.Err(); err != nil {
		return
	}
	if now, err = clock.FromEnv(); err != nil {
		return
	}
	if cfg, err = awsconfig.Load(ctx); err != nil {
		return
	}
	return cfg, store.Open(cfg, name), now, values, nil
}

// SetupAPI builds the api function from its environment, with what writes reports as files.
func SetupAPI(ctx context.Context, forms Forms) (*httpapi.API, error) {
	cfg, table, now, values, err := setup(ctx, "GENERATE_QUEUE_URL")
	if err != nil {
		return nil, err
	}
	return NewService(table, ids.Default{}, now).With(forms).WithRequests(NewRequests(sqs.NewFromConfig(cfg), values[0])).API(), nil
}

// SetupWorker builds the worker from its environment.
func SetupWorker(ctx context.Context) (*consumer.Consumer, error) {
	_, table, now, _, err := setup(ctx)
	if err != nil {
		return nil, err
	}
	return Consumer(NewCompanies(table, now), NewFacts(table, now), NewReceipts(table, ids.Default{}, now)), nil
}

// SetupMonthly builds the scheduled function from its environment.
func SetupMonthly(ctx context.Context) (*Monthly, error) {
	cfg, table, now, values, err := setup(ctx, "GENERATE_QUEUE_URL")
	if err != nil {
		return nil, err
	}
	companies, counter := NewCompanies(table, now), metrics.New(os.Stdout, os.Getenv("AWS_LAMBDA_FUNCTION_NAME"), now.Now)
	return NewMonthly(companies, NewBenchmarks(table, companies, rand.Reader), NewArchive(table), NewRequests(sqs.NewFromConfig(cfg), values[0]), counter), nil
}

// SetupGenerate builds the generator from its environment.
func SetupGenerate(ctx context.Context) (*Generator, error) {
	cfg, table, now, values, err := setup(ctx, "CLAIMS_BUCKET")
	if err != nil {
		return nil, err
	}
	return NewGenerator(table, claimcheck.New(awsconfig.S3(cfg), values[0], events.Reports), ids.Default{}, now), nil
}
