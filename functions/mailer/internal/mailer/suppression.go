package mailer

import (
	"context"
	"errors"

	"github.com/aws/aws-sdk-go-v2/service/sesv2"
	"github.com/aws/aws-sdk-go-v2/service/sesv2/types"
)

// SuppressionClient is what is used of SES.
type SuppressionClient interface {
	DeleteSuppressedDestination(context.Context, *sesv2.DeleteSuppressedDestinationInput, ...func(*sesv2.Options)) (*sesv2.DeleteSuppressedDestinationOutput, error)
}

// SES is the account's suppression list at Amazon SES.
type SES struct{ client SuppressionClient }

// NewSES returns the list behind a client.
func NewSES(client SuppressionClient) SES { return SES{client} }

// Remove implements Suppression.
func (s SES) Remove(ctx context.Context, address string) error {
	_, err := s.client.DeleteSuppressedDestination(ctx, &sesv2.DeleteSuppressedDestinationInput{EmailAddress: &address})
	var absent *types.NotFoundException
	if errors.As(err, &absent) {
		return nil
	}
	return err
}
