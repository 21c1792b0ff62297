// Package noise draws the noise of differential privacy: exactly, over integers and rationals, so that no rounding of floating-point
// numbers tells what it was added to (Mironov 2012).
package noise

import (
	"crypto/rand"
	"fmt"
	"io"
	"math/big"
)

// Gaussian draws an integer from the discrete Gaussian distribution with mean 0 and parameter sigma, the square root of variance, by
// rejection from the discrete Laplace distribution (Canonne, Kamath and Steinke 2020, "The Discrete Gaussian for Differential Privacy",
// algorithms 1 to 3). A sum of sensitivity d to which it is added is d²/(2·variance)-zCDP. random must be a source that nobody can
// guess; variance is positive. It fails if random does.
func Gaussian(random io.Reader, variance int64) (int64, error) {
	if variance <= 0 {
		return 0, fmt.Errorf("variance %d", variance)
	}
	s := sampler{random: random}
	sigma2 := big.NewInt(variance)
	t := new(big.Int).Add(new(big.Int).Sqrt(sigma2), big.NewInt(1))
	for {
		y := s.laplace(t)
		// (|y| − σ²/t)² / (2σ²) = (|y|·t − σ²)² / (2σ²t²)
		num := new(big.Int).Abs(y)
		num.Sub(num.Mul(num, t), sigma2)
		num.Mul(num, num)
		den := new(big.Int).Mul(t, t)
		den.Mul(den, sigma2).Lsh(den, 1)
		accept := s.expMinus(num, den)
		if s.err != nil {
			return 0, fmt.Errorf("noise: %w", s.err)
		}
		if accept {
			return y.Int64(), nil
		}
	}
}

// sampler keeps the first failure of its source; what it returns afterwards means nothing.
type sampler struct {
	random io.Reader
	err    error
}

// below is uniform from 0 to n-1.
func (s *sampler) below(n *big.Int) *big.Int {
	if s.err != nil {
		return new(big.Int)
	}
	v, err := rand.Int(s.random, n)
	if err != nil {
		s.err = err
		return new(big.Int)
	}
	return v
}

// bernoulli is true with probability num/den, at most 1.
func (s *sampler) bernoulli(num, den *big.Int) bool { return s.below(den).Cmp(num) < 0 }

// expMinus is true with probability exp(−num/den).
func (s *sampler) expMinus(num, den *big.Int) bool {
	whole, rest := new(big.Int).QuoRem(num, den, new(big.Int))
	one := big.NewInt(1)
	for i := new(big.Int); i.Cmp(whole) < 0; i.Add(i, one) {
		if s.err != nil || !s.expMinusFraction(one, one) {
			return false
		}
	}
	return s.expMinusFraction(rest, den)
}

// expMinusFraction is expMinus for num ≤ den: by the series of exp, the number of successes in a row is even with that probability.
func (s *sampler) expMinusFraction(num, den *big.Int) bool {
	for k := int64(1); ; k++ {
		if s.err != nil {
			return false
		}
		if !s.bernoulli(num, new(big.Int).Mul(den, big.NewInt(k))) {
			return k%2 == 1
		}
	}
}

// laplace draws from the discrete Laplace distribution of the scale t: probability in proportion to exp(−|y|/t).
func (s *sampler) laplace(t *big.Int) *big.Int {
	one := big.NewInt(1)
	for {
		if s.err != nil {
			return new(big.Int)
		}
		u := s.below(t)
		if !s.expMinus(u, t) {
			continue
		}
		y := new(big.Int).Set(u)
		for s.err == nil && s.expMinus(one, one) {
			y.Add(y, t)
		}
		if !s.bernoulli(one, big.NewInt(2)) {
			return y
		}
		if y.Sign() != 0 { // zero must not count twice
			return y.Neg(y)
		}
	}
}
