package operations

import (
	"context"
	"net/http"

	"kikite/events"
	"kikite/shared/httpapi"
)

type auditInput struct {
	By        events.ID   `query:"by" pattern:"^acc_[0-9a-z]{26}$" doc:"What this operator did"`
	Thing     events.ID   `query:"thing" pattern:"^[a-z]{3}_[0-9a-z]{26}$" doc:"What was done to this company, consultant, inquiry …"`
	Context   events.Code `query:"context" enum:"signup,matching,booking,mailer,sessions,reports,operations"`
	Operation events.Code `query:"operation" pattern:"^[a-z0-9][a-z0-9\\-]{0,63}$" doc:"operationId; needs context"`
	Kind      events.Code `query:"kind" enum:"look,change"`
	Outcome   events.Code `query:"outcome" enum:"asked,done,refused,failed"`
	From      events.Date `query:"from" format:"date" doc:"First day in Tokyo; without it and without by, thing or operation: 30 days before until"`
	Until     events.Date `query:"until" format:"date" doc:"Last day in Tokyo; today if absent"`
	After     string      `query:"after" maxLength:"80" doc:"next of the page before"`
	Limit     int         `query:"limit" minimum:"1" maximum:"100" default:"50"`
}

func (l *AuditLog) register(api *httpapi.API) {
	httpapi.Register(api, httpapi.Op{ID: "list-audit", Method: http.MethodGet, Path: "/audit", Roles: []events.Code{events.RoleOperator},
		Summary: "What operators looked at and changed, by person, thing, operation and period; reading it is in it, too"},
		func(ctx context.Context, in *auditInput) (*struct{ Body AuditPage }, error) {
			page, err := l.List(ctx, AuditFilter{By: in.By, Thing: in.Thing, Context: in.Context, Operation: in.Operation, Kind: in.Kind, Outcome: in.Outcome,
				From: in.From, Until: in.Until, After: in.After, Limit: in.Limit})
			return &struct{ Body AuditPage }{page}, err
		})
}
