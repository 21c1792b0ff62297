package signup

import (
	"context"
	"time"

	"kikite/events"
	"kikite/shared/store"
)

// askedItem leads from a roster entry to the newest registration for it. It is not what leads to the account.
type askedItem struct {
	PK        string    `dynamo:"pk"`
	SK        string    `dynamo:"sk"`
	AccountID events.ID `dynamo:"account_id"`
}

// askedRegistrationItem is found by the ID of the account to be, and by the list of all, those that end first in front. It has no TTL: its user in the
// directory goes with it.
type askedRegistrationItem struct {
	PK     string `dynamo:"pk"`
	SK     string `dynamo:"sk"`
	GSI1PK string `dynamo:"gsi1pk"`
	GSI1SK string `dynamo:"gsi1sk"`
	Registration
}

const (
	askedSK           = "ASKED"
	openRegistrations = "REGISTRATIONS" // index partition
)

func askedKey(id events.ID) string { return "ASKED#" + string(id) }

func newAskedRegistrationItem(r Registration) askedRegistrationItem {
	return askedRegistrationItem{PK: askedKey(r.ID), SK: askedSK, GSI1PK: openRegistrations, GSI1SK: r.EndsAt.UTC().Format(time.RFC3339) + "#" + string(r.ID), Registration: r}
}

func (i askedRegistrationItem) sortKey() string { return i.GSI1SK }

// asked returns the newest registration for a roster entry, "" if there is none.
func (s *Service) asked(ctx context.Context, entry events.ID) (events.ID, error) {
	var item askedItem
	_, err := s.Table.One(ctx, registrationKey(entry), askedSK, &item)
	return item.AccountID, err
}

// registration reads a registration; ok is false if there is none.
func (s *Service) registration(ctx context.Context, id events.ID) (r Registration, ok bool, err error) {
	var item askedRegistrationItem
	ok, err = s.Table.One(ctx, askedKey(id), askedSK, &item)
	return item.Registration, ok, err
}

// endRegistrations forgets the registrations whose time is over, whether or not an account came of them: as long as one is there, the page answers the same.
func (s *Service) endRegistrations(ctx context.Context) error {
	return each(ctx, s, openRegistrations, func(ctx context.Context, i askedRegistrationItem) error {
		if s.Clock.Now().Before(i.EndsAt) {
			return nil
		}
		return s.forgetRegistration(ctx, i.EntryID, i.ID)
	})
}

// dropRegistration removes a registration, and before it its user unless an account was opened with it. It may be repeated.
func (s *Service) dropRegistration(ctx context.Context, id events.ID) error {
	if err := s.dropUser(ctx, id); err != nil {
		return err
	}
	return s.Table.Delete(store.PK, askedKey(id)).Range(store.SK, askedSK).Run(ctx)
}

// forgetRegistration is dropRegistration, also of what leads to it.
func (s *Service) forgetRegistration(ctx context.Context, entry, id events.ID) error {
	if err := s.dropRegistration(ctx, id); err != nil {
		return err
	}
	newest := s.Table.Delete(store.PK, registrationKey(entry)).Range(store.SK, askedSK).If("account_id = ?", id)
	return unlessGone(s.Table.Tx().Delete(newest, errChanged).Run(ctx), errChanged) // a newer one has taken its place
}

// forgetAsked removes the newest registration for a roster entry: an erasure leaves no address of the person behind.
func (s *Service) forgetAsked(ctx context.Context, entry events.ID) error {
	if entry == "" {
		return nil
	}
	id, err := s.asked(ctx, entry)
	if err != nil || id == "" {
		return err
	}
	return s.forgetRegistration(ctx, entry, id)
}
