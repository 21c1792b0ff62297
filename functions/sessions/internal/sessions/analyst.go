package sessions

import (
	"context"
	"errors"
	"log/slog"
	"slices"
	"time"

	"kikite/events"
	"kikite/functions/sessions/internal/analysis"
	"kikite/functions/sessions/internal/taxonomy"
	"kikite/functions/sessions/internal/vault"
	"kikite/shared/consumer"
	"kikite/shared/ids"
	"kikite/shared/store"
)

// Analyst consumes sessions.record_submitted, sessions.voice_drafted and sessions.excerpt_edited: it makes the preview of a voice, looks
// through the words that an employee wrote for an excerpt, and analyses the record, keeps the result sealed, puts the topics into the session's
// fact and proposes excerpts to the employee.
type Analyst struct {
	service  *Service
	analyser analysis.Analyser
	redactor Redactor
	rosters  *Rosters
}

// NewAnalyst returns the analyst.
func NewAnalyst(s *Service, a analysis.Analyser, r Redactor) *Analyst {
	return &Analyst{service: s, analyser: a, redactor: r, rosters: &Rosters{service: s}}
}

// Consumer is what the analyst's queue feeds.
func (a *Analyst) Consumer() *consumer.Consumer {
	return consumer.New(map[string]consumer.Handler{
		events.SessionsRecordSubmitted.Name(): consumer.Typed(events.SessionsRecordSubmitted, unlessErased(a.service, a.handle)),
		events.SessionsExcerptEdited.Name():   consumer.Typed(events.SessionsExcerptEdited, unlessErased(a.service, a.edited)),
		events.SessionsVoiceDrafted.Name():    consumer.Typed(events.SessionsVoiceDrafted, unlessErased(a.service, a.voice)),
	})
}

// unlessErased is a handler for which the event of an erased employee needs no work: it may say so at any step with vault.ErrErased.
func unlessErased[D any](s *Service, handle func(context.Context, events.Envelope, D) error) func(context.Context, events.Envelope, D) error {
	return func(ctx context.Context, e events.Envelope, d D) error {
		err := handle(ctx, e, d)
		if erased(err) {
			return s.seen(ctx, e)
		}
		return err
	}
}

func (a *Analyst) handle(ctx context.Context, e events.Envelope, d events.RecordSubmitted) error {
	s := a.service
	x, err := s.load(ctx, d.SessionID)
	if err != nil {
		return err
	}
	if x.Erased || x.Analysed >= x.RecordVersion {
		return s.seen(ctx, e)
	}
	key, err := s.vault.Existing(ctx, x.EmployeeID)
	if err != nil {
		return err
	}
	var record Record
	if _, _, err := s.openSealed(ctx, key, x.PK, recordSK, &record); err != nil {
		return err
	}
	turns, err := s.turnsOf(ctx, key, x)
	if err != nil {
		return err
	}
	names, err := a.rosters.of(ctx, x.CompanyID)
	if err != nil {
		return err
	}
	in := analysis.Input{Program: x.Program, Names: names}
	in.Text, in.Turns = spoken(record, turns)
	result, err := a.analyser.Analyse(ctx, in)
	if err != nil {
		return err
	}
	if names == nil {
		result.Candidates = nil // whatever the analyser says: without the roster nothing is safe to propose
	}
	result.Topics = withThemes(result.Topics, record.Themes)
	result.Signals = withRiskSigns(result.Signals, record.RiskSigns)
	// What was read is of this version or a newer one, which comes by its own event.
	return s.keepAnalysis(ctx, e, x.ID, key, x.RecordVersion, result)
}

// withThemes adds the topics that the consultant named, as certain ones.
func withThemes(topics []analysis.Topic, themes []events.Code) []analysis.Topic {
	for _, theme := range themes {
		i := slices.IndexFunc(topics, func(t analysis.Topic) bool { return t.Code == theme })
		switch {
		case i >= 0:
			topics[i].Score = 1
		case taxonomy.Known(taxonomy.Topics(), theme):
			topics = append(topics, analysis.Topic{Code: theme, Score: 1})
		}
	}
	slices.SortStableFunc(topics, func(a, b analysis.Topic) int {
		if a.Score > b.Score {
			return -1
		} else if a.Score < b.Score {
			return 1
		}
		return 0
	})
	return topics
}

// keepAnalysis commits the result of one version of the record, once per event, unless a newer version was analysed meanwhile.
func (s *Service) keepAnalysis(ctx context.Context, e events.Envelope, id events.ID, key *vault.Key, version int64, r analysis.Result) error {
	_, err := s.change(ctx, id, func(x *Session, tx *store.Tx) error {
		if x.Erased {
			return vault.ErrErased
		}
		tx.Once(e, s.clock.Now()).Check(s.notErased(x.EmployeeID), vault.ErrErased)
		if x.Analysed >= version {
			return nil
		}
		x.Analysed = version
		if err := s.putSealed(tx, key, x.PK, analysisSK, version, r); err != nil {
			return err
		}
		if err := s.propose(ctx, tx, key, x, r.Candidates); err != nil {
			return err
		}
		if err := s.queueSignals(ctx, tx, x, r.Signals); err != nil {
			return err
		}
		answers, err := s.pulseOf(ctx, key, x)
		if err != nil {
			return err
		}
		return s.emitFact(ctx, tx, x, answers, &r)
	})
	return err
}

// propose replaces the session's candidates that nobody decided about; a text that was decided before is not asked again. What
// somebody says before joining is never proposed for release.
func (s *Service) propose(ctx context.Context, tx *store.Tx, key *vault.Key, x *Session, candidates []analysis.Candidate) error {
	var items []excerptItem
	if err := s.table.Prefix(ctx, accountPK(x.EmployeeID), excPrefix, &items); err != nil {
		return err
	}
	known := map[string]bool{}
	for _, item := range items {
		if item.SessionID != x.ID {
			continue
		}
		if item.Status == ExcerptProposed {
			tx.Delete(s.table.Delete(store.PK, item.PK).Range(store.SK, item.SK).If("version = ?", item.Version), errMoved)
			continue
		}
		var text excerptText
		if err := key.Open(item.PK, item.SK, item.Sealed, &text); err != nil {
			return err
		}
		known[text.Proposed] = true
	}
	if x.Program == events.PreJoining {
		return nil
	}
	for _, c := range candidates {
		if known[c.Text] {
			continue
		}
		known[c.Text] = true
		id := s.ids.Random(ids.Excerpt)
		item := excerptItem{
			PK: accountPK(x.EmployeeID), SK: excPrefix + string(id), ID: id, SessionID: x.ID, Status: ExcerptProposed,
			CreatedAt: s.clock.Now().Truncate(time.Second), Version: 1,
		}
		text := excerptText{Topic: c.Topic, CompanyID: x.CompanyID, Proposed: c.Text}
		var err error
		if item.Sealed, err = key.Seal(item.PK, item.SK, text); err != nil {
			return err
		}
		tx.Put(s.table.Put(item), nil)
	}
	return nil
}

// seen remembers an event that needs no work.
func (s *Service) seen(ctx context.Context, e events.Envelope) error {
	err := s.table.Tx().Once(e, s.clock.Now()).Run(ctx)
	if err != nil && !errors.Is(err, store.ErrDuplicate) {
		return err
	}
	slog.DebugContext(ctx, "event needs no work", "type", e.Type, "event_id", e.ID)
	return nil
}
