package signup

import (
	"context"
	"errors"
	"slices"
	"time"

	"kikite/events"
	"kikite/events/claims"
	"kikite/shared/consumer"
	"kikite/shared/ids"
	"kikite/shared/problem"
	"kikite/shared/store"
)

// How long an export can be read, and for how long asking again gives the one that is being made. The bucket deletes the parts a day after the first.
const (
	exportTerm = 7 * 24 * time.Hour
	exportWait = time.Hour
)

// What an export is to who asked for it.
const (
	ExportNone  events.Code = "none"
	ExportAsked events.Code = "asked"
	ExportReady events.Code = "ready"
)

// Export is a round of questions: what does each context hold about this person? The newest replaces the one before.
type Export struct {
	ID        events.ID    `dynamo:"id"`
	AskedAt   time.Time    `dynamo:"asked_at"`
	ReadyAt   time.Time    `dynamo:"ready_at,omitempty"`
	ExpiresAt time.Time    `dynamo:"expires_at"`
	Parts     []ExportPart `dynamo:"parts"`
	Version   int64        `dynamo:"version"`
}

// ExportPart is one context's answer.
type ExportPart struct {
	Context events.Code       `dynamo:"context"`
	At      time.Time         `dynamo:"at,omitempty"`
	Claims  []events.ClaimKey `dynamo:"claims,omitempty"`
}

type exportItem struct {
	PK  string `dynamo:"pk"`
	SK  string `dynamo:"sk"`
	TTL int64  `dynamo:"ttl"`
	Export
}

const exportSK = "EXPORT"

var (
	errNoExport     = problem.New(problem.NotFound, "no_export", "There is no export to read. Please ask for one.")
	errExportUnmade = problem.New(problem.Conflict, "export_not_ready", "The export is being made. Please wait a moment.")
)

// state is what the export is now.
func (x Export) state(now time.Time) events.Code {
	switch {
	case x.ID == "" || !now.Before(x.ExpiresAt):
		return ExportNone
	case x.ReadyAt.IsZero():
		return ExportAsked
	default:
		return ExportReady
	}
}

// export reads the newest export of an account; its ID is empty if there is none.
func (s *Service) export(ctx context.Context, account events.ID) (Export, error) {
	var item exportItem
	_, err := s.Table.One(ctx, accountKey(account), exportSK, &item)
	return item.Export, err
}

func (s *Service) putExport(tx *store.Tx, account events.ID, x Export, before int64) {
	put := s.Table.Put(exportItem{accountKey(account), exportSK, x.ExpiresAt.Unix(), x})
	if before == 0 {
		tx.Put(put.If("attribute_not_exists(pk)"), errStep)
		return
	}
	tx.Put(put.If("version = ?", before), errStep)
}

// askExport asks every context, unless a round of the last hour is still open or was just answered: then that is the one. Two requests at once begin one.
func (s *Service) askExport(ctx context.Context, a Account) (Export, error) {
	for {
		old, err := s.export(ctx, a.ID)
		now := s.Clock.Now()
		if err != nil || old.state(now) != ExportNone && now.Sub(old.AskedAt) < exportWait {
			return old, err
		}
		x := Export{ID: s.IDs.New(ids.Export), AskedAt: now, ExpiresAt: now.Add(exportTerm), Version: old.Version + 1}
		for _, t := range events.ExportReadyTypes() {
			x.Parts = append(x.Parts, ExportPart{Context: t.Source()})
		}
		tx := s.Table.Tx().Check(s.Table.Check(store.PK, accountKey(a.ID)).Range(store.SK, accountSK).If("'status' <> ?", events.StatusErased), errDeactivated)
		s.putExport(tx, a.ID, x, old.Version)
		tx.Emit(events.SignupExportAsked.New(s.meta(x.ID, 1), events.ExportAsked{ExportID: x.ID, AccountID: a.ID, Role: a.Role, ConsultantID: a.ConsultantID}))
		if err := tx.Run(ctx); !errors.Is(err, errStep) {
			return x, err
		}
	}
}

// exportHandlers hear the answers.
func (s *Service) exportHandlers() map[string]consumer.Handler {
	out := map[string]consumer.Handler{}
	for _, t := range events.ExportReadyTypes() {
		out[t.Name()] = consumer.Typed(t, func(ctx context.Context, e events.Envelope, data events.ExportReady) error {
			return s.notePart(ctx, e, t.Source(), data)
		})
	}
	return out
}

// notePart takes an answer. One to an earlier round, or of somebody who was erased meanwhile, is of no use any more.
func (s *Service) notePart(ctx context.Context, cause events.Envelope, from events.Code, data events.ExportReady) error {
	for {
		x, err := s.export(ctx, data.AccountID)
		if err != nil {
			return err
		}
		tx, before := s.Table.Tx().Once(cause, s.Clock.Now()), x.Version
		i := slices.IndexFunc(x.Parts, func(p ExportPart) bool { return p.Context == from })
		if x.ID == data.ExportID && i >= 0 && x.Parts[i].At.IsZero() {
			now := s.Clock.Now()
			x.Parts[i].At, x.Parts[i].Claims = now, data.Claims
			if !slices.ContainsFunc(x.Parts, func(p ExportPart) bool { return p.At.IsZero() }) {
				x.ReadyAt = now
			}
			x.Version++
			s.putExport(tx, data.AccountID, x, before)
		}
		if err := tx.Run(ctx); !errors.Is(err, errStep) {
			return err
		}
	}
}

// exportParts reads what the contexts answered, in their order, and what signup holds itself, first. Errors: errNoExport, errExportUnmade.
func (s *Service) exportParts(ctx context.Context, a Account) (Export, []claims.ExportPart, error) {
	x, err := s.export(ctx, a.ID)
	if err != nil {
		return x, nil, err
	}
	switch x.state(s.Clock.Now()) {
	case ExportNone:
		return x, nil, errNoExport
	case ExportAsked:
		return x, nil, errExportUnmade
	}
	own, err := s.ownPart(ctx, a)
	if err != nil {
		return x, nil, err
	}
	out := []claims.ExportPart{own}
	for _, p := range x.Parts {
		for _, key := range p.Claims {
			var part claims.ExportPart
			if err := s.Claims.Get(ctx, key, &part); err != nil {
				if problem.CodeOf(err) == problem.Gone {
					err = errNoExport
				}
				return x, nil, err
			}
			out = append(out, part)
		}
	}
	return x, out, nil
}
