package matching

import (
	"math/bits"

	"kikite/events"
)

// facet is a property that results are counted by and filtered on.
type facet int

// The facets.
const (
	facetTheme facet = iota
	facetIndustry
	facetLicence
	facetLanguage
	facetGender
	facetProgram
	facets
)

// tags are all codes of a consultant that search looks at, as bits: one list of codes after the other.
type tags [2]uint64

// stretch is where the bits of a list of codes are.
type stretch struct {
	word  int
	shift uint
	size  uint
	list  []events.Code
}

func (s stretch) mask() (out tags) {
	out[s.word] = (1<<s.size - 1) << s.shift
	return out
}

// layout lays the lists of codes out. Jobs are no facet: their labels are searched.
type layout struct {
	facets [facets]stretch
	jobs   stretch
}

func newLayout() layout {
	var l layout
	var used [2]uint
	place := func(word int, list []events.Code) stretch {
		s := stretch{word, used[word], uint(len(list)), list}
		if used[word] += s.size; used[word] > 64 {
			panic("matching: the lists of codes outgrew their bits") // a programming error, found at start
		}
		return s
	}
	l.facets = [facets]stretch{
		facetTheme: place(0, events.Themes()), facetIndustry: place(0, events.Industries()), facetLicence: place(0, events.Licences()),
		facetLanguage: place(1, events.Languages()), facetGender: place(1, events.Genders()), facetProgram: place(1, events.Programs()),
	}
	l.jobs = place(1, events.JobTypes())
	return l
}

// set are the bits of codes of a list.
func (s stretch) set(codes ...events.Code) (out tags) {
	for i, known := range s.list {
		if has(codes, known) {
			out[s.word] |= 1 << (s.shift + uint(i))
		}
	}
	return out
}

func (l *layout) tags(c *Consultant) tags {
	out := l.jobs.set(c.JobTypes...)
	for f, codes := range [facets][]events.Code{c.Themes, c.Industries, c.Licences, c.Languages, {c.Gender}, c.Programs} {
		out = out.or(l.facets[f].set(codes...))
	}
	return out
}

func (t tags) or(u tags) tags   { return tags{t[0] | u[0], t[1] | u[1]} }
func (t tags) and(u tags) tags  { return tags{t[0] & u[0], t[1] & u[1]} }
func (t tags) less(u tags) tags { return tags{t[0] &^ u[0], t[1] &^ u[1]} }
func (t tags) any() bool        { return t[0]|t[1] != 0 }
func (t tags) size() int        { return bits.OnesCount64(t[0]) + bits.OnesCount64(t[1]) }

// counter counts how often each of 64 bits was set, as binary numbers that lie across words: bit i of plane p is bit p of the count of
// bit i. Adding a word takes the same few steps however many bits it has, without a branch to guess wrong.
type counter struct {
	low    [4]uint64 // of the last words, at most fifteen
	added  int
	planes [32]uint64
}

func (c *counter) add(word uint64) {
	carry := c.low[0] & word
	c.low[0] ^= word
	next := c.low[1] & carry
	c.low[1] ^= carry
	carry = c.low[2] & next
	c.low[2] ^= next
	c.low[3] ^= carry
	if c.added++; c.added == 15 {
		c.flush()
	}
}

func (c *counter) flush() {
	for i, word := range c.low {
		for p := i; word != 0; p++ {
			c.planes[p], word = c.planes[p]^word, c.planes[p]&word
		}
	}
	c.low, c.added = [4]uint64{}, 0
}

// of is the count of a bit.
func (c *counter) of(bit uint) (n int) {
	c.flush()
	for p, plane := range c.planes {
		n |= int(plane>>bit&1) << p
	}
	return n
}
