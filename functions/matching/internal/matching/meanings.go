package matching

import (
	"strings"

	"kikite/functions/matching/internal/meaning"
)

// LocalMeaning is the method of comparing texts that is always there. It knows the topics of the lexicon, so that texts on one topic meet
// that share no word.
func LocalMeaning() *meaning.Local {
	var topics []meaning.Topic
	for _, t := range topicWords() {
		topics = append(topics, meaning.Topic{Name: string(t.code), Words: t.words})
	}
	return meaning.NewLocal(topics)
}

// meaningText is what of a consultant's texts is compared with what employees write. The name is not.
func (c *Consultant) meaningText() string {
	return strings.TrimSpace(strings.Join([]string{c.Headline, c.Career, c.Introduction}, "\n"))
}
