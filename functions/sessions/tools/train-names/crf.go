package main

import (
	"math"
	"math/rand/v2"

	"kikite/functions/sessions/internal/redact/tagger"
)

const labels = tagger.Labels

type row [labels]float32

// crf is a linear-chain conditional random field that is learnt by stochastic gradient ascent of the likelihood with AdaGrad steps.
type crf struct {
	ids     map[uint32]int32 // by feature hash
	weights []row
	squares []row
	trans   [labels]row
	transSq [labels]row
	rate    float32
}

// compact is an example with its features by number.
type compact struct {
	features []int32 // width for each rune, -1 where too rare
	labels   []tagger.Label
	weight   float32
}

// prepare numbers the features that occur at least minimum times.
func prepare(examples []sentence, words *tagger.Words, minimum int) (*crf, []compact) {
	count := map[uint32]int{}
	var reader tagger.Reader
	var features [tagger.Width]uint32
	each := func(e sentence, do func(hash uint32)) {
		reader.Read(e.text, words)
		for i := range e.text {
			reader.Features(i, &features)
			for _, h := range features {
				do(h)
			}
		}
	}
	for _, e := range examples {
		each(e, func(h uint32) { count[h]++ })
	}
	m := &crf{ids: map[uint32]int32{}}
	out := make([]compact, len(examples))
	for i, e := range examples {
		out[i] = compact{make([]int32, 0, len(e.text)*tagger.Width), e.labels, e.weight}
		each(e, func(h uint32) { out[i].features = append(out[i].features, m.number(h, count[h] >= minimum)) })
	}
	m.weights, m.squares = make([]row, len(m.ids)), make([]row, len(m.ids))
	return m, out
}

// number returns the number of a feature, -1 if it is too rare to have one.
func (m *crf) number(hash uint32, often bool) int32 {
	if !often {
		return -1
	}
	id, ok := m.ids[hash]
	if !ok {
		id = int32(len(m.ids))
		m.ids[hash] = id
	}
	return id
}

func (m *crf) train(examples []compact, epochs int, seed uint64, rate float32) {
	m.rate = rate
	random := rand.New(rand.NewPCG(seed, 1))
	var w work
	for range epochs {
		for _, i := range random.Perm(len(examples)) {
			m.step(&examples[i], &w)
		}
	}
}

// work is memory for one example at a time.
type work struct{ score, alpha, beta, exp []row }

func (w *work) resize(n int) {
	if cap(w.score) < n {
		w.score, w.alpha, w.beta, w.exp = make([]row, n), make([]row, n), make([]row, n), make([]row, n)
	}
	w.score, w.alpha, w.beta, w.exp = w.score[:n], w.alpha[:n], w.beta[:n], w.exp[:n]
}

// step moves the weights along the gradient of one example's log-likelihood: what is there less what the model expects.
func (m *crf) step(e *compact, w *work) {
	n := len(e.labels)
	if n == 0 {
		return
	}
	const width = tagger.Width
	w.resize(n)
	for i := range n {
		m.emit(e.features[i*width:(i+1)*width], &w.score[i])
	}
	var et [labels]row
	for a := range et {
		for b := range et[a] {
			et[a][b] = exp(m.trans[a][b])
		}
	}
	m.forwardBackward(w, n, &et)
	var expected [labels]row
	for i := range n {
		var p row
		sum := float32(0)
		for y := range p {
			p[y] = w.alpha[i][y] * w.beta[i][y]
			sum += p[y]
		}
		g := row{}
		for y := range p {
			g[y] = -p[y] / sum * e.weight
		}
		g[e.labels[i]] += e.weight
		m.update(e.features[i*width:(i+1)*width], &g)
		if i > 0 {
			pairs(&w.alpha[i-1], &w.exp[i], &w.beta[i], &et, &expected)
		}
	}
	for i := 1; i < n; i++ {
		expected[e.labels[i-1]][e.labels[i]]--
	}
	for a := range m.trans {
		for b := range m.trans[a] {
			if g := -expected[a][b] * e.weight; g != 0 {
				m.transSq[a][b] += g * g
				m.trans[a][b] += m.rate * g / (sqrt(m.transSq[a][b]) + 1e-3)
			}
		}
	}
}

func (m *crf) emit(features []int32, out *row) {
	*out = row{}
	for _, f := range features {
		if f >= 0 {
			w := &m.weights[f]
			for y := range out {
				out[y] += w[y]
			}
		}
	}
}

func (m *crf) forwardBackward(w *work, n int, et *[labels]row) {
	for i := range n {
		top := w.score[i][0]
		for _, v := range w.score[i] {
			top = max(top, v)
		}
		for y, v := range w.score[i] {
			w.exp[i][y] = exp(v - top)
		}
	}
	w.alpha[0] = w.exp[0]
	scale(&w.alpha[0])
	for i := 1; i < n; i++ {
		for b := range labels {
			s := float32(0)
			for a := range labels {
				s += w.alpha[i-1][a] * et[a][b]
			}
			w.alpha[i][b] = s * w.exp[i][b]
		}
		scale(&w.alpha[i])
	}
	for y := range labels {
		w.beta[n-1][y] = 1
	}
	for i := n - 2; i >= 0; i-- {
		for a := range labels {
			s := float32(0)
			for b := range labels {
				s += et[a][b] * w.exp[i+1][b] * w.beta[i+1][b]
			}
			w.beta[i][a] = s
		}
		scale(&w.beta[i])
	}
}

// pairs adds the expected counts of neighbouring labels.
func pairs(alpha, exp, beta *row, et, expected *[labels]row) {
	var p [labels]row
	sum := float32(0)
	for a := range labels {
		for b := range labels {
			p[a][b] = alpha[a] * et[a][b] * exp[b] * beta[b]
			sum += p[a][b]
		}
	}
	for a := range labels {
		for b := range labels {
			expected[a][b] += p[a][b] / sum
		}
	}
}

func (m *crf) update(features []int32, g *row) {
	for _, f := range features {
		if f < 0 {
			continue
		}
		w, q := &m.weights[f], &m.squares[f]
		for y, v := range g {
			if v < 1e-4 && v > -1e-4 {
				continue
			}
			q[y] += v * v
			step := m.rate / (sqrt(q[y]) + 1e-2)
			w[y] += step * v
		}
	}
}

func scale(r *row) {
	sum := float32(0)
	for _, v := range r {
		sum += v
	}
	for y := range r {
		r[y] /= sum
	}
}

func exp(x float32) float32  { return float32(math.Exp(float64(x))) }
func sqrt(x float32) float32 { return float32(math.Sqrt(float64(x))) }
