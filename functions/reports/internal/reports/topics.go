package reports

import (
	"fmt"
	"maps"
	"slices"

	"kikite/events"
	"kikite/functions/reports/internal/disclosure"
)

// topicSure is the score from which a topic counts as talked about.
const topicSure = 0.5

// raised are the people who raised a topic, with the mean polarity of how they did.
func raised(facts []events.FactRecorded) (talked []person, byTopic map[events.Code][]person) {
	sums, counts := map[events.Code]map[events.ID]float64{}, map[events.Code]map[events.ID]int{}
	everyone := map[events.ID]bool{}
	for _, f := range facts {
		if f.Kind != events.FactSession || confidentialKind(f.Program) || f.Analyser == "" {
			continue
		}
		everyone[f.Subject] = true
		for _, t := range f.Topics {
			if t.Score < topicSure {
				continue
			}
			if sums[t.Topic] == nil {
				sums[t.Topic], counts[t.Topic] = map[events.ID]float64{}, map[events.ID]int{}
			}
			sums[t.Topic][f.Subject] += float64(t.Polarity)
			counts[t.Topic][f.Subject]++
		}
	}
	for _, subject := range slices.Sorted(maps.Keys(everyone)) {
		talked = append(talked, person{subject: subject})
	}
	byTopic = map[events.Code][]person{}
	for _, topic := range slices.Sorted(maps.Keys(sums)) {
		people := sums[topic]
		for i := range talked { // the shares of the topics are figures of all who talked
			if _, did := people[talked[i].subject]; did {
				talked[i].answer += string(topic) + ","
			}
		}
		for _, subject := range slices.Sorted(maps.Keys(people)) {
			byTopic[topic] = append(byTopic[topic], person{subject: subject, value: people[subject] / float64(counts[topic][subject])})
		}
	}
	return talked, byTopic
}

// topics lists what was talked about. A topic that only one or two people raised is left out like one that nobody raised: that it is
// there, even as withheld, would tell that somebody did. For the same reason the chapter is withheld whether or not there is a topic.
func (c *composer) topics() {
	talked, byTopic := raised(c.facts)
	if !c.publish("topics", "topics", c.entered(talked)) {
		return
	}
	shown, coding := disclosure.Shown(len(talked), c.draft.Report.Use.Invited, c.in.Company.Threshold)
	for _, topic := range slices.Sorted(maps.Keys(byTopic)) {
		people := byTopic[topic]
		t := Topic{Code: topic, Share: disclosure.Share(len(people), len(talked), shown)}
		t.Share.NCode = coding
		if t.Share.Coding == disclosure.AtMost {
			continue
		}
		if c.publish("polarity_"+topic, fmt.Sprintf("topics/%s", topic), c.entered(people)) {
			most := min(shown, len(people))
			f := disclosure.Mean(values(people), -1, 1, most)
			if most < len(people) {
				f.NCode = disclosure.AtLeast
			}
			t.Polarity = &f
			c.excerpts(topic)
		}
		c.draft.Report.Topics = append(c.draft.Report.Topics, t)
	}
	slices.SortStableFunc(c.draft.Report.Topics, func(a, b Topic) int { return int(b.Share.Value - a.Share.Value) })
}

// excerpts shows the approved excerpts of a topic that k people raised.
func (c *composer) excerpts(topic events.Code) {
	for _, e := range c.in.Excerpts {
		if e.Topic == topic {
			c.draft.Report.Excerpts = append(c.draft.Report.Excerpts, Excerpt{Topic: topic, Text: e.Text})
			c.draft.Excerpts = append(c.draft.Excerpts, e.ID)
		}
	}
}
