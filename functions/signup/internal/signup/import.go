package signup

import (
	"context"
	"errors"
	"fmt"
	"log/slog"

	"github.com/guregu/dynamo/v2"
	"golang.org/x/sync/errgroup"

	"kikite/events"
	"kikite/functions/signup/internal/signup/rosterfile"
	"kikite/shared/store"
)

const (
	rowsPerWrite   = 50 // of the 100 that a transaction may have
	writesAtOnce   = 4
	rowsPerMessage = rowsPerWrite * writesAtOnce * 5 // between two notes of progress
	importTries    = 3                               // against invitations at the same time
)

// ImportRoster applies an uploaded roster. It may be called again at any time, also after a death half-way: rows that are
// stored are recognised, the closing transaction happens once. Errors mean "call again".
func (s *Service) ImportRoster(ctx context.Context, company, roster events.ID) error {
	u, err := s.upload(ctx, company, roster)
	if errors.Is(err, errNoUpload) {
		slog.WarnContext(ctx, "file of an unknown upload", "company_id", company, "roster_id", roster)
		return nil
	}
	if err != nil || u.ended() {
		return err
	}
	if u.Status != UploadApplied {
		if u, err = s.tryRoster(ctx, u); err != nil || u.Status != UploadApplied {
			return err
		}
	}
	return s.followUp(ctx, u)
}

// ended says that nothing is left to do for an upload.
func (u Upload) ended() bool {
	return u.Done || u.Status == UploadRefused || u.Status == UploadOutdated
}

// tryRoster applies a roster, again at once where somebody was invited between reading and writing.
func (s *Service) tryRoster(ctx context.Context, u Upload) (Upload, error) {
	f, err := s.readRoster(ctx, u)
	if err != nil {
		return u, err
	}
	if u.Status == UploadWaiting {
		u.Status = UploadImporting // so that who looks sees that the file came, even if this ends here
		if err := s.saveUpload(ctx, u); err != nil {
			return u, err
		}
	}
	u.Errors, u.Ignored, u.Rows = f.Errors, f.Ignored, len(f.Rows)
	if f.Refused {
		u.Status, u.Counts.Errors = UploadRefused, f.ErrorCount
		return u, s.saveUpload(ctx, u)
	}
	for try := 1; ; try++ {
		next, err := s.holdRoster(ctx, u, f)
		if !errors.Is(err, errChanged) || try == importTries {
			return next, err
		}
	}
}

// readRoster reads the file of an upload. One that is too large for a roster came past the form; it is refused like any other.
func (s *Service) readRoster(ctx context.Context, u Upload) (rosterfile.File, error) {
	data, err := s.Files.Get(ctx, fileKey(u.CompanyID, u.ID), rosterfile.MaxBytes)
	if errors.Is(err, ErrFileTooLarge) {
		return rosterfile.File{Refused: true, ErrorCount: 1, Errors: []rosterfile.Error{{Reason: "too_large"}}}, nil
	}
	if err != nil {
		return rosterfile.File{}, fmt.Errorf("read roster file: %w", err)
	}
	return rosterfile.Parse(data, u.Columns), nil
}

// holdRoster takes the company's roster, applies the file and gives it back, whatever comes of it. Another delivery of the same message
// may have ended the upload while this one waited.
func (s *Service) holdRoster(ctx context.Context, u Upload, f rosterfile.File) (Upload, error) {
	state, err := s.hold(ctx, u.CompanyID, u.ID)
	if err != nil {
		return u, err
	}
	now, err := s.upload(ctx, u.CompanyID, u.ID)
	if err == nil && (now.ended() || now.Status == UploadApplied) {
		return now, s.release(ctx, state)
	}
	if err == nil {
		err = s.applyRoster(ctx, &state, &u, f)
	}
	if err != nil {
		s.letGo(ctx, state)
	}
	return u, err
}

// applyRoster stores the difference in pieces and closes with the events.
func (s *Service) applyRoster(ctx context.Context, state *rosterState, u *Upload, f rosterfile.File) error {
	if u.RequestedAt.Before(state.AppliedAt) {
		u.Status = UploadOutdated
		return s.supersede(ctx, *state, *u)
	}
	stored, err := s.entries(ctx, u.CompanyID)
	if err != nil {
		return err
	}
	tree, err := s.departments(ctx, u.CompanyID)
	if err != nil {
		return err
	}
	p, err := newPlan(u.CompanyID, u.ID, f, stored, tree)
	if err != nil {
		return err
	}
	if !fits(p.tree) && len(p.tree) > len(tree) {
		u.Status, u.Counts, u.Errors = UploadRefused, Counts{Errors: 1}, []rosterfile.Error{{Reason: "departments_full"}}
		if err := s.saveUpload(ctx, *u); err != nil {
			return err
		}
		return s.release(ctx, *state)
	}
	u.Status, u.Counts, u.Stored = UploadImporting, p.counts, 0
	err = s.storeRows(ctx, p.changes, func(stored int) error {
		u.Stored = stored
		if err := s.saveUpload(ctx, *u); err != nil {
			return err
		}
		*state, err = s.beat(ctx, *state)
		return err
	})
	if err != nil {
		return err
	}
	u.Stored = len(p.changes)
	return s.closeRoster(ctx, *state, u, p, len(tree))
}

// saveUpload notes where an upload stands, unless another delivery of the same message closed it in the meantime (errBusy).
func (s *Service) saveUpload(ctx context.Context, u Upload) error {
	u.NotedAt = s.Clock.Now()
	err := s.Table.Put(newUploadItem(u)).If("'status' <> ?", UploadApplied).Run(ctx)
	if dynamo.IsCondCheckFailed(err) {
		return errBusy
	}
	if err != nil {
		return fmt.Errorf("note progress: %w", err)
	}
	return nil
}

// storeRows writes the changes in transactions of some rows, and notes the progress now and then, before the first one too.
func (s *Service) storeRows(ctx context.Context, changes []change, note func(stored int) error) error {
	for begin := 0; begin < len(changes); begin += rowsPerMessage {
		if err := note(begin); err != nil {
			return err
		}
		piece := changes[begin:min(begin+rowsPerMessage, len(changes))]
		group, ctx := errgroup.WithContext(ctx)
		group.SetLimit(writesAtOnce)
		for at := 0; at < len(piece); at += rowsPerWrite {
			rows := piece[at:min(at+rowsPerWrite, len(piece))]
			group.Go(func() error { return s.storePiece(ctx, rows) })
		}
		if err := group.Wait(); err != nil {
			return fmt.Errorf("store rows: %w", err)
		}
	}
	return nil
}

func (s *Service) storePiece(ctx context.Context, rows []change) error {
	tx := s.Table.Tx()
	for _, c := range rows {
		put := s.Table.Put(newEntryItem(c.entry))
		switch {
		case c.before.Version == 0:
			tx.Put(put.If("attribute_not_exists(pk)"), errChanged)
		case c.before.Number != c.entry.Number:
			tx.Put(put.If("attribute_not_exists(pk)"), errChanged)
			tx.Delete(as(s.Table.Delete(store.PK, rosterKey(c.before.CompanyID)).Range(store.SK, entrySK(c.before.Number)), c.before), errChanged)
		default:
			tx.Put(as(put, c.before), errChanged)
		}
	}
	return tx.Run(ctx)
}

// as lets a write through if the entry is as it was read; an invitation in between must not be forgotten.
func as[W interface{ If(string, ...any) W }](write W, before Entry) W {
	write = write.If("version = ?", before.Version)
	if before.InvitedAt.IsZero() {
		return write.If("attribute_not_exists(invited_at)")
	}
	return write.If("invited_at = ?", before.InvitedAt)
}
