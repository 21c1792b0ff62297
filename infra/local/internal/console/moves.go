package console

import (
	"context"
	"errors"
	"fmt"
	"time"
)

// tokyo is the product's time zone; Japan has had no daylight saving since 1951, so a fixed offset is exact.
var tokyo = time.FixedZone("JST", 9*60*60)

// move is one command to the clock: exactly one field is set.
type move struct {
	Advance string    `json:"advance"` // Go duration such as 24h
	To      time.Time `json:"to"`
	Preset  string    `json:"preset"` // next-month: the first of the next month, 06:00 Asia/Tokyo, when monthly reports run
}

var errMove = errors.New("give exactly one of advance (such as 24h), to (RFC 3339) and preset (next-month)")

func (c *Console) move(ctx context.Context, m move) (time.Time, error) {
	set := 0
	for _, given := range []bool{m.Advance != "", !m.To.IsZero(), m.Preset != ""} {
		if given {
			set++
		}
	}
	if set != 1 {
		return time.Time{}, errMove
	}
	switch {
	case m.Advance != "":
		d, err := time.ParseDuration(m.Advance)
		if err != nil {
			return time.Time{}, fmt.Errorf("%w: %w", errMove, err)
		}
		return c.Clock.Advance(ctx, d)
	case m.Preset == "next-month":
		return c.Clock.AdvanceTo(ctx, nextReport(c.Clock.Now()))
	case m.Preset != "":
		return time.Time{}, errMove
	default:
		return c.Clock.AdvanceTo(ctx, m.To)
	}
}

// nextReport is the first of the month after now, 06:00 in Tokyo.
func nextReport(now time.Time) time.Time {
	t := now.In(tokyo)
	return time.Date(t.Year(), t.Month()+1, 1, 6, 0, 0, 0, tokyo)
}
