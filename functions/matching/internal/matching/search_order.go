package matching

import (
	"cmp"
	"math"
	"slices"
	"sync/atomic"
	"time"

	"kikite/events"
)

// hit is a result with the key that it is sorted by, ascending.
type hit struct {
	key  uint64
	slot int32
}

// The sorts.
const (
	sortSoon       events.Code = "soon"
	sortExperience events.Code = "experience"
)

// key packs what results are sorted by into one number. By relevance: those found by a near word last, then the score (31 bits), then an order of the
// asker's own (32 bits), so that nobody is first for everybody. By time or experience: that (32 bits), then the same with 1, 15 and 16 bits.
func (x *Index) key(sort events.Code, slot int32, score float32, near bool, own uint64, now time.Time) uint64 {
	r := &x.search.rows[slot]
	worse := uint64(math.MaxInt32) - uint64(math.Float32bits(score)) // positive floats are in the order of their bits
	if near {
		worse |= 1 << 31
	}
	mine := mix(own ^ r.salt)
	switch sort {
	case sortSoon:
		return uint64(x.soonest(slot, now))<<32 | worse>>16<<16 | mine>>48
	case sortExperience:
		return uint64(math.MaxUint32-uint32(r.experience))<<32 | worse>>16<<16 | mine>>48
	default:
		return worse<<32 | mine>>32
	}
}

// soonest is when a consultant is free next, in minutes since 1970; the largest number if that is not known. It is looked up anew once it is past.
func (x *Index) soonest(slot int32, now time.Time) uint32 {
	r := &x.search.rows[slot]
	t := atomic.LoadInt64(&r.soonest)
	if t < now.Unix() {
		t = soonestOf(x.head(int(slot)), now.Unix())
		atomic.StoreInt64(&r.soonest, t)
	}
	return uint32(min(t/60, math.MaxUint32))
}

// soonestOf is the earliest start at or after a time in seconds; far in the future if none is known.
func soonestOf(e *entry, after int64) int64 {
	if t := e.open.next(time.Unix(after, 0)); t > 0 {
		return t
	}
	return math.MaxInt64
}

// page brings the hits from the from-th to before the to-th in order, without sorting the others, and returns them.
func (x *Index) page(hits []hit, from, to int) []hit {
	to = min(to, len(hits))
	if from >= to {
		return nil
	}
	compare := func(a, b hit) int {
		return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(x.ids[a.slot], x.ids[b.slot]))
	}
	if from > 0 {
		divide(hits, from, compare)
	}
	if to < len(hits) {
		divide(hits[from:], to-from, compare)
	}
	slices.SortFunc(hits[from:to], compare)
	return hits[from:to]
}

// divide moves the n smallest to the front (Hoare's selection, with the median of three as the pivot).
func divide(hits []hit, n int, compare func(a, b hit) int) {
	for low, high := 0, len(hits)-1; low < high; {
		pivot := median(hits[low], hits[(low+high)/2], hits[high], compare)
		i, j := low, high
		for i <= j {
			for hits[i].key < pivot.key || hits[i].key == pivot.key && compare(hits[i], pivot) < 0 {
				i++
			}
			for pivot.key < hits[j].key || hits[j].key == pivot.key && compare(pivot, hits[j]) < 0 {
				j--
			}
			if i <= j {
				hits[i], hits[j] = hits[j], hits[i]
				i++
				j--
			}
		}
		switch {
		case n <= j:
			high = j
		case n >= i:
			low = i
		default:
			return
		}
	}
}

func median(a, b, c hit, compare func(a, b hit) int) hit {
	three := [...]hit{a, b, c}
	slices.SortFunc(three[:], compare)
	return three[1]
}
