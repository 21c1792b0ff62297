package operations

import (
	"context"
	"net/http"

	"kikite/events"
	"kikite/shared/clock"
	"kikite/shared/httpapi"
	"kikite/shared/ids"
)

// API returns the HTTP operations under /api/operations.
func API(w *Watch, l *AuditLog, now clock.Clock, source ids.Source) *httpapi.API {
	api := httpapi.New(events.Operations).Audited(l.table, now, source)
	w.register(api)
	l.register(api)
	return api
}

func (w *Watch) register(api *httpapi.API) {
	httpapi.Register(api, httpapi.Op{ID: "health", Method: http.MethodGet, Path: "/health", Roles: []events.Code{events.RoleOperator},
		Summary: "Queues, dead letters and mail of the whole product"},
		func(ctx context.Context, _ *struct{}) (*struct{ Body Health }, error) {
			return &struct{ Body Health }{w.Health(ctx)}, nil
		})
}
