package sessions

import (
	"context"
	"fmt"

	"kikite/events"
	"kikite/events/claims"
	"kikite/shared/ids"
	"kikite/shared/store"
)

// Versions of a voice as reports knows it: it leaves once and may be taken back once.
const (
	voiceLeft      = 1
	voiceTakenBack = 2
)

// report stores the words of a voice that is about to leave for the month's report, and adds the event.
func (s *Service) reportVoice(ctx context.Context, tx *store.Tx, item *voiceItem) error {
	key, err := s.vault.Existing(ctx, item.EmployeeID)
	if err != nil {
		return err
	}
	var text voiceText
	if err := key.Open(item.PK, item.SK, item.Sealed, &text); err != nil {
		return err
	}
	claim, err := s.claims.Put(ctx, events.Reports, item.PublicID, claims.VoiceText{VoiceID: item.PublicID, Text: text.Proposed})
	if err != nil {
		return err
	}
	tx.Emit(events.SessionsVoiceReleased.New(s.wordsMeta(item.PublicID, voiceLeft), events.VoiceReleased{
		VoiceID: item.PublicID, CompanyID: item.CompanyID, Month: monthOfDate(item.Batch), Claim: claim}))
	return nil
}

func (s *Service) wordsMeta(entity events.ID, version int64) events.Meta {
	return events.Meta{ID: s.ids.Random(ids.Event), Time: s.clock.Now(), EntityID: entity, EntityVersion: version}
}

func monthOfDate(d events.Date) events.Month { return events.Month(d[:len("2006-01")]) }

// takeWordsBack erases the words of a person that left for reports, and tells reports which, so that they go from what was made of them. It comes
// before the keys go, since those open what says where the words are; it may be repeated.
func (s *Service) takeWordsBack(ctx context.Context, account events.ID) error {
	public, err := s.vault.Voices(ctx, account)
	if err != nil {
		return err
	}
	for _, id := range public {
		if err := s.claims.Erase(ctx, events.Reports, id); err != nil {
			return fmt.Errorf("released voices: %w", err)
		}
	}
	voices, err := s.voicesOf(ctx, account)
	if err != nil {
		return err
	}
	for _, v := range voices {
		if v.Status != VoiceReleased {
			continue
		}
		err := s.table.Tx().Emit(events.SessionsVoiceWithdrawn.New(s.wordsMeta(v.PublicID, voiceTakenBack),
			events.VoiceWithdrawn{VoiceID: v.PublicID, CompanyID: v.CompanyID, Month: monthOfDate(v.Batch)})).Run(ctx)
		if err != nil {
			return err
		}
	}
	return s.takeExcerptsBack(ctx, account)
}

func (s *Service) takeExcerptsBack(ctx context.Context, account events.ID) error {
	var items []excerptItem
	if err := s.table.Prefix(ctx, accountPK(account), excPrefix, &items); err != nil || len(items) == 0 {
		return err
	}
	key, err := s.vault.Existing(ctx, account)
	if erased(err) {
		return nil // and reports was told before
	}
	if err != nil {
		return err
	}
	for _, item := range items {
		if item.Status != ExcerptApproved {
			continue
		}
		var text excerptText
		if err := key.Open(item.PK, item.SK, item.Sealed, &text); err != nil {
			return err
		}
		err := s.table.Tx().Emit(events.SessionsExcerptWithdrawn.New(s.wordsMeta(item.ID, item.Version+1),
			events.ExcerptWithdrawn{ExcerptID: item.ID, CompanyID: text.CompanyID, Month: monthOf(item.DecidedAt)})).Run(ctx)
		if err != nil {
			return err
		}
	}
	return nil
}
