package signup

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"time"

	"github.com/guregu/dynamo/v2"

	"kikite/events"
	"kikite/shared/store"
)

// scheduledRuns is the index partition of runs that wait for their time, the next one first.
const scheduledRuns = "SCHEDULED_RUNS"

// maxAhead is how far ahead invitations may be scheduled.
const maxAhead = 90 * 24 * time.Hour

// newRunItem is a run as it is stored; one that waits is in the index of those.
func newRunItem(r Run) runItem {
	item := runItem{PK: runKey(r.CompanyID), SK: string(r.ID), Run: r}
	if !r.SendAt.IsZero() {
		item.GSI1PK, item.GSI1SK = scheduledRuns, r.SendAt.UTC().Format(time.RFC3339)+"#"+string(r.ID)
	}
	return item
}

// Due brings the runs whose time has come to the importer, and says how many. A run that was brought and not yet taken off the list is
// brought again, which does nothing.
func (s *Service) Due(ctx context.Context) (int, error) {
	var due []runItem
	now := s.Clock.Now().UTC().Format(time.RFC3339)
	q := s.Table.Get(store.GSI1PK, scheduledRuns).Index(store.Index).Range(store.GSI1SK, dynamo.Less, now+"$")
	if err := q.All(ctx, &due); err != nil {
		return 0, err
	}
	var failed error
	for _, r := range due {
		failed = errors.Join(failed, s.bring(ctx, r))
	}
	return len(due), failed
}

func (s *Service) bring(ctx context.Context, r runItem) error {
	if err := s.Files.Put(ctx, fileKey(r.CompanyID, r.ID)+again, []byte("due")); err != nil {
		return err
	}
	return s.Table.Update(store.PK, r.PK).Range(store.SK, r.SK).Remove(store.GSI1PK, store.GSI1SK).Run(ctx)
}

// cancel takes back a run that waits. Errors: errNoRun, errRunBegun.
func (s *Service) cancel(ctx context.Context, company, run events.ID) error {
	r, ok, err := s.run(ctx, company, run)
	switch {
	case err != nil:
		return err
	case !ok || r.Kind != "":
		return errNoRun
	case r.Cancelled:
		return nil
	case !r.waits(s.Clock.Now()):
		return errRunBegun
	}
	update := s.Table.Update(store.PK, r.PK).Range(store.SK, r.SK).Set("cancelled", true).Remove(store.GSI1PK, store.GSI1SK).
		If("attribute_not_exists(begun) AND done = ?", false)
	if err = update.Run(ctx); dynamo.IsCondCheckFailed(err) {
		err = errRunBegun
	}
	return err
}

// begin notes that the invitations of a run are sent from now on, unless it was taken back; clocks differ, so that both may be tried at once.
func (s *Service) begin(ctx context.Context, r *runItem) (taken bool, err error) {
	r.Begun = true
	err = s.Table.Update(store.PK, r.PK).Range(store.SK, r.SK).Set("begun", true).If("attribute_not_exists(cancelled)").Run(ctx)
	if dynamo.IsCondCheckFailed(err) {
		return true, nil
	}
	return false, err
}

// waits says whether a run's time is still to come.
func (r Run) waits(now time.Time) bool { return now.Before(r.SendAt) }

// invitationRuns are a company's newest invitation runs, newest first.
func (s *Service) invitationRuns(ctx context.Context, company events.ID, most int) ([]Run, error) {
	var items []runItem
	if err := s.Table.Prefix(ctx, runKey(company), "", &items); err != nil {
		return nil, err
	}
	out := []Run{}
	for _, i := range items {
		if i.Kind == "" {
			out = append(out, i.Run)
		}
	}
	slices.SortFunc(out, func(a, b Run) int { return cmp.Or(b.RequestedAt.Compare(a.RequestedAt), cmp.Compare(a.ID, b.ID)) })
	return out[:min(len(out), most)], nil
}

// senderItem holds the words that a company puts into its invitations, by language.
type senderItem struct {
	PK    string                 `dynamo:"pk"`
	SK    string                 `dynamo:"sk"`
	Words map[events.Code]string `dynamo:"words"`
}

const senderSK = "SENDER"

// senderWords are the company's own words, for runs that bring none.
func (s *Service) senderWords(ctx context.Context, company events.ID) (map[events.Code]string, error) {
	var item senderItem
	_, err := s.Table.One(ctx, companyKey(company), senderSK, &item)
	return item.Words, err
}

func (s *Service) putSenderWords(ctx context.Context, company events.ID, words map[events.Code]string) error {
	return s.Table.Put(senderItem{companyKey(company), senderSK, words}).Run(ctx)
}
