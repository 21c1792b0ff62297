package rank

import "time"

// Party is somebody who can be chosen, and who may choose as well.
type Party struct {
	ID         string
	Text       string         // how they speak of themselves
	Attributes map[string]any // numbers, words, or lists of words
}

// Choice is one thing of the past: a seeker chose an expert, and how they rated it.
type Choice struct {
	Seeker, Expert string
	Rating         float64
	Text           string         // what the seeker wrote; empty if nothing
	Attributes     map[string]any // of the seeker
	At             time.Time      // zero if not known
}

// Query asks for an order of the candidates for a seeker.
type Query struct {
	ID         string
	Text       string
	Attributes map[string]any
	At         time.Time
	Candidates []string // all experts if empty
}

// seeker is one person of the past, or the one who asks.
type seeker struct {
	id         string
	text       string
	vector     Vector
	attributes map[string]any
	at         time.Time
	chose      map[int]float64 // expert → mean rating
	self       int             // position among the seekers of the past, -1 for none: what is left out of the evidence
}
