package matching

import (
	"encoding/binary"
	"fmt"

	"github.com/klauspost/compress/zstd"
)

// blockSize is how many consultants' texts are compressed together. More compress better and take longer to read one of.
const blockSize = 32

// texts are the packed texts by slot: compressed as the snapshot has them, and by themselves what came or changed since.
type texts struct {
	blocks []string // each a Zstandard frame of blockSize texts with their lengths
	count  int      // of texts in blocks
	own    map[int]string
	zip    *zstd.Decoder
}

func newTexts(blocks []string, count int) *texts {
	zip, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderLowmem(true), zstd.WithDecoderMaxMemory(1<<26))
	if err != nil {
		panic(fmt.Errorf("matching: options of the decoder: %w", err)) // they are constant
	}
	return &texts{blocks: blocks, count: count, own: map[int]string{}, zip: zip}
}

func (t *texts) put(slot int, packed string) { t.own[slot] = packed }

// reader returns a function that reads the text of a slot. It keeps the last block: reading in the order of slots opens each block once.
// The function is not for two goroutines at once.
func (t *texts) reader() func(slot int) string {
	last, open := -1, []byte(nil)
	return func(slot int) string {
		if s, ok := t.own[slot]; ok || slot >= t.count {
			return s
		}
		if block := slot / blockSize; block != last {
			var err error
			if open, err = t.zip.DecodeAll([]byte(t.blocks[block]), open[:0]); err != nil {
				panic(fmt.Errorf("matching: block %d of the texts: %w", block, err)) // its checksum was right when it was loaded
			}
			last = block
		}
		rest := open
		for range slot % blockSize {
			n, size := binary.Uvarint(rest)
			rest = rest[size+int(n):]
		}
		n, size := binary.Uvarint(rest)
		return string(rest[size : size+int(n)])
	}
}

// pack returns blocks of the first count texts. A block in which nothing changed stays as it is.
func (t *texts) pack(count int) ([]string, error) {
	zip, err := zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1), zstd.WithEncoderLevel(zstd.SpeedDefault))
	if err != nil {
		return nil, fmt.Errorf("compress texts: %w", err)
	}
	defer func() { _ = zip.Close() }()
	read, out := t.reader(), make([]string, 0, (count+blockSize-1)/blockSize)
	var p packer
	var packed []byte
	for from := 0; from < count; from += blockSize {
		to := min(count, from+blockSize)
		if t.unchanged(from, to) {
			out = append(out, t.blocks[from/blockSize])
			continue
		}
		p.b = p.b[:0]
		for slot := from; slot < to; slot++ {
			p.text(read(slot))
		}
		packed = zip.EncodeAll(p.b, packed[:0])
		out = append(out, string(packed))
	}
	return out, nil
}

// unchanged says whether a block holds exactly the texts of these slots.
func (t *texts) unchanged(from, to int) bool {
	if min(t.count, from+blockSize) != to {
		return false
	}
	for slot := from; slot < to; slot++ {
		if _, ok := t.own[slot]; ok {
			return false
		}
	}
	return true
}
