package mailer

import (
	"context"
	"strings"

	"kikite/events"
	"kikite/events/claims"
	"kikite/shared/rights"
)

// exported is how the contact book is told to whom it is about. The secrets of one-click unsubscription open something.
func exported() rights.Shape {
	return rights.Shape{Sections: map[string]events.Code{contactSort: "contact", preferencesKey: "mail_wishes", stoppedSort: "stopped_mail"}, Leave: []string{"secret"}}
}

// exportAsked hands signup the contact, the wishes and whether mail to the address is stopped. The sent log does not know to whom it sent.
func (m *Mailer) exportAsked(ctx context.Context, e events.Envelope, d events.ExportAsked) error {
	part, err := m.contacts.tell(ctx, d.AccountID)
	if err != nil {
		return err
	}
	return rights.Answer(ctx, m.contacts.table, m.claims, events.MailerExportReady, e, d, part, m.now.Now(), func(ctx context.Context) (bool, error) {
		c, ok, err := m.contacts.Account(ctx, d.AccountID)
		return ok && c.Address == "" && !c.Active, err
	})
}

func (c *Contacts) tell(ctx context.Context, account events.ID) (part claims.ExportPart, err error) {
	partitions := []string{contactKey(account)}
	contact, _, err := c.Account(ctx, account)
	if err != nil {
		return part, err
	}
	if contact.Address != "" {
		partitions = append(partitions, addressKey(contact.Address))
	}
	for _, pk := range partitions {
		var items []map[string]any
		if err := c.table.Prefix(ctx, pk, "", &items); err != nil {
			return part, err
		}
		for _, item := range items {
			sk, _ := item["sk"].(string)
			if strings.HasPrefix(sk, secretPrefix) && sk != stoppedSort || strings.HasPrefix(sk, accountPrefix) {
				continue // ways back from a secret and an address to the account
			}
			exported().Add(&part, item)
		}
	}
	return part, nil
}
