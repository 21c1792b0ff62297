// Package mailaccount reads the state of the account at Amazon SES.
package mailaccount

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/sesv2"

	"kikite/events"
	"kikite/functions/operations/internal/operations"
)

// Client is what is used of SES.
type Client interface {
	GetAccount(context.Context, *sesv2.GetAccountInput, ...func(*sesv2.Options)) (*sesv2.GetAccountOutput, error)
}

// Account implements operations.Mail.
type Account struct{ client Client }

// New reads the account with a client.
func New(client Client) *Account { return &Account{client} }

// Open is New over a real client.
func Open(cfg aws.Config) *Account { return New(sesv2.NewFromConfig(cfg)) }

// Account implements operations.Mail.
func (a *Account) Account(ctx context.Context) (operations.MailAccount, error) {
	out, err := a.client.GetAccount(ctx, &sesv2.GetAccountInput{})
	if err != nil {
		return operations.MailAccount{}, fmt.Errorf("read mail account: %w", err)
	}
	if out.SendQuota == nil || aws.ToString(out.EnforcementStatus) == "" {
		return operations.MailAccount{}, errors.New("the mail account has no quota or no status")
	}
	return operations.MailAccount{
		Sending: out.SendingEnabled, Production: out.ProductionAccessEnabled, Enforcement: events.Code(strings.ToLower(*out.EnforcementStatus)),
		PerDay: out.SendQuota.Max24HourSend, SentToday: out.SendQuota.SentLast24Hours, PerSecond: out.SendQuota.MaxSendRate,
	}, nil
}
