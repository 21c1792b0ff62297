package signup

import (
	"context"
	"encoding/base64"

	"github.com/guregu/dynamo/v2"

	"kikite/shared/problem"
	"kikite/shared/store"
)

// order of a list.
type order bool

const (
	oldestFirst order = false
	newestFirst order = true
)

// sorted is an item of a list.
type sorted interface{ sortKey() string }

func (i inquiryItem) sortKey() string { return i.GSI1SK }

// page reads up to limit items of a list after a cursor and returns the next cursor, "" at the end. The index is eventually
// consistent: what was stored a moment ago may be missing. Errors: bad_request for a cursor that is none.
func page[T sorted](ctx context.Context, t *store.Table, list, after string, limit int, by order) ([]T, string, error) {
	direction, beyond := dynamo.Ascending, dynamo.Greater
	if by == newestFirst {
		direction, beyond = dynamo.Descending, dynamo.Less
	}
	q := t.Get(store.GSI1PK, list).Index(store.Index).Order(direction).Limit(limit + 1)
	if after != "" {
		from, err := base64.RawURLEncoding.DecodeString(after)
		if err != nil || len(from) == 0 || len(from) > 512 {
			return nil, "", problem.New(problem.BadRequest, "cursor", "'after' is not a place in this list.")
		}
		q = q.Range(store.GSI1SK, beyond, string(from))
	}
	items := []T{}
	if err := q.All(ctx, &items); err != nil {
		return nil, "", err
	}
	if len(items) <= limit {
		return items, "", nil
	}
	items = items[:limit]
	return items, base64.RawURLEncoding.EncodeToString([]byte(items[limit-1].sortKey())), nil
}

// PageInput is the place in a list.
type PageInput struct {
	After string `query:"after" maxLength:"1000" doc:"'next' of the page before"`
	Limit int    `query:"limit" minimum:"1" maximum:"200" default:"50"`
}
