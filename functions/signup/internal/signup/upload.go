package signup

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/guregu/dynamo/v2"

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
	Stored      int                `dynamo:"stored" json:"stored" doc:"How many of the changes are stored so far"`
	Counts      Counts             `dynamo:"counts" json:"counts"`
	Ignored     []string           `dynamo:"ignored,omitempty" json:"ignored_columns,omitempty"`
	Errors      []rosterfile.Error `dynamo:"errors,omitempty" json:"errors" doc:"At most 500"`
	Done        bool               `dynamo:"done" json:"-"` // accounts of registered people follow the roster too
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

// lease is how long an import may hold a company's roster: longer than the function can run.
const lease = 90 * time.Second

// rosterState is the company's roster as a whole: whether somebody is changing it, and what was begun.
type rosterState struct {
	PK        string      `dynamo:"pk"`
	SK        string      `dynamo:"sk"`
	Holder    events.ID   `dynamo:"holder,omitempty"`
	Until     time.Time   `dynamo:"until,omitempty"`
	Open      []events.ID `dynamo:"open,omitempty"` // rosters whose rows were begun and not yet followed up
	Applied   events.ID   `dynamo:"applied,omitempty"`
	AppliedAt time.Time   `dynamo:"applied_at,omitempty"` // when the applied roster was asked for
	Version   int64       `dynamo:"version"`              // of the roster's events
	Lock      int64       `dynamo:"lock"`                 // counts the writes of this item
}

const stateSK = "STATE"

// errBusy: another roster of the company is being imported; the message comes again.
var errBusy = errors.New("another import of this company runs")

// hold takes the company's roster for one import, marks it as begun and returns the state. Errors: errBusy.
func (s *Service) hold(ctx context.Context, company, roster events.ID) (rosterState, error) {
	state, err := s.rosterState(ctx, company)
	if err != nil {
		return state, err
	}
	now := s.Clock.Now()
	if state.Holder != "" && state.Holder != roster && now.Before(state.Until) {
		return state, errBusy
	}
	state.Holder, state.Until = roster, now.Add(lease)
	if !slices.Contains(state.Open, roster) {
		state.Open = append(state.Open, roster)
	}
	put, state := s.putState(state)
	if err := put.Run(ctx); dynamo.IsCondCheckFailed(err) {
		return state, errBusy
	} else if err != nil {
		return state, fmt.Errorf("hold roster: %w", err)
	}
	return state, nil
}

// putState is the next write of a state that was read; its condition fails if anybody wrote it in between.
func (s *Service) putState(state rosterState) (*dynamo.Put, rosterState) {
	before := state.Lock
	state.Lock++
	return s.Table.Put(state).If("attribute_not_exists(pk) OR 'lock' = ?", before), state
}

func (s *Service) rosterState(ctx context.Context, company events.ID) (rosterState, error) {
	state := rosterState{PK: rosterKey(company), SK: stateSK}
	_, err := s.Table.One(ctx, state.PK, state.SK, &state)
	return state, err
}
