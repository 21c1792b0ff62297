package signup

import (
	"context"
	"errors"

	"kikite/events"
)

// ensureUser makes the directory's user for an account that is about to be stored. An address may be held there by a user
// whose account was never committed (the process died between the two steps): such a user is removed, since nobody can
// sign in with it and it would keep its address for ever. Errors: ErrAddressTaken.
func (s *Service) ensureUser(ctx context.Context, account events.ID, email string, locale events.Code) error {
	other, err := s.Users.Ensure(ctx, account, email, locale)
	if !errors.Is(err, ErrAddressTaken) || other == "" || other == account {
		return err
	}
	if _, exists, readErr := s.account(ctx, other); readErr != nil {
		return readErr
	} else if exists {
		return err
	}
	if err := s.Users.Delete(ctx, other); err != nil {
		return err
	}
	_, err = s.Users.Ensure(ctx, account, email, locale)
	return err
}

// dropUser removes the user of an account that was refused after all, unless the account exists: then a retry or another
// request has stored it.
func (s *Service) dropUser(ctx context.Context, account events.ID) error {
	if _, exists, err := s.account(ctx, account); err != nil || exists {
		return err
	}
	return s.Users.Delete(ctx, account)
}
