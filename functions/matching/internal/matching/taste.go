package matching

import (
	"gonum.org/v1/gonum/mat"
)

// tasteRatings is how many of an employee's latest ratings shape their own picks.
const tasteRatings = 30

// tasteWidth is how far one person's weight of a dimension may lie from everybody's, as a share of it: the standard deviation.
const tasteWidth = 0.6

// taste turns the employee's own ratings into weights of their own, and into what they say of consultants the employee knows. It is
// the mean of a Gaussian process over consultants whose covariance is a sum (Rasmussen, Williams 2006, chapter 2): alike consultants
// are liked alike, each consultant has something of their own, and every talk is different. Nobody else's picks change by it.
func (x *Index) taste(q *query, e Employee) Weights {
	w := x.weights
	q.learned = x.model.salt
	rated := x.rated(q, e)
	if len(rated) == 0 {
		return w
	}
	known := x.model.known()
	perPoint := float64(w[dimRating])
	own := square(perPoint*known.RestSD) / 2 // half of what is left of a rating is the pair's, half the day's
	n := len(rated)
	k, y := mat.NewSymDense(n, nil), mat.NewVecDense(n, nil)
	width := widths(w)
	for i, a := range rated {
		y.SetVec(i, perPoint*a.points)
		for j := i; j < n; j++ {
			b := rated[j]
			v := 0.0
			for d := range dimensions {
				v += square(width[d]) * float64(a.parts[d]*b.parts[d])
			}
			if a.slot == b.slot {
				v += own
			}
			if i == j {
				v += own
			}
			k.SetSym(i, j, v)
		}
	}
	var factor mat.Cholesky
	var alpha mat.VecDense
	if !factor.Factorize(k) || factor.SolveVecTo(&alpha, y) != nil {
		return w // cannot be: the covariance of ratings that differ by a day's chance is positive
	}
	q.own = map[uint64]float32{}
	for i, a := range rated {
		q.own[x.features[a.slot].salt] += float32(own * alpha.AtVec(i))
		for d := range dimensions {
			w[d] += float32(square(width[d]) * float64(a.parts[d]) * alpha.AtVec(i))
		}
	}
	for d := range dimensions {
		w[d] = max(w[d], -abs32(x.weights[d])) // a few ratings may turn a wish around, but not make it more than that
	}
	return w
}

// widths are by how much one person's weights differ from everybody's.
func widths(w Weights) (out [dimensions]float64) {
	for d := range dimensions {
		if d.learnable() && d != dimRating {
			out[d] = tasteWidth * float64(w[d])
		}
	}
	return out
}

// ratedTalk is one of the employee's own ratings: points above what the rater gives anybody and the consultant gets from anybody.
type ratedTalk struct {
	slot   int
	parts  parts
	points float64
}

func (x *Index) rated(q *query, e Employee) []ratedTalk {
	known := x.model.known()
	ratings := e.Rated[max(0, len(e.Rated)-tasteRatings):]
	prior := square(known.RestSD) / square(known.RaterSD)
	sum, n := prior*known.Mean, prior
	for _, r := range ratings {
		sum += float64(r.Rating)
		n++
	}
	var out []ratedTalk
	for _, r := range ratings {
		slot, ok := x.slots[r.ConsultantID]
		if !ok {
			continue
		}
		points := float64(r.Rating) - sum/n - float64(x.features[slot].effect)/100
		out = append(out, ratedTalk{slot, x.measure(q, slot), points})
	}
	center(out)
	return out
}

// center takes the average of the rated consultants off, so that tastes are about what sets them apart.
func center(rated []ratedTalk) {
	for d := range dimensions {
		sum := float32(0)
		for _, r := range rated {
			sum += r.parts[d]
		}
		for i := range rated {
			rated[i].parts[d] -= sum / float32(len(rated))
		}
	}
}

func square(v float64) float64 { return v * v }

func abs32(v float32) float32 { return max(v, -v) }
