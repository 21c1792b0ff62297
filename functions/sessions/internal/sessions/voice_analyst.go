package sessions

import (
	"context"
	"errors"
	"strconv"
	"time"

	"kikite/events"
	"kikite/functions/sessions/internal/redact"
	"kikite/functions/sessions/internal/vault"
	"kikite/shared/problem"
)

// Redactor removes from a text what tells who wrote it or of whom: names of the roster always.
type Redactor interface {
	Redact(ctx context.Context, text string, names *redact.Names) (string, error)
}

// errNoRoster: without the roster's names no text may be shown as what the company would see.
var errNoRoster = problem.New(problem.Unavailable, "no_roster", "The names of the company are not here yet.")

// voice makes the preview of a voice: what the company would see. Events of words that were replaced or approved meanwhile need no work.
func (a *Analyst) voice(ctx context.Context, e events.Envelope, d events.VoiceDrafted) error {
	s := a.service
	var item voiceItem
	ok, err := s.table.One(ctx, voicePK(d.VoiceID), voiceSK, &item)
	if err != nil {
		return err
	}
	if !ok || item.Status != VoiceDrafted || item.Version != e.EntityVersion {
		return s.seen(ctx, e)
	}
	key, err := s.vault.Existing(ctx, item.EmployeeID)
	if err != nil {
		return err
	}
	var text voiceText
	if err := key.Open(item.PK, item.SK, item.Sealed, &text); err != nil {
		return err
	}
	names, err := a.rosters.of(ctx, item.CompanyID)
	if err != nil {
		return err
	}
	if names == nil {
		return errNoRoster
	}
	if text.Proposed, err = a.redactor.Redact(ctx, text.Written, names); err != nil {
		return err
	}
	return a.propose(ctx, e, item, key, text)
}

// propose stores the preview, once per event, unless the employee changed the words meanwhile. Whoever had to wait for it for minutes is told
// by mail that there is something to look at.
func (a *Analyst) propose(ctx context.Context, e events.Envelope, item voiceItem, key *vault.Key, text voiceText) error {
	s := a.service
	now := s.clock.Now()
	before := item.Version
	item.Status, item.Version = VoiceProposed, before+1
	var err error
	if item.Sealed, err = key.Seal(item.PK, item.SK, text); err != nil {
		return err
	}
	tx := s.table.Tx().Once(e, now).Check(s.notErased(item.EmployeeID), vault.ErrErased).Put(s.table.Put(item).If("version = ?", before), errMoved)
	if now.Sub(item.WrittenAt) > lateMinutes*time.Minute {
		s.tell(tx, item.EmployeeID, events.NoticeVoice, string(item.ID), "preview", strconv.FormatInt(before, 10))
	}
	err = tx.Run(ctx)
	if errors.Is(err, errMoved) {
		return s.seen(ctx, e)
	}
	return err
}
