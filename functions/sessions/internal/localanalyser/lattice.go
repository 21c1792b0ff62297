package localanalyser

import (
	"math"
	"slices"
	"unicode/utf8"

	"kikite/functions/sessions/internal/morph"
)

// maxUnknown is the longest unknown word, in characters, as kagome has it.
const maxUnknown = 1024

// node is a word that may stand at a place of the text. Nodes that end at the same place are chained by next.
type node struct {
	id, prev, next, cost int32
	from                 int32 // byte at which it begins
	right                int16
	unknown              bool
}

// best is the cheapest way to a word whose left class is the index, at the place where it was last asked for.
type best struct {
	place      int // counted on from search to search, so that nothing must be cleared
	cost, prev int32
}

// lattice holds the buffers of one search. It is reused.
type lattice struct {
	nodes []node
	ends  []int32 // last node that ends at each byte, -1 for none
	best  []best
	base  int // added to places in best
	// The nodes that end where the search stands, first made first.
	at    []int32
	right []int16
	cost  []int32
	path  []int32
}

// tokenise finds the cheapest sequence of words (Viterbi). Places are counted in bytes.
func (w *words) tokenise(text string) []morph.Token {
	if text == "" {
		return nil
	}
	l, _ := w.spare.Get().(*lattice)
	defer w.spare.Put(l)
	l.reset(len(text))
	for place, r := range text {
		if l.ends[place] < 0 {
			continue // no path comes here
		}
		l.arrive(place)
		w.extend(l, text, place, r)
	}
	l.arrive(len(text))
	_, last := w.cheapest(l, 0, len(text))
	l.path = l.path[:0]
	for i := last; i > 0; i = l.nodes[i].prev {
		l.path = append(l.path, i)
	}
	slices.Reverse(l.path)
	out := make([]morph.Token, len(l.path))
	runes := 0
	for i, id := range l.path {
		n := l.nodes[id]
		end := len(text)
		if i+1 < len(l.path) {
			end = int(l.nodes[l.path[i+1]].from)
		}
		surface := text[n.from:end]
		start := runes
		runes += utf8.RuneCountInString(surface)
		out[i] = w.token(n, surface, start, runes)
	}
	return out
}

// reset clears the buffers and puts the beginning of the text at place 0.
func (l *lattice) reset(size int) {
	l.base += len(l.ends) + 1
	l.nodes = append(l.nodes[:0], node{next: -1})
	if cap(l.ends) < size+1 {
		l.ends = make([]int32, size+1)
	}
	l.ends = l.ends[:size+1]
	for i := range l.ends {
		l.ends[i] = -1
	}
	l.ends[0] = 0
}

// arrive collects the nodes that end at a place.
func (l *lattice) arrive(place int) {
	l.at, l.right, l.cost = l.at[:0], l.right[:0], l.cost[:0]
	for i := l.ends[place]; i >= 0; i = l.nodes[i].next {
		l.at = append(l.at, i)
		l.right = append(l.right, l.nodes[i].right)
		l.cost = append(l.cost, l.nodes[i].cost)
	}
}

// cheapest returns the cost of the cheapest path to a word of the left class at a place, and its last node.
func (w *words) cheapest(l *lattice, left int16, place int) (cost, prev int32) {
	b := &l.best[left]
	if b.place == l.base+place {
		return b.cost, b.prev
	}
	row := w.Connection.Vec[int(left)*w.rows : (int(left)+1)*w.rows]
	cost, prev = math.MaxInt32, 0
	for j, r := range l.right {
		// Later nodes stand first in the chain; of equals the one made first wins.
		if c := l.cost[j] + int32(row[r]); c <= cost {
			cost, prev = c, l.at[j]
		}
	}
	*b = best{l.base + place, cost, prev}
	return cost, prev
}

// extend adds the words that begin at a place: those of the dictionary, and guessed ones where there are none or the class of the
// character asks for it.
func (w *words) extend(l *lattice, text string, place int, r rune) {
	found := false
	p, trie := int32(0), w.Index.Da
	for i := place; i < len(text) && text[i] != 0; i++ {
		q := trie[p].Base + int32(text[i])
		if int(q) >= len(trie) || trie[q].Check != p {
			break
		}
		if end := trie[q].Base; int(end) < len(trie) && trie[end].Check == q && trie[end].Base <= 0 {
			found = true
			first := -trie[end].Base
			for id := first; id <= first+int32(w.same[first]); id++ {
				m := w.Morphs[id]
				w.add(l, node{id: id, from: int32(place), right: m.RightID}, m.LeftID, m.Weight, i+1) //nolint:gosec // as above
			}
		}
		p = q
	}
	class := w.CharacterCategory(r)
	if found && !w.InvokeList[class] {
		return
	}
	w.guess(l, text, place, class)
}

// guess adds an unknown word: the run of characters of one class, and the same without its last one.
func (w *words) guess(l *lattice, text string, place int, class byte) {
	_, size := utf8.DecodeRuneInString(text[place:])
	end, last := place+size, place
	if w.GroupList[class] {
		for n := 1; end < len(text) && n < maxUnknown; n++ {
			c, size := utf8.DecodeRuneInString(text[end:])
			if w.CharacterCategory(c) != class {
				break
			}
			if last, end = end, end+size; c == utf8.RuneError {
				last = place // as kagome does
			}
		}
	}
	s := w.unknown[class]
	for id := s.first; id < s.first+s.n; id++ {
		m := w.UnkDict.Morphs[id]
		n := node{id: id, from: int32(place), right: m.RightID, unknown: true} //nolint:gosec // as above
		if place < last {
			w.add(l, n, m.LeftID, m.Weight, last)
		}
		w.add(l, n, m.LeftID, m.Weight, end)
	}
}

func (w *words) add(l *lattice, n node, left, weight int16, end int) {
	cost, prev := w.cheapest(l, left, int(n.from))
	n.cost, n.prev, n.next = cost+int32(weight), prev, l.ends[end]
	l.ends[end] = int32(len(l.nodes)) //nolint:gosec // a few hundred per character of a text of bounded length
	l.nodes = append(l.nodes, n)
}
