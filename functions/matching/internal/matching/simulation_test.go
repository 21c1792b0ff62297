//go:build !race

package matching

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"kikite/events"
	"kikite/functions/matching/internal/rank"
	"kikite/shared/ids"
)

// town is a market whose tastes are known: employees who choose among their picks, talk, and rate; a trainer every night.
type town struct {
	t       *testing.T
	r       *rand.Rand
	index   *Index
	people  []*citizen
	quality map[events.ID]float64 // of consultants, in points of rating
	model   Model
	ratings []Rating
	shown   map[events.ID]int   // in how many picks, since it was cleared
	past    []map[events.ID]int // by day: to how many people proposed
	days    int
}

// citizen is an employee with tastes of their own.
type citizen struct {
	Employee
	taste Weights
	level float64
	met   map[events.ID]bool
}

// Tastes of the town: how far everybody's true weights lie from the defaults, and one's own from everybody's (as the standard
// deviation of the logarithm), and what ratings hang on besides, in points.
const (
	townTaste   = 0.5
	ownTaste    = 0.5
	pairChance  = 0.3
	dayChance   = 0.5
	perPoint    = 1.2 // units of the score that a point of rating stands for
	levelSpread = 0.6
	cardChance  = 1.0 // how wrongly somebody is judged by their card, in units of the score
	metChance   = 0.5 // and after a talk
	cardTrust   = 0.3 // how much people make of a card's promise
)

func newTown(t *testing.T, seed uint64, consultants, people int, change func(n int, c *Consultant)) *town {
	w := &town{t: t, r: rand.New(rand.NewPCG(seed, 7)), index: NewIndex(DefaultWeights()), quality: map[events.ID]float64{}, shown: map[events.ID]int{}}
	for _, c := range seeded(consultants) {
		if c.Consultant != nil {
			change(len(w.quality), c.Consultant)
			w.settle(*c.Consultant, 0.3*w.r.NormFloat64())
		}
	}
	everybody := DefaultWeights()
	var drawn []dimension
	for d := range dimensions {
		if d != dimMeaning { // nobody in the town writes anything, so there is no taste in it to draw
			drawn = append(drawn, d)
		}
	}
	for _, d := range drawn {
		everybody[d] *= float32(math.Exp(townTaste * w.r.NormFloat64()))
	}
	for n := range people {
		c := &citizen{Employee: w.employee(n), taste: everybody, level: 4 + levelSpread*w.r.NormFloat64(), met: map[events.ID]bool{}}
		for _, d := range drawn {
			c.taste[d] *= float32(math.Exp(ownTaste * w.r.NormFloat64()))
		}
		w.people = append(w.people, c)
	}
	w.index.Use(w.model)
	w.past = append(w.past, map[events.ID]int{})
	return w
}

// settle adds a consultant who serves and is free every day.
func (w *town) settle(c Consultant, quality float64) {
	c.Programs, c.Connected = []events.Code{events.OneOnOne}, nil
	open := OpenTime{ConsultantID: c.ID, Version: 1}
	for d := range int32(100) {
		open.Windows = append(open.Windows, Window{Day: dayOf(now()) + d, Part: 2, Slots: 2})
	}
	w.index.Apply(Change{Consultant: &c}, Change{Open: &open})
	w.quality[c.ID] = quality
}

func pickOf[T any](r *rand.Rand, from []T) T { return from[r.IntN(len(from))] }

func (w *town) employee(n int) Employee {
	p := Profile{Hope: 1 + w.r.IntN(5), Situation: pickOf(w.r, Situations()), Industry: pickOf(w.r, events.Industries()), JobType: pickOf(w.r, events.JobTypes()),
		Values: []events.Code{pickOf(w.r, events.Values()), pickOf(w.r, events.Values())}}
	for range 3 {
		p.Concerns = append(p.Concerns, pickOf(w.r, Concerns()))
	}
	for range 10 {
		p.Personality = append(p.Personality, 1+w.r.IntN(7))
	}
	return Employee{AccountID: id(ids.Account, n), Known: true, Status: events.StatusActive, Profile: &p, Swapped: map[events.ID]bool{}}
}

func (w *town) today() time.Time { return now().AddDate(0, 0, w.days) }

// worth is what a talk with a consultant is truly worth to an employee, in units of the score, and the best one there is.
func (w *town) worth(c *citizen) (of map[events.ID]float64, best float64) {
	x := w.index
	q := x.codecs.compile(c.Employee, events.OneOnOne, w.today(), x.base)
	of = make(map[events.ID]float64, len(x.ids))
	best = math.Inf(-1)
	for slot, id := range x.ids {
		p := q.measure(&x.features[slot])
		v := perPoint * (w.quality[id] + pairChance*float64(gaussian(salt(id)^salt(c.AccountID)^99)))
		for _, d := range learnables() {
			if d != dimRating {
				v += float64(c.taste[d] * p[d])
			}
		}
		of[id] = v
		best = max(best, v)
	}
	return of, best
}

// talk lets an employee choose from the picks by what the cards seem to promise, and by what they know of those they met, talk and
// rate. It returns how much better the best would have been.
func (w *town) talk(c *citizen) float64 {
	picks := w.index.Picks(c.Employee, events.OneOnOne, 1, w.today()).Picks
	if len(picks) != Ten {
		w.t.Fatalf("%d picks", len(picks))
	}
	for _, p := range picks {
		w.shown[p.ConsultantID]++
		w.past[len(w.past)-1][p.ConsultantID]++
	}
	worth, best := w.worth(c)
	average := 0.0
	for _, p := range picks {
		average += worth[p.ConsultantID] / Ten
	}
	chosen, top := events.ID(""), math.Inf(-1)
	for _, p := range picks {
		seen := average + cardTrust*(worth[p.ConsultantID]+cardChance*w.r.NormFloat64()-average)
		if c.met[p.ConsultantID] {
			seen = worth[p.ConsultantID] + metChance*w.r.NormFloat64()
		}
		if seen > top {
			chosen, top = p.ConsultantID, seen
		}
	}
	c.met[chosen] = true
	mean := 0.0
	for _, v := range worth {
		mean += v / float64(len(worth))
	}
	points := c.level - 0.5 + (worth[chosen]-mean)/perPoint/2 + dayChance*w.r.NormFloat64()
	rating := Rating{Rater: c.AccountID, ConsultantID: chosen, SessionID: id(ids.Session, len(w.ratings)), Program: events.OneOnOne,
		Rating: min(5, max(1, int(math.Round(points)))), RatedAt: w.today().Add(time.Duration(len(w.ratings)) * time.Second)}
	w.ratings = append(w.ratings, rating)
	c.Rated = append(c.Rated, rating)
	return best - worth[chosen]
}

// lately is how often each was proposed in the last thirty days.
func (w *town) lately() map[events.ID]int {
	out := map[events.ID]int{}
	for _, day := range w.past[max(0, len(w.past)-exposureDays):] {
		for id, n := range day {
			out[id] += n
		}
	}
	return out
}

// night trains as the trainer does.
func (w *town) night() {
	w.days++
	lately := w.lately()
	w.past = append(w.past, map[events.ID]int{})
	profiles := map[events.ID]Profile{}
	for _, c := range w.people {
		profiles[c.AccountID] = *c.Profile
	}
	m, err := Train(w.index.Examples(w.ratings, profiles, w.today()), w.model, fmt.Sprint("night ", 1000+w.days), w.today())
	if err != nil {
		w.t.Fatal(err)
	}
	m.Exposure = exposures(lately, w.index.Len())
	w.model = m
	w.index.Use(m)
}

// TestRegretHalves: after twenty talks each, what employees miss by not talking to their best consultant is half of what it was at first.
func TestRegretHalves(t *testing.T) {
	t.Parallel()
	w := newTown(t, 1, 200, 150, func(int, *Consultant) {})
	var regret [20]float64
	for talk := range regret {
		for _, c := range w.people {
			regret[talk] += w.talk(c) / float64(len(w.people))
		}
		w.night()
	}
	last := (regret[17] + regret[18] + regret[19]) / 3
	t.Logf("regret by talk %.2f; the last three are %.0f %% of the first; learned in %s; pairs in order %.3f, before %.3f",
		regret, 100*last/regret[0], w.model.Learned.Version, w.model.Trial.Challenger, w.model.Trial.Champion)
	if last > regret[0]/2 {
		t.Errorf("regret fell from %.2f to %.2f only", regret[0], last)
	}
}

// TestEqualsShareExposure: of consultants who are equal in everything but their names, none is shown much more than another.
func TestEqualsShareExposure(t *testing.T) {
	t.Parallel()
	var first *Consultant
	w := newTown(t, 2, 100, 100, func(n int, c *Consultant) {
		if n == 0 {
			first = c
		}
		equal := *first
		equal.ID = c.ID
		*c = equal
	})
	for id := range w.quality {
		w.quality[id] = 0
	}
	for range 30 {
		for _, c := range w.people {
			w.talk(c)
		}
		w.night()
	}
	var counts []float64
	for id := range w.quality {
		counts = append(counts, float64(w.shown[id]))
	}
	g := rank.Gini(counts)
	t.Logf("Gini of exposure over 100 equal consultants after 30 days: %.3f", g)
	if g > 0.35 {
		t.Errorf("Gini %.3f", g)
	}
}

// TestNewcomersAreFound: those who join and are as good as the best are proposed nearly as often as those within thirty days.
func TestNewcomersAreFound(t *testing.T) {
	t.Parallel()
	const twins = 10
	w := newTown(t, 3, 150, 150, func(int, *Consultant) {})
	for range 20 { // the town gets to know its consultants
		for _, c := range w.people[:50] {
			w.talk(c)
		}
		w.night()
	}
	best := slices.SortedFunc(maps.Keys(w.quality), func(a, b events.ID) int { return cmp.Compare(w.quality[b], w.quality[a]) })[:twins]
	newcomer := map[events.ID]bool{}
	for n, old := range best {
		twin := *w.index.doc(w.index.slots[old]).consultant.copied()
		twin.ID = id(ids.Consultant, 9000+n)
		newcomer[twin.ID] = true
		w.settle(twin, w.quality[old])
	}
	w.index.Today(w.today())
	for day := range 30 {
		if day == 20 { // from here on is counted
			clear(w.shown)
		}
		for _, c := range w.people {
			w.talk(c)
		}
		w.night()
	}
	old, young := 0, 0
	for id, n := range w.shown {
		if newcomer[id] {
			young += n
		} else if slices.Contains(best, id) {
			old += n
		}
	}
	share := float64(young) / float64(old)
	t.Logf("in days 21 to 30 ten newcomers were proposed %d times, the ten best, their equals, %d times: %.0f %%", young, old, 100*share)
	if share < 0.8 {
		t.Error("newcomers are proposed too seldom")
	}
}
