package matching

import (
	"context"
	"log/slog"
	"strings"
	"time"

	"kikite/events"
	"kikite/shared/principal"
	"kikite/shared/problem"
)

// What operators are told.
var (
	errNoModel   = problem.New(problem.NotFound, "no_model", "There is no such version of the model.")
	errModelGone = problem.New(problem.Gone, "model_gone", "What this version learned is no longer kept. Please choose a later one.")
)

// listedModels is how many models the list shows.
const listedModels = 60

// waitingSuffix marks a model that learned something while another one was held on to.
const waitingSuffix = "-waiting"

func isWaiting(version string) bool { return strings.HasSuffix(version, waitingSuffix) }

// state is what serves and what is held.
type state struct {
	serving Pointer
	since   time.Time
	held    *Held
}

func (s *Service) state(ctx context.Context) (out state, err error) {
	if out.serving, out.since, err = s.store.Serving(ctx); err != nil {
		return out, err
	}
	out.held, err = s.store.Held(ctx)
	return out, err
}

func (st *state) mark(b ModelBody) ModelBody {
	b.Serving, b.Held = b.Version == st.serving.Version, st.held != nil && b.Version == st.held.Version
	return b
}

// Models lists the latest models.
func (s *Service) Models(ctx context.Context) (ModelsBody, error) {
	out := ModelsBody{Models: []ModelBody{}, Needs: NeedsBody{minRatings, minRaters, minPairs}}
	st, err := s.state(ctx)
	if err != nil {
		return out, err
	}
	notes, err := s.store.Models(ctx, listedModels)
	if err != nil {
		return out, err
	}
	for _, n := range notes {
		out.Models = append(out.Models, st.mark(modelBody(n)))
	}
	if st.held != nil {
		out.Held = &ServingBody{st.held.Version, st.held.Learned, st.held.Since.UTC()}
	}
	if st.serving.Version == "" {
		return out, nil
	}
	note, _, err := s.store.ModelNote(ctx, st.serving.Version)
	out.Serving = &ServingBody{st.serving.Version, note.Learned, st.since.UTC()}
	return out, err
}

// Model tells of one model.
func (s *Service) Model(ctx context.Context, version string) (ModelDetail, error) {
	note, m, err := s.model(ctx, version)
	if err != nil {
		return ModelDetail{}, err
	}
	st, err := s.state(ctx)
	if err != nil {
		return ModelDetail{}, err
	}
	x, err := s.live.Index(ctx)
	if err != nil {
		return ModelDetail{}, err
	}
	return ModelDetail{st.mark(modelBody(note)), m.weightBodies(), m.effectsBody(x.visibleIDs()), m.ratingsBody(), m.Spread.body()}, nil
}

// model reads a model of the list. Errors: errNoModel, errModelGone.
func (s *Service) model(ctx context.Context, version string) (ModelNote, Model, error) {
	note, ok, err := s.store.ModelNote(ctx, version)
	if err != nil {
		return note, Model{}, err
	}
	if !ok {
		return note, Model{}, errNoModel
	}
	m, err := s.live.objects.Model(ctx, note.Key)
	if problem.CodeOf(err) == problem.Gone {
		return note, m, errModelGone
	}
	return note, m, err
}

// Hold goes back to what a version learned and holds on to it. Doing it twice is doing it once.
func (s *Service) Hold(ctx context.Context, p principal.Principal, version string) error {
	held, err := s.store.Held(ctx)
	if err != nil || held != nil && held.Version == version {
		return err // by now a newer model may serve what this version learned
	}
	note, _, err := s.model(ctx, version)
	if err != nil {
		return err
	}
	if err := s.store.Hold(ctx, note); err != nil {
		return err
	}
	slog.InfoContext(ctx, "model held", "account", p.AccountID, "model", note.Version, "learned", note.Learned)
	return nil
}

// Release lets the nightly trial decide again. Doing it twice is doing it once.
func (s *Service) Release(ctx context.Context, p principal.Principal) error {
	if err := s.store.Release(ctx); err != nil {
		return err
	}
	slog.InfoContext(ctx, "model released", "account", p.AccountID)
	return nil
}

// visibleIDs are the consultants whom employees can see.
func (x *Index) visibleIDs() []events.ID {
	x.mu.RLock()
	defer x.mu.RUnlock()
	var out []events.ID
	for slot, id := range x.ids {
		if x.features[slot].programs != 0 {
			out = append(out, id)
		}
	}
	return out
}
