package attack

import (
	"maps"
	"slices"
)

// prime is that of the field in which large systems are solved. Whatever can be told with rational numbers can be told in it, unless it
// divides a minor of the system, and what is told in it alone would be a false alarm, never a miss of that kind.
const prime = 1<<31 - 1

// field is a reduced system over the field: every row has a pivot column where all others are 0.
type field struct {
	rows   [][]uint64
	pivots []int
	people []int
}

func inverse(a uint64) uint64 {
	out, power := uint64(1), a
	for e := uint64(prime - 2); e > 0; e >>= 1 {
		if e&1 == 1 {
			out = out * power % prime
		}
		power = power * power % prime
	}
	return out
}

// reduce solves the system for pivots, which it looks for in the order of columns.
func (s *System) reduce(order []int) field {
	f := field{people: s.People}
	var left [][]uint64
	for _, r := range s.Rows {
		row := make([]uint64, len(s.People))
		for c, v := range r {
			row[c] = uint64(v) % prime
		}
		left = append(left, row)
	}
	for _, c := range order {
		i := slices.IndexFunc(left, func(r []uint64) bool { return r[c] != 0 })
		if i < 0 {
			continue
		}
		row := left[i]
		left = slices.Delete(left, i, i+1)
		scale(row, inverse(row[c]))
		for _, other := range left {
			subtract(other, row, other[c])
		}
		for _, other := range f.rows {
			subtract(other, row, other[c])
		}
		f.rows, f.pivots = append(f.rows, row), append(f.pivots, c)
		if len(left) == 0 {
			break
		}
	}
	return f
}

func scale(row []uint64, by uint64) {
	for i, v := range row {
		row[i] = v * by % prime
	}
}

func subtract(from, row []uint64, times uint64) {
	if times == 0 {
		return
	}
	times = prime - times
	for i, v := range row {
		if v != 0 {
			from[i] = (from[i] + v*times) % prime
		}
	}
}

// Exact looks through every set of fewer than k people: whether some sum of published figures holds nobody else's answers. It returns
// such a set, or nil if there is none. Its time grows as people to the power k - 1.
func (s *System) Exact(k int) []int {
	order := make([]int, len(s.People))
	for i := range order {
		order[i] = i
	}
	f := s.reduce(order)
	byPerson := map[int][]int{} // rows by the person of their pivot
	for i, p := range f.pivots {
		byPerson[f.people[p]] = append(byPerson[f.people[p]], i)
	}
	set := make([]int, 0, k-1)
	var search func(from int) []int
	search = func(from int) []int {
		if len(set) == min(k-1, s.Count) {
			if f.tells(set, byPerson) {
				return slices.Clone(set)
			}
			return nil
		}
		for p := from; p < s.Count; p++ {
			set = append(set, p)
			if found := search(p + 1); found != nil {
				return found
			}
			set = set[:len(set)-1]
		}
		return nil
	}
	return search(0)
}

// tells says whether rows combine to one that is 0 for everybody outside of the set. Such a row is a combination of rows whose pivots
// are inside; there is one if these rows depend on each other outside.
func (f field) tells(set []int, byPerson map[int][]int) bool {
	var rows [][]uint64
	for _, p := range set {
		for _, i := range byPerson[p] {
			rows = append(rows, f.rows[i])
		}
	}
	if len(rows) == 0 {
		return false
	}
	var done [][]uint64 // by their leading columns, for as many columns as are needed
	for _, row := range rows {
		row = slices.Clone(row)
		for _, d := range done {
			subtract(row, d, row[lead(d, set, f.people)])
		}
		c := lead(row, set, f.people)
		if c < 0 {
			return true
		}
		scale(row, inverse(row[c]))
		done = append(done, row)
	}
	return false
}

// lead is the first column of somebody outside of the set where the row is not 0, or -1.
func lead(row []uint64, set, people []int) int {
	for c, v := range row {
		if v != 0 && !slices.Contains(set, people[c]) {
			return c
		}
	}
	return -1
}

// Differences returns the fewest people of a single figure or of the difference of two.
func (s *System) Differences() []int {
	var best []int
	people := func(rows ...map[int]int64) {
		seen := map[int]bool{}
		for i, row := range rows {
			for c, v := range row {
				if i == 0 && len(rows) > 1 && rows[1][c] == v || i == 1 && rows[0][c] == v {
					continue
				}
				if seen[s.People[c]] = true; len(best) > 0 && len(seen) >= len(best) {
					return
				}
			}
		}
		if len(seen) > 0 {
			best = slices.Sorted(maps.Keys(seen))
		}
	}
	for i, row := range s.Rows {
		people(row)
		for _, other := range s.Rows[:i] {
			people(row, other)
		}
	}
	return best
}
