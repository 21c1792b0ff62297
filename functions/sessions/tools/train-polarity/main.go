// Command train-polarity learns the polarity model of the local analyser from dialogues whose utterances people judged.
//
// The data (JSON Lines {"id","text","polarity"}, id = topic/dialogue#number) is the NAIST emotional persuasion dialogues, CC BY-SA 4.0; it
// is not part of this repository, and the model learnt from it carries the same licence.
//
//	train-polarity --data sentiment.jsonl --out functions/sessions/internal/polarity/model/polarity.bin
//	train-polarity --data sentiment.jsonl --cv 5      cross-validated by dialogue, then by topic; writes nothing
package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"

	"kikite/functions/sessions/internal/morph"
	"kikite/functions/sessions/internal/polarity"
)

func main() {
	if err := run(os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "train-polarity:", err)
		os.Exit(1)
	}
}

func run(args []string, out io.Writer) error {
	flags := flag.NewFlagSet("train-polarity", flag.ContinueOnError)
	data := flags.String("data", "", "JSON Lines to learn from")
	file := flags.String("out", "", "model file to write")
	folds := flags.Int("cv", 0, "number of folds to cross-validate with, instead of writing")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if *data == "" || (*file == "") == (*folds < 2) {
		return errors.New("give --data and either --out or --cv 2 or more")
	}
	f, err := os.Open(*data)
	if err != nil {
		return err
	}
	defer f.Close() //nolint:errcheck // only read
	examples, err := read(f)
	if err != nil {
		return err
	}
	if *folds > 1 {
		return validate(examples, *folds, out)
	}
	return os.WriteFile(*file, train(examples).Bytes(), 0o600)
}

func read(r io.Reader) ([]example, error) {
	var out []example
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<20)
	for n := 1; lines.Scan(); n++ {
		var row struct {
			ID, Text string
			Polarity int
		}
		if err := json.Unmarshal(lines.Bytes(), &row); err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
		group, _, _ := strings.Cut(row.ID, "#")
		topic, _, _ := strings.Cut(group, "/")
		if row.Polarity < -1 || row.Polarity > 1 {
			return nil, fmt.Errorf("line %d: polarity %d", n, row.Polarity)
		}
		text := morph.Normalise(row.Text)
		out = append(out, example{polarity.Features(text, nil), row.Polarity + 1, group, topic, text})
	}
	return out, lines.Err()
}
