package matching

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// tally counts where a keyword was found, for each document: a lane of eight bits for each text, which stops at 128.
type tally = uint32

// lanes say by the position divided by 128 what a hit adds to the tally.
func lanes() (out [1 << positionBits >> 7]tally) {
	ends := stretches()
	for i := range out {
		for f := range textFields {
			if place(i)<<7 >= ends[f] {
				out[i] = 1 << (8 * uint(f))
			}
		}
	}
	return out
}

// find adds the hits of a folded keyword to the tallies. The work is bounded by the number of places of the runs that the keyword
// may be a part of.
func (s *searchIndex) find(keyword string, tallies []tally) {
	lanes := lanes()
	parts := s.parts(keyword)
	switch len(parts) {
	case 0:
	case 1:
		for _, run := range parts[0] {
			for _, p := range s.places[run] {
				count(tallies, p, &lanes)
			}
		}
	default:
		for _, p := range s.consecutive(parts) {
			count(tallies, p, &lanes)
		}
	}
}

func count(tallies []tally, p place, lanes *[1 << positionBits >> 7]tally) {
	lane := lanes[p&positionMask>>7]
	if t := &tallies[p>>positionBits]; *t&(lane<<7) == 0 {
		*t += lane
	}
}

// parts are, for each run of the keyword, the runs of texts that it may be: one that it is a part of, if there is but one; otherwise
// one that ends with the first, the inner ones themselves, and one that begins with the last. Nil if there is none for some.
func (s *searchIndex) parts(keyword string) [][]int32 {
	var pieces []string
	eachRun(keyword, func(run string, _ script) { pieces = append(pieces, run) })
	out := make([][]int32, len(pieces))
	for i, piece := range pieces {
		switch {
		case len(pieces) == 1:
			out[i] = s.runsWith(piece, strings.Contains)
		case i == 0:
			out[i] = s.runsWith(piece, strings.HasSuffix)
		case i == len(pieces)-1:
			out[i] = s.runsWith(piece, strings.HasPrefix)
		default:
			if run, ok := s.runs[piece]; ok {
				out[i] = []int32{run}
			}
		}
		if len(out[i]) == 0 {
			return nil
		}
	}
	return out
}

// runsWith are the runs that a piece stands in a relation to, from the shortest of the lists of its characters and bigrams.
func (s *searchIndex) runsWith(piece string, relation func(run, piece string) bool) []int32 {
	single := utf8.RuneCountInString(piece) == 1
	var best []int32
	first := true
	eachGram(piece, func(b uint32) {
		if l := s.grams[b]; first || len(l) < len(best) {
			best, first = l, false
		}
	})
	var out []int32
	for _, run := range best {
		if single && s.spelt[run] == piece || relation(s.spelt[run], piece) {
			out = append(out, run)
		}
	}
	return out
}

// consecutive are the places where runs of all parts follow one another; the place is that of the first.
func (s *searchIndex) consecutive(parts [][]int32) []place {
	size := func(part []int32) (n int) {
		for _, run := range part {
			n += len(s.places[run])
		}
		return n
	}
	rarest := 0
	for i := range parts {
		if size(parts[i]) < size(parts[rarest]) {
			rarest = i
		}
	}
	var found []place
	for _, run := range parts[rarest] {
		for _, p := range s.places[run] {
			if p&positionMask >= place(rarest) {
				found = append(found, p-place(rarest))
			}
		}
	}
	slices.Sort(found)
	for i, part := range parts {
		if i != rarest {
			found = s.followed(found, part, place(i))
		}
	}
	return found
}

// followed keeps the places that have a run of the part so many positions after them.
func (s *searchIndex) followed(found []place, part []int32, after place) []place {
	keep := make([]bool, len(found))
	for _, run := range part {
		at := 0
		for _, p := range s.places[run] {
			if p&positionMask < after {
				continue
			}
			at += gallop(found[at:], p-after)
			if at == len(found) {
				break
			}
			if found[at] == p-after {
				keep[at] = true
			}
		}
	}
	n := 0
	for i, p := range found {
		if keep[i] {
			found[n] = p
			n++
		}
	}
	return found[:n]
}

// gallop is the index of the first that is not below p: cheap where it is near.
func gallop(ascending []place, p place) int {
	step := 1
	for step < len(ascending) && ascending[step] < p {
		step *= 2
	}
	low := step / 2
	i, _ := slices.BinarySearch(ascending[low:min(step+1, len(ascending))], p)
	return low + i
}
