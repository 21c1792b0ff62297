// Command rank learns from interactions and ranks experts for queries, with the code that the trainer of matching uses.
//
//	rank --experts F --interactions F --queries F [--k N] [--truth F] [--weights] [--no-time]
//	rank --experts F --interactions F --folds N [--no-time]
//
// All files are JSON Lines: experts {"id","text","attributes"}; interactions {"seeker","expert","rating"} with "seeker_text",
// "seeker_attributes" and "at" (RFC 3339) where known; queries {"id"} with "text", "attributes", "candidates" and "at" where known;
// without candidates all experts are ranked. A query whose ID is an expert's has that expert's attributes. Where "at" is missing,
// the time is that of an ID which carries one (ULID, UUID version 7, ObjectID). Rankings go to standard output, {"id","ranked"}.
// With --truth, {"id","relevant"} or {"id","rating"} a line, or with --folds, which divides the interactions themselves, figures go
// there instead, with those of ranking everybody alike beside them.
package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"time"

	"kikite/functions/matching/internal/rank"
)

func main() {
	err := run(os.Args[1:], os.Stdout, os.Stderr)
	if errors.Is(err, flag.ErrHelp) {
		return
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "rank:", err)
		os.Exit(1)
	}
}

// options are the command line.
type options struct {
	experts, interactions, queries, truth string
	k, folds                              int
	weights, noTime                       bool
}

func parse(args []string, notes io.Writer) (options, error) {
	var o options
	flags := flag.NewFlagSet("rank", flag.ContinueOnError)
	flags.SetOutput(notes)
	flags.StringVar(&o.experts, "experts", "", "`file` of the experts")
	flags.StringVar(&o.interactions, "interactions", "", "`file` of the past to learn from")
	flags.StringVar(&o.queries, "queries", "", "`file` of the questions")
	flags.IntVar(&o.k, "k", 0, "how many to rank; 0: all")
	flags.StringVar(&o.truth, "truth", "", "`file` of the answers; write figures instead of rankings")
	flags.IntVar(&o.folds, "folds", 0, "write cross-validated figures of so many parts of the interactions")
	flags.BoolVar(&o.weights, "weights", false, "write to standard error how much each feature counts")
	flags.BoolVar(&o.noTime, "no-time", false, "do not use times")
	if err := flags.Parse(args); err != nil {
		return o, err
	}
	if o.experts == "" || o.interactions == "" || (o.queries == "") == (o.folds == 0) || flags.NArg() > 0 || o.k < 0 || o.folds < 0 || o.folds == 1 {
		flags.Usage()
		return o, errors.New("--experts, --interactions and one of --queries and --folds (2 or more) are needed, and --k is not negative")
	}
	return o, nil
}

func run(args []string, out, notes io.Writer) error {
	o, err := parse(args, notes)
	if err != nil {
		return err
	}
	experts, past, err := o.past()
	if err != nil {
		return err
	}
	if o.folds > 0 {
		ours, alike, err := rank.CrossValidate(experts, past, o.folds)
		if err == nil {
			err = compare(out, ours, alike)
		}
		return err
	}
	ranker, err := rank.Learn(experts, past)
	if err != nil {
		return err
	}
	if o.weights {
		for _, w := range ranker.Weights() {
			_, _ = fmt.Fprintf(notes, "%8.3f ± %.3f  %s\n", w.Mean, w.SD, w.Feature)
		}
	}
	asked, err := read[rank.QueryLine](o.queries)
	if err != nil {
		return err
	}
	if o.truth != "" {
		return o.score(out, ranker, asked, experts, rank.Baseline(experts, past))
	}
	encoder := json.NewEncoder(out)
	for _, q := range asked {
		ranked := ranker.Rank(q.Query())
		if o.k > 0 {
			ranked = ranked[:min(o.k, len(ranked))]
		}
		if err := encoder.Encode(rank.RankingLine{ID: q.ID, Ranked: ranked}); err != nil {
			return err
		}
	}
	return nil
}

// score writes figures instead of rankings.
func (o options) score(out io.Writer, ranker *rank.Ranker, asked []rank.QueryLine, experts []rank.Party, baseline []string) error {
	truths, err := read[rank.Truth](o.truth)
	if err != nil {
		return err
	}
	ours, alike, ids := map[string][]string{}, map[string][]string{}, make([]string, len(experts))
	for _, q := range asked {
		ours[q.ID], alike[q.ID] = ranker.Rank(q.Query()), baseline
	}
	for i, e := range experts {
		ids[i] = e.ID
	}
	figures, err := rank.Score(truths, ours, ids)
	if err != nil {
		return err
	}
	base, err := rank.Score(truths, alike, ids)
	if err != nil {
		return err
	}
	return compare(out, figures, base)
}

func compare(out io.Writer, ours, alike rank.Figures) error {
	_, err := fmt.Fprintf(out, "%s\n  everybody alike: %s\n", ours, alike)
	return err
}

// past reads experts and interactions.
func (o options) past() ([]rank.Party, []rank.Choice, error) {
	parties, err := read[rank.PartyLine](o.experts)
	if err != nil {
		return nil, nil, err
	}
	choices, err := read[rank.ChoiceLine](o.interactions)
	if err != nil {
		return nil, nil, err
	}
	known, past := make([]rank.Party, len(parties)), make([]rank.Choice, len(choices))
	for i, p := range parties {
		known[i] = p.Party()
	}
	for i, c := range choices {
		past[i] = c.Choice()
		if o.noTime {
			past[i].At = time.Time{}
		}
	}
	return known, past, nil
}

func read[T any](path string) ([]T, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }()
	list, err := rank.Lines[T](f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return list, nil
}
