package matching

import (
	"crypto/sha256"
	"encoding/binary"

	"kikite/events"
)

// feature is what scoring reads of a consultant: one cache line (64 bytes), so that all picks are one walk through memory.
type feature struct {
	themes      uint64
	open        uint64 // bit (day-base)*3+part has free slots
	salt        uint64 // of the ID, for the spread between equals
	industries  uint16
	jobs        uint16
	values      uint16
	styles      uint8
	languages   uint8
	licences    uint8
	programs    uint8 // 0 for a consultant who is not visible
	gender      uint8
	age         uint8
	personality Sums // zero if not stated
	lean        int8 // way of talking: -100 listens, 100 advises
	backgrounds uint16
	connected   uint32 // bits of the companies that know the consultant, see companyBits
	effect      int8   // rating effect of the model, in hundredths of a point
	unsure      uint8  // its standard deviation, likewise
	exposure    uint8  // how often shown lately, of 255
}

// leans says which way a style leans between listening (-100) and advising (100).
func leans() map[events.Code]int {
	return map[events.Code]int{"listening": -100, "empathic": -80, "encouraging": -30, "questioning": -10, "structuring": 40,
		"practical": 70, "frank": 60, "advising": 100}
}

// horizonDays is how far picks look for an open slot; spanDays is what the bits of feature.open can hold.
const (
	horizonDays = 14
	spanDays    = 21
)

// static computes the part of a feature that does not change with the day or the model.
func (k *codecs) static(c Consultant) feature {
	f := feature{
		themes: k.themes.set(c.Themes), salt: salt(c.ID),
		industries: uint16(k.industries.set(c.Industries)), jobs: uint16(k.jobs.set(c.JobTypes)), values: uint16(k.values.set(c.Values)),
		styles: uint8(k.styles.set(c.Styles)), languages: uint8(k.languages.set(c.Languages)), licences: uint8(k.licences.set(c.Licences)),
		backgrounds: uint16(k.backgrounds.set(c.Backgrounds)), connected: companyBits(c.Connected...),
		gender: k.genders.number(c.Gender), age: k.ages.number(c.AgeBand),
	}
	if len(c.Personality) == traits {
		for i, v := range c.Personality {
			f.personality[i] = uint8(min(14, max(2, v)))
		}
	}
	total := 0
	for _, s := range c.Styles {
		total += k.leans[s]
	}
	if len(c.Styles) > 0 {
		f.lean = int8(total / len(c.Styles))
	}
	return f
}

// openBits are the windows of base and the twenty days after it.
func openBits(windows []Window, base int32) uint64 {
	var out uint64
	for _, w := range windows {
		if d := w.Day - base; d >= 0 && d < spanDays && w.Slots > 0 {
			out |= 1 << (uint(d)*3 + uint(w.Part))
		}
	}
	return out
}

// salt is a hash of an ID that is the same on every machine.
func salt(id events.ID) uint64 {
	sum := sha256.Sum256([]byte(id))
	return binary.LittleEndian.Uint64(sum[:8])
}

// companyBits are bits that companies leave in a feature. Two companies may share a bit, so a common bit is only a reason to look
// closer (Index.barred); no common bit is certain.
func companyBits(companies ...events.ID) uint32 {
	var out uint32
	for _, c := range companies {
		if c != "" {
			out |= 1 << (salt(c) % 32)
		}
	}
	return out
}

// mix is the finalizer of SplitMix64 (Steele, Lea, Flood 2014): every input bit moves every output bit.
func mix(x uint64) uint64 {
	x ^= x >> 30
	x *= 0xbf58476d1ce4e5b9
	x ^= x >> 27
	x *= 0x94d049bb133111eb
	return x ^ x>>31
}
