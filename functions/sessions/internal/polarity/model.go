package polarity

import (
	_ "embed"
	"encoding/binary"
	"errors"
	"math"
)

// Classes of polarity, as the model orders them: -1, 0, 1.
const Classes = 3

//go:embed model/polarity.bin
var embedded []byte

// header is the magic word, then a bias and a step for each class and the step of the rarities, as float32.
const (
	magic  = "KPOL1\n\x00\x00"
	header = len(magic) + 4*(2*Classes+1)
)

// ErrModel means that a model file is not one.
var ErrModel = errors.New("polarity: not a model file")

// Model is a linear softmax. Weights and rarities (inverse document frequencies) are of one byte each; a step scales them.
type Model struct {
	Bias    [Classes]float32
	Step    [Classes]float32
	IDFStep float32
	Weights []int8  // Classes for each bucket
	IDF     []uint8 // one for each bucket
}

// Load reads the model that is built in.
func Load() (*Model, error) { return Parse(embedded) }

// Parse reads a model file. It returns ErrModel if it is not one.
func Parse(b []byte) (*Model, error) {
	if len(b) != header+Buckets*(Classes+1) || string(b[:len(magic)]) != magic {
		return nil, ErrModel
	}
	m := &Model{Weights: make([]int8, Classes*Buckets)}
	b = b[len(magic):]
	float := func() float32 {
		v := math.Float32frombits(binary.LittleEndian.Uint32(b))
		b = b[4:]
		return v
	}
	for c := range Classes {
		m.Bias[c], m.Step[c] = float(), float()
	}
	m.IDFStep = float()
	for i := range m.Weights {
		m.Weights[i] = int8(b[i]) //nolint:gosec // stored so
	}
	m.IDF = b[Classes*Buckets:]
	return m, nil
}

// Bytes writes the model file.
func (m *Model) Bytes() []byte {
	b := []byte(magic)
	for c := range Classes {
		b = binary.LittleEndian.AppendUint32(b, math.Float32bits(m.Bias[c]))
		b = binary.LittleEndian.AppendUint32(b, math.Float32bits(m.Step[c]))
	}
	b = binary.LittleEndian.AppendUint32(b, math.Float32bits(m.IDFStep))
	for _, w := range m.Weights {
		b = append(b, byte(w)) //nolint:gosec // read back so
	}
	return append(b, m.IDF...)
}

// Probabilities judges a text by its features: of being negative, neutral and positive.
func (m *Model) Probabilities(features []uint32) [Classes]float64 {
	var sum [Classes]int32
	var square int64
	for _, f := range features {
		r := int32(m.IDF[f])
		square += int64(r) * int64(r)
		w := m.Weights[Classes*f : Classes*f+Classes]
		sum[0] += r * int32(w[0])
		sum[1] += r * int32(w[1])
		sum[2] += r * int32(w[2])
	}
	norm := math.Sqrt(float64(max(square, 1)))
	var p [Classes]float64
	total := 0.0
	for c := range p {
		p[c] = math.Exp(float64(m.Bias[c]) + float64(m.Step[c])*float64(sum[c])/norm)
		total += p[c]
	}
	for c := range p {
		p[c] /= total
	}
	return p
}
