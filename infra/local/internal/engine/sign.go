package engine

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	v4 "github.com/aws/aws-sdk-go-v2/aws/signer/v4"

	"kikite/infra/local/internal/awsapi"
)

// signer signs a request to a foreign endpoint.
type signer func(ctx context.Context, r *http.Request, body []byte) error

// newSigner signs with the AWS credentials of the environment, or "local" for an endpoint that checks none. The region is
// the one in the host name of AWS.
func newSigner(endpoint string, getenv func(string) string) (signer, error) {
	u, err := url.Parse(endpoint)
	if err != nil {
		return nil, err
	}
	region := awsapi.Region
	if parts := strings.Split(u.Hostname(), "."); len(parts) > 3 && parts[0] == "dynamodb" {
		region = parts[1]
	}
	credentials := aws.Credentials{AccessKeyID: cmp.Or(getenv("AWS_ACCESS_KEY_ID"), "local"),
		SecretAccessKey: cmp.Or(getenv("AWS_SECRET_ACCESS_KEY"), "local"), SessionToken: getenv("AWS_SESSION_TOKEN")}
	s := v4.NewSigner()
	return func(ctx context.Context, r *http.Request, body []byte) error {
		sum := sha256.Sum256(body)
		return s.SignHTTP(ctx, credentials, r, hex.EncodeToString(sum[:]), "dynamodb", region, time.Now())
	}, nil
}
