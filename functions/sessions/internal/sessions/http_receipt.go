package sessions

import (
	"context"
	"net/http"

	"kikite/events"
	"kikite/shared/httpapi"
	"kikite/shared/principal"
)

type receiptView struct {
	Status  events.Code            `json:"status" enum:"none,asked,ready" doc:"asked: it is being made, ask again in some seconds"`
	Figures []events.ReceiptFigure `json:"figures" nullable:"false" doc:"Of a ready one: released figures that one is in, newest month first"`
}

type receiptOutput struct{ Body receiptView }

func (s *Service) registerReceipt(api *httpapi.API) {
	roles := []events.Code{events.RoleEmployee}
	httpapi.Register(api, httpapi.Op{ID: "get-receipt", Method: http.MethodGet, Path: "/me/receipt", Summary: "Which released figures one is in, as last asked for", Roles: roles},
		func(ctx context.Context, _ *struct{}) (*receiptOutput, error) {
			p, _ := principal.From(ctx)
			return viewReceipt(s.Receipt(ctx, p))
		})
	httpapi.Register(api, httpapi.Op{ID: "ask-receipt", Method: http.MethodPost, Path: "/me/receipt", Summary: "Ask which released figures one is in; while that is under way, it is the answer", Roles: roles},
		func(ctx context.Context, _ *struct{}) (*receiptOutput, error) {
			p, _ := principal.From(ctx)
			return viewReceipt(s.AskReceipt(ctx, p))
		})
}

func viewReceipt(r Receipt, err error) (*receiptOutput, error) {
	if err != nil {
		return nil, err
	}
	if r.Figures == nil {
		r.Figures = []events.ReceiptFigure{}
	}
	return &receiptOutput{Body: receiptView(r)}, nil
}
