package sessions

import (
	"cmp"
	"context"
	"errors"
	"slices"

	"kikite/events"
	"kikite/functions/sessions/internal/vault"
	"kikite/shared/principal"
)

// Handovers lists the caller's handover notes, the newest first, those that were deleted left out.
func (s *Service) Handovers(ctx context.Context, p principal.Principal) ([]Handover, error) {
	return s.handovers(ctx, p.AccountID, func(h handoverItem) bool { return h.Status != HandoverDeleted })
}

func (s *Service) handovers(ctx context.Context, employee events.ID, want func(handoverItem) bool) ([]Handover, error) {
	var items []handoverItem
	if err := s.table.Prefix(ctx, accountPK(employee), handoverPrefix, &items); err != nil {
		return nil, err
	}
	items = slices.DeleteFunc(items, func(h handoverItem) bool { return !want(h) })
	out, err := openAll(ctx, s, employee, items, func(key *vault.Key, item *handoverItem) (Handover, error) { return item.open(key) })
	slices.SortFunc(out, func(a, b Handover) int {
		return cmp.Or(b.WrittenAt.Compare(a.WrittenAt), cmp.Compare(a.SessionID, b.SessionID))
	})
	return out, err
}

// DecideHandover lets the next consultant read a note in exactly these words, or not (any more). The same decision again changes nothing. Errors:
// errNoHandover, errChangedElsewhere if the words are not those of the revision.
func (s *Service) DecideHandover(ctx context.Context, p principal.Principal, session events.ID, revision int64, allow bool) (Handover, error) {
	status := HandoverKept
	if allow {
		status = HandoverAllowed
	}
	return s.settleHandover(ctx, p, session, func(item *handoverItem) error {
		if item.Revision != revision {
			return errChangedElsewhere
		}
		item.Status = status
		return nil
	})
}

// DeleteHandover destroys the words of a note for everybody. One that is not there is deleted already.
func (s *Service) DeleteHandover(ctx context.Context, p principal.Principal, session events.ID) error {
	_, err := s.settleHandover(ctx, p, session, func(item *handoverItem) error {
		item.Status, item.Sealed = HandoverDeleted, nil
		return nil
	})
	if errors.Is(err, errNoHandover) {
		return nil
	}
	return err
}

func (s *Service) settleHandover(ctx context.Context, p principal.Principal, session events.ID, fn func(*handoverItem) error) (Handover, error) {
	if _, err := s.active(ctx, p); err != nil {
		return Handover{}, err
	}
	return again(ctx, func() (Handover, error) { return s.trySettle(ctx, p, session, fn) })
}

func (s *Service) trySettle(ctx context.Context, p principal.Principal, session events.ID, fn func(*handoverItem) error) (Handover, error) {
	item, ok, err := s.handover(ctx, p.AccountID, session)
	if err != nil {
		return Handover{}, err
	}
	if !ok {
		return Handover{}, errNoHandover
	}
	key, err := s.vault.Existing(ctx, p.AccountID)
	if err != nil {
		return Handover{}, err
	}
	h, err := item.open(key)
	if err != nil {
		return Handover{}, err
	}
	before, status := item.Version, item.Status
	if err := fn(&item); err != nil {
		return Handover{}, err
	}
	h.Status = item.Status
	if item.Status == status {
		return h, nil
	}
	item.Version++
	return h, s.table.Tx().Put(s.table.Put(item).If("version = ?", before), errMoved).Check(s.isActive(p.AccountID), errInactive).Run(ctx)
}

// HandoversFor returns the notes of earlier talks that the employee lets the consultant of this talk read, the newest first: from the join
// window on, until the talk is over. Errors: ErrNotFound, errTooEarly, errTooLate.
func (s *Service) HandoversFor(ctx context.Context, p principal.Principal, id events.ID) ([]Handover, error) {
	if _, err := s.active(ctx, p); err != nil {
		return nil, err
	}
	x, err := s.Session(ctx, p, id)
	if err != nil {
		return nil, err
	}
	now := s.clock.Now()
	switch {
	case x.Erased:
		return nil, nil
	case x.Status == Cancelled:
		return nil, errCancelled
	case now.Before(x.StartsAt.Add(-joinEarly)):
		return nil, errTooEarly
	case now.After(x.EndsAt.Add(joinLate)) || x.Status == Finished && !x.held():
		return nil, errTooLate
	}
	earlier := map[events.ID]bool{}
	list, err := s.sessionsOf(ctx, x.EmployeeID)
	if err != nil {
		return nil, err
	}
	for i := range list {
		earlier[list[i].ID] = list[i].StartsAt.Before(x.StartsAt)
	}
	return s.handovers(ctx, x.EmployeeID, func(h handoverItem) bool { return h.Status == HandoverAllowed && earlier[h.SessionID] })
}
