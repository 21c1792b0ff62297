package matching

import (
	"context"
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
}

// NewTrainer returns the trainer.
func NewTrainer(s *Store, o *Objects, live *Live) *Trainer {
	return &Trainer{store: s, objects: o, live: live}
}

// Scheduled is the input of a scheduled function.
type Scheduled struct {
	ScheduledFor time.Time `json:"scheduled_for"`
}

// Handle trains for the night of in.ScheduledFor. A night that was trained already is not trained again.
func (t *Trainer) Handle(ctx context.Context, in Scheduled) error {
	if in.ScheduledFor.IsZero() {
		return problem.New(problem.Invalid, "scheduled_for", "The input does not say for when.")
	}
	champion, err := t.champion(ctx)
	if err != nil {
		return err
	}
	version := in.ScheduledFor.In(clock.Tokyo()).Format(time.DateOnly)
	if champion.Version >= version { // this night, or a later one, is done: only the snapshot may be missing
		_, err := t.live.WriteSnapshot(ctx)
		return err
	}
	index, err := t.live.Rebuild(ctx)
	if err != nil {
		return err
	}
	examples, err := t.examples(ctx, index, in.ScheduledFor)
	if err != nil {
		return err
	}
	shown, err := t.store.Proposals(ctx, in.ScheduledFor.AddDate(0, 0, -exposureDays), in.ScheduledFor)
	if err != nil {
		return err
	}
	m, err := Train(examples, champion, version, in.ScheduledFor)
	if err != nil {
		return err
	}
	m.Exposure = exposures(shown, index.Len())
	if err := t.keep(ctx, m, champion); err != nil {
		return err
	}
	_, err = t.live.WriteSnapshot(ctx)
	return err
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

// keep stores a model and puts it to use. While an operator holds on to what another version learned, the new one serves with
// that, and what it learned itself waits under its own name.
func (t *Trainer) keep(ctx context.Context, m, champion Model) error {
	held, err := t.store.Held(ctx)
	if err != nil {
		return err
	}
	if held != "" && m.Trial.Promoted {
		m.Trial.Promoted = false
		waiting := m
		waiting.Version += waitingSuffix
		if _, err := t.store.AddModel(ctx, t.objects, waiting); err != nil {
			return err
		}
		m.Learned = champion.Learned
	}
	pointer, err := t.store.AddModel(ctx, t.objects, m)
	if err != nil {
		return err
	}
	slog.InfoContext(ctx, "model trained", "model", m.Version, "learned", m.Learned.Version, "ratings", m.Ratings, "raters", m.Raters,
		"effects", len(m.Learned.Effects), "pairs", m.Trial.Pairs, "champion", m.Trial.Champion, "challenger", m.Trial.Challenger,
		"promoted", m.Trial.Promoted, "held", held)
	return t.store.PointModel(ctx, pointer)
}

// waitingSuffix marks a model that learned something while another one was held on to.
const waitingSuffix = "-waiting"

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
