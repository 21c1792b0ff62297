package attack

import "math/bits"

// rational is a fraction in lowest terms with a positive denominator. The numbers of published sums stay small; one that would not fit panics, so
// that no attack passes for want of digits.
type rational struct{ num, den int64 }

func product(a, b int64) int64 {
	high, low := bits.Mul64(magnitude(a), magnitude(b))
	if high != 0 || low > 1<<62 {
		panic("a fraction outgrew 62 bits")
	}
	return a * b
}

func magnitude(a int64) uint64 {
	if a < 0 {
		return uint64(-a)
	}
	return uint64(a)
}

// fraction is num/den in lowest terms.
func fraction(num, den int64) rational {
	if den < 0 {
		num, den = -num, -den
	}
	if den == 1 {
		return rational{num, 1}
	}
	a, b := magnitude(num), uint64(den)
	for b != 0 {
		a, b = b, a%b
	}
	return rational{num / int64(a), den / int64(a)}
}

func (a rational) times(b rational) rational {
	x, y := fraction(a.num, b.den), fraction(b.num, a.den)
	return rational{product(x.num, y.num), product(x.den, y.den)}
}

func (a rational) minus(b rational) rational {
	if a.den == 1 && b.den == 1 {
		return rational{product(a.num-b.num, 1), 1}
	}
	return fraction(product(product(a.num, b.den)-product(b.num, a.den), 1), product(a.den, b.den))
}

// divide divides a row by a number that is not 0.
func divide(row []rational, by rational) {
	inverse := fraction(by.den, by.num)
	for i, v := range row {
		if v.num != 0 {
			row[i] = v.times(inverse)
		}
	}
}

// subtract takes a row so many times from another.
func subtract(from, row []rational, times rational) {
	if times.num == 0 {
		return
	}
	for i, v := range row {
		if v.num != 0 {
			from[i] = from[i].minus(v.times(times))
		}
	}
}
