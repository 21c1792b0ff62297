package matching

// dimension is a part of the score.
type dimension int

// The dimensions of the score.
const (
	dimConcern dimension = iota
	dimText
	dimMeaning
	dimSituation
	dimSpecialist
	dimLicence
	dimBackground
	dimStyle
	dimIndustry
	dimJob
	dimValues
	dimPersonality
	dimAge
	dimSoon
	dimOften
	dimRating
	dimOwn
	dimUnsure
	dimExposure
	dimSpread
	dimensions
)

// String is the name under which a model stores the weight and an operator reads it.
func (d dimension) String() string {
	return [dimensions]string{"concern", "text", "meaning", "situation", "specialist", "licence", "background", "style", "industry", "job", "values",
		"personality", "age", "soon", "often", "rating", "own", "unsure", "exposure", "spread"}[d]
}

// learnable says whether ratings may change what a dimension counts. The others are policy: how soon somebody is free, what is fair.
func (d dimension) learnable() bool { return d <= dimAge || d == dimRating }

// Weights say how much each dimension counts. Every dimension is between 0 and 1 (rating, own and unsure: around 0) before it is
// weighted.
type Weights [dimensions]float32

// DefaultWeights is the whole taste of the ranking in one table. A dimension about which the employee said nothing is 0 for
// every consultant and so decides nothing.
func DefaultWeights() Weights {
	return Weights{
		dimConcern:     3.0,  // share of the chosen concerns that the consultant is at home with
		dimText:        1.2,  // share of the topics found in the employee's own words
		dimMeaning:     0.8,  // wrote of what the employee wrote of, see Index.measure
		dimSituation:   0.8,  // share of the themes that go with the career situation
		dimSpecialist:  0.9,  // trained for this kind of talk
		dimLicence:     1.5,  // has the licence wished for
		dimBackground:  1.2,  // did before what was wished for
		dimStyle:       1.2,  // listens or advises as hoped
		dimIndustry:    0.8,  // knows the line of business
		dimJob:         0.7,  // knows the kind of work
		dimValues:      0.6,  // holds the same things dear
		dimPersonality: 0.4,  // is of a similar nature (without neuroticism)
		dimAge:         0.7,  // is of the age wished for, or a decade off for half
		dimSoon:        0.5,  // is free within days
		dimOften:       0.2,  // has many open parts of days: capacity
		dimRating:      1.2,  // points of rating above or below what the same raters give others
		dimOwn:         1.0,  // the employee's own ratings of this consultant, in the units of the score
		dimUnsure:      1.2,  // chance as wide as the rating effect is uncertain: who is little known is tried now and then
		dimExposure:    -0.9, // was shown more than others lately
		dimSpread:      0.3,  // chance that is fixed per employee and consultant: equals take turns
	}
}
