package consultants

import (
	"fmt"

	"kikite/events"
)

// Hours is a part of every week in which the consultant can talk, in the consultant's own zone. A part ends on its own day.
type Hours struct {
	Weekday string // RFC 5545: MO TU WE TH FR SA SU
	Start   string // 24-hour clock, HH:MM
	End     string
}

// zones are where consultants live: nearly all in Japan, some with the families of expatriates.
func zones() []choice {
	return []choice{{"Asia/Tokyo", 960}, {"Asia/Singapore", 9}, {"Asia/Bangkok", 6}, {"Australia/Sydney", 6},
		{"America/Los_Angeles", 7}, {"America/New_York", 4}, {"Europe/London", 5}, {"Europe/Paris", 3}}
}

// hours gives a week that fits a way of working; starts are on the half hour.
func (g *generator) hours(c *Consultant) {
	c.Zone = events.Zone(weighted(g.rand, zones()))
	c.SessionMinutes = map[events.Code]int{}
	usual := pick(g.rand, []int{50, 50, 50, 60, 30})
	for _, p := range c.Programs {
		c.SessionMinutes[p] = usual
		if p == events.PreJoining || p == events.SurveyFollowup {
			c.SessionMinutes[p] = pick(g.rand, []int{30, usual})
		}
	}
	switch weighted(g.rand, []choice{{"full", 34}, {"evening", 26}, {"morning", 12}, {"weekend", 12}, {"few", 16}}) {
	case "full":
		for day := 1; day <= 5; day++ {
			if !chance(g.rand, 25) {
				g.add(c, day, 9*60, 12*60)
				g.add(c, day, 13*60, 17*60)
			}
		}
	case "evening":
		for day := 1; day <= 5; day++ {
			if !chance(g.rand, 30) {
				g.add(c, day, 18*60, 21*60)
			}
		}
		if chance(g.rand, 60) {
			g.add(c, 6, 10*60, 15*60)
		}
	case "morning":
		for day := 1; day <= 6; day++ {
			if !chance(g.rand, 30) {
				g.add(c, day, 7*60, 11*60)
			}
		}
	case "weekend":
		g.add(c, 6, 9*60, 18*60)
		g.add(c, 7, 10*60, 16*60)
		g.add(c, 1+g.rand.IntN(5), 19*60, 21*60)
	default:
		first := 1 + g.rand.IntN(3)
		g.add(c, first, 13*60, 18*60)
		g.add(c, first+2, 13*60, 20*60)
	}
	if len(c.Hours) == 0 {
		g.add(c, 1+g.rand.IntN(5), 10*60, 16*60)
	}
}

var weekdays = [...]string{"MO", "TU", "WE", "TH", "FR", "SA", "SU"}

// add moves start and end by up to an hour and keeps at least ninety minutes.
func (g *generator) add(c *Consultant, weekday, start, end int) {
	start += 30 * (g.rand.IntN(3) - 1)
	end += 30 * (g.rand.IntN(3) - 1)
	day := weekdays[weekday-1]
	if n := len(c.Hours); n > 0 && c.Hours[n-1].Weekday == day && c.Hours[n-1].End >= clock(start) {
		start += 60
	}
	c.Hours = append(c.Hours, Hours{Weekday: day, Start: clock(start), End: clock(max(end, start+90))})
}

func clock(minutes int) string { return fmt.Sprintf("%02d:%02d", minutes/60, minutes%60) }
