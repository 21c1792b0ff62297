// Package clock is where functions read the time. In production it is the machine's; the local cloud moves it forward
// with an environment variable that no template sets.
package clock

import (
	"fmt"
	"os"
	"time"
)

// OffsetVariable holds a Go duration that is added to the machine's time. Only the local cloud sets it.
const OffsetVariable = "KIKITE_CLOCK_OFFSET"

// Clock tells the time in UTC.
type Clock interface{ Now() time.Time }

// System is the machine's clock plus an offset.
type System struct{ Offset time.Duration }

// Now implements Clock.
func (s System) Now() time.Time { return time.Now().Add(s.Offset).UTC() }

// FromEnv returns the system clock with the offset of the environment; an offset that is no duration is an error.
func FromEnv() (Clock, error) {
	v := os.Getenv(OffsetVariable)
	if v == "" {
		return System{}, nil
	}
	d, err := time.ParseDuration(v)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", OffsetVariable, err)
	}
	return System{Offset: d}, nil
}

// Tokyo is the zone in which months, quotas and reports are counted. Japan has had no daylight saving time since 1951.
func Tokyo() *time.Location { return time.FixedZone("Asia/Tokyo", 9*60*60) }
