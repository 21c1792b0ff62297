package matching

import (
	"math/bits"
	"slices"

	"kikite/events"
	"kikite/functions/matching/internal/meaning"
)

// codec turns the codes of one list into bits.
type codec map[events.Code]uint

func newCodec(list []events.Code) codec {
	if len(list) > 64 {
		panic("matching: a list of codes outgrew its bits") // a programming error, found at start
	}
	c := make(codec, len(list))
	for i, code := range list {
		c[code] = uint(i)
	}
	return c
}

// set is the bits of the known codes.
func (c codec) set(codes []events.Code) uint64 {
	var out uint64
	for _, code := range codes {
		if bit, ok := c[code]; ok {
			out |= 1 << bit
		}
	}
	return out
}

// number is the position of a code plus one, 0 if it is not known.
func (c codec) number(code events.Code) uint8 {
	if bit, ok := c[code]; ok {
		return uint8(bit + 1)
	}
	return 0
}

// codecs are the lists that features are made of.
type codecs struct {
	themes, industries, jobs, values, styles, languages, licences, programs, genders, ages, backgrounds codec
	lexicon                                                                                             lexicon
	local                                                                                               *meaning.Local
	leans                                                                                               map[events.Code]int
	words                                                                                               *dictionary
}

func newCodecs() *codecs {
	return &codecs{
		themes: newCodec(events.Themes()), industries: newCodec(events.Industries()), jobs: newCodec(events.JobTypes()),
		values: newCodec(events.Values()), styles: newCodec(events.Styles()), languages: newCodec(events.Languages()),
		licences: newCodec(events.Licences()), programs: newCodec(events.Programs()), genders: newCodec(events.Genders()),
		ages: newCodec(events.AgeBands()), backgrounds: newCodec(events.Backgrounds()), lexicon: newLexicon(), local: LocalMeaning(), leans: leans(), words: newDictionary(),
	}
}

// share is how much of wanted lies in had, 0 to 1; 0 if nothing is wanted.
func share(wanted, had uint64) float32 {
	if wanted == 0 {
		return 0
	}
	return float32(bits.OnesCount64(wanted&had)) / float32(bits.OnesCount64(wanted))
}

// overlap is the Jaccard index of two sets, 0 to 1; two empty sets have none.
func overlap(a, b uint64) float32 {
	union := a | b
	if union == 0 {
		return 0
	}
	return float32(bits.OnesCount64(a&b)) / float32(bits.OnesCount64(union))
}

func has(codes []events.Code, code events.Code) bool { return slices.Contains(codes, code) }
