package disclosure

import (
	"slices"

	"kikite/events"
)

// Node is a department: its parent (empty at the top) and how many respondents belong to it directly.
type Node struct {
	ID          events.ID
	Parent      events.ID
	Respondents int
}

// Group is a set of departments that is published as one.
type Group []events.ID

// Partition merges departments into groups of at least k respondents. A department that is too small joins its nearest relatives:
// first its siblings and its parent's own staff, then the smallest group beside them, then the next level up. Every department
// is in one group; there is no group if all respondents together are fewer than k. previous is kept if it still
// covers the same departments with k respondents each, so that groups stay the same from month to month.
func Partition(nodes []Node, k int, previous []Group) []Group {
	count := make(map[events.ID]int, len(nodes))
	for _, n := range nodes {
		count[n.ID] = n.Respondents
	}
	if stillValid(previous, count, k) {
		return previous
	}
	p := partitioner{k: k, count: count, children: map[events.ID][]events.ID{}}
	for _, n := range nodes {
		parent := n.Parent
		if _, known := count[parent]; !known {
			parent = ""
		}
		p.children[parent] = append(p.children[parent], n.ID)
	}
	groups, rest := p.below("")
	if len(rest) > 0 && p.size(rest) >= k {
		groups, rest = append(groups, rest), nil
	}
	if len(rest) > 0 && len(groups) == 0 {
		return nil
	}
	return sorted(p.join(groups, rest))
}

func stillValid(groups []Group, count map[events.ID]int, k int) bool {
	covered := map[events.ID]bool{}
	for _, g := range groups {
		n := 0
		for _, id := range g {
			respondents, known := count[id]
			if !known || covered[id] {
				return false
			}
			covered[id] = true
			n += respondents
		}
		if n < k {
			return false
		}
	}
	return len(groups) > 0 && len(covered) == len(count)
}

type partitioner struct {
	k        int
	count    map[events.ID]int
	children map[events.ID][]events.ID
}

// below returns the groups that the departments under a node form, and those that are still too small.
func (p partitioner) below(node events.ID) (groups []Group, rest Group) {
	children := slices.Clone(p.children[node])
	slices.Sort(children)
	for _, child := range children {
		g, r := p.below(child)
		r = append(r, child)
		if p.size(r) >= p.k {
			g, r = append(g, r), nil
		} else if len(g) > 0 { // the rest of a department that has groups joins the smallest of them
			g, r = p.join(g, r), nil
		}
		groups, rest = append(groups, g...), append(rest, r...)
	}
	return groups, rest
}

// join adds the rest to the group with the fewest respondents.
func (p partitioner) join(groups []Group, rest Group) []Group {
	if len(rest) == 0 || len(groups) == 0 {
		return groups
	}
	least := 0
	for i := range groups {
		if p.size(groups[i]) < p.size(groups[least]) {
			least = i
		}
	}
	groups[least] = append(groups[least], rest...)
	return groups
}

func (p partitioner) size(g Group) int {
	n := 0
	for _, id := range g {
		n += p.count[id]
	}
	return n
}

func sorted(groups []Group) []Group {
	for _, g := range groups {
		slices.Sort(g)
	}
	slices.SortFunc(groups, slices.Compare[Group])
	return groups
}
