package signup

import (
	"context"
	"strings"
	"time"

	"github.com/guregu/dynamo/v2"

	"kikite/events"
	"kikite/shared/store"
)

// silence is after how long without a sign of life an import is taken for dead by who looks at it.
const silence = 15 * time.Second

// again is the end of the key by which an upload is brought to the importer once more; its object says nothing.
const again = "/again"

// nudge brings an upload to the importer once more whose import seems to have died: its own message comes again too, but only after
// six times the function's timeout, while HR looks at the page. If it is alive after all, nothing is stored twice.
func (s *Service) nudge(ctx context.Context, u Upload) error {
	now := s.Clock.Now()
	if u.Status != UploadImporting || now.Before(u.NotedAt.Add(silence)) {
		return nil
	}
	noted := s.Table.Update(store.PK, uploadKey(u.CompanyID)).Range(store.SK, string(u.ID)).Set("noted_at", now).
		If("'status' = ? AND noted_at = ?", UploadImporting, u.NotedAt) // of many who look, one does it
	err := noted.Run(ctx)
	if dynamo.IsCondCheckFailed(err) {
		return nil
	}
	if err != nil {
		return err
	}
	return s.Files.Put(ctx, fileKey(u.CompanyID, u.ID)+again, []byte("again"))
}

// uploadOf reads company and ID out of the key of an object for the importer.
func uploadOf(key string) (company, id events.ID, ok bool) {
	parts := strings.Split(strings.TrimSuffix(key, again), "/")
	if len(parts) != 3 || parts[0] != "rosters" || !events.ID(parts[1]).Valid() || !events.ID(parts[2]).Valid() {
		return "", "", false
	}
	return events.ID(parts[1]), events.ID(parts[2]), true
}
