package matching

import (
	"context"
	"net/http"

	"kikite/events"
	"kikite/shared/httpapi"
)

var forOperator = []events.Code{events.RoleOperator}

type heldInput struct {
	Body struct {
		Version modelVersion `json:"version"`
	}
}

// registerModels registers what operators see of the model and the one setting they have.
func registerModels(a *httpapi.API, s *Service) {
	httpapi.Register(a, httpapi.Op{ID: "list-models", Method: http.MethodGet, Path: "/models", Roles: forOperator,
		Summary: "The latest models, and which of them serves"},
		func(ctx context.Context, _ *nothing) (*answer[ModelsBody], error) {
			return answered(s.Models(ctx))
		})
	httpapi.Register(a, httpapi.Op{ID: "get-model", Method: http.MethodGet, Path: "/models/{version}", Roles: forOperator,
		Summary: "A model's weights, what it knows of ratings, and whom it saw shown how often"},
		func(ctx context.Context, in *struct {
			Version modelVersion `path:"version"`
		}) (*answer[ModelDetail], error) {
			return answered(s.Model(ctx, string(in.Version)))
		})
	httpapi.Register(a, httpapi.Op{ID: "hold-model", Method: http.MethodPut, Path: "/models/held", Roles: forOperator, Status: http.StatusNoContent,
		Summary: "Go back to what a version learned and hold on to it, whatever the nights to come learn"},
		func(ctx context.Context, in *heldInput) (*nothing, error) {
			return &nothing{}, s.Hold(ctx, caller(ctx), string(in.Body.Version))
		})
	httpapi.Register(a, httpapi.Op{ID: "release-model", Method: http.MethodDelete, Path: "/models/held", Roles: forOperator, Status: http.StatusNoContent,
		Summary: "Let the nightly trial decide again; what serves stays until then"},
		func(ctx context.Context, _ *nothing) (*nothing, error) {
			return &nothing{}, s.Release(ctx, caller(ctx))
		})
}
