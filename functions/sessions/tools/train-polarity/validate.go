package main

import (
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"slices"

	"kikite/functions/sessions/internal/polarity"
)

// table counts judgements by truth and verdict.
type table [polarity.Classes][polarity.Classes]int

func (t *table) String() string {
	right, all, f1 := 0, 0, 0.0
	majority := 0
	for c := range t {
		truth, verdict := 0, 0
		for d := range t {
			truth += t[c][d]
			verdict += t[d][c]
		}
		right, all, majority = right+t[c][c], all+truth, max(majority, truth)
		if truth+verdict > 0 {
			f1 += 2 * float64(t[c][c]) / float64(truth+verdict)
		}
	}
	n := float64(max(all, 1))
	return fmt.Sprintf("texts %5d  accuracy %.4f  macro-F1 %.4f  (always the most frequent: %.4f)", all, float64(right)/n, f1/polarity.Classes, float64(majority)/n)
}

// validate prints how a model judges dialogues that it did not learn from, and topics that it did not.
func validate(examples []example, folds int, out io.Writer) error {
	groups := map[string]int{}
	topics := map[string]bool{}
	for _, e := range examples {
		groups[e.group] = 0
		topics[e.topic] = true
	}
	names := slices.Sorted(maps.Keys(groups))
	order := rand.New(rand.NewPCG(1, 1)).Perm(len(names)) //nolint:gosec // an order, not a secret
	for i, j := range order {
		groups[names[j]] = i % folds
	}
	var all table
	for fold := range folds {
		t := judge(examples, func(e example) bool { return groups[e.group] == fold })
		for c := range t {
			for d := range t {
				all[c][d] += t[c][d]
			}
		}
	}
	if _, err := fmt.Fprintf(out, "%d folds by dialogue    %s\n", folds, &all); err != nil {
		return err
	}
	for _, topic := range slices.Sorted(maps.Keys(topics)) {
		t := judge(examples, func(e example) bool { return e.topic == topic })
		if _, err := fmt.Fprintf(out, "topic not seen: %-9s %s\n", topic, &t); err != nil {
			return err
		}
	}
	return nil
}

// judge learns from all examples but those held out, and judges these.
func judge(examples []example, held func(example) bool) table {
	var learn, test []example
	for _, e := range examples {
		if held(e) {
			test = append(test, e)
		} else {
			learn = append(learn, e)
		}
	}
	m := train(learn)
	var t table
	for _, e := range test {
		t[e.class][verdict(m.Probabilities(e.features))]++
	}
	return t
}

func verdict(p [polarity.Classes]float64) int {
	best := 0
	for c := range p {
		if p[c] > p[best] {
			best = c
		}
	}
	return best
}
