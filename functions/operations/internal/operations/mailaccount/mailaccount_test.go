package mailaccount_test

import (
	"context"
	"errors"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/sesv2"
	"github.com/aws/aws-sdk-go-v2/service/sesv2/types"

	"kikite/functions/operations/internal/operations"
	"kikite/functions/operations/internal/operations/mailaccount"
)

type client struct {
	out *sesv2.GetAccountOutput
	err error
}

func (c client) GetAccount(context.Context, *sesv2.GetAccountInput, ...func(*sesv2.Options)) (*sesv2.GetAccountOutput, error) {
	return c.out, c.err
}

func TestAccount(t *testing.T) {
	t.Parallel()
	quota := &types.SendQuota{Max24HourSend: 50000, MaxSendRate: 14, SentLast24Hours: 12}
	tests := map[string]struct {
		client client
		want   operations.MailAccount
		fails  bool
	}{
		"read": {client{out: &sesv2.GetAccountOutput{SendingEnabled: true, ProductionAccessEnabled: true, EnforcementStatus: aws.String("PROBATION"), SendQuota: quota}},
			operations.MailAccount{Sending: true, Production: true, Enforcement: "probation", PerDay: 50000, SentToday: 12, PerSecond: 14}, false},
		"refused":        {client{err: errors.New("AccessDenied")}, operations.MailAccount{}, true},
		"without status": {client{out: &sesv2.GetAccountOutput{SendQuota: quota}}, operations.MailAccount{}, true},
		"without quota":  {client{out: &sesv2.GetAccountOutput{EnforcementStatus: aws.String("HEALTHY")}}, operations.MailAccount{}, true},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got, err := mailaccount.New(tt.client).Account(t.Context()); got != tt.want || (err != nil) != tt.fails {
				t.Errorf("%+v, %v", got, err)
			}
		})
	}
}
