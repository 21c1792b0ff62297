package operations

import (
	"context"
	"net/http"

	"kikite/events"
	"kikite/shared/httpapi"
)

// API returns the HTTP operations under /api/operations.
func (w *Watch) API() *httpapi.API {
	api := httpapi.New(events.Operations)
	httpapi.Register(api, httpapi.Op{ID: "health", Method: http.MethodGet, Path: "/health", Roles: []events.Code{events.RoleOperator},
		Summary: "Queues, dead letters and mail of the whole product"},
		func(ctx context.Context, _ *struct{}) (*struct{ Body Health }, error) {
			return &struct{ Body Health }{w.Health(ctx)}, nil
		})
	return api
}
