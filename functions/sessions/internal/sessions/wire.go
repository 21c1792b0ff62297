package sessions

import (
	"context"

	"github.com/aws/aws-sdk-go-v2/service/kms"

	"kikite/events"
	"kikite/functions/sessions/internal/vault"
	"kikite/shared/awsconfig"
	"kikite/shared/claimcheck"
	"kikite/shared/clock"
	"kikite/shared/config"
	"kikite/shared/ids"
	"kikite/shared/store"
)

// FromEnv makes the service of a deployed function from its environment variables: TABLE_NAME, KEYS_TABLE_NAME, KMS_KEY_ID and
// CLAIMS_BUCKET. It makes no call.
func FromEnv(ctx context.Context) (*Service, error) {
	var env config.Reader
	table, keys := env.Get("TABLE_NAME"), env.Get("KEYS_TABLE_NAME")
	master, bucket := env.Get("KMS_KEY_ID"), env.Get("CLAIMS_BUCKET")
	if err := env.Err(); err != nil {
		return nil, err
	}
	now, err := clock.FromEnv()
	if err != nil {
		return nil, err
	}
	aws, err := awsconfig.Load(ctx)
	if err != nil {
		return nil, err
	}
	return New(Deps{
		Table: store.Open(aws, table), Keys: store.Open(aws, keys), Master: vault.NewKMS(kms.NewFromConfig(aws), master),
		Claims: claimcheck.New(awsconfig.S3(aws), bucket, events.Sessions), Clock: now, IDs: ids.Default{},
	})
}
