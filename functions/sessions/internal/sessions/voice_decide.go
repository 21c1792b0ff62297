package sessions

import (
	"context"
	"errors"

	"kikite/events"
	"kikite/functions/sessions/internal/vault"
	"kikite/shared/principal"
	"kikite/shared/store"
)

// changeVoice runs fn on a voice of the caller's and commits it, again from the start if somebody else changed it meanwhile. Errors:
// errNoVoice.
func (s *Service) changeVoice(ctx context.Context, p principal.Principal, id events.ID, fn func(*voiceItem, *voiceText, *store.Tx) error) (Voice, error) {
	a, err := s.active(ctx, p)
	if err != nil {
		return Voice{}, err
	}
	return again(ctx, func() (Voice, error) {
		item, key, err := s.loadVoice(ctx, a.ID, id)
		if err != nil {
			return Voice{}, err
		}
		if err := s.tryVoice(ctx, item, key, fn); err != nil {
			return Voice{}, err
		}
		return s.openVoice(ctx, key, item)
	})
}

func (s *Service) tryVoice(ctx context.Context, item *voiceItem, key *vault.Key, fn func(*voiceItem, *voiceText, *store.Tx) error) error {
	var text voiceText
	if err := key.Open(item.PK, item.SK, item.Sealed, &text); err != nil {
		return err
	}
	tx := s.table.Tx().Check(s.isActive(item.EmployeeID), errInactive)
	return s.commit(ctx, tx, item, &item.Version, func() error {
		err := fn(item, &text, tx)
		if err == nil {
			item.Sealed, err = key.Seal(item.PK, item.SK, text)
		}
		return err
	})
}

// Rewrite replaces the words of a voice that has not left; names are removed from them again, and they need a new approval.
func (s *Service) Rewrite(ctx context.Context, p principal.Principal, id events.ID, words string) (Voice, error) {
	return s.changeVoice(ctx, p, id, func(item *voiceItem, text *voiceText, tx *store.Tx) error {
		switch {
		case item.Status == VoiceReleased:
			return errLeft
		case item.Status == VoiceDrafted && text.Written == words, item.Status == VoiceProposed && text.Proposed == words:
			return errUnchanged
		}
		*text = voiceText{Written: words}
		item.Status, item.GSI1PK, item.GSI1SK, item.WrittenAt = VoiceDrafted, "", "", s.clock.Now()
		s.askAnalyst(tx, item)
		return nil
	})
}

// Approve lets exactly these words leave, with a batch. What was written first is forgotten. Errors: errNotProposed, errOtherText.
func (s *Service) Approve(ctx context.Context, p principal.Principal, id events.ID, words string) (Voice, error) {
	return s.changeVoice(ctx, p, id, func(item *voiceItem, text *voiceText, _ *store.Tx) error {
		switch {
		case item.Status == VoiceDrafted:
			return errNotProposed
		case text.Proposed != words:
			return errOtherText
		case item.Status != VoiceProposed:
			return errUnchanged
		}
		text.Written = ""
		item.Status, item.ApprovedAt = VoiceApproved, s.clock.Now()
		item.GSI1PK, item.GSI1SK = waitingVoices, string(item.CompanyID)+"#"+string(item.ID)
		return nil
	})
}

// Discard forgets a voice that has not left, whatever its state. It may be repeated. Errors: errLeft.
func (s *Service) Discard(ctx context.Context, p principal.Principal, id events.ID) error {
	a, err := s.active(ctx, p)
	if err != nil {
		return err
	}
	return againOnly(ctx, func() error {
		item, _, err := s.loadVoice(ctx, a.ID, id)
		if errors.Is(err, errNoVoice) {
			return nil
		}
		if err != nil {
			return err
		}
		if item.Status == VoiceReleased {
			return errLeft
		}
		return s.table.Tx().
			Delete(s.table.Delete(store.PK, item.PK).Range(store.SK, item.SK).If("version = ?", item.Version), errMoved).
			Delete(s.table.Delete(store.PK, accountPK(a.ID)).Range(store.SK, voicePrefix+string(id)), nil).Run(ctx)
	})
}

// forgetVoices deletes an employee's voices with their answers, also those that left. It may be repeated.
func (s *Service) forgetVoices(ctx context.Context, account events.ID) error {
	items, err := s.voicesOf(ctx, account)
	if err != nil {
		return err
	}
	for _, item := range items {
		if item.Status == VoiceReleased {
			err := s.table.Delete(store.PK, companyPK(item.CompanyID)).Range(store.SK, releasedSK(item.Batch, item.PublicID)).Run(ctx)
			if err != nil {
				return err
			}
		}
		if err := s.deletePartition(ctx, item.PK, func(string) bool { return false }); err != nil {
			return err
		}
	}
	return nil
}
