package matching

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"time"

	"github.com/guregu/dynamo/v2"

	"kikite/events"
	"kikite/shared/httpapi"
	"kikite/shared/principal"
	"kikite/shared/store"
)

// SwapBody names whom an employee does not want to be proposed again.
type SwapBody struct {
	ConsultantID consultantID `json:"consultant_id"`
}

// SwappedBody is one who was swapped out.
type SwappedBody struct {
	Consultant CardBody  `json:"consultant"`
	SwappedAt  time.Time `json:"swapped_at"`
}

// SwapsBody are those who were swapped out, the last one first.
type SwapsBody struct {
	Swaps []SwappedBody `json:"swaps" nullable:"false"`
}

// registerSwaps registers the way from one consultant to another. All of it is the employee's alone; no other context hears of it.
func registerSwaps(a *httpapi.API, s *Service) {
	httpapi.Register(a, httpapi.Op{ID: "swap", Method: http.MethodPost, Path: "/swaps", Roles: forEmployee, Status: http.StatusNoContent,
		Summary: "Do not propose a consultant again; no reason needed, nobody is told"},
		func(ctx context.Context, in *struct{ Body SwapBody }) (*nothing, error) {
			return &nothing{}, s.Swap(ctx, caller(ctx), events.ID(in.Body.ConsultantID))
		})
	httpapi.Register(a, httpapi.Op{ID: "list-swaps", Method: http.MethodGet, Path: "/swaps", Roles: forEmployee,
		Summary: "Consultants whom the employee swapped out, the last one first"},
		func(ctx context.Context, _ *nothing) (*answer[SwapsBody], error) {
			return answered(s.Swaps(ctx, caller(ctx)))
		})
	httpapi.Register(a, httpapi.Op{ID: "bring-back", Method: http.MethodDelete, Path: "/swaps/{id}", Roles: forEmployee, Status: http.StatusNoContent,
		Summary: "Propose a consultant again"},
		func(ctx context.Context, in *struct {
			ID consultantID `path:"id"`
		}) (*nothing, error) {
			return &nothing{}, s.BringBack(ctx, caller(ctx), events.ID(in.ID))
		})
}

// Swap notes that the employee does not want to be proposed the consultant again. No reason is asked, and nobody is told.
func (s *Service) Swap(ctx context.Context, p principal.Principal, consultant events.ID) error {
	x, err := s.live.Index(ctx)
	if err != nil {
		return err
	}
	if !x.knows(consultant) {
		return errNoConsultant
	}
	return s.store.PutSwap(ctx, p.AccountID, consultant)
}

// BringBack lets a consultant be proposed again; one who was never swapped out is no error.
func (s *Service) BringBack(ctx context.Context, p principal.Principal, consultant events.ID) error {
	return s.store.DeleteSwap(ctx, p.AccountID, consultant)
}

// Swaps are the consultants whom the employee swapped out and could be shown: somebody who left the service, or whom this employee must
// not meet, is not among them.
func (s *Service) Swaps(ctx context.Context, p principal.Principal) (SwapsBody, error) {
	out := SwapsBody{Swaps: []SwappedBody{}}
	x, err := s.live.Index(ctx)
	if err != nil {
		return out, err
	}
	swaps, err := s.store.Swaps(ctx, p.AccountID)
	now := s.clock.Now()
	for _, swap := range swaps {
		if e, ok := x.visible(swap.ConsultantID); ok && !e.consultant.connectedTo(p.CompanyID) {
			out.Swaps = append(out.Swaps, SwappedBody{s.words.card(&e, now), swap.SwappedAt.UTC()})
		}
	}
	return out, err
}

// DeleteSwap lets a consultant be proposed again. Doing it twice is doing it once.
func (s *Store) DeleteSwap(ctx context.Context, account, consultant events.ID) error {
	return s.table.Tx().Delete(s.table.Delete(store.PK, employeeKey(account)).Range(store.SK, preSwap+string(consultant)), nil).
		Check(s.active(account), errInactive).Run(ctx)
}

// Swaps reads whom an employee swapped out, the last one first.
func (s *Store) Swaps(ctx context.Context, account events.ID) ([]swapItem, error) {
	var items []swapItem
	err := s.table.Get(store.PK, employeeKey(account)).Range(store.SK, dynamo.BeginsWith, preSwap).Consistent(true).All(ctx, &items)
	if err != nil {
		return nil, fmt.Errorf("read swaps: %w", err)
	}
	slices.SortFunc(items, func(a, b swapItem) int { return b.SwappedAt.Compare(a.SwappedAt) })
	return items, nil
}
