package reports

import (
	"maps"
	"slices"
	"strings"

	"kikite/events"
	"kikite/functions/reports/internal/disclosure"
)

// departmentID makes the path 営業部/第一課 the department's ID; the parent's is the path above.
func departmentID(path string) events.ID { return events.ID("/" + path) }

func departmentPath(id events.ID) string { return strings.TrimPrefix(string(id), "/") }

// nodes are the departments of the facts and of the roster, and those above them.
func (r *release) nodes() []disclosure.Node {
	count := respondents(r.facts)
	paths := map[string]bool{}
	for _, departments := range []map[string]bool{r.seen, keys(r.headcounts)} {
		for path := range departments {
			for at := path; !paths[at]; {
				paths[at] = true
				at = above(at)
				if at == "" {
					break
				}
			}
		}
	}
	var out []disclosure.Node
	for _, path := range slices.Sorted(maps.Keys(paths)) {
		n := disclosure.Node{ID: departmentID(path), Respondents: count[departmentID(path)], Headcount: r.headcounts[path]}
		if up := above(path); up != "" {
			n.Parent = departmentID(up)
		}
		if r.headcounts == nil {
			n.Headcount = 2 * r.settings.K // not known: not asked
		}
		out = append(out, n)
	}
	return out
}

func above(path string) string { return path[:max(0, strings.LastIndexByte(path, '/'))] }

func keys(m map[string]int) map[string]bool {
	out := make(map[string]bool, len(m))
	for k := range m {
		out[k] = true
	}
	return out
}
