package operations

import (
	"context"

	"kikite/events"
)

// almost is the share of a day's mail at which somebody should ask for more.
const almost = 0.8

// MailAccount is what the mail provider says of our account.
type MailAccount struct {
	Sending     bool        `json:"sending" doc:"Whether the provider lets us send"`
	Enforcement events.Code `json:"enforcement" doc:"healthy, probation or shutdown: the provider's view of our bounces and complaints"`
	Production  bool        `json:"production" doc:"false: only to addresses that were verified beforehand"`
	PerDay      float64     `json:"per_day" doc:"Mails that may be sent in 24 hours; -1: any number"`
	SentToday   float64     `json:"sent_24h"`
	PerSecond   float64     `json:"per_second"`
}

// troubled says whether mail will stop, or has.
func (m MailAccount) troubled() bool {
	return !m.Sending || !m.Production || m.Enforcement != Healthy || m.PerDay >= 0 && m.SentToday >= almost*m.PerDay
}

// MailHealth is how mail is: the provider's account and the queues of mailer's functions.
type MailHealth struct {
	State     events.Code      `json:"state" enum:"healthy,unknown,attention"`
	Account   *MailAccount     `json:"account,omitempty" doc:"Absent if it could not be read just now"`
	Functions []FunctionHealth `json:"functions" nullable:"false" doc:"Mailer's of the list of all functions"`
}

// Mail reads the account at the mail provider.
type Mail interface {
	// Account returns its state. Any error means that it could not be read.
	Account(ctx context.Context) (MailAccount, error)
}

func mailHealth(account *MailAccount, functions []FunctionHealth) MailHealth {
	h := MailHealth{State: Healthy, Account: account, Functions: []FunctionHealth{}}
	switch {
	case account == nil:
		h.State = Unknown
	case account.troubled():
		h.State = Attention
	}
	for _, f := range functions {
		if f.Context == events.Mailer {
			h.Functions, h.State = append(h.Functions, f), worse(h.State, f.State)
		}
	}
	return h
}
