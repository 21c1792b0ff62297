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

// Partition merges departments into groups of at least k respondents and 2k people. A department that is too small joins its nearest relatives:
// first its siblings and its parent's own staff, then the smallest group beside them, then the next level up. Every department
// is in one group; there is no group if all of them together are not enough. previous is kept if it still
// covers the same departments with enough people each, so that groups stay the same from month to month.
func Partition(nodes []Node, k int, previous []Group) []Group {
	count := make(map[events.ID]size, len(nodes))
	for _, n := range nodes {
		count[n.ID] = size{n.Respondents, n.Headcount}
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
	if len(rest) > 0 && p.size(rest).enough(k) {
		groups, rest = append(groups, rest), nil
	}
	if len(rest) > 0 && len(groups) == 0 {
		return nil
	}
	return sorted(p.join(groups, rest))
}

func stillValid(groups []Group, count map[events.ID]size, k int) bool {
	covered := map[events.ID]bool{}
	for _, g := range groups {
		var all size
		for _, id := range g {
			own, known := count[id]
			if !known || covered[id] {
				return false
			}
			covered[id] = true
			all = all.add(own)
		}
		if !all.enough(k) {
			return false
		}
	}
	return len(groups) > 0 && len(covered) == len(count)
}

type partitioner struct {
	k        int
	count    map[events.ID]size
	children map[events.ID][]events.ID
}

// below returns the groups that the departments under a node form, and those that are still too small.
func (p partitioner) below(node events.ID) (groups []Group, rest Group) {
	children := slices.Clone(p.children[node])
	slices.Sort(children)
	for _, child := range children {
		g, r := p.below(child)
		r = append(r, child)
		if p.size(r).enough(p.k) {
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
		if p.size(groups[i]).respondents < p.size(groups[least]).respondents {
			least = i
		}
	}
	groups[least] = append(groups[least], rest...)
	return groups
}

func (p partitioner) size(g Group) size {
	var all size
	for _, id := range g {
		all = all.add(p.count[id])
	}
	return all
}

func sorted(groups []Group) []Group {
	for _, g := range groups {
		slices.Sort(g)
	}
	slices.SortFunc(groups, slices.Compare[Group])
	return groups
}
