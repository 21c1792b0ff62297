package signup

import (
	"context"
	"errors"
	"slices"
	"time"

	"kikite/events"
	"kikite/shared/store"
)

// LicenceRequest is a change of the licences that a consultant asks for. Employees see the old ones until an operator has checked the
// numbers.
type LicenceRequest struct {
	Licences []Licence `dynamo:"licences" json:"licences" nullable:"false"`
	AskedAt  time.Time `dynamo:"asked_at" json:"asked_at"`
}

type licenceRequestItem struct {
	PK           string    `dynamo:"pk"`
	SK           string    `dynamo:"sk"`
	GSI1PK       string    `dynamo:"gsi1pk"`
	GSI1SK       string    `dynamo:"gsi1sk"`
	ConsultantID events.ID `dynamo:"consultant_id"`
	Name         string    `dynamo:"name"`
	LicenceRequest
}

func (i licenceRequestItem) sortKey() string { return i.GSI1SK }

const (
	licenceRequestSK   = "LICENCE_REQUEST"
	licenceRequestList = "LICENCE_REQUESTS"
)

// Where a request for other licences ends, in the history of the consultant.
const (
	LicencesChanged events.Code = "licences_changed"
	LicencesKept    events.Code = "licences_kept"
)

// today is the day in Asia/Tokyo.
func (s *Service) today() events.Date {
	return dateOf(s.Clock.Now().In(tokyo()))
}

func dateOf(t time.Time) events.Date { return events.Date(t.Format(time.DateOnly)) }

// licenceRequest reads the change that a consultant waits for; ok is false if there is none.
func (s *Service) licenceRequest(ctx context.Context, id events.ID) (r LicenceRequest, ok bool, err error) {
	var item licenceRequestItem
	ok, err = s.Table.One(ctx, consultantKey(id), licenceRequestSK, &item)
	return item.LicenceRequest, ok, err
}

// askLicences asks for other licences, in the place of what was asked before. What the consultant has already is no request.
func (s *Service) askLicences(ctx context.Context, c Consultant, licences []Licence) error {
	if err := checkLicences(licences, s.today()); err != nil {
		return err
	}
	r, asked, err := s.licenceRequest(ctx, c.ID)
	if err != nil || (asked && slices.Equal(r.Licences, licences)) {
		return err
	}
	if slices.Equal(c.Licences, licences) {
		return s.withdrawLicences(ctx, c)
	}
	r = LicenceRequest{licences, s.Clock.Now().UTC().Truncate(time.Millisecond)}
	item := licenceRequestItem{consultantKey(c.ID), licenceRequestSK, licenceRequestList, r.place(c.ID), c.ID, c.Name, r}
	return s.Table.Tx().Put(s.Table.Put(item), nil).Run(ctx)
}

// withdrawLicences takes a request back; none there is no error.
func (s *Service) withdrawLicences(ctx context.Context, c Consultant) error {
	return s.Table.Tx().Delete(s.Table.Delete(store.PK, consultantKey(c.ID)).Range(store.SK, licenceRequestSK), nil).Run(ctx)
}

// decideLicences ends a request: the operator checked the numbers (or could not). The decision names the request by its time, so that
// nobody accepts what was asked for after they looked. Errors: no_licence_request, changed, licence_taken.
func (s *Service) decideLicences(ctx context.Context, id events.ID, askedAt time.Time, m Move) (Consultant, error) {
	c, err := s.consultant(ctx, id)
	if err != nil || repeated(c.Moves, m.Key) {
		return c, err
	}
	r, ok, err := s.licenceRequest(ctx, id)
	switch {
	case err != nil:
		return c, err
	case !ok:
		return c, errNoRequest
	case !r.AskedAt.Equal(askedAt):
		return c, errChanged
	case len(c.Moves) >= maxMoves:
		return c, errTooManyMoves
	}
	old := c.Licences
	if m.To == LicencesChanged {
		c.Licences = r.Licences
	}
	c.Moves = append(c.Moves, m)
	if err := c.backAfterLapse(s.today(), m); err != nil {
		return c, err
	}
	saved, err := s.saveConsultant(ctx, c, func(tx *store.Tx, c Consultant) error {
		s.claimLicences(tx, c)
		for _, l := range old {
			if !slices.ContainsFunc(c.Licences, func(o Licence) bool { return licenceKey(o) == licenceKey(l) }) {
				tx.Delete(s.Table.Delete(store.PK, licenceKey(l)).Range(store.SK, licenceSK), nil)
			}
		}
		tx.Delete(s.Table.Delete(store.PK, consultantKey(c.ID)).Range(store.SK, licenceRequestSK).If("gsi1sk = ?", r.place(c.ID)), errChanged)
		return s.consultantAccount(ctx, tx, c)
	})
	if errors.Is(err, errChanged) {
		if now, readErr := s.consultant(ctx, id); readErr == nil && repeated(now.Moves, m.Key) {
			return now, nil
		}
	}
	return saved, err
}

// place is where the request stands in the list, oldest first.
func (r LicenceRequest) place(id events.ID) string {
	return r.AskedAt.UTC().Format(sortable) + "#" + string(id)
}
