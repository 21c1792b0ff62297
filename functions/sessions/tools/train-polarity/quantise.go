package main

import (
	"math"
	"slices"

	"kikite/functions/sessions/internal/polarity"
)

func quantiseIDF(idf []float64) ([]uint8, float32) {
	top := max(slices.Max(idf), 1e-9)
	out := make([]uint8, len(idf))
	for i, v := range idf {
		out[i] = uint8(math.Round(v / top * math.MaxUint8))
	}
	return out, float32(top / math.MaxUint8)
}

// quantise writes the weights of the columns as bytes, with a step for each class.
func quantise(m *polarity.Model, weights []float64, bucket []uint32, bias [polarity.Classes]float64) {
	for c := range polarity.Classes {
		top := 1e-9
		for i := range bucket {
			top = max(top, math.Abs(weights[polarity.Classes*i+c]))
		}
		step := top / math.MaxInt8
		for i, b := range bucket {
			m.Weights[polarity.Classes*int(b)+c] = int8(math.Round(weights[polarity.Classes*i+c] / step))
		}
		m.Bias[c], m.Step[c] = float32(bias[c]), float32(step)
	}
}
