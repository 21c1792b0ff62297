package main

import (
	"math"

	"kikite/functions/sessions/internal/polarity"
)

// pull is the weight of the squared weights in the loss, for each example.
const pull = 5e-5

// example is a text as the model sees it.
type example struct {
	features []uint32
	class    int // 0, 1, 2 for -1, 0, 1
	group    string
	topic    string
	text     string
}

// train learns a model: the softmax that minimises the log loss with an L2 pull. The same examples in the same order give the same bytes.
func train(examples []example) *polarity.Model {
	m := &polarity.Model{Weights: make([]int8, polarity.Classes*polarity.Buckets)}
	idf := rarity(examples)
	m.IDF, m.IDFStep = quantiseIDF(idf)
	l := newLoss(examples, m.IDF)
	w := minimise(l.at, l.size)
	quantise(m, w[polarity.Classes:], l.bucket, [polarity.Classes]float64(w))
	return m
}

// loss is the function to minimise, over the buckets that occur: the biases first, then Classes weights for each bucket.
type loss struct {
	bucket  []uint32 // of each column
	rows    [][]cell
	classes []int
	size    int
}

// cell is one feature of an example.
type cell struct {
	column int32
	x      float32
}

func newLoss(examples []example, idf []uint8) *loss {
	l := &loss{}
	column := map[uint32]int32{}
	for _, e := range examples {
		norm := 0.0
		for _, f := range e.features {
			norm += float64(idf[f]) * float64(idf[f])
		}
		norm = math.Sqrt(max(norm, 1))
		var row []cell
		for _, f := range e.features {
			if idf[f] == 0 {
				continue
			}
			i, ok := column[f]
			if !ok {
				i = int32(len(l.bucket)) //nolint:gosec // at most Buckets
				column[f] = i
				l.bucket = append(l.bucket, f)
			}
			row = append(row, cell{i, float32(float64(idf[f]) / norm)})
		}
		l.rows = append(l.rows, row)
		l.classes = append(l.classes, e.class)
	}
	l.size = polarity.Classes * (len(l.bucket) + 1)
	return l
}

// at returns the mean loss at w and writes its gradient.
func (l *loss) at(w, gradient []float64) float64 {
	clear(gradient)
	n := float64(len(l.rows))
	total := 0.0
	for i, row := range l.rows {
		score := [polarity.Classes]float64(w)
		for _, c := range row {
			at := w[polarity.Classes*(c.column+1):]
			for k := range score {
				score[k] += at[k] * float64(c.x)
			}
		}
		p := softmax(score)
		total -= math.Log(max(p[l.classes[i]], 1e-12))
		p[l.classes[i]]--
		for k := range p {
			gradient[k] += p[k] / n
		}
		for _, c := range row {
			at := gradient[polarity.Classes*(c.column+1):]
			for k := range p {
				at[k] += p[k] * float64(c.x) / n
			}
		}
	}
	square := 0.0
	for i := polarity.Classes; i < len(w); i++ {
		square += w[i] * w[i]
		gradient[i] += pull * w[i]
	}
	return total/n + pull/2*square
}

func softmax(score [polarity.Classes]float64) [polarity.Classes]float64 {
	top := max(score[0], score[1], score[2])
	total := 0.0
	for c := range score {
		score[c] = math.Exp(score[c] - top)
		total += score[c]
	}
	for c := range score {
		score[c] /= total
	}
	return score
}

// rarity is the smoothed inverse document frequency of each bucket; one that occurs in a single text counts for nothing.
func rarity(examples []example) []float64 {
	in, last := make([]int, polarity.Buckets), make([]int, polarity.Buckets)
	for i, e := range examples {
		for _, f := range e.features {
			if last[f] != i+1 {
				last[f] = i + 1
				in[f]++
			}
		}
	}
	out := make([]float64, polarity.Buckets)
	for i, n := range in {
		if n > 1 {
			out[i] = 1 + math.Log(float64(1+len(examples))/float64(1+n))
		}
	}
	return out
}
