package matching

import (
	"time"

	"kikite/events"
)

// Model is what the trainer made one night: one version, stored whole in the Snapshots bucket.
type Model struct {
	Version   string                `json:"version"` // date that it was made for
	TrainedAt time.Time             `json:"trained_at"`
	Ratings   int                   `json:"ratings"` // how many there were
	Raters    int                   `json:"raters"`
	Learned   Learned               `json:"learned"`
	Exposure  map[events.ID]float32 `json:"exposure"` // share of recent proposals, 0 to 1
	Spread    Spread                `json:"spread"`
	Trial     Trial                 `json:"trial"`

	salt uint64 // of what was learned, once the model is in use
}

// Learned is what ratings taught. It passes from one night's model to the next until something better is learned.
type Learned struct {
	Version string               `json:"version"` // of the model in which it was learned; "" before anything was
	Through time.Time            `json:"through"` // time of the newest rating that it knows
	Weights map[string]Learnt    `json:"weights"` // by dimension; one that is missing has its default
	Effects map[events.ID]Effect `json:"effects"` // of consultants whom enough people rated
	// What ratings are like, in points: their mean, and the standard deviations between raters, between consultants, and of the rest.
	Mean         float64 `json:"mean"`
	RaterSD      float64 `json:"rater_sd"`
	ConsultantSD float64 `json:"consultant_sd"`
	RestSD       float64 `json:"rest_sd"`
}

// Learnt is the weight of a dimension in units of the score, with its standard deviation.
type Learnt struct {
	Weight float64 `json:"weight"`
	SD     float64 `json:"sd"`
}

// Effect is by how many points a consultant is rated above others by the same raters, with the standard deviation.
type Effect struct {
	Mean   float32 `json:"mean"`
	SD     float32 `json:"sd"`
	Raters int32   `json:"raters"`
}

// unlearned is what is believed before anything was learned: ratings of five points are high, differ by rater, and hardly by
// consultant.
func unlearned() Learned { return Learned{Mean: 4.2, RaterSD: 0.6, ConsultantSD: 0.25, RestSD: 0.7} }

// known is what was learned, or what is believed before.
func (m *Model) known() Learned {
	if m.Learned.Version == "" {
		return unlearned()
	}
	return m.Learned
}

// weights are those of the model, with the defaults of what it did not learn.
func (m *Model) weights() Weights {
	w := DefaultWeights()
	for d := range dimensions {
		if l, ok := m.Learned.Weights[d.String()]; ok && d.learnable() {
			w[d] = float32(l.Weight)
		}
	}
	w[dimUnsure] = w[dimRating]
	return w
}

// into puts what the model says of a consultant into the features.
func (m *Model) into(id events.ID, f *feature) {
	effect, ok := m.Learned.Effects[id]
	if !ok {
		known := m.known()
		effect = Effect{SD: float32(known.ConsultantSD)}
	}
	f.effect = int8(min(1, max(-1, effect.Mean)) * 100)
	f.unsure = uint8(min(2.5, effect.SD) * 100)
	f.exposure = uint8(min(1, m.Exposure[id]) * 255)
}
