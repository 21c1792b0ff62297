package booking

import (
	"encoding/binary"
	"hash/fnv"
	"slices"

	"kikite/events"
)

// connections are the companies that a consultant is connected with, as 32-bit hashes: the consultant's item is checked by every
// booking and has to stay below a kilobyte. Two of a thousand companies share a hash in one of ten thousand services; the consultant
// then cannot be booked from the other one either, which is the safe side.
type connections []uint32

func connectionsOf(companies []events.ID) connections {
	var out connections
	for _, c := range companies {
		out = append(out, connectionHash(c))
	}
	return out
}

// with says whether the company is among them. No company ("") is not.
func (c connections) with(company events.ID) bool {
	return company != "" && slices.Contains(c, connectionHash(company))
}

func connectionHash(company events.ID) uint32 {
	h := fnv.New32a()
	_, _ = h.Write([]byte(company))
	return h.Sum32()
}

// encode is four bytes, big endian, for each.
func (c connections) encode() []byte {
	var out []byte
	for _, h := range c {
		out = binary.BigEndian.AppendUint32(out, h)
	}
	return out
}

func decodeConnections(b []byte) connections {
	var out connections
	for ; len(b) >= 4; b = b[4:] {
		out = append(out, binary.BigEndian.Uint32(b))
	}
	return out
}
