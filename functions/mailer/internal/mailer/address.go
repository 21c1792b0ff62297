package mailer

import (
	"context"
	"fmt"

	"kikite/events"
	"kikite/events/claims"
	"kikite/shared/ids"
)

// addressKinds are the mails about a private address, by what the event says.
func addressKinds() map[events.Code]Kind {
	return map[events.Code]Kind{events.AddressEntered: KindAddressEntered, events.AddressCode: KindAddressCode, events.AddressKnown: KindAddressKnown, events.AddressMoved: KindAddressMoved,
		events.AddressRecovery: KindAddressRecovery, events.AddressObjection: KindAddressObjection}
}

// address writes about a private address, to the one that the claim names: the contact book knows only the one in use.
func (m *Mailer) address(ctx context.Context, _ events.Envelope, e events.AddressMail) error {
	kind, known := addressKinds()[e.What]
	if !known {
		return fmt.Errorf("a mail about an address says %q", e.What)
	}
	var c claims.AddressMail
	if err := m.claims.Get(ctx, e.Claim, &c); err != nil {
		return unlessErased(err)
	}
	return m.delivery.Send(ctx, ids.Derive("mai", string(kind), string(e.RequestID)), Contact{Address: c.Address}, func() (Message, error) {
		return m.templates.Render(kind, c.Locale, addressValues(c))
	})
}

func addressValues(c claims.AddressMail) Values {
	return Values{Name: c.Name, Code: c.Code, Link: c.Link, Until: Until(c.At, c.Zone, c.Locale)}
}
