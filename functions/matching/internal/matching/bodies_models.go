package matching

import (
	"math"
	"slices"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"kikite/events"
)

// modelVersion names a model in a request.
type modelVersion string

// Schema implements huma.SchemaProvider.
func (modelVersion) Schema(huma.Registry) *huma.Schema {
	return &huma.Schema{Type: huma.TypeString, Pattern: `^[0-9]{4}-[0-9]{2}-[0-9]{2}(-waiting)?$`,
		Description: "Version of a model: the date in Asia/Tokyo of the night that made it; with -waiting, what that night learned while another version was held on to"}
}

// ModelBody is a model in the list.
type ModelBody struct {
	Version   string     `json:"version"`
	Learned   string     `json:"learned_version,omitempty" doc:"Version in which what it serves was learned; absent for the defaults"`
	TrainedAt time.Time  `json:"trained_at"`
	Ratings   int        `json:"ratings" doc:"Ratings that there were"`
	Raters    int        `json:"raters" doc:"By how many different employees"`
	Trial     *TrialBody `json:"trial,omitempty" doc:"Absent if nothing was held back to try it on"`
	Waiting   bool       `json:"waiting" doc:"It was learned while another version was held on to, and never served"`
	Serving   bool       `json:"serving"`
	Held      bool       `json:"held" doc:"Operators hold on to what it learned"`
}

// TrialBody is the check of what a night learned on ratings that neither it nor the serving model knew.
type TrialBody struct {
	Pairs      int     `json:"pairs" doc:"Pairs of ratings by one employee that differ"`
	Champion   float64 `json:"champion" doc:"Share of the pairs that the serving model puts in the right order, 0 to 1"`
	Challenger float64 `json:"challenger" doc:"And the new one"`
	Promoted   bool    `json:"promoted" doc:"The new one serves since"`
}

// ServingBody says what serves since when.
type ServingBody struct {
	Version string    `json:"version"`
	Learned string    `json:"learned_version,omitempty" doc:"Absent for the defaults"`
	Since   time.Time `json:"since"`
}

// NeedsBody is what learning needs.
type NeedsBody struct {
	Ratings int `json:"ratings"`
	Raters  int `json:"raters"`
	Pairs   int `json:"pairs" doc:"Held-back pairs, for a new model to serve"`
}

// ModelsBody is the list of models.
type ModelsBody struct {
	Serving *ServingBody `json:"serving,omitempty" doc:"Absent before the first night: the defaults serve"`
	Held    *ServingBody `json:"held,omitempty" doc:"Absent if the nightly trial decides"`
	Models  []ModelBody  `json:"models" nullable:"false" doc:"The latest 60, newest first"`
	Needs   NeedsBody    `json:"needs"`
}

// WeightBody is how much a dimension of the score counts.
type WeightBody struct {
	Label
	Default   float32 `json:"default"`
	Weight    float32 `json:"weight" doc:"That serves, in units of the score"`
	SD        float64 `json:"sd,omitempty" doc:"Standard deviation, where it was learned"`
	Learnable bool    `json:"learnable" doc:"Ratings may change it; the others are policy"`
}

// QuantileBody is a quantile of the rating effects of consultants.
type QuantileBody struct {
	Share  float64 `json:"share" doc:"0 to 1"`
	Points float64 `json:"points" doc:"By how many points consultants are rated above (or below) others by the same employees"`
}

// EffectsBody tells of the rating effects of the consultants who can be found today, never whose they are.
type EffectsBody struct {
	Known     int            `json:"known" doc:"Consultants rated by enough employees"`
	Unknown   int            `json:"unknown" doc:"And the others"`
	Quantiles []QuantileBody `json:"quantiles" nullable:"false" doc:"Empty if too few are known"`
}

// RatingsBody is what ratings are like, in points.
type RatingsBody struct {
	Mean         float64 `json:"mean"`
	RaterSD      float64 `json:"rater_sd" doc:"Standard deviation between raters"`
	ConsultantSD float64 `json:"consultant_sd" doc:"Between consultants"`
	RestSD       float64 `json:"rest_sd" doc:"Of the rest"`
	Assumed      bool    `json:"assumed" doc:"Nothing was learned yet: this is what is believed before"`
}

// ExposureBody is how proposals of 30 days are spread over consultants.
type ExposureBody struct {
	Consultants int       `json:"consultants" doc:"Who could be found that night"`
	Proposals   int       `json:"proposals" doc:"An employee who saw a consultant in a program counts once"`
	Never       int       `json:"never" doc:"Consultants who were not shown to anybody"`
	Gini        float64   `json:"gini" doc:"0: all were shown alike; towards 1: one had everything"`
	TopShare    float64   `json:"top_share" doc:"Share of the proposals that went to the most shown hundredth of the consultants, 0 to 1"`
	Bins        []BinBody `json:"bins" nullable:"false"`
}

// BinBody counts consultants who were shown to that many employees.
type BinBody struct {
	From  int `json:"from"`
	To    int `json:"to"`
	Count int `json:"count"`
}

// ModelDetail is a model with all that may be read of it.
type ModelDetail struct {
	ModelBody
	Weights  []WeightBody `json:"weights" nullable:"false"`
	Effects  EffectsBody  `json:"effects"`
	Points   RatingsBody  `json:"points"`
	Exposure ExposureBody `json:"exposure"`
}

func modelBody(n ModelNote) ModelBody {
	out := ModelBody{Version: n.Version, Learned: n.Learned, TrainedAt: n.TrainedAt.UTC(), Ratings: n.Ratings, Raters: n.Raters, Waiting: isWaiting(n.Version)}
	if n.Trial.Pairs > 0 {
		out.Trial = &TrialBody{n.Trial.Pairs, n.Trial.Champion, n.Trial.Challenger, n.Trial.Promoted}
	}
	return out
}

func (m *Model) weightBodies() []WeightBody {
	serve, defaults, words := m.weights(), DefaultWeights(), dimensionWords()
	out := make([]WeightBody, dimensions)
	for d := range dimensions {
		out[d] = WeightBody{Label: words[d], Default: defaults[d], Weight: serve[d], Learnable: d.learnable()}
		if d.learnable() {
			out[d].SD = m.Learned.Weights[d.String()].SD
		}
	}
	return out
}

// fewEffects is how many consultants must have an effect for quantiles to be of many and not of somebody.
const fewEffects = 10

func (m *Model) effectsBody(visible []events.ID) EffectsBody {
	out := EffectsBody{Quantiles: []QuantileBody{}}
	var known []float64
	for _, id := range visible {
		if e, ok := m.Learned.Effects[id]; ok {
			known = append(known, float64(e.Mean))
		}
	}
	out.Known, out.Unknown = len(known), len(visible)-len(known)
	if len(known) < fewEffects {
		return out
	}
	slices.Sort(known)
	for _, q := range []float64{0.05, 0.25, 0.5, 0.75, 0.95} {
		out.Quantiles = append(out.Quantiles, QuantileBody{q, known[int(math.Round(q*float64(len(known)-1)))]})
	}
	return out
}

func (m *Model) ratingsBody() RatingsBody {
	k := m.known()
	return RatingsBody{k.Mean, k.RaterSD, k.ConsultantSD, k.RestSD, m.Learned.Version == ""}
}

func (s *Spread) body() ExposureBody {
	out := ExposureBody{s.Consultants, s.Proposals, s.never(), s.Gini, s.Top, make([]BinBody, len(s.Bins))}
	for i, b := range s.Bins {
		out.Bins[i] = BinBody(b)
	}
	return out
}
