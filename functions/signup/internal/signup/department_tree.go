package signup

import (
	"slices"

	"kikite/events"
)

// What a company's departments may come to over the years, since none is removed: an item of DynamoDB holds 400 KB, and an event that names
// all of them 256 KB.
const (
	maxTree      = 2_000
	maxTreeBytes = 400_000
	perNode      = 81 // bytes beside the name: two IDs and the attributes' names
)

// fits says whether a tree can be kept.
func fits(tree []Department) bool {
	size := 0
	for _, d := range tree {
		size += len(d.Name) + perNode
	}
	return len(tree) <= maxTree && size <= maxTreeBytes
}

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
