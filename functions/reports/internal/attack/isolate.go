package attack

import (
	"fmt"
	"maps"
	"slices"
)

// reduced is a system solved over the rational numbers: every row has a pivot column where all others are 0. Unknowns that are in the same
// rows alike are one column: no sum of rows tells them apart.
type reduced struct {
	rows    [][]rational
	pivots  []int
	holders [][]int // by column: the people whose unknowns it stands for
}

// columns merges the unknowns that are alike.
func (s *System) columns() (rows [][]rational, holders [][]int) {
	in := make([][]int64, len(s.People)) // by unknown: row and times, row and times …
	for i, row := range s.Rows {
		for c, v := range row {
			in[c] = append(in[c], int64(i), v)
		}
	}
	rows = make([][]rational, len(s.Rows))
	index := map[string]int{}
	for c, entries := range in {
		if len(entries) == 0 {
			continue
		}
		key := fmt.Sprint(entries)
		at, known := index[key]
		if !known {
			at = len(holders)
			index[key] = at
			holders = append(holders, nil)
			for i := range rows {
				rows[i] = append(rows[i], rational{0, 1})
			}
			for i := 0; i < len(entries); i += 2 {
				rows[entries[i]][at] = rational{entries[i+1], 1}
			}
		}
		if !slices.Contains(holders[at], s.People[c]) {
			holders[at] = append(holders[at], s.People[c])
		}
	}
	return rows, holders
}

// reduce solves the system. Columns of few people come first, so that few rows have to be looked at for any set.
func (s *System) reduce() reduced {
	left, holders := s.columns()
	out := reduced{holders: holders}
	order := make([]int, len(holders))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return len(holders[a]) - len(holders[b]) })
	for _, c := range order {
		i := slices.IndexFunc(left, func(r []rational) bool { return r[c].num != 0 })
		if i < 0 {
			continue
		}
		row := left[i]
		left = slices.Delete(left, i, i+1)
		divide(row, row[c])
		for _, other := range left {
			subtract(other, row, other[c])
		}
		for _, other := range out.rows {
			subtract(other, row, other[c])
		}
		out.rows, out.pivots = append(out.rows, row), append(out.pivots, c)
	}
	return out
}

// Exact looks through every set of fewer than k people: whether some sum of published figures, with any rational factors, holds nobody else's
// answers. It returns such a set, or nil if there is none. Its time grows as people to the power k - 1.
func (s *System) Exact(k int) []int {
	r := s.reduce()
	byPerson := map[int][]int{} // rows by a person of their pivot, of those that may lie within a set
	for i, c := range r.pivots {
		if len(r.holders[c]) < k {
			for _, p := range r.holders[c] {
				byPerson[p] = append(byPerson[p], i)
			}
		}
	}
	people := slices.Sorted(maps.Keys(byPerson)) // nobody else adds to what a set tells
	set := make([]int, 0, k-1)
	var search func(from int) []int
	search = func(from int) []int {
		if len(set) == min(k-1, len(people)) {
			if r.tells(set, byPerson) {
				return slices.Clone(set)
			}
			return nil
		}
		for i := from; i < len(people); i++ {
			set = append(set, people[i])
			if found := search(i + 1); found != nil {
				return found
			}
			set = set[:len(set)-1]
		}
		return nil
	}
	return search(0)
}

// within says whether a column is of people of the set only.
func (r reduced) within(c int, set []int) bool {
	for _, p := range r.holders[c] {
		if !slices.Contains(set, p) {
			return false
		}
	}
	return true
}

// tells says whether rows combine to one that is 0 for everybody outside of the set. Such a row is a combination of rows whose pivots
// are inside; there is one if these rows depend on each other outside.
func (r reduced) tells(set []int, byPerson map[int][]int) bool {
	inside := map[int]bool{}
	for _, p := range set {
		for _, i := range byPerson[p] {
			if r.within(r.pivots[i], set) {
				inside[i] = true
			}
		}
	}
	if len(inside) == 0 {
		return false
	}
	var outside []int
	for c := range r.holders {
		if !r.within(c, set) {
			outside = append(outside, c)
		}
	}
	var done [][]rational // with the column of their first number
	var leads []int
	for _, i := range slices.Sorted(maps.Keys(inside)) {
		row := make([]rational, len(outside))
		for j, c := range outside {
			row[j] = r.rows[i][c]
		}
		for j, d := range done {
			subtract(row, d, row[leads[j]])
		}
		lead := slices.IndexFunc(row, func(v rational) bool { return v.num != 0 })
		if lead < 0 {
			return true
		}
		divide(row, row[lead])
		done, leads = append(done, row), append(leads, lead)
	}
	return false
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
