package matching

import (
	"encoding/binary"
	"hash/crc32"
	"slices"
	"strings"
	"time"

	"kikite/events"
	"kikite/functions/matching/internal/meaning"
	"kikite/shared/problem"
)

// snapshotFormat is raised when old snapshots cannot be read any more; readers then fall back to the change log.
const snapshotFormat = 3

// snapshotMagic begins every snapshot since format 2.
const snapshotMagic = "kikite matching snapshot\n"

// SnapshotInfo says which snapshot it is and how far in the change log it reaches.
type SnapshotInfo struct {
	Version string
	Through time.Time // when the change log was read
	Model   Pointer
}

// Encode writes the index as a snapshot: names of codes, companies, a head per consultant, the texts in compressed blocks, a CRC-32C. An
// index that reads it keeps the bytes as they are and points into them: nothing is copied, and nearly nothing allocated.
func (x *Index) Encode(info SnapshotInfo) ([]byte, error) {
	x.mu.RLock()
	defer x.mu.RUnlock()
	blocks, err := x.texts.pack(len(x.ids))
	if err != nil {
		return nil, err
	}
	size := 1 << 16
	for _, piece := range slices.Concat(x.heads, blocks) {
		size += len(piece) + binary.MaxVarintLen32
	}
	p := packer{names: newNames(nil), b: append(make([]byte, 0, size), snapshotMagic...)} // one piece: it is most of the memory
	p.uint(snapshotFormat)
	p.text(info.Version)
	p.int(info.Through.UnixNano())
	p.text(info.Model.Version)
	p.text(info.Model.Key)
	p.uint(uint64(len(x.names.list)))
	for _, code := range x.names.list {
		p.text(string(code))
	}
	p.names = x.names
	p.uint(uint64(len(x.heads)))
	for _, head := range x.heads {
		p.text(head)
	}
	p.uint(uint64(len(blocks)))
	for _, block := range blocks {
		p.text(block)
	}
	p.uint(uint64(len(x.companies)))
	for id, c := range x.companies {
		p.text(string(id))
		p.int(c.Version)
		p.text(string(c.Status))
		p.uint(uint64(len(c.Programs)))
		for _, program := range c.Programs {
			p.text(string(program))
		}
	}
	return binary.LittleEndian.AppendUint32(p.b, checksum(p.b)), nil
}

// checksum is the CRC-32C. It goes piece by piece, since a text as bytes is a copy.
func checksum[T string | []byte](b T) (sum uint32) {
	var piece [1 << 14]byte
	for len(b) > 0 {
		n := copy(piece[:], b)
		sum, b = crc32.Update(sum, crc32.MakeTable(crc32.Castagnoli), piece[:n]), b[n:]
	}
	return sum
}

// errSnapshot says that there is a snapshot that this program cannot use: rebuild it.
var errSnapshot = problem.New(problem.Gone, "snapshot", "The snapshot is damaged or of another format.")

// DecodeSnapshot returns the index that a snapshot holds, without a model. The index keeps raw. Errors: Gone for a snapshot that is
// damaged or of another format.
func DecodeSnapshot(raw string, w Weights) (*Index, SnapshotInfo, error) {
	body, ok := strings.CutPrefix(raw, snapshotMagic)
	end := len(raw) - 4
	if !ok || len(body) < 4 || checksum(raw[:end]) != binary.LittleEndian.Uint32([]byte(raw[end:])) {
		return nil, SnapshotInfo{}, errSnapshot
	}
	u := unpacker{s: body[:len(body)-4]}
	if format := u.uint(); format != snapshotFormat {
		return nil, SnapshotInfo{}, problem.Newf(problem.Gone, "snapshot", "The snapshot has format %d, not %d.", format, snapshotFormat)
	}
	info := SnapshotInfo{Version: u.text(), Through: time.Unix(0, u.int()).UTC(), Model: Pointer{Version: u.text(), Key: u.text()}}
	x := NewIndex(w)
	x.names = newNames(u.codeTexts())
	heads, blocks := u.texts(), u.texts()
	for range u.count() {
		c := Company{ID: events.ID(u.text()), Version: u.int(), Status: events.Code(u.text()), Programs: u.codeTexts()}
		x.companies[c.ID] = c
	}
	x.adopt(heads, &u)
	if u.bad || u.s != "" || len(blocks) != (len(heads)+blockSize-1)/blockSize {
		return nil, info, errSnapshot
	}
	x.texts = newTexts(blocks, len(heads))
	return x, info, nil
}

// texts takes a list of texts off.
func (u *unpacker) texts() []string {
	out := make([]string, u.count())
	for i := range out {
		out[i] = u.text()
	}
	return out
}

func (u *unpacker) codeTexts() []events.Code {
	var out []events.Code
	for range u.count() {
		out = append(out, events.Code(u.text()))
	}
	return out
}

// adopt fills an empty index with heads. What cannot be read is told by u.
func (x *Index) adopt(heads []string, u *unpacker) {
	x.heads, x.ids, x.features = heads, make([]events.ID, len(heads)), make([]feature, len(heads))
	x.slots, x.meanings = make(map[events.ID]int, len(heads)), make([]meaning.Set, len(heads))
	var e entry
	for slot, head := range heads {
		one := unpacker{names: x.names.list, s: head}
		x.ids[slot] = one.head(&e)
		x.slots[x.ids[slot]] = slot
		x.features[slot], x.meanings[slot] = x.featureOf(&e), e.consultant.Meaning
		u.bad = u.bad || one.bad || one.s != ""
	}
}

// snapshotVersion orders snapshots by how far in the change log they reach.
func snapshotVersion(through time.Time) string { return through.UTC().Format("20060102T150405.000000") }
