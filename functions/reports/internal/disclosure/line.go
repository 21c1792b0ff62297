package disclosure

import (
	"cmp"
	"math"
	"slices"
)

// Line is all that is told of one statistic in a month: the figures of groups that may overlap, those of earlier revisions too. It says whether
// they tell together what the coding of a single figure hides: that fewer than three people of a group may stand apart from the others, all of whom
// answered at one end of the scale.
//
// It looks for a witness: other answers, with which everything told would be the same and an atom, people who are in the same groups, would not be
// of one mind. Where it finds none there may still be one; so it errs on the safe side.
type Line struct {
	scale  Scale
	n      []float64 // people by atom
	sum    []float64 // their answers, as they are
	pieces []linePiece
	of     [][]int // by atom: the pieces
}

type linePiece struct {
	Piece
	sum    float64
	hidden bool
}

// NewLine returns the line of atoms of so many people with such sums of their answers, of which nothing is told yet.
func NewLine(scale Scale, n []int, sum []float64) *Line {
	l := &Line{scale: scale, n: make([]float64, len(n)), sum: slices.Clone(sum), of: make([][]int, len(n))}
	for i, people := range n {
		l.n[i] = float64(people)
	}
	return l
}

// Tell adds what the figure of some atoms tells, and returns a number by which it can be hidden.
func (l *Line) Tell(p Piece, atoms []int) int {
	sum := 0.0
	for _, a := range atoms {
		sum += l.sum[a]
		l.of[a] = append(l.of[a], len(l.pieces))
	}
	p.Low, p.High = math.Min(p.Low, sum), math.Max(p.High, sum)
	l.pieces = append(l.pieces, linePiece{p, sum, false})
	return len(l.pieces) - 1
}

// Hide takes back what was told, or tells it again.
func (l *Line) Hide(piece int, hidden bool) { l.pieces[piece].hidden = hidden }

// Open says whether every atom has a witness at both ends of the scale.
func (l *Line) Open() bool {
	for a := range l.n {
		if l.n[a] > 0 && (!l.open(a, 1) || !l.open(a, -1)) {
			return false
		}
	}
	return true
}

// room is how far the atom's sum can move up (direction 1) or down (-1).
func (l *Line) room(a int, direction float64) float64 {
	if direction > 0 {
		return l.n[a]*l.scale.High - l.sum[a]
	}
	return l.sum[a] - l.n[a]*l.scale.Low
}

// open looks for a witness of an atom near the upper (1) or lower end (-1): its sum moves away from there, and those of others may move the other
// way, so that what is told of groups with both stays the same.
func (l *Line) open(a int, end float64) bool {
	need := l.scale.apart() - l.room(a, end)
	if need <= slack {
		return true
	}
	w := witness{l, map[int]float64{}, map[int]float64{}}
	if need -= w.alone(a, -end, need); need <= slack {
		return true
	}
	for _, b := range l.partners(a, end) {
		if need -= w.with(a, b, -end, need); need <= slack {
			return true
		}
	}
	return false
}

const slack = 1e-9

// partners are the other atoms that have room, those in most groups of the atom first, then those in fewest others.
func (l *Line) partners(a int, direction float64) []int {
	type partner struct{ atom, shared, others int }
	var all []partner
	for b := range l.n {
		if b == a || l.room(b, direction) <= slack {
			continue
		}
		p := partner{atom: b}
		for _, piece := range l.of[b] {
			switch {
			case l.pieces[piece].hidden:
			case slices.Contains(l.of[a], piece):
				p.shared++
			default:
				p.others++
			}
		}
		all = append(all, p)
	}
	slices.SortStableFunc(all, func(x, y partner) int {
		return cmp.Or(cmp.Compare(y.shared, x.shared), cmp.Compare(x.others, y.others))
	})
	out := make([]int, len(all))
	for i, p := range all {
		out[i] = p.atom
	}
	return out
}

// witness is how far the sums of atoms and pieces were moved.
type witness struct {
	*Line
	atoms, pieces map[int]float64
}

// alone moves one atom as far as the figures of its groups leave open, and returns how far.
func (w witness) alone(a int, direction, most float64) float64 {
	most = whole(min(math.Ceil(most), w.left(a, direction), w.leeway(w.of[a], nil, direction)))
	w.move(a, direction*most)
	return most
}

// with moves one atom and another one the other way.
func (w witness) with(a, b int, direction, most float64) float64 {
	most = whole(min(math.Ceil(most), w.left(a, direction), w.left(b, -direction), w.leeway(w.of[a], w.of[b], direction), w.leeway(w.of[b], w.of[a], -direction)))
	w.move(a, direction*most)
	w.move(b, -direction*most)
	return most
}

// whole keeps to whole points, since answers are such.
func whole(points float64) float64 { return math.Floor(points + slack) }

func (w witness) left(a int, direction float64) float64 {
	return w.room(a, direction) - direction*w.atoms[a]
}

// leeway is how far the sums of those pieces can move that are not in the others.
func (w witness) leeway(pieces, others []int, direction float64) float64 {
	most := math.Inf(1)
	for _, i := range pieces {
		p := w.Line.pieces[i]
		if p.hidden || slices.Contains(others, i) {
			continue
		}
		at := p.sum + w.pieces[i]
		if direction > 0 {
			most = min(most, p.High-at)
		} else {
			most = min(most, at-p.Low)
		}
	}
	return max(0, most)
}

func (w witness) move(a int, by float64) {
	w.atoms[a] += by
	for _, i := range w.of[a] {
		w.pieces[i] += by
	}
}
