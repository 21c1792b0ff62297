package attack

import (
	"cmp"
	"fmt"
	"math"
	"slices"
)

// Smallest returns the fewest people of an atom: those whose answers lie in exactly the same published groups. 0 if nothing is published.
func (s *System) Smallest() int {
	least := 0
	for _, columns := range s.atoms() {
		if n := s.distinct(columns); least == 0 || n < least {
			least = n
		}
	}
	return least
}

// atoms are the unknowns by the rows that hold them.
func (s *System) atoms() map[string][]int {
	in := make([][]int, len(s.People))
	for i, row := range s.Rows {
		for c := range row {
			in[c] = append(in[c], i)
		}
	}
	out := map[string][]int{}
	for c, rows := range in {
		if len(rows) > 0 {
			out[fmt.Sprint(rows)] = append(out[fmt.Sprint(rows)], c)
		}
	}
	return out
}

func (s *System) distinct(columns []int) int {
	people := map[int]bool{}
	for _, c := range columns {
		people[s.People[c]] = true
	}
	return len(people)
}

// Unproved looks for the release at which it is not sure that fewer than k people cannot be told, an answer that stays the same being one
// unknown: every atom of the release must have k people whose unknowns no earlier release holds, or be a sum of what was published
// before. (Of any sum of figures, the unknowns that are new with the atom published last are never cancelled.) It returns -1 if
// all releases are proved.
func (v View) Unproved(k int) int {
	atoms := v.byRelease()
	holder := map[int]int{} // by joined unknown: the latest earlier atom that holds it
	for i := 0; i < len(atoms); {
		end := i
		for end < len(atoms) && atoms[end].release == atoms[i].release {
			end++
		}
		times := map[int]int{} // how often the release holds an unknown
		for _, a := range atoms[i:end] {
			for _, c := range a.columns {
				times[v.Link[c]]++
			}
		}
		for _, a := range atoms[i:end] {
			if !v.proved(a, k, atoms, holder, times) {
				return a.release
			}
		}
		for ; i < end; i++ {
			for _, c := range atoms[i].columns {
				holder[v.Link[c]] = i
			}
		}
	}
	return -1
}

// atom is unknowns that are in the same rows, the first of which was published with the release.
type atom struct {
	columns []int
	release int
}

func (v View) byRelease() []atom {
	var out []atom
	for _, columns := range v.ByMonth.atoms() {
		release := math.MaxInt
		for i, row := range v.ByMonth.Rows {
			if _, in := row[columns[0]]; in {
				release = min(release, v.ByMonth.Release[i])
			}
		}
		out = append(out, atom{columns, release})
	}
	slices.SortFunc(out, func(a, b atom) int { return cmp.Or(a.release-b.release, a.columns[0]-b.columns[0]) })
	return out
}

func (v View) proved(a atom, k int, atoms []atom, holder, times map[int]int) bool {
	var fresh []int
	old, inside := map[int]int{}, map[int]int{}
	for _, c := range a.columns {
		inside[v.Link[c]]++
	}
	for _, c := range a.columns {
		if at, held := holder[v.Link[c]]; held {
			old[at]++
		} else if times[v.Link[c]] == inside[v.Link[c]] {
			fresh = append(fresh, c)
		}
	}
	repeats := len(fresh) == 0
	for at, n := range old {
		repeats = repeats && n == len(atoms[at].columns)
	}
	return repeats || v.ByMonth.distinct(fresh) >= k
}
