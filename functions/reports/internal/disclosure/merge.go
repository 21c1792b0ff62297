package disclosure

import (
	"cmp"
	"slices"

	"kikite/events"
)

// merger merges groups within a tree of departments.
type merger struct {
	respondents map[events.ID]int
	path        map[events.ID][]events.ID // from the top to the department itself
	enough      func(Group) bool
}

func newMerger(nodes []Node, enough func(Group) bool) merger {
	m := merger{respondents: map[events.ID]int{}, path: map[events.ID][]events.ID{}, enough: enough}
	parent := make(map[events.ID]events.ID, len(nodes))
	for _, n := range nodes {
		parent[n.ID], m.respondents[n.ID] = n.Parent, n.Respondents
	}
	for _, n := range nodes {
		path := []events.ID{n.ID}
		for at := n.Parent; at != "" && len(path) <= deepest; at = parent[at] {
			if _, known := parent[at]; !known {
				break
			}
			path = append(path, at)
		}
		slices.Reverse(path)
		m.path[n.ID] = path
	}
	return m
}

// deepest bounds the levels of a tree, so that a broken one does not hang.
const deepest = 20

// part is a group on its way: the path that all of its departments share.
type part struct {
	group       Group
	path        []events.ID
	respondents int
	enough      bool
}

func (m merger) part(g Group, path []events.ID) part {
	p := part{group: g, path: path, enough: m.enough(g)}
	for _, id := range g {
		p.respondents += m.respondents[id]
	}
	return p
}

// merge works from the bottom of the tree to its top: at every level, what is too small is merged with others of the same branch.
func (m merger) merge(groups []Group) []Group {
	parts := make([]part, 0, len(groups))
	level := 0
	for _, g := range groups {
		path := m.path[g[0]]
		for _, id := range g[1:] {
			path = common(path, m.path[id])
		}
		parts = append(parts, m.part(slices.Clone(g), path))
		level = max(level, len(path))
	}
	for ; level >= 0; level-- {
		parts = m.level(parts, level)
	}
	if len(parts) == 0 || !parts[0].enough { // what is too small would be alone by now
		return nil
	}
	out := make([]Group, 0, len(parts))
	for _, p := range parts {
		out = append(out, p.group)
	}
	return sorted(out)
}

// level merges within every branch of the level.
func (m merger) level(parts []part, level int) []part {
	var out []part
	branches := map[events.ID][]part{}
	var order []events.ID
	for _, p := range parts {
		if len(p.path) < level {
			out = append(out, p)
			continue
		}
		branch := events.ID("")
		if level > 0 {
			branch = p.path[level-1]
		}
		if branches[branch] == nil {
			order = append(order, branch)
		}
		branches[branch] = append(branches[branch], p)
	}
	for _, branch := range order {
		out = append(out, m.branch(branches[branch], level)...)
	}
	return out
}

// branch merges the smallest part that is not enough with the next smallest of the kind, or with the smallest of the others, until
// all are enough or one is left.
func (m merger) branch(parts []part, level int) []part {
	for len(parts) > 1 {
		slices.SortStableFunc(parts, func(a, b part) int {
			if a.enough != b.enough {
				if b.enough {
					return -1
				}
				return 1
			}
			return cmp.Or(cmp.Compare(a.respondents, b.respondents), cmp.Compare(a.group[0], b.group[0]))
		})
		if parts[0].enough {
			break
		}
		merged := m.part(append(parts[0].group, parts[1].group...), parts[0].path[:level])
		parts = append([]part{merged}, parts[2:]...)
	}
	return parts
}

func common(a, b []events.ID) []events.ID {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return a[:n]
}
