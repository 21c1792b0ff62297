package matching

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"maps"
	"slices"
	"time"

	"github.com/guregu/dynamo/v2"

	"kikite/events"
	"kikite/shared/clock"
	"kikite/shared/problem"
	"kikite/shared/store"
)

// exposureDays is how far back proposals count against a consultant.
const exposureDays = 30

// Trainer is the nightly job: it learns from ratings, counts proposals, and stores a new model and snapshot.
type Trainer struct {
	store   *Store
	objects *Objects
	live    *Live
	texts   Texts
}

// NewTrainer returns the trainer.
func NewTrainer(s *Store, o *Objects, live *Live, texts Texts) *Trainer {
	return &Trainer{store: s, objects: o, live: live, texts: texts}
}

// Scheduled is the input of a scheduled function.
type Scheduled struct {
	ScheduledFor time.Time `json:"scheduled_for"`
}

// Handle trains for the night of in.ScheduledFor. A night that was trained already, or is older than the latest, is not trained again.
func (t *Trainer) Handle(ctx context.Context, in Scheduled) error {
	if in.ScheduledFor.IsZero() {
		return problem.New(problem.Invalid, "scheduled_for", "The input does not say for when.")
	}
	version := in.ScheduledFor.In(clock.Tokyo()).Format(time.DateOnly)
	latest, err := t.store.Models(ctx, 1)
	if err != nil {
		return err
	}
	if len(latest) == 0 || latest[0].Version < version {
		if err := t.night(ctx, version, in.ScheduledFor); err != nil && !errors.Is(err, errTrained) {
			return err
		}
	}
	t.catchUp(ctx)
	_, err = t.live.WriteSnapshot(ctx) // of a night that is done, only the snapshot may be missing
	return err
}

// night makes the model of a night. If operators change meanwhile what is held on to, it begins again.
func (t *Trainer) night(ctx context.Context, version string, at time.Time) error {
	index, err := t.live.Rebuild(ctx)
	if err != nil {
		return err
	}
	examples, err := t.examples(ctx, index, at)
	if err != nil {
		return err
	}
	shown, err := t.store.Proposals(ctx, at.AddDate(0, 0, -exposureDays), at)
	if err != nil {
		return err
	}
	for range 3 {
		if err = t.decide(ctx, version, at, examples, shown, index); !errors.Is(err, errHeldChanged) {
			return err
		}
	}
	return err
}

func (t *Trainer) decide(ctx context.Context, version string, at time.Time, examples []Example, shown map[events.ID]int, index *Index) error {
	held, err := t.store.Held(ctx) // before the champion: if it changes between the two, keep refuses
	if err != nil {
		return err
	}
	champion, err := t.champion(ctx)
	if err != nil {
		return err
	}
	m, err := Train(examples, champion, version, at)
	if err != nil {
		return err
	}
	m.Exposure, m.Spread = exposures(shown, index.Len()), spreadOf(index.shownTo(shown))
	return t.keep(ctx, m, champion, held)
}

// examples are all ratings given before a time, with how the two fit each other.
func (t *Trainer) examples(ctx context.Context, index *Index, before time.Time) ([]Example, error) {
	ratings, err := t.store.Ratings(ctx, before)
	if err != nil {
		return nil, err
	}
	profiles, err := t.store.Profiles(ctx, ratersOf(ratings))
	if err != nil {
		return nil, err
	}
	return index.Examples(ratings, profiles, before), nil
}

func ratersOf(ratings []Rating) []events.ID {
	known := map[events.ID]bool{}
	for _, r := range ratings {
		known[r.Rater] = true
	}
	return slices.Sorted(maps.Keys(known))
}

// keep stores a model and puts it to use. While operators hold on to what another version learned, the new one serves with that, and what it
// learned itself waits under its own name.
func (t *Trainer) keep(ctx context.Context, m, champion Model, held *Held) error {
	var waiting []Model
	if held != nil && m.Trial.Promoted {
		m.Trial.Promoted = false
		w := m
		w.Version += waitingSuffix
		waiting = append(waiting, w)
		m.Learned = champion.Learned
	}
	if err := t.store.Serve(ctx, t.objects, held, m, waiting...); err != nil {
		return err
	}
	slog.InfoContext(ctx, "model trained", "model", m.Version, "learned", m.Learned.Version, "ratings", m.Ratings, "raters", m.Raters,
		"effects", len(m.Learned.Effects), "pairs", m.Trial.Pairs, "champion", m.Trial.Champion, "challenger", m.Trial.Challenger,
		"promoted", m.Trial.Promoted, "held", held != nil, "waiting", len(waiting) > 0)
	return nil
}

// champion is the model in use; the zero Model before the first night.
func (t *Trainer) champion(ctx context.Context) (Model, error) {
	p, err := t.store.current(ctx, skModel)
	if err != nil || p.Key == "" {
		return Model{}, err
	}
	m, err := t.objects.Model(ctx, p.Key)
	if err != nil && problem.CodeOf(err) == problem.Gone {
		return Model{}, nil
	}
	return m, err
}

// Ratings reads all ratings given before a time.
func (s *Store) Ratings(ctx context.Context, before time.Time) ([]Rating, error) {
	var out []Rating
	for shard := range shards {
		var items []ratingItem
		err := s.table.Get(store.GSI1PK, fmt.Sprintf("%s%d", preRated, shard)).Index(store.Index).
			Range(store.GSI1SK, dynamo.Less, stamp(before)).All(ctx, &items)
		if err != nil {
			return nil, fmt.Errorf("read ratings: %w", err)
		}
		for _, i := range items {
			out = append(out, i.Rating)
		}
	}
	return out, nil
}

// Proposals counts to how many employees each consultant was proposed in a time.
func (s *Store) Proposals(ctx context.Context, from, to time.Time) (map[events.ID]int, error) {
	out := map[events.ID]int{}
	for shard := range shards {
		var items []shownItem
		err := s.table.Get(store.GSI1PK, fmt.Sprintf("%s%d", preShown, shard)).Index(store.Index).
			Range(store.GSI1SK, dynamo.Between, stamp(from), stamp(to)).All(ctx, &items)
		if err != nil {
			return nil, fmt.Errorf("read proposals: %w", err)
		}
		for _, i := range items {
			for _, id := range i.Consultants {
				out[id]++
			}
		}
	}
	return out, nil
}
