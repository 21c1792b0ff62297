package matching

import (
	"time"

	"kikite/events"
)

// Model is what the trainer learned: one version, stored whole in the Snapshots bucket.
type Model struct {
	Version        string                `json:"version"` // date that it was trained for
	TrainedAt      time.Time             `json:"trained_at"`
	Ratings        int                   `json:"ratings"` // how many it saw
	Raters         int                   `json:"raters"`
	LearnedThrough time.Time             `json:"learned_through"` // time of the newest rating that the effects know
	Effects        map[events.ID]float32 `json:"effects"`         // rating effect per consultant, -1 to 1; absent is 0
	Exposure       map[events.ID]float32 `json:"exposure"`        // share of recent proposals, 0 to 1
	Trial          Trial                 `json:"trial"`
}
