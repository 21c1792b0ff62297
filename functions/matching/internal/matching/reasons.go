package matching

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"kikite/events"
)

// minReason is the least that a dimension must add over the average consultant to be named as a reason.
const minReason = 0.05

// maxReasons are shown with a pick, minReasons at least.
const (
	minReasons = 2
	maxReasons = 3
)

// reasons are the dimensions that decided: those in which this consultant is most above the average of the eligible ones.
// Where fewer than two decided, plain facts that speak for the consultant fill up.
func (k *codecs) reasons(q *query, w *Weights, c *Consultant, p *parts, open Window, average parts) []Label {
	type gain struct {
		dim   dimension
		value float32
	}
	var gains []gain
	for d := range dimensions {
		if v := w[d]*p[d] - average[d]; p[d] > 0 && v >= minReason {
			gains = append(gains, gain{d, v})
		}
	}
	slices.SortStableFunc(gains, func(a, b gain) int {
		switch {
		case a.value > b.value:
			return -1
		case a.value < b.value:
			return 1
		}
		return int(a.dim - b.dim)
	})
	var out []Label
	add := func(l Label) {
		known := slices.ContainsFunc(out, func(o Label) bool { return o.Code == l.Code })
		if l.Code != "" && !known && len(out) < maxReasons {
			out = append(out, l)
		}
	}
	for _, g := range gains {
		add(k.reason(g.dim, q, c, open))
	}
	for _, d := range []dimension{dimConcern, dimSpecialist, dimSoon} {
		if len(out) < minReasons && p[d] > 0 {
			add(k.reason(d, q, c, open))
		}
	}
	if len(out) < minReasons {
		add(k.experienceReason(c))
	}
	return out
}

// reason puts a dimension into words; the zero Label if it is none that a person would understand.
func (k *codecs) reason(d dimension, q *query, c *Consultant, open Window) Label {
	shared := func(bits uint64, mine codec, codes []events.Code, words map[events.Code]Label) (ja, en string) {
		return join(Labels(k.both(bits, mine, codes), words))
	}
	switch d {
	case dimConcern:
		ja, en := shared(q.concerns, k.themes, c.Themes, k.words.themes)
		return Label{"concern", "「" + ja + "」の相談を得意としています", "At home with " + en}
	case dimText:
		ja, en := shared(q.text, k.themes, c.Themes, k.words.themes)
		return Label{"words", "書いてくださった内容に近い「" + ja + "」に詳しい人です", "Knows what you wrote about: " + en}
	case dimMeaning:
		return Label{"meaning", "書いてくださった内容に近い経験をもつ人です", "Has experience close to what you wrote"}
	case dimSituation:
		ja, en := shared(q.situation, k.themes, c.Themes, k.words.themes)
		return Label{"situation", "今の状況と関わりの深い「" + ja + "」に詳しい人です", "Knows what goes with your situation: " + en}
	case dimSpecialist:
		ja, en := shared(uint64(q.specialist[1]), k.licences, c.Licences, k.words.licences)
		return Label{"training", "この面談に合う資格（" + ja + "）を持っています", "Trained for this kind of talk: " + en}
	case dimLicence:
		ja, en := shared(uint64(q.licence), k.licences, c.Licences, k.words.licences)
		return Label{"licence", "ご希望の資格（" + ja + "）を持っています", "Has the licence you asked for: " + en}
	case dimBackground:
		ja, en := shared(uint64(q.background), k.backgrounds, c.Backgrounds, k.words.backgrounds)
		return Label{"background", "ご希望の経験（" + ja + "）がある人です", "Has done what you asked for: " + en}
	case dimStyle:
		ja, en := join(Labels(c.Styles, k.words.styles))
		return Label{"style", "話の進め方がご希望に近い人です（" + ja + "）", "Talks the way you hope for: " + en}
	case dimIndustry:
		ja, en := shared(uint64(q.industry), k.industries, c.Industries, k.words.industries)
		return Label{"industry", "「" + ja + "」の業界を知っています", "Knows your line of business: " + en}
	case dimJob:
		ja, en := shared(uint64(q.job), k.jobs, c.JobTypes, k.words.jobs)
		return Label{"job", "「" + ja + "」の仕事を知っています", "Knows your kind of work: " + en}
	case dimValues:
		ja, en := shared(uint64(q.values), k.values, c.Values, k.words.values)
		return Label{"values", "大切にしていること（" + ja + "）が共通しています", "Values what you value: " + en}
	case dimPersonality:
		return Label{"nature", "人柄の傾向が近い人です", "Of a similar nature to yours"}
	case dimAge:
		ja, en := join(Labels([]events.Code{c.AgeBand}, k.words.ages))
		return Label{"age", "ご希望に近い年代です（" + ja + "）", "Near the age you asked for: " + en}
	case dimSoon, dimOften:
		return soonReason(open)
	case dimOwn:
		return Label{"own", "以前の面談を高く評価された人です", "You rated a talk with them highly"}
	case dimRating:
		return Label{"rating", "話した人からの評価が高い人です", "Rated highly after talks"}
	default: // chance, exposure and spread are fairness, not reasons
		return Label{}
	}
}

// both are the codes that lie in a set of bits.
func (k *codecs) both(bits uint64, list codec, codes []events.Code) []events.Code {
	return slices.DeleteFunc(slices.Clone(codes), func(c events.Code) bool { return bits&list.set([]events.Code{c}) == 0 })
}

func soonReason(w Window) Label {
	date := time.Unix(int64(w.Day)*86400, 0).UTC()
	part := [...]Label{{"", "午前", "morning"}, {"", "午後", "afternoon"}, {"", "夜", "evening"}}[w.Part]
	day := []string{"日", "月", "火", "水", "木", "金", "土"}[date.Weekday()]
	return Label{"soon", fmt.Sprintf("%d月%d日（%s）の%sから空いています", date.Month(), date.Day(), day, part.JA),
		fmt.Sprintf("Free from the %s of %s", part.EN, date.Format("Monday, 2 January"))}
}

func (k *codecs) experienceReason(c *Consultant) Label {
	if c.Experience > 0 {
		return Label{"experience", fmt.Sprintf("相談を%d年続けています", c.Experience), fmt.Sprintf("%d years of counselling", c.Experience)}
	}
	ja, en := join(Labels(c.Themes[:min(2, len(c.Themes))], k.words.themes))
	if ja == "" {
		return Label{"program", "この種類の面談を引き受けています", "Takes this kind of talk"}
	}
	return Label{"themes", "「" + ja + "」の相談を受けています", "Talks about " + en}
}

func join(labels []Label) (ja, en string) {
	var a, b []string
	for _, l := range labels {
		a, b = append(a, l.JA), append(b, l.EN)
	}
	return strings.Join(a, "・"), strings.Join(b, ", ")
}
