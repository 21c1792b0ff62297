package main

import (
	"bytes"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"

	"github.com/ikawaha/kagome-dict/ipa"
)

// options say how to learn.
type options struct {
	epochs, minimum, features int
	rate                      float64
	times                     int // that a sentence of our own is filled in
}

func run(args []string, out io.Writer) error {
	flags := flag.NewFlagSet("train-names", flag.ContinueOnError)
	data := flags.String("data", "", "JSON Lines of sentences with names (required)")
	file := flags.String("out", "", "where to write the model")
	parts := flags.Int("cv", 0, "cross-validate in so many parts")
	predictions := flags.String("predictions", "", "with -cv: where to write {\"redacted\"} for each sentence")
	var o options
	flags.IntVar(&o.epochs, "epochs", 8, "how often every sentence is seen")
	flags.IntVar(&o.minimum, "minimum", 2, "how often a feature must occur")
	flags.IntVar(&o.features, "features", 120000, "how many features are kept")
	flags.Float64Var(&o.rate, "rate", 0.05, "step of learning")
	flags.IntVar(&o.times, "talk", 12, "how often each sentence of our own is filled in")
	if err := flags.Parse(args); err != nil {
		return err
	}
	in, err := os.ReadFile(*data)
	if err != nil {
		return err
	}
	sentences, err := read(bytes.NewReader(in))
	if err != nil {
		return fmt.Errorf("%s: %w", *data, err)
	}
	l := learner{o, newLexicon(ipa.Dict())}
	if *parts > 0 {
		return l.validate(sentences, *parts, out, *predictions)
	}
	packed, err := l.learn(sentences)
	if err != nil {
		return err
	}
	if err := os.WriteFile(*file, packed, 0o644); err != nil {
		return err
	}
	_, err = fmt.Fprintf(out, "%d sentences, %d bytes\n", len(sentences), len(packed))
	return err
}

// learner makes models.
type learner struct {
	options
	lexicon *lexicon
}

// learn returns the file of a model that is learnt from sentences and from our own.
func (l learner) learn(sentences []sentence) ([]byte, error) {
	own, err := l.lexicon.talk(l.times)
	if err != nil {
		return nil, err
	}
	m, examples := prepare(slices.Concat(sentences, own), l.lexicon.words, l.minimum)
	m.train(examples, l.epochs, 1, float32(l.rate))
	return m.source(l.lexicon.words, l.features).Bytes()
}
