package signup

import (
	"context"
	"strings"

	"kikite/events"
	"kikite/events/claims"
	"kikite/shared/ids"
	"kikite/shared/problem"
)

// maxNames bounds how many consultants are looked up for one export.
const maxNames = 200

// namesIn finds the names behind the IDs in an export, for people to read: the consultants of the person's own talks, the own company and its departments. Others, and those
// that are gone, stay IDs.
func (s *Service) namesIn(ctx context.Context, a Account, parts []claims.ExportPart) (map[events.ID]string, error) {
	names := map[events.ID]string{}
	for _, p := range parts {
		for _, section := range p.Sections {
			for _, entry := range section.Entries {
				collect(entry, names)
			}
		}
	}
	for id := range names {
		c, err := s.consultant(ctx, id)
		if err != nil && problem.CodeOf(err) != problem.NotFound {
			return nil, err
		}
		if names[id] = c.Name; c.Name == "" {
			delete(names, id)
		}
	}
	if a.CompanyID != "" {
		c, err := s.company(ctx, a.CompanyID)
		if err != nil {
			return nil, err
		}
		names[a.CompanyID] = c.Name
		tree, err := s.departments(ctx, a.CompanyID)
		if err != nil {
			return nil, err
		}
		for id, path := range departmentPaths(tree) {
			names[id] = strings.Join(path, " / ")
		}
	}
	return names, nil
}

func collect(v any, into map[events.ID]string) {
	switch v := v.(type) {
	case string:
		if len(into) < maxNames && strings.HasPrefix(v, ids.Consultant+"_") && events.ID(v).Valid() {
			into[events.ID(v)] = ""
		}
	case []any:
		for _, one := range v {
			collect(one, into)
		}
	case map[string]any:
		for _, one := range v {
			collect(one, into)
		}
	}
}
