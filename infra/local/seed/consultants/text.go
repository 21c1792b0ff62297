package consultants

import (
	"fmt"
	"slices"
	"strings"

	"kikite/events"
)

// life is what the texts of a consultant agree on.
type life struct {
	place, hobby string
	began        int // year of the first job
	changed      int // year of the turn to counselling
	sessions     int // talks held so far
}

func (g *generator) life(c *Consultant, age int) life {
	l := life{place: pick(g.rand, g.words.places), hobby: pick(g.rand, g.words.hobbies)}
	l.began = Year - age + 18 + g.rand.IntN(7)
	l.changed = min(Year-2, l.began+4+g.rand.IntN(max(1, Year-l.began-6)))
	l.sessions = max(60, (Year-l.changed)*(40+g.rand.IntN(160))/10*10)
	c.ExperienceYears = Year - l.changed
	return l
}

// career tells of one or two stations, the turn and the work of today. It names no licence: pages show those that were checked.
func (g *generator) career(c *Consultant, l life) string {
	var b strings.Builder
	if lines := g.words.vocations[c.Licences[0].Kind]; lines != nil {
		fmt.Fprintf(&b, "%d年、%s。", l.began, pick(g.rand, lines))
	} else {
		industry, job := g.station(c, 0)
		fmt.Fprintf(&b, "%d年に%sへ入り、%s。", l.began, pick(g.rand, g.words.employers[industry]), pick(g.rand, g.words.duties[job]))
	}
	if len(c.Industries) > 1 {
		industry, job := g.station(c, len(c.Industries)-1)
		fmt.Fprintf(&b, "%d年からは%sで、%s。", l.began+max(1, (l.changed-l.began)/2), pick(g.rand, g.words.employers[industry]), pick(g.rand, g.words.duties[job]))
	}
	fmt.Fprintf(&b, "%s。%d年から相談の仕事に専念し、%s。", pick(g.rand, g.words.turns), l.changed, pick(g.rand, g.words.practices))
	fmt.Fprintf(&b, "これまでに担当した面談は約%d回です。", l.sessions)
	return b.String()
}

// station is the i-th line of business with one of the consultant's kinds of work that exists there.
func (g *generator) station(c *Consultant, i int) (industry, job events.Code) {
	industry = c.Industries[i]
	var fitting []events.Code
	for _, job := range c.JobTypes {
		if only := g.words.workplaces[job]; only == nil || slices.Contains(only, industry) {
			fitting = append(fitting, job)
		}
	}
	return industry, pick(g.rand, fitting)
}

// introduction speaks of the themes, the way of talking, what matters to the consultant, and something of the person.
func (g *generator) introduction(c *Consultant, l life) string {
	parts := []string{pick(g.rand, g.words.opens)}
	parts = append(parts, fmt.Sprintf("%s%sの%sです。", l.place, pick(g.rand, []string{"生まれ", "育ち", "在住"}), c.FamilyName))
	themes := g.rand.Perm(len(c.Themes))
	for _, i := range themes[:min(len(themes), 2+g.rand.IntN(2))] {
		parts = append(parts, pick(g.rand, g.words.themes[c.Themes[i]].lines))
	}
	for _, s := range c.Styles[:min(2, len(c.Styles))] {
		parts = append(parts, pick(g.rand, g.words.styles[s]))
	}
	parts = append(parts, pick(g.rand, g.words.values[pick(g.rand, c.Values)])+"。")
	if len(c.Languages) > 1 {
		parts = append(parts, languageLine(c.Languages[1:]))
	}
	parts = append(parts, l.hobby+"。", pick(g.rand, g.words.ends))
	return strings.Join(parts, "")
}

func (g *generator) headline(c *Consultant, l life) string {
	theme := g.words.themes[pick(g.rand, c.Themes)].noun
	return pick(g.rand, []string{
		fmt.Sprintf("%sを一緒に考えます", theme),
		fmt.Sprintf("%sの相談を約%d回伺ってきました", theme, l.sessions),
		fmt.Sprintf("%sで働いた経験から、%sをお手伝いします", pick(g.rand, g.words.employers[c.Industries[0]]), theme),
		fmt.Sprintf("相談歴%d年。%sなら気軽にどうぞ", Year-l.changed, theme),
	})
}

func languageLine(languages []events.Code) string {
	words := map[events.Code]string{"en": "英語", "zh": "中国語", "ko": "韓国語", "pt": "ポルトガル語", "es": "スペイン語", "vi": "ベトナム語", "fr": "フランス語"}
	names := make([]string, len(languages))
	for i, l := range languages {
		names[i] = words[l]
	}
	return strings.Join(names, "と") + "での面談もお受けします。"
}
