// Package setup wires signup's functions to AWS from their environment.
package setup

import (
	"context"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/s3"

	"kikite/events"
	"kikite/functions/signup/internal/signup"
	"kikite/functions/signup/internal/signup/cognito"
	"kikite/functions/signup/internal/signup/files"
	"kikite/shared/awsconfig"
	"kikite/shared/claimcheck"
	"kikite/shared/clock"
	"kikite/shared/config"
	"kikite/shared/ids"
	"kikite/shared/store"
)

// Service returns the service of an api, worker or importer function. It makes no call. Errors name what is missing.
func Service(ctx context.Context) (*signup.Service, error) {
	var env config.Reader
	return open(ctx, &env, Names{Table: env.Get("TABLE_NAME"), Pool: env.Get("USER_POOL_ID"), Web: env.Get("WEB_URL"), Claims: env.Get("CLAIMS_BUCKET"), Files: env.Or("FILES_BUCKET", "")})
}

// Tokens returns the service of the trigger that makes tokens: it has no user pool, which calls it, and needs neither files nor pages.
func Tokens(ctx context.Context) (*signup.Service, error) {
	var env config.Reader
	return open(ctx, &env, Names{Table: env.Get("TABLE_NAME"), Claims: env.Get("CLAIMS_BUCKET")})
}

func open(ctx context.Context, env *config.Reader, n Names) (*signup.Service, error) {
	if err := env.Err(); err != nil {
		return nil, err
	}
	cfg, err := awsconfig.Load(ctx)
	if err != nil {
		return nil, err
	}
	now, err := clock.FromEnv()
	if err != nil {
		return nil, err
	}
	return signup.New(Deps(cfg, now, n)), nil
}

// Names are the resources of a stage.
type Names struct{ Table, Pool, Claims, Files, Web string }

// Deps connects a service to the resources of a stage.
func Deps(cfg aws.Config, now clock.Clock, n Names) signup.Deps {
	objects := awsconfig.S3(cfg)
	return signup.Deps{
		Table: store.Open(cfg, n.Table), Claims: claimcheck.New(objects, n.Claims, events.Signup), Users: cognito.Open(cfg, n.Pool),
		Files: files.New(objects, s3.NewPresignClient(objects), n.Files), Clock: now, IDs: ids.Default{}, Secret: ids.Secret,
		WebURL: strings.TrimRight(n.Web, "/"),
	}
}
