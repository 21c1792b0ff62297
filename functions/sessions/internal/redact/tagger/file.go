package tagger

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
)

// Bytes returns the file of a model: gzip of the transitions, the words and the weights, the latter two sorted by hash and as
// differences.
func (s Source) Bytes() ([]byte, error) {
	out := []byte(magic)
	for _, r := range s.Transitions {
		for _, v := range r {
			out = binary.LittleEndian.AppendUint32(out, math.Float32bits(v))
		}
	}
	words := map[uint32]Category{}
	for _, h := range s.Words.hash {
		words[h] = s.Words.find(h)
	}
	hashes := sortedKeys(words)
	out = differences(out, hashes)
	for _, h := range hashes {
		out = append(out, byte(words[h]))
	}
	keys := sortedKeys(s.Rows)
	out = differences(out, keys)
	for y := range Labels {
		for _, k := range keys {
			out = append(out, byte(s.Rows[k][y]))
		}
	}
	var packed bytes.Buffer
	w, err := gzip.NewWriterLevel(&packed, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(out); err != nil {
		return nil, err
	}
	err = w.Close() // writes the rest
	return packed.Bytes(), err
}

// differences appends how many numbers there are and how far each is from the one before.
func differences(out []byte, sorted []uint32) []byte {
	out = binary.AppendUvarint(out, uint64(len(sorted)))
	last := uint32(0)
	for _, v := range sorted {
		out = binary.AppendUvarint(out, uint64(v-last))
		last = v
	}
	return out
}

// Load reads the file of a model.
func Load(file []byte) (*Model, error) {
	packed, err := gzip.NewReader(bytes.NewReader(file))
	if err != nil {
		return nil, fmt.Errorf("model of names: %w", err)
	}
	in := &input{r: bufio.NewReaderSize(packed, 1<<16)}
	if string(in.bytes(len(magic))) != magic {
		return nil, errors.New("model of names: not a model of this version")
	}
	s := Source{Words: NewWords(), Rows: map[uint32]Row{}}
	for a := range s.Transitions {
		for b := range s.Transitions[a] {
			s.Transitions[a][b] = math.Float32frombits(binary.LittleEndian.Uint32(in.bytes(4)))
		}
	}
	words := in.numbers()
	for i, c := range in.bytes(len(words)) {
		if !s.Words.add(words[i], Category(c)) {
			return nil, errors.New("model of names: too many words")
		}
	}
	in.rows(s.Rows)
	if in.err != nil {
		return nil, fmt.Errorf("model of names: %w", in.err)
	}
	return New(s), nil
}

// input reads until the first error, which it keeps.
type input struct {
	r   *bufio.Reader
	err error
}

// most bounds the counts in a file, so that a broken one does not take all memory.
const most = 1 << 22

func (in *input) bytes(n int) []byte {
	out := make([]byte, n)
	if in.err == nil {
		_, in.err = io.ReadFull(in.r, out)
	}
	return out
}

func (in *input) number() uint64 {
	if in.err != nil {
		return 0
	}
	v, err := binary.ReadUvarint(in.r)
	in.err = err
	return v
}

func (in *input) numbers() []uint32 {
	n := in.number()
	if n > most {
		in.err = errors.New("count out of range")
		return nil
	}
	out, last := make([]uint32, n), uint32(0)
	for i := range out {
		last += uint32(in.number())
		out[i] = last
	}
	return out
}

func (in *input) rows(out map[uint32]Row) {
	keys := in.numbers()
	table := in.bytes(Labels * len(keys))
	for i, k := range keys {
		var r Row
		for y := range r {
			r[y] = int8(table[y*len(keys)+i])
		}
		out[k] = r
	}
}
