package matching

import (
	"context"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/bedrockruntime"

	"kikite/functions/matching/internal/meaning"
	"kikite/shared/clock"
)

// Texts makes the vectors of texts; those of a text that says nothing are none.
type Texts interface {
	Of(ctx context.Context, text string) meaning.Set
	Remote() string // kind of the vectors that a model makes; "" if none does
}

// NewTexts returns the local method, and the model of Amazon Bedrock beside it if one is named. The clock is the machine's. Errors: an
// unknown model.
func NewTexts(cfg aws.Config, model string, machine clock.Clock) (Texts, error) {
	if model == "" {
		return meaning.WithFallback(nil, LocalMeaning()), nil
	}
	remote, err := meaning.NewBedrock(bedrockruntime.NewFromConfig(cfg), model, machine)
	return meaning.WithFallback(remote, LocalMeaning()), err
}

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
