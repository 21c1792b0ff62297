package sessions

import (
	"context"
	"fmt"
	"sync"

	"kikite/events"
	"kikite/events/claims"
	"kikite/functions/sessions/internal/redact"
	"kikite/shared/problem"
)

// Rosters reads the names of a company that must be removed, and keeps those of the last few companies ready to match. They are
// in memory only: the table knows no name.
type Rosters struct {
	service *Service
	mu      sync.Mutex
	ready   map[events.ClaimKey]*redact.Names
}

// maxReady bounds the memory: the forms of ten thousand people take some 50 MB.
const maxReady = 3

// of returns the names of a company, or nil if there is no roster or it was erased; then nothing may be proposed for release.
func (r *Rosters) of(ctx context.Context, company events.ID) (*redact.Names, error) {
	var item rosterItem
	ok, err := r.service.table.One(ctx, companyPK(company), rosterSK, &item)
	if err != nil || !ok {
		return nil, err
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if names, ok := r.ready[item.Claim]; ok {
		return names, nil
	}
	var roster claims.RosterNames
	if err := r.service.claims.Get(ctx, item.Claim, &roster); problem.CodeOf(err) == problem.Gone {
		return nil, nil
	} else if err != nil {
		return nil, fmt.Errorf("roster names: %w", err)
	}
	if len(r.ready) >= maxReady || r.ready == nil {
		r.ready = map[events.ClaimKey]*redact.Names{}
	}
	names := redact.NewNames(roster.People)
	r.ready[item.Claim] = names
	return names, nil
}
