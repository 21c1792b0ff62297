package signup

import (
	"context"
	"strings"
	"time"

	"kikite/events"
	"kikite/events/claims"
	"kikite/shared/audit"
	"kikite/shared/ids"
	"kikite/shared/problem"
)

// A recovery is slow on purpose. Whoever knows a person's address, name and company could ask for it, somebody of the company, too: the address that the
// account has is told at once and can say no until the wait is over (ADR 32).
const (
	recoveryWait = 72 * time.Hour
	recoveryTerm = 14 * 24 * time.Hour // from asking until the link to the new address is over
)

// What a recovery is to who has one of its links.
const (
	RecoveryWaits   events.Code = "waiting"
	RecoveryOpen    events.Code = "open"
	RecoveryDone    events.Code = "done"
	RecoveryStopped events.Code = "stopped"
	RecoveryOver    events.Code = "over"
)

var (
	errNoRecovery   = problem.New(problem.NotFound, "no_recovery", "This link is not known, or it has expired.")
	errRecoveryWait = problem.New(problem.Conflict, "recovery_waits", "This cannot be done yet. Please come back when the waiting time is over.")
	errRecoveryDone = problem.New(problem.Conflict, "recovery_done", "The address was changed already. Please write to us.")
	errRecoveryEnds = problem.New(problem.Conflict, "recovery_stopped", "This was stopped, or its time is over. Please write to us.")
)

// Recovery is an operator's help for somebody who lost the address that they sign in with: who helped, when and why stays with the account.
type Recovery struct {
	ID        events.ID `dynamo:"id"`
	Email     string    `dynamo:"email"` // the new one
	Reason    string    `dynamo:"reason"`
	Operator  events.ID `dynamo:"operator_id"`
	AskedAt   time.Time `dynamo:"asked_at"`
	NotBefore time.Time `dynamo:"not_before"`
	ExpiresAt time.Time `dynamo:"expires_at"`
	DoneAt    time.Time `dynamo:"done_at,omitempty"`
	StoppedAt time.Time `dynamo:"stopped_at,omitempty"`
	Version   int64     `dynamo:"version"`
}

type recoveryItem struct {
	PK string `dynamo:"pk"`
	SK string `dynamo:"sk"`
	Recovery
}

// recoveryLinkItem leads from one of the two links of a recovery to it.
type recoveryLinkItem struct {
	PK         string    `dynamo:"pk"`
	SK         string    `dynamo:"sk"`
	TTL        int64     `dynamo:"ttl"`
	AccountID  events.ID `dynamo:"account_id"`
	RecoveryID events.ID `dynamo:"recovery_id"`
	Stop       bool      `dynamo:"stop"` // of the address that the account has: it may say no
}

const (
	recoveryPrefix = "RECOVERY#"
	recoveryLinkSK = "LINK"
)

func recoveryLinkKey(secret string) string { return "RECOVERYLINK#" + digest(secret) }

func (r Recovery) state(now time.Time) events.Code {
	switch {
	case !r.DoneAt.IsZero():
		return RecoveryDone
	case !r.StoppedAt.IsZero():
		return RecoveryStopped
	case !now.Before(r.ExpiresAt):
		return RecoveryOver
	case now.Before(r.NotBefore):
		return RecoveryWaits
	}
	return RecoveryOpen
}

// Recovering is what an operator sends for somebody who lost their address.
type Recovering struct{ Old, New, Reason string }

// recoverAddress begins a recovery: a link goes to the new address, with which it can be taken over after the wait, and one to the address that the account has,
// with which it can be stopped. The ID follows from the request, so that a repeated one sends nothing twice. Errors: no_account, those of an address,
// address_taken.
func (s *Service) recoverAddress(ctx context.Context, operator, id events.ID, in Recovering) (Recovery, error) {
	old, err := normalAddress(in.Old)
	if err != nil {
		return Recovery{}, err
	}
	holder, err := s.holder(ctx, old)
	if err != nil {
		return Recovery{}, err
	}
	a, ok, err := s.account(ctx, holder)
	if err != nil {
		return Recovery{}, err
	}
	if !ok || a.Role != events.RoleEmployee || !a.Active() {
		return Recovery{}, errNoAccount
	}
	var before recoveryItem
	if found, err := s.Table.One(ctx, accountKey(a.ID), recoveryPrefix+string(id), &before); err != nil || found {
		return before.Recovery, err
	}
	email, err := s.wantedAddress(ctx, a, in.New)
	if err != nil {
		return Recovery{}, err
	}
	other, err := s.holder(ctx, email)
	if err == nil && other != "" {
		err = ErrAddressTaken
	}
	if err != nil {
		return Recovery{}, err
	}
	now := s.Clock.Now()
	r := Recovery{ID: id, Email: email, Reason: strings.TrimSpace(in.Reason), Operator: operator, AskedAt: now, NotBefore: now.Add(recoveryWait),
		ExpiresAt: now.Add(recoveryTerm), Version: 1}
	return r, s.beginRecovery(ctx, a, r)
}

func (s *Service) beginRecovery(ctx context.Context, a Account, r Recovery) error {
	take, stop := s.Secret(), s.Secret()
	tx := s.Table.Tx()
	if call := audit.From(ctx); call != nil {
		call.Touched(a.ID) // so that the person reads of it in their export
	}
	tx.Put(s.Table.Put(recoveryItem{accountKey(a.ID), recoveryPrefix + string(r.ID), r}).If("attribute_not_exists(pk)"), errChanged)
	for _, link := range []recoveryLinkItem{{PK: recoveryLinkKey(take)}, {PK: recoveryLinkKey(stop), Stop: true}} {
		link.SK, link.TTL, link.AccountID, link.RecoveryID = recoveryLinkSK, r.ExpiresAt.Unix(), a.ID, r.ID
		tx.Put(s.Table.Put(link), nil)
	}
	to := claims.AddressMail{Name: a.Name, Address: r.Email, Locale: a.Locale, Zone: a.Zone, At: r.NotBefore, Link: s.WebURL + "/address#" + take}
	if err := s.emitAddress(ctx, tx, a.ID, r.ID, 1, events.AddressRecovery, to); err != nil {
		return err
	}
	to.Address, to.Link = a.Email, s.WebURL+"/address#"+stop
	if err := s.emitAddress(ctx, tx, a.ID, r.ID, 2, events.AddressObjection, to); err != nil {
		return err
	}
	return tx.Run(ctx)
}

// recovery finds a recovery by one of its links. Errors: no_recovery.
func (s *Service) recovery(ctx context.Context, secret string) (a Account, r Recovery, stop bool, err error) {
	var link recoveryLinkItem
	ok, err := s.Table.One(ctx, recoveryLinkKey(secret), recoveryLinkSK, &link)
	if err == nil && ok {
		a, ok, err = s.account(ctx, link.AccountID)
		ok = ok && a.Active()
	}
	var item recoveryItem
	if err == nil && ok {
		ok, err = s.Table.One(ctx, accountKey(a.ID), recoveryPrefix+string(link.RecoveryID), &item)
	}
	if err == nil && !ok {
		err = errNoRecovery
	}
	return a, item.Recovery, link.Stop, err
}

// useRecovery does what a link is for: stop the recovery, or take the account over to the new address, which also signs out whoever was signed in. Repeated
// it changes nothing. Errors: no_recovery, recovery_waits, recovery_done, recovery_stopped.
func (s *Service) useRecovery(ctx context.Context, secret string) (Recovery, bool, error) {
	a, r, stop, err := s.recovery(ctx, secret)
	if err != nil {
		return r, stop, err
	}
	now := s.Clock.Now()
	tx, before := s.Table.Tx(), r.Version
	switch state := r.state(now); {
	case stop && state == RecoveryStopped:
		return r, stop, nil
	case stop && state == RecoveryDone:
		return r, stop, errRecoveryDone
	case stop:
		r.StoppedAt = now
	case state == RecoveryDone:
		return r, stop, s.alignUser(ctx, a.ID)
	case state == RecoveryWaits:
		return r, stop, errRecoveryWait
	case state != RecoveryOpen:
		return r, stop, errRecoveryEnds
	default:
		r.DoneAt = now
		if a, err = s.moveAddress(ctx, tx, a, s.IDs.New(ids.Request), r.Email); err != nil {
			return r, stop, err
		}
	}
	r.Version++
	tx.Put(s.Table.Put(recoveryItem{accountKey(a.ID), recoveryPrefix + string(r.ID), r}).If("version = ?", before), errChanged)
	if err := tx.Run(ctx); err != nil || stop {
		return r, stop, err
	}
	if err := s.Users.Disable(ctx, a.ID); err != nil { // ends all sessions; the next line opens it again
		return r, stop, err
	}
	return r, stop, s.ensureUser(ctx, a.ID, a.Email, a.Locale)
}
