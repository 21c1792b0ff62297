package signup

import (
	"context"
	"net/http"

	"kikite/events"
	"kikite/shared/httpapi"
	"kikite/shared/principal"
	"kikite/shared/problem"
	"kikite/shared/rights"
)

var errNoReceipt = problem.New(problem.NotFound, "no_receipt", "There is no such receipt, or it has passed its year.")

func (s *Service) registerErasure(api *httpapi.API) {
	httpapi.Register(api, httpapi.Op{ID: "erase-me", Method: http.MethodPost, Path: "/me/erasure", Roles: anyone(),
		Summary: "Erase the caller's account"}, s.postErasure)
	httpapi.Register(api, httpapi.Op{ID: "view-erasure-receipt", Method: http.MethodGet, Path: "/public/erasures/{secret}",
		Summary: "How far an erasure is, and what is kept for how long and why"}, s.getReceipt)
	httpapi.Register(api, httpapi.Op{ID: "what-is-kept", Method: http.MethodGet, Path: "/public/kept",
		Summary: "What stays after an erasure, for how long and why"}, s.getKept)
}

// postErasure answers a repeated request too, though the account is closed by then.
func (s *Service) postErasure(ctx context.Context, _ *struct{}) (*struct{ Body Receipt }, error) {
	p, ok := principal.From(ctx)
	if !ok {
		return nil, problem.New(problem.Unauthorized, "sign_in", "Please sign in.")
	}
	a, ok, err := s.account(ctx, p.AccountID)
	if err != nil {
		return nil, err
	}
	if ok && a.Status == events.StatusErased {
		return s.erasedBefore(ctx, a)
	}
	if a, err = s.owner(ctx); err != nil {
		return nil, err
	}
	r, err := s.erase(ctx, a)
	return &struct{ Body Receipt }{r}, err
}

func (s *Service) erasedBefore(ctx context.Context, a Account) (*struct{ Body Receipt }, error) {
	if err := s.finishErasure(ctx, a.ID); err != nil {
		return nil, err
	}
	e, ok, err := s.erasure(ctx, a.ID)
	if err != nil {
		return nil, err
	}
	if !ok { // before there were receipts to come back to, or past its year
		return nil, errDeactivated
	}
	return &struct{ Body Receipt }{s.receipt(e)}, nil
}

func (s *Service) getReceipt(ctx context.Context, in *struct {
	Secret string `path:"secret" maxLength:"100"`
}) (*struct{ Body Receipt }, error) {
	var item receiptItem
	ok, err := s.Table.One(ctx, receiptKey(in.Secret), receiptSK, &item)
	if err != nil {
		return nil, err
	}
	if !ok || s.Clock.Now().Unix() >= item.TTL {
		return nil, errNoReceipt
	}
	e, ok, err := s.erasure(ctx, item.AccountID)
	if err == nil && !ok {
		err = errNoReceipt
	}
	return &struct{ Body Receipt }{publicReceipt(e)}, err
}

// WhatIsKept lists what stays after an erasure.
type WhatIsKept struct {
	Kept   []Kept `json:"kept" nullable:"false"`
	Lapses []Kept `json:"lapses" nullable:"false" doc:"What is erased by itself when its period is over"`
}

func (s *Service) getKept(context.Context, *struct{}) (*struct{ Body WhatIsKept }, error) {
	return &struct{ Body WhatIsKept }{WhatIsKept{retained(), told(rights.Lapsing())}}, nil
}
