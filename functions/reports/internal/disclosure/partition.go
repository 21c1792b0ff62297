package disclosure

import (
	"slices"

	"kikite/events"
)

// Node is a department: its parent (empty at the top), and how many respondents and people on the roster belong to it directly.
type Node struct {
	ID          events.ID
	Parent      events.ID
	Respondents int
	Headcount   int
}

// size is what counts of a group.
type size struct{ respondents, headcount int }

func (s size) add(o size) size { return size{s.respondents + o.respondents, s.headcount + o.headcount} }

// enough: k respondents, and twice k people on the roster, so that at least k of them may have stayed away. A group of exactly k
// people whose figure appears would tell that all of them came.
func (s size) enough(k int) bool { return s.respondents >= k && s.headcount >= 2*k }

// Group is a set of departments that is published as one.
type Group []events.ID

// Partition merges departments into groups of at least k respondents and 2k people. A department that is too small joins its nearest
// relatives: first others that are too small, then the smallest group beside it, then the next level up. Every department
// is in one group; there is no group if all of them together are not enough. Groups of the month before are kept while they are large
// enough and could not be divided into groups that are larger by half than they must be: so groups stay the same from month to month.
func Partition(nodes []Node, k int, previous []Group) []Group {
	count := make(map[events.ID]size, len(nodes))
	singles := make([]Group, 0, len(nodes))
	for _, n := range nodes {
		count[n.ID] = size{n.Respondents, n.Headcount}
		singles = append(singles, Group{n.ID})
	}
	of := func(g Group) size {
		var all size
		for _, id := range g {
			all = all.add(count[id])
		}
		return all
	}
	m := newMerger(nodes, func(g Group) bool { return of(g).enough(k) })
	anew := m.merge(singles)
	if len(previous) == 0 {
		return anew
	}
	return m.merge(kept(previous, anew, count, func(g Group) bool { return of(g).enough(k + k/2) }))
}

// kept are the groups of before without departments that are gone, those that have become large divided, and new departments alone.
func kept(previous, anew []Group, count map[events.ID]size, large func(Group) bool) []Group {
	var out []Group
	placed := map[events.ID]bool{}
	for _, g := range previous {
		var still Group
		for _, id := range g {
			if _, known := count[id]; known && !placed[id] {
				still, placed[id] = append(still, id), true
			}
		}
		if len(still) > 0 {
			out = append(out, divided(still, anew, large)...)
		}
	}
	for id := range count {
		if !placed[id] {
			out = append(out, Group{id})
		}
	}
	return sorted(out)
}

// divided is the group, or the parts that a new partition has of it if all of them are large.
func divided(g Group, anew []Group, large func(Group) bool) []Group {
	var parts []Group
	for _, part := range anew {
		if !slices.Contains(g, part[0]) {
			continue
		}
		for _, id := range part {
			if !slices.Contains(g, id) {
				return []Group{g}
			}
		}
		if !large(part) {
			return []Group{g}
		}
		parts = append(parts, slices.Clone(part))
	}
	if len(parts) < 2 {
		return []Group{g}
	}
	return parts
}

// Coarsen merges groups of departments until each is enough, nearest relatives first. It returns nil if all of them together are not.
func Coarsen(nodes []Node, groups []Group, enough func(Group) bool) []Group {
	return newMerger(nodes, enough).merge(groups)
}

func sorted(groups []Group) []Group {
	for _, g := range groups {
		slices.Sort(g)
	}
	slices.SortFunc(groups, slices.Compare[Group])
	return groups
}
