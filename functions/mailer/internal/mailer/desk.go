package mailer

import (
	"context"
	"log/slog"

	"kikite/events"
	"kikite/shared/principal"
	"kikite/shared/problem"
)

// Suppression is the provider's own list of addresses that it does not deliver to.
type Suppression interface {
	// Remove takes an address off the list; that it is not on it is no error.
	Remove(ctx context.Context, address string) error
}

// Desk is what people do about mail: choose what they want, and, as operators, see and lift stops.
type Desk struct {
	preferences *PreferenceBook
	stops       *Stops
	contacts    *Contacts
	provider    Suppression
	web         string // base URL of the web client, without a slash at the end
}

// NewDesk returns a desk.
func NewDesk(preferences *PreferenceBook, stops *Stops, contacts *Contacts, provider Suppression, web string) *Desk {
	return &Desk{preferences: preferences, stops: stops, contacts: contacts, provider: provider, web: web}
}

// Stops lists what an operator may know: all, or that of one account. Errors: problem.NotFound for an account that the contact book does not have.
func (d *Desk) Stops(ctx context.Context, account events.ID) (StopList, error) {
	if account == "" {
		return d.stops.List(ctx)
	}
	contact, known, err := d.contacts.Account(ctx, account)
	if err != nil {
		return StopList{}, err
	}
	if !known || contact.Address == "" {
		return StopList{}, problem.New(problem.NotFound, "account", "There is no such account.")
	}
	return d.stops.OfAddress(ctx, contact.Address)
}

// Lift lets mail go to a stopped address again: with the provider first, because only then is our own word true. The address is that of an account; where
// there is none the operator says it. Errors: those of Stops.Lift.
func (d *Desk) Lift(ctx context.Context, who principal.Principal, id events.ID, reason events.Code, address string) (Stop, error) {
	found, err := d.stops.Find(ctx, id)
	if err != nil || !found.Stop.Active() {
		return found.Stop, err
	}
	for _, a := range found.Accounts {
		contact, _, err := d.contacts.Account(ctx, a.Account)
		if err != nil {
			return Stop{}, err
		}
		if contact.Address != "" {
			address = contact.Address
		}
	}
	if stop, err := d.stops.liftable(ctx, id, address, reason); err != nil {
		return stop, err
	}
	if err := d.provider.Remove(ctx, address); err != nil {
		return Stop{}, problem.Wrap(err, problem.Unavailable, "provider", "The mail provider could not be reached. Please try again.")
	}
	stop, err := d.stops.Lift(ctx, id, address, who.AccountID, reason)
	if err == nil {
		slog.InfoContext(ctx, "mail to an address goes out again", "stop_id", id, "operator", who.AccountID, "reason", reason)
	}
	return stop, err
}
