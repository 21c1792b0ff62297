package sessions

import (
	"context"
	"errors"
	"time"

	"kikite/events"
	"kikite/shared/problem"
	"kikite/shared/store"
)

// batchItem says whether voices of a company left with a batch. It is decided once: a run that broke goes on as it began.
type batchItem struct {
	PK  string      `dynamo:"pk"`
	SK  string      `dynamo:"sk"`
	Day events.Date `dynamo:"day"`
	Go  bool        `dynamo:"go"`
}

func releasedSK(day events.Date, public events.ID) string {
	return voicePrefix + string(day) + "#" + string(public)
}

// ReleaseVoices lets the voices leave that the last batch before the given time may take: those that were approved 72 hours before it, of
// companies in which at least k employees have an active account. Whoever cannot withdraw any more, because the account is closed, stays
// behind. It may be repeated, and goes on after a voice that fails.
func (s *Service) ReleaseVoices(ctx context.Context, due time.Time) error {
	at := batchAt(due)
	waiting, err := queryIndex[voiceItem](ctx, s.table, waitingVoices)
	if err != nil {
		return err
	}
	decided := map[events.ID]bool{}
	var failed error
	for _, v := range waiting {
		if v.Status != VoiceApproved || leaves(v.ApprovedAt).After(at) {
			continue
		}
		leave, known := decided[v.CompanyID]
		if !known {
			if leave, err = s.decideBatch(ctx, v.CompanyID, today(at)); err != nil {
				failed = errors.Join(failed, err)
				continue
			}
			decided[v.CompanyID] = leave
		}
		if leave {
			failed = errors.Join(failed, s.releaseVoice(ctx, v.ID, at))
		}
	}
	return failed
}

// decideBatch says whether a company's voices leave with a batch, and keeps to what was decided before.
func (s *Service) decideBatch(ctx context.Context, company events.ID, day events.Date) (bool, error) {
	var c companyItem
	if _, err := s.table.One(ctx, companyPK(company), companySK, &c); err != nil {
		return false, err
	}
	n, err := s.table.Get(store.GSI1PK, employeesOf(company)).Index(store.Index).Count(ctx)
	if err != nil {
		return false, err
	}
	item := batchItem{PK: companyPK(company), SK: batchPrefix + string(day), Day: day, Go: n >= s.threshold(c)}
	err = s.table.Tx().Put(s.table.Put(item).If("attribute_not_exists(pk)"), errBatchDecided).Run(ctx)
	if errors.Is(err, errBatchDecided) {
		_, err = s.table.One(ctx, item.PK, item.SK, &item)
	}
	return item.Go, err
}

// threshold is k of a company; never below the default, whatever an event of old left out.
func (s *Service) threshold(c companyItem) int { return max(c.Threshold, defaultThreshold) }

// defaultThreshold is k where the company has no higher one.
const defaultThreshold = 10

// releaseVoice gives one voice to the company, under an ID made now, unless it was withdrawn or rewritten meanwhile.
func (s *Service) releaseVoice(ctx context.Context, id events.ID, at time.Time) error {
	var item voiceItem
	ok, err := s.table.One(ctx, voicePK(id), voiceSK, &item)
	if err != nil || !ok || item.Status != VoiceApproved || leaves(item.ApprovedAt).After(at) {
		return err
	}
	public, err := s.vault.Voice(ctx, item.EmployeeID, id)
	if err != nil {
		return staysBehind(err)
	}
	before := item.Version
	item.Status, item.Version, item.Batch, item.PublicID = VoiceReleased, before+1, today(at), public
	item.GSI1PK, item.GSI1SK = "", ""
	tx := s.table.Tx()
	if err := s.reportVoice(ctx, tx, &item); err != nil {
		return staysBehind(err)
	}
	err = tx.
		Check(s.isActive(item.EmployeeID), errInactive).
		Put(s.table.Put(item).If("version = ?", before), errMoved).
		Put(s.table.Put(refItem{companyPK(item.CompanyID), releasedSK(item.Batch, item.PublicID), item.ID}), nil).Run(ctx)
	if err == nil || staysBehind(err) != nil {
		return err // after another failure it may have left all the same
	}
	return s.claims.Erase(ctx, events.Reports, public)
}

// staysBehind takes it for no failure that a voice was changed, or its employee is gone.
func staysBehind(err error) error {
	if errors.Is(err, errMoved) || problem.CodeOf(err) == problem.Forbidden || erased(err) {
		return nil
	}
	return err
}

// Daily is what is done each morning, for the time at which it was due.
func (s *Service) Daily(ctx context.Context, due time.Time) error {
	return errors.Join(s.ReleaseVoices(ctx, due), s.TellOverdue(ctx))
}
