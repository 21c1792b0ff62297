package sessions

import (
	"context"

	"github.com/guregu/dynamo/v2"

	"kikite/events"
	"kikite/functions/sessions/internal/stresscheck"
	"kikite/functions/sessions/internal/vault"
	"kikite/shared/clock"
	"kikite/shared/ids"
	"kikite/shared/principal"
	"kikite/shared/problem"
	"kikite/shared/store"
)

// Claims is what is used of the claim check. Get returns problem.Gone for an erased claim.
type Claims interface {
	Put(ctx context.Context, consumer events.Code, subject events.ID, v any) (events.ClaimKey, error)
	Get(ctx context.Context, key events.ClaimKey, v any) error
	Remove(ctx context.Context, key events.ClaimKey) error
	Erase(ctx context.Context, consumer events.Code, subject events.ID) error
}

// Service is the use cases of sessions.
type Service struct {
	table  *store.Table
	vault  *vault.Vault
	claims Claims
	scales *stresscheck.Table
	clock  clock.Clock
	ids    ids.Source
}

// Deps is what a Service is made of.
type Deps struct {
	Table  *store.Table
	Keys   *store.Table // pseudonyms and data keys
	Master vault.Master
	Claims Claims
	Clock  clock.Clock
	IDs    ids.Source
}

// New returns the service. It fails only on a broken conversion table.
func New(d Deps) (*Service, error) {
	scales, err := stresscheck.Load()
	if err != nil {
		return nil, err
	}
	s := &Service{table: d.Table, claims: d.Claims, scales: scales, clock: d.Clock, ids: d.IDs}
	s.vault = vault.New(d.Keys, d.Master, d.IDs, func(account events.ID) *store.Tx {
		return s.table.Tx().Check(s.notErased(account), vault.ErrErased)
	})
	return s, nil
}

var (
	errInactive = problem.New(problem.Forbidden, "account_inactive", "This account may not do this.")
	errNotReady = problem.New(problem.Unavailable, "account_not_ready", "This account is still being set up. Please try again.")
	errBusy     = problem.New(problem.Unavailable, "busy", "Somebody changed this at the same time. Please try again.")
)

// notErased is the condition that an account is known and not erased.
func (s *Service) notErased(account events.ID) *dynamo.ConditionCheck {
	return s.table.Check(store.PK, accountPK(account)).Range(store.SK, accountSK).
		If("attribute_exists(pk) AND 'status' <> ?", events.StatusErased)
}

// isActive is the condition that an account is active.
func (s *Service) isActive(account events.ID) *dynamo.ConditionCheck {
	return s.table.Check(store.PK, accountPK(account)).Range(store.SK, accountSK).If("'status' = ?", events.StatusActive)
}

// active returns the replica of the caller's account. Errors: errInactive unless it is active in the caller's role.
func (s *Service) active(ctx context.Context, p principal.Principal) (accountItem, error) {
	var a accountItem
	ok, err := s.table.One(ctx, accountPK(p.AccountID), accountSK, &a)
	switch {
	case err != nil:
		return a, err
	case !ok:
		return a, errNotReady
	case a.Status != events.StatusActive || a.Role != p.Role:
		return a, errInactive
	}
	return a, nil
}

// load reads a session. Errors: ErrNotFound.
func (s *Service) load(ctx context.Context, id events.ID) (*Session, error) {
	var x Session
	ok, err := s.table.One(ctx, sessionPK(id), sessionSK, &x)
	if err != nil {
		return nil, err
	}
	if !ok {
		return nil, ErrNotFound
	}
	return &x, nil
}

// meta is that of an event about a session that a request causes.
func (s *Service) meta(x *Session) events.Meta {
	return events.Meta{ID: s.ids.New(ids.Event), Time: s.clock.Now(), EntityID: x.ID, EntityVersion: x.Version}
}
