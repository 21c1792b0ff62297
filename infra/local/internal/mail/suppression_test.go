package mail_test

import (
	"errors"
	"path/filepath"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/sesv2"
	"github.com/aws/aws-sdk-go-v2/service/sesv2/types"
)

func TestNothingIsOnTheProvidersList(t *testing.T) {
	t.Parallel()
	f := start(t, filepath.Join(t.TempDir(), "state.db"))
	_, err := f.ses.DeleteSuppressedDestination(t.Context(), &sesv2.DeleteSuppressedDestinationInput{EmailAddress: aws.String("aoi+x@example.com")})
	var absent *types.NotFoundException
	if !errors.As(err, &absent) {
		t.Errorf("%v", err)
	}
	if _, err := f.ses.DeleteSuppressedDestination(t.Context(), &sesv2.DeleteSuppressedDestinationInput{EmailAddress: aws.String("aoi")}); err == nil || errors.As(err, &absent) {
		t.Errorf("no address: %v", err)
	}
}
