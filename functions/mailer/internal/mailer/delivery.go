package mailer

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/sesv2"
	"github.com/aws/aws-sdk-go-v2/service/sesv2/types"
	"github.com/aws/smithy-go"

	"kikite/events"
)

// reasonTag is the SES message tag that carries the reason, so that the send event leads back to the sent log.
const reasonTag = "kikite_reason"

// kindTag carries the mail's kind.
const kindTag = "kind"

// Provider is what is used of SES.
type Provider interface {
	SendEmail(context.Context, *sesv2.SendEmailInput, ...func(*sesv2.Options)) (*sesv2.SendEmailOutput, error)
}

// Counter counts what an operator wants to see.
type Counter interface{ Count(name string) }

// Delivery sends one mail for one reason.
type Delivery struct {
	log      *Log
	stops    *Stops
	provider Provider
	from     string // address
	set      string // SES configuration set whose events confirm sending
	counter  Counter
	looks    int // at an attempt of another delivery, before this one gives up
}

// While another delivery attempts the same mail, this one looks again every 100 ms, for two seconds.
const (
	lookPause = 100 * time.Millisecond
	moreLooks = 20
)

// NewDelivery returns a delivery from the given sender address through the configuration set.
func NewDelivery(log *Log, stops *Stops, provider Provider, from, set string, counter Counter) *Delivery {
	return &Delivery{log: log, stops: stops, provider: provider, from: from, set: set, counter: counter, looks: moreLooks}
}

// Send sends the mail unless its reason was served before or its address is suppressed. An error means: deliver the event again.
func (d *Delivery) Send(ctx context.Context, reason events.ID, to Contact, build func() (Message, error)) error {
	stop, err := d.stops.Of(ctx, to.Address)
	if err != nil {
		return err
	}
	if stop.Active() {
		d.counter.Count("MailSuppressed")
		return nil
	}
	message, err := build()
	if err != nil {
		return err
	}
	claim, err := d.claim(ctx, reason, message.Kind)
	if errors.Is(err, ErrSent) {
		return nil
	}
	if err != nil {
		return err
	}
	if claim.Again {
		d.counter.Count("MailSentAfterLostAnswer")
	}
	return d.attempt(ctx, claim, to, message)
}

// claim waits a little while another delivery of the same message is at it: that saves the queue's visibility timeout.
func (d *Delivery) claim(ctx context.Context, reason events.ID, kind Kind) (c Claim, err error) {
	for look := 0; ; look++ {
		c, err = d.log.Claim(ctx, reason, kind)
		if !errors.Is(err, ErrWaiting) || look == d.looks {
			return c, err
		}
		select {
		case <-ctx.Done():
			return c, err
		case <-time.After(lookPause):
		}
	}
}

func (d *Delivery) attempt(ctx context.Context, claim Claim, to Contact, message Message) error {
	raw, err := message.MIME(d.from, to, Stamp{claim.Reason, d.log.now.Now()})
	if err != nil {
		return errors.Join(err, d.log.Release(ctx, claim))
	}
	out, err := d.provider.SendEmail(ctx, &sesv2.SendEmailInput{
		FromEmailAddress: &d.from, Destination: &types.Destination{ToAddresses: []string{to.Address}},
		Content: &types.EmailContent{Raw: &types.RawMessage{Data: raw}}, ConfigurationSetName: &d.set,
		EmailTags: []types.MessageTag{
			{Name: aws.String(reasonTag), Value: aws.String(string(claim.Reason))},
			{Name: aws.String(kindTag), Value: aws.String(string(message.Kind))},
		},
	}, once)
	if err != nil {
		if certainlyNotSent(err) {
			return errors.Join(err, d.log.Release(ctx, claim))
		}
		return err // the claim stays: wait for the send event
	}
	if err := d.log.Sent(ctx, claim.Reason, aws.ToString(out.MessageId)); err != nil {
		slog.WarnContext(ctx, "sent mail is not marked yet; its send event will", "reason", claim.Reason, "error", err.Error())
	}
	return nil
}

// once switches the SDK's retries off: a retry after a lost answer would be a second mail.
func once(o *sesv2.Options) { o.RetryMaxAttempts = 1 }

// certainlyNotSent is true when the provider answered with a refusal.
func certainlyNotSent(err error) bool {
	var api smithy.APIError
	return errors.As(err, &api) && api.ErrorFault() == smithy.FaultClient
}
