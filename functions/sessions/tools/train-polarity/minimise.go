package main

import "math"

// The search: limited-memory BFGS (Nocedal 1980) with a backtracking line search.
const (
	steps  = 80
	memory = 8
	enough = 1e-4 // share of the expected decrease that a step must bring (Armijo)
)

// pair is a step and the change of the gradient over it.
type pair struct {
	s, y []float64
	rho  float64
}

// minimise finds where f is least, starting from zero. f writes its gradient.
func minimise(f func(w, gradient []float64) float64, size int) []float64 {
	w, g := make([]float64, size), make([]float64, size)
	next, gNext := make([]float64, size), make([]float64, size)
	value := f(w, g)
	var pairs []pair
	for range steps {
		d := direction(g, pairs)
		slope := dot(d, g)
		length, v := 1.0, 0.0
		for {
			for i := range w {
				next[i] = w[i] + length*d[i]
			}
			if v = f(next, gNext); v <= value+enough*length*slope || length < 1e-8 {
				break
			}
			length /= 2
		}
		p := pair{s: make([]float64, size), y: make([]float64, size)}
		for i := range w {
			p.s[i], p.y[i] = next[i]-w[i], gNext[i]-g[i]
		}
		sy := dot(p.s, p.y)
		done := value-v < 1e-7*math.Abs(value)
		w, next, g, gNext, value = next, w, gNext, g, v
		if sy <= 0 || done {
			break
		}
		p.rho = 1 / sy
		if pairs = append(pairs, p); len(pairs) > memory {
			pairs = pairs[1:]
		}
	}
	return w
}

// direction is the downhill direction as the pairs bend it (two-loop recursion).
func direction(g []float64, pairs []pair) []float64 {
	d := make([]float64, len(g))
	for i := range g {
		d[i] = -g[i]
	}
	if len(pairs) == 0 {
		return d
	}
	alpha := make([]float64, len(pairs))
	for k := len(pairs) - 1; k >= 0; k-- {
		alpha[k] = pairs[k].rho * dot(pairs[k].s, d)
		add(d, -alpha[k], pairs[k].y)
	}
	last := pairs[len(pairs)-1]
	scale := 1 / (last.rho * dot(last.y, last.y))
	for i := range d {
		d[i] *= scale
	}
	for k, p := range pairs {
		add(d, alpha[k]-p.rho*dot(p.y, d), p.s)
	}
	return d
}

func dot(a, b []float64) float64 {
	sum := 0.0
	for i := range a {
		sum += a[i] * b[i]
	}
	return sum
}

func add(a []float64, by float64, b []float64) {
	for i := range a {
		a[i] += by * b[i]
	}
}
