package noise_test

import (
	"errors"
	"math"
	"math/rand/v2"
	"testing"

	"kikite/functions/reports/internal/noise"
)

// TestGaussian: the draws have the probabilities of the discrete Gaussian, by a chi-squared test over its middle.
func TestGaussian(t *testing.T) {
	t.Parallel()
	const variance, draws = 9, 5_000
	source := rand.NewChaCha8([32]byte{1})
	count := map[int64]int{}
	for range draws {
		v, err := noise.Gaussian(source, variance)
		if err != nil {
			t.Fatal(err)
		}
		count[v]++
	}
	total := 0.0
	for y := -60; y <= 60; y++ {
		total += math.Exp(-float64(y*y) / (2 * variance))
	}
	chi := 0.0
	for y := int64(-8); y <= 8; y++ {
		want := draws * math.Exp(-float64(y*y)/(2*variance)) / total
		chi += (float64(count[y]) - want) * (float64(count[y]) - want) / want
	}
	if chi > 40.8 { // 0.1 % of 17 degrees of freedom
		t.Errorf("χ² = %.1f: %v", chi, count)
	}
}

// TestGaussianOfALargeVariance: the benchmark's own scale.
func TestGaussianOfALargeVariance(t *testing.T) {
	t.Parallel()
	const variance, draws = 64_000_000, 600
	source := rand.NewChaCha8([32]byte{2})
	sum, squares := 0.0, 0.0
	for range draws {
		v, err := noise.Gaussian(source, variance)
		if err != nil {
			t.Fatal(err)
		}
		sum += float64(v)
		squares += float64(v) * float64(v)
	}
	if mean := sum / draws; math.Abs(mean) > 4*8000/math.Sqrt(draws) {
		t.Errorf("mean %.0f", mean)
	}
	if got := squares / draws; math.Abs(got/variance-1) > 4*math.Sqrt(2.0/draws) {
		t.Errorf("variance %.0f", got)
	}
}

type broken struct{}

func (broken) Read([]byte) (int, error) { return 0, errors.New("no entropy") }

// TestNoNoiseWithoutASource: a figure without its noise must never leave.
func TestNoNoiseWithoutASource(t *testing.T) {
	t.Parallel()
	if _, err := noise.Gaussian(broken{}, 9); err == nil {
		t.Error("drawn from nothing")
	}
	if _, err := noise.Gaussian(rand.NewChaCha8([32]byte{}), 0); err == nil {
		t.Error("a variance of nothing")
	}
}
