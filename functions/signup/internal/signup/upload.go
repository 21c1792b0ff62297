package signup

import (
	"context"
	"errors"
	"fmt"
	"time"

	"kikite/events"
	"kikite/functions/signup/internal/signup/rosterfile"
)

// Where an uploaded roster stands.
const (
	UploadWaiting   events.Code = "waiting"   // for the file
	UploadImporting events.Code = "importing" // rows are being stored
	UploadApplied   events.Code = "applied"
	UploadRefused   events.Code = "refused"    // nothing of it was stored
	UploadOutdated  events.Code = "superseded" // a roster asked for later was applied before; nothing was stored
)

// Counts says what a roster did.
type Counts struct {
	Added     int `dynamo:"added" json:"added"`
	Changed   int `dynamo:"changed" json:"changed"`
	Unchanged int `dynamo:"unchanged" json:"unchanged"`
	Vanished  int `dynamo:"vanished" json:"vanished" doc:"No longer on the roster: proposed for deactivation, not deactivated"`
	Errors    int `dynamo:"errors" json:"errors" doc:"Rows that were not stored"`
}

// Upload is one roster file on its way.
type Upload struct {
	ID          events.ID          `dynamo:"id" json:"roster_id"`
	CompanyID   events.ID          `dynamo:"company_id" json:"-"`
	Filename    string             `dynamo:"filename" json:"filename"`
	Status      events.Code        `dynamo:"status" json:"status" doc:"waiting, importing, applied, refused or superseded"`
	RequestedAt time.Time          `dynamo:"requested_at" json:"requested_at"`
	RequestedBy events.ID          `dynamo:"requested_by" json:"-"`
	Rows        int                `dynamo:"rows" json:"rows" doc:"Good rows of the file"`
	Columns     rosterfile.Mapping `dynamo:"columns,omitempty" json:"-"` // as HR corrected them
	Stored      int                `dynamo:"stored" json:"stored" doc:"How many of the changes are stored so far"`
	Counts      Counts             `dynamo:"counts" json:"counts"`
	Ignored     []string           `dynamo:"ignored,omitempty" json:"ignored_columns,omitempty"`
	Errors      []rosterfile.Error `dynamo:"errors,omitempty" json:"errors" doc:"At most 500"`
	NotedAt     time.Time          `dynamo:"noted_at,omitempty" json:"-"` // last sign of life of the import
	Done        bool               `dynamo:"done" json:"-"`               // accounts of registered people follow the roster too
}

type uploadItem struct {
	PK string `dynamo:"pk"`
	SK string `dynamo:"sk"`
	Upload
}

func uploadKey(company events.ID) string { return "UPLOADS#" + string(company) }

func newUploadItem(u Upload) uploadItem { return uploadItem{uploadKey(u.CompanyID), string(u.ID), u} }

// upload reads one. Errors: errNoUpload, also for another company's.
func (s *Service) upload(ctx context.Context, company, roster events.ID) (Upload, error) {
	var item uploadItem
	ok, err := s.Table.One(ctx, uploadKey(company), string(roster), &item)
	if err == nil && !ok {
		err = errNoUpload
	}
	return item.Upload, err
}

// requestUpload stores the promise of a file and returns the form to post it with. A repeated request gets a form for the
// same roster.
func (s *Service) requestUpload(ctx context.Context, u Upload) (UploadForm, error) {
	u.Status, u.RequestedAt = UploadWaiting, s.Clock.Now()
	err := s.Table.Tx().Put(s.Table.Put(newUploadItem(u)).If("attribute_not_exists(pk)"), errChanged).Run(ctx)
	if err != nil && !errors.Is(err, errChanged) {
		return UploadForm{}, err
	}
	return s.Files.Form(ctx, fileKey(u.CompanyID, u.ID), rosterfile.MaxBytes)
}

// fileKey is where a company's file or job lies; its arrival there starts the importer.
func fileKey(company, id events.ID) string { return fmt.Sprintf("rosters/%s/%s", company, id) }
