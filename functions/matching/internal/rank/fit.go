package rank

import (
	"errors"
	"fmt"
	"math"

	"gonum.org/v1/gonum/mat"
)

// Group is one comparison between candidates: a person who chose some out of many, or a pair of which one was rated higher.
type Group struct {
	Features [][]float64 // by candidate
	Target   []float64   // how likely each is the one wanted; sums to 1
	Weight   float64     // how much the comparison counts
}

// Prior is what is believed of the weights before anything was seen: independent normal distributions.
type Prior struct {
	Mean      []float64
	Precision []float64 // one over the variance
}

// Posterior is what is believed afterwards, as a normal distribution (Laplace's approximation).
type Posterior struct {
	Mean []float64
	SD   []float64 // of each weight by itself
}

// Limits of Newton's method: the loss is convex, so that a few steps are enough.
const (
	newtonSteps = 40
	converged   = 1e-8
)

// Fit finds the most probable weights when candidates are chosen with a probability proportional to exp(weights · features): the
// conditional logit of McFadden (1974), which for a pair is the model of Bradley and Terry (1952). Errors: features that differ
// in length from the prior, or are not numbers.
func Fit(groups []Group, prior Prior) (Posterior, error) {
	n := len(prior.Mean)
	for _, g := range groups {
		for _, f := range g.Features {
			if len(f) != n {
				return Posterior{}, fmt.Errorf("a candidate has %d features, not %d", len(f), n)
			}
		}
	}
	w := append([]float64(nil), prior.Mean...)
	loss, gradient, hessian := expand(groups, prior, w)
	for range newtonSteps {
		var factor mat.Cholesky
		if !factor.Factorize(hessian) {
			return Posterior{}, errors.New("the features leave the weights undetermined, or are not numbers")
		}
		var step mat.VecDense
		if err := factor.SolveVecTo(&step, mat.NewVecDense(n, gradient)); err != nil {
			return Posterior{}, fmt.Errorf("fit weights: %w", err)
		}
		next, nextLoss := w, loss
		for size := 1.0; size > 1e-4; size /= 2 {
			trial := append([]float64(nil), w...)
			for i := range trial {
				trial[i] -= size * step.AtVec(i)
			}
			if l := evaluate(groups, prior, trial); l < nextLoss {
				next, nextLoss = trial, l
				break
			}
		}
		done := loss-nextLoss < converged*(1+math.Abs(loss))
		w = next
		loss, gradient, hessian = expand(groups, prior, w)
		if done {
			break
		}
	}
	return spread(w, hessian)
}

// spread is the posterior around the mode.
func spread(w []float64, hessian *mat.SymDense) (Posterior, error) {
	var factor mat.Cholesky
	var cov mat.SymDense
	if !factor.Factorize(hessian) {
		return Posterior{}, errors.New("the features leave the weights undetermined")
	}
	if err := factor.InverseTo(&cov); err != nil {
		return Posterior{}, fmt.Errorf("spread of weights: %w", err)
	}
	out := Posterior{Mean: w, SD: make([]float64, len(w))}
	for i := range w {
		out.SD[i] = math.Sqrt(cov.At(i, i))
	}
	return out, nil
}

// evaluate is minus the log of the posterior, up to a constant.
func evaluate(groups []Group, prior Prior, w []float64) float64 {
	loss := 0.0
	for i := range w {
		d := w[i] - prior.Mean[i]
		loss += prior.Precision[i] * d * d / 2
	}
	for _, g := range groups {
		loss -= g.Weight * LogLikelihood(g, w)
	}
	return loss
}

// LogLikelihood is that of a group's target under the weights, at most 0.
func LogLikelihood(g Group, w []float64) float64 {
	p := shares(g, w)
	sum := 0.0
	for i, t := range g.Target {
		if t > 0 {
			sum += t * math.Log(max(p[i], 1e-300))
		}
	}
	return sum
}

// shares are the probabilities of the candidates.
func shares(g Group, w []float64) []float64 {
	out := make([]float64, len(g.Features))
	top := math.Inf(-1)
	for i, f := range g.Features {
		out[i] = dot(w, f)
		top = max(top, out[i])
	}
	sum := 0.0
	for i := range out {
		out[i] = math.Exp(out[i] - top)
		sum += out[i]
	}
	for i := range out {
		out[i] /= sum
	}
	return out
}

// expand is the loss with its first and second derivatives.
func expand(groups []Group, prior Prior, w []float64) (float64, []float64, *mat.SymDense) {
	n := len(w)
	gradient, h := make([]float64, n), make([]float64, n*n)
	for i := range w {
		gradient[i] = prior.Precision[i] * (w[i] - prior.Mean[i])
		h[i*n+i] = prior.Precision[i]
	}
	mean := make([]float64, n)
	for _, g := range groups {
		p := shares(g, w)
		clear(mean)
		for c, f := range g.Features {
			for i, v := range f {
				mean[i] += p[c] * v
				gradient[i] += g.Weight * (p[c] - g.Target[c]) * v
			}
		}
		for c, f := range g.Features {
			if g.Weight*p[c] < 1e-12 {
				continue
			}
			for i := range n {
				a := g.Weight * p[c] * (f[i] - mean[i])
				for j := i; j < n; j++ {
					h[i*n+j] += a * (f[j] - mean[j])
				}
			}
		}
	}
	return evaluate(groups, prior, w), gradient, mat.NewSymDense(n, h)
}

func dot(a, b []float64) float64 {
	s := 0.0
	for i, v := range a {
		s += v * b[i]
	}
	return s
}
