package signup

import (
	"context"
	"slices"
	"time"

	"kikite/events"
)

// What HR says of people whom the newest roster no longer has.
const (
	DepartureLeft  events.Code = "left"  // they work there no more
	DepartureStays events.Code = "stays" // the roster was wrong
)

// EntryLeft: HR confirmed that the person left. They get no invitations and are counted nowhere; who registered keeps the account.
const EntryLeft events.Code = "left"

// changeLeft is what a confirmed departure did to an entry.
const changeLeft events.Code = "left"

// runDeparture is the kind of a run that settles departures; runs without a kind send invitations.
const runDeparture events.Code = "departure"

// DepartureCounts says what an answer did.
type DepartureCounts struct {
	Settled int `dynamo:"settled" json:"settled" doc:"People who were proposed and are not any more"`
	Skipped int `dynamo:"skipped" json:"skipped" doc:"People of whom the question was answered already, or who are on a newer roster"`
}

// requestDeparture stores HR's answer and hands it to the importer, as an upload is: what follows for accounts takes longer for who
// registered, and nobody waits for it.
func (s *Service) requestDeparture(ctx context.Context, r Run, numbers []string) error {
	if err := s.onRoster(ctx, r.CompanyID, numbers); err != nil {
		return err
	}
	return s.requestRun(ctx, r, job{Numbers: numbers})
}

// settle carries out an answer. It may be called again at any time, also after a death half-way.
func (s *Service) settle(ctx context.Context, item runItem, j job) error {
	if !item.Applied {
		settled, err := s.settleHeld(ctx, item, j)
		if err != nil {
			return err
		}
		item = settled
	}
	state, err := s.rosterState(ctx, item.CompanyID)
	if err != nil {
		return err
	}
	if err := s.followPeople(ctx, item.CompanyID, state.Open[:slices.Index(state.Open, item.ID)+1]); err != nil {
		return err
	}
	if err := s.endRun(ctx, item); err != nil {
		return err
	}
	return s.followed(ctx, item.CompanyID, item.ID)
}

// settleHeld takes the company's roster, settles and gives it back.
func (s *Service) settleHeld(ctx context.Context, item runItem, j job) (runItem, error) {
	state, err := s.hold(ctx, item.CompanyID, item.ID)
	if err != nil {
		return item, err
	}
	now, ok, err := s.run(ctx, item.CompanyID, item.ID)
	if err == nil && ok && now.Applied { // by another delivery, while this one waited
		return now, s.release(ctx, state)
	}
	if err == nil {
		item, err = s.settleAll(ctx, &state, item, j)
	}
	if err != nil {
		s.letGo(ctx, state)
	}
	return item, err
}

func (s *Service) settleAll(ctx context.Context, state *rosterState, item runItem, j job) (runItem, error) {
	stored, err := s.entries(ctx, item.CompanyID)
	if err != nil {
		return item, err
	}
	tree, err := s.departments(ctx, item.CompanyID)
	if err != nil {
		return item, err
	}
	p, counts := settled(stored, item.Run, j.Numbers, s.Clock.Now())
	p.tree = tree
	err = s.storeRows(ctx, p.changes, func(int) (err error) {
		*state, err = s.beat(ctx, *state)
		return err
	})
	if err != nil {
		return item, err
	}
	item.Applied, item.Settled = true, counts
	return item, s.closeSettled(ctx, *state, item, p)
}

// settled is what an answer changes, and the whole roster after it. People who are not proposed any more are left alone; those whom this
// answer settled before (a try that died half-way) count as settled.
func settled(stored []Entry, r Run, numbers []string, now time.Time) (p plan, counts DepartureCounts) {
	wanted := map[string]bool{}
	for _, n := range numbers {
		wanted[n] = true
	}
	for _, e := range stored {
		switch {
		case !wanted[e.Number]:
		case e.RosterID == r.ID:
			counts.Settled++
		case e.Status != EntryProposed:
			counts.Skipped++
		default:
			before := e
			e.RosterID, e.Version = r.ID, e.Version+1
			if e.Status, e.Change = EntryActive, changeChanged; r.Decision == DepartureLeft {
				e.Status, e.Change, e.LeftAt = EntryLeft, changeLeft, now
			}
			p.changes = append(p.changes, change{e, before})
			counts.Settled++
		}
		p.after = append(p.after, e)
	}
	return p, counts
}

// closeSettled ends an answer in one transaction: run, state and the event with the new headcounts.
func (s *Service) closeSettled(ctx context.Context, state rosterState, item runItem, p plan) error {
	for try := 1; ; try++ {
		next := state
		next.Holder = ""
		tx := s.Table.Tx()
		if item.Settled.Settled > 0 {
			next.Version++
			if err := s.emitRoster(ctx, tx, next, item.CompanyID, p); err != nil {
				return err
			}
			tx.Update(s.useOf(item.CompanyID).Set("people", p.people()), nil)
		}
		tx.Put(s.Table.Put(item).If("attribute_exists(pk)"), errChanged)
		put, _ := s.putState(next)
		tx.Put(put, errBusy)
		err := tx.Run(ctx)
		if err == nil || try == closeTries {
			return err
		}
		if state, err = s.stillMine(ctx, state); err != nil {
			return err
		}
	}
}
