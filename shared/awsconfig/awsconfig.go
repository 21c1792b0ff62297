// Package awsconfig loads the SDK's configuration the same way in every function. The endpoint variable that the local
// cloud sets (AWS_ENDPOINT_URL) is read by the SDK itself.
package awsconfig

import (
	"context"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/s3"
)

// Load returns the configuration of the running function.
func Load(ctx context.Context) (aws.Config, error) { return config.LoadDefaultConfig(ctx) }

// S3 returns a client; path-style addresses, because one endpoint serves all buckets in the local cloud.
func S3(cfg aws.Config) *s3.Client {
	return s3.NewFromConfig(cfg, func(o *s3.Options) { o.UsePathStyle = cfg.BaseEndpoint != nil })
}
