package signup

import (
	"slices"

	"kikite/events"
)

// departmentPaths are the names from the top down to each department. Parents come before their children.
func departmentPaths(tree []Department) map[events.ID][]string {
	paths := make(map[events.ID][]string, len(tree))
	for _, d := range tree {
		paths[d.ID] = append(slices.Clone(paths[d.ParentID]), d.Name)
	}
	return paths
}

// below are a department and all that belong to it.
func below(tree []Department, top events.ID) map[events.ID]bool {
	in := map[events.ID]bool{top: true}
	for _, d := range tree {
		if in[d.ParentID] {
			in[d.ID] = true
		}
	}
	return in
}
