package mailer

import (
	"context"
	"os"
	"strings"

	"github.com/aws/aws-sdk-go-v2/service/sesv2"

	"kikite/events"
	"kikite/shared/awsconfig"
	"kikite/shared/claimcheck"
	"kikite/shared/clock"
	"kikite/shared/config"
	"kikite/shared/httpapi"
	"kikite/shared/ids"
	"kikite/shared/metrics"
	"kikite/shared/store"
)

// SetupWorker builds the worker from its environment.
func SetupWorker(ctx context.Context) (*Mailer, error) {
	var env config.Reader
	table, bucket, web := env.Get("TABLE_NAME"), env.Get("CLAIMS_BUCKET"), env.Get("WEB_URL")
	from, set := env.Get("MAIL_FROM"), env.Get("SES_CONFIGURATION_SET")
	if err := env.Err(); err != nil {
		return nil, err
	}
	now, err := clock.FromEnv()
	if err != nil {
		return nil, err
	}
	cfg, err := awsconfig.Load(ctx)
	if err != nil {
		return nil, err
	}
	templates, err := LoadTemplates()
	if err != nil {
		return nil, err
	}
	t := store.Open(cfg, table)
	counter := emf{metrics.New(os.Stdout, os.Getenv("AWS_LAMBDA_FUNCTION_NAME"), now.Now)}
	delivery := NewDelivery(NewLog(t, now), NewStops(t, now, ids.Default{}), sesv2.NewFromConfig(cfg), from, set, counter)
	claims := claimcheck.New(awsconfig.S3(cfg), bucket, events.Mailer)
	return New(NewContacts(t), NewPreferenceBook(t, now, ids.Default{}), delivery, templates, claims, web, now), nil
}

// SetupFeedback builds the feedback handler from its environment.
func SetupFeedback(ctx context.Context) (*Feedback, error) {
	var env config.Reader
	table := env.Get("TABLE_NAME")
	if err := env.Err(); err != nil {
		return nil, err
	}
	now, err := clock.FromEnv()
	if err != nil {
		return nil, err
	}
	cfg, err := awsconfig.Load(ctx)
	if err != nil {
		return nil, err
	}
	t := store.Open(cfg, table)
	counter := emf{metrics.New(os.Stdout, os.Getenv("AWS_LAMBDA_FUNCTION_NAME"), now.Now)}
	return NewFeedback(NewLog(t, now), NewStops(t, now, ids.Default{}), counter), nil
}

// SetupAPI builds the HTTP side from its environment.
func SetupAPI(ctx context.Context) (*httpapi.API, error) {
	var env config.Reader
	table, web := env.Get("TABLE_NAME"), env.Get("WEB_URL")
	if err := env.Err(); err != nil {
		return nil, err
	}
	now, err := clock.FromEnv()
	if err != nil {
		return nil, err
	}
	cfg, err := awsconfig.Load(ctx)
	if err != nil {
		return nil, err
	}
	t := store.Open(cfg, table)
	desk := NewDesk(NewPreferenceBook(t, now, ids.Default{}), NewStops(t, now, ids.Default{}), NewContacts(t), NewSES(sesv2.NewFromConfig(cfg)), strings.TrimRight(web, "/"))
	return desk.API().Audited(t, now, ids.Default{}), nil
}

type emf struct{ out *metrics.Emitter }

func (e emf) Count(name string) { e.out.Put(name, metrics.Count, 1) }
