package matching

import (
	"encoding/binary"

	"kikite/events"
)

// names numbers the codes in use, so that packed entries hold numbers. Numbers are never taken back: there are few codes.
type names struct {
	list   []events.Code
	number map[events.Code]uint64
}

func newNames(list []events.Code) *names {
	n := &names{list: list, number: make(map[events.Code]uint64, len(list))}
	for i, code := range list {
		n.number[code] = uint64(i)
	}
	return n
}

func (n *names) of(code events.Code) uint64 {
	i, ok := n.number[code]
	if !ok {
		i = uint64(len(n.list))
		n.list, n.number[code] = append(n.list, code), i
	}
	return i
}

// packer appends values to bytes: numbers of variable length, texts with their length before them.
type packer struct {
	names *names
	b     []byte
}

func (p *packer) uint(v uint64)      { p.b = binary.AppendUvarint(p.b, v) }
func (p *packer) int(v int64)        { p.b = binary.AppendVarint(p.b, v) }
func (p *packer) text(s string)      { p.uint(uint64(len(s))); p.b = append(p.b, s...) }
func (p *packer) code(c events.Code) { p.uint(p.names.of(c)) }

func (p *packer) codes(list []events.Code) {
	p.uint(uint64(len(list)))
	for _, c := range list {
		p.code(c)
	}
}

// unpacker takes values off again. Texts are pieces of s and keep it in memory. What cannot be read sets bad and is zero.
type unpacker struct {
	names []events.Code
	s     string
	bad   bool
}

func (u *unpacker) uint() uint64 {
	var v uint64
	for i := range min(len(u.s), binary.MaxVarintLen64) {
		b := u.s[i]
		v |= uint64(b&0x7f) << (7 * i)
		if b < 0x80 {
			u.s = u.s[i+1:]
			return v
		}
	}
	u.bad = true
	return 0
}

func (u *unpacker) int() int64 {
	v := u.uint()
	return int64(v>>1) ^ -int64(v&1)
}

// count is a number of things of at least a byte each.
func (u *unpacker) count() int {
	n := u.uint()
	if n > uint64(len(u.s)) {
		u.bad = true
		return 0
	}
	return int(n)
}

func (u *unpacker) text() string {
	n := u.count()
	out := u.s[:n]
	u.s = u.s[n:]
	return out
}

func (u *unpacker) code() events.Code {
	i := u.uint()
	if i >= uint64(len(u.names)) {
		u.bad = true
		return ""
	}
	return u.names[i]
}

// codes uses the memory of into again.
func (u *unpacker) codes(into []events.Code) []events.Code {
	into = into[:0]
	for range u.count() {
		into = append(into, u.code())
	}
	return into
}
