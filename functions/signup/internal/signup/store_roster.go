package signup

import (
	"context"
	"encoding/base64"
	"iter"

	"github.com/guregu/dynamo/v2"

	"kikite/events"
	"kikite/shared/problem"
	"kikite/shared/store"
)

// beyondEntries sorts after every entry of a roster and before the item of its state.
const beyondEntries = "ENTRY$"

// entriesAfter reads a roster by number, from the one after a cursor on, at most so many (0: all). It is one query, over at most the
// few megabytes of a roster. Errors: bad_request for a cursor that is none.
func (s *Service) entriesAfter(ctx context.Context, company events.ID, after string, most int) iter.Seq2[Entry, error] {
	return func(yield func(Entry, error) bool) {
		number, err := base64.RawURLEncoding.DecodeString(after)
		if err != nil || len(number) > 512 {
			yield(Entry{}, problem.New(problem.BadRequest, "cursor", "'after' is not a place in this list."))
			return
		}
		last := string(number)
		q := s.Table.Get(store.PK, rosterKey(company)).Range(store.SK, dynamo.Between, entrySK(last), beyondEntries).Consistent(true)
		if most > 0 {
			q = q.Limit(most + 1) // with the last one of the page before
		}
		found := q.Iter()
		for {
			var item entryItem
			if !found.Next(ctx, &item) {
				break
			}
			if item.Number != last && !yield(item.Entry, nil) {
				return
			}
		}
		if err := found.Err(); err != nil {
			yield(Entry{}, err)
		}
	}
}
