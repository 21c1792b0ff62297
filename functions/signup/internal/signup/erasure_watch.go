package signup

import (
	"context"
	"net/http"
	"time"

	"kikite/events"
	"kikite/shared/httpapi"
	"kikite/shared/problem"
)

// erasurePatience is how long an erasure may take before somebody has to look: contexts need seconds, and five tries of a message a quarter of
// an hour.
const erasurePatience = 30 * time.Minute

var errNoErasure = problem.New(problem.NotFound, "no_erasure", "There is no such erasure, or it is over.")

// ErasureUnderWay is an erasure whose person was not told of its end yet. It names nobody: not the account, and not its company.
type ErasureUnderWay struct {
	ErasureID    events.ID     `json:"erasure_id"`
	Role         events.Code   `json:"role"`
	BegunAt      time.Time     `json:"begun_at"`
	CompletedAt  time.Time     `json:"completed_at,omitzero" doc:"When every part had acknowledged; then only the receipt is not on its way"`
	AskedAgainAt time.Time     `json:"asked_again_at,omitzero" doc:"When an operator last asked the parts again"`
	Stuck        bool          `json:"stuck" doc:"It should have been over by now"`
	Steps        []ErasureStep `json:"steps" nullable:"false"`
}

// ErasureList answers with erasures under way, oldest first.
type ErasureList struct {
	Erasures []ErasureUnderWay `json:"erasures" nullable:"false"`
	Next     string            `json:"next,omitempty"`
}

func (i erasureItem) sortKey() string { return i.GSI1SK }

func (s *Service) registerErasureWatch(api *httpapi.API) {
	httpapi.Register(api, httpapi.Op{ID: "list-erasures", Method: http.MethodGet, Path: "/erasures", Roles: operators(),
		Summary: "Erasures under way, oldest first, with the parts that have not acknowledged; nobody is named"}, s.listErasures)
	httpapi.Register(api, httpapi.Op{ID: "retry-erasure", Method: http.MethodPost, Path: "/erasures/{id}/retry", Roles: operators(),
		Summary: "Ask every part of the service again to forget, or to send the receipt"}, s.retryErasure)
}

func (s *Service) listErasures(ctx context.Context, in *PageInput) (*struct{ Body ErasureList }, error) {
	if _, err := s.caller(ctx); err != nil {
		return nil, err
	}
	items, next, err := page[erasureItem](ctx, s.Table, openErasures, in.After, in.Limit, oldestFirst)
	out := ErasureList{Erasures: []ErasureUnderWay{}, Next: next}
	for _, i := range items {
		out.Erasures = append(out.Erasures, s.underWay(i.Erasure))
	}
	return &struct{ Body ErasureList }{out}, err
}

func (s *Service) underWay(e Erasure) ErasureUnderWay {
	since := e.BegunAt
	if e.AskedAgainAt.After(since) {
		since = e.AskedAgainAt
	}
	return ErasureUnderWay{ErasureID: e.ID, Role: e.Role, BegunAt: e.BegunAt, CompletedAt: e.CompletedAt, AskedAgainAt: e.AskedAgainAt,
		Stuck: s.Clock.Now().Sub(since) > erasurePatience, Steps: e.Steps}
}

func (s *Service) retryErasure(ctx context.Context, in *struct {
	ID events.ID `path:"id" maxLength:"64"`
}) (*struct{ Body ErasureUnderWay }, error) {
	if _, err := s.caller(ctx); err != nil {
		return nil, err
	}
	e, err := s.askAgain(ctx, in.ID)
	return &struct{ Body ErasureUnderWay }{s.underWay(e)}, err
}

// askAgain publishes once more what an erasure waits for. Every context forgets again, which does nothing where it had, and acknowledges again,
// which counts once; mailer sends a receipt once, whatever it is asked. So it may be repeated at any time. Errors: no_erasure, changed.
func (s *Service) askAgain(ctx context.Context, id events.ID) (Erasure, error) {
	account, err := s.erasedAccount(ctx, id)
	if err != nil {
		return Erasure{}, err
	}
	e, ok, err := s.erasure(ctx, account)
	if err != nil {
		return e, err
	}
	if account == "" || !ok || !e.ToldAt.IsZero() {
		return Erasure{}, errNoErasure
	}
	before := e.Version
	e.Version++
	e.AskedAgainAt = s.Clock.Now()
	tx := s.Table.Tx()
	tx.Put(s.Table.Put(newErasureItem(e)).If("version = ?", before), errChanged)
	if e.CompletedAt.IsZero() {
		a, ok, err := s.account(ctx, account)
		if err != nil {
			return e, err
		}
		if !ok {
			return e, errNoErasure
		}
		if err := s.saveAccount(ctx, tx, a); err != nil {
			return e, err
		}
	} else {
		tx.Emit(events.SignupErasureCompleted.New(s.meta(e.ID, e.Version), events.ErasureCompleted{ErasureID: e.ID, Claim: e.Claim}))
	}
	return e, tx.Run(ctx)
}
