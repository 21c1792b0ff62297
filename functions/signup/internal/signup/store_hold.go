package signup

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"time"

	"github.com/guregu/dynamo/v2"

	"kikite/events"
	"kikite/shared/ids"
)

const (
	// lease is how long an import may hold a company's roster against another one: longer than the function can run.
	lease = 90 * time.Second
	// beat is how long an import may hold it without a sign of life against another delivery of the same message: after a death the
	// message comes again, and nothing is stored twice if it was alive after all.
	beat = 10 * time.Second
	// busyPatience is how long an import waits for another one before it leaves its message to come again, which takes minutes: the
	// queue hides it for six times the function's timeout. It leaves most of the timeout to the work itself.
	busyPatience = 25 * time.Second
	busyPause    = 250 * time.Millisecond
)

// rosterState is the company's roster as a whole: whether somebody is changing it, and what was begun.
type rosterState struct {
	PK        string      `dynamo:"pk"`
	SK        string      `dynamo:"sk"`
	Holder    events.ID   `dynamo:"holder,omitempty"`
	Until     time.Time   `dynamo:"until,omitempty"`
	Hold      events.ID   `dynamo:"hold,omitempty"` // tells one delivery of a message from another
	Open      []events.ID `dynamo:"open,omitempty"` // changes whose rows were begun and not yet followed up, in the order in which they began
	Applied   events.ID   `dynamo:"applied,omitempty"`
	AppliedAt time.Time   `dynamo:"applied_at,omitempty"` // when the applied roster was asked for
	Version   int64       `dynamo:"version"`              // of the roster's events
	Lock      int64       `dynamo:"lock"`                 // counts the writes of this item
}

const stateSK = "STATE"

// errBusy: another roster of the company is being imported.
var errBusy = errors.New("another import of this company runs")

// heldFrom says whether the state is held so that a change with this ID may not begin.
func (r rosterState) heldFrom(change events.ID, now time.Time) bool {
	if r.Holder == change {
		return now.Before(r.Until.Add(beat - lease))
	}
	return r.Holder != "" && now.Before(r.Until)
}

// hold takes the company's roster for one change, marks it as begun and returns the state; it waits for another one to end. Errors:
// errBusy after that.
func (s *Service) hold(ctx context.Context, company, change events.ID) (rosterState, error) {
	for waited := time.Duration(0); ; waited += busyPause {
		state, err := s.tryHold(ctx, company, change)
		if !errors.Is(err, errBusy) || waited >= busyPatience {
			return state, err
		}
		if err := s.Pause(ctx, busyPause); err != nil {
			return state, err
		}
	}
}

func (s *Service) tryHold(ctx context.Context, company, change events.ID) (rosterState, error) {
	state, err := s.rosterState(ctx, company)
	if err != nil {
		return state, err
	}
	now := s.Clock.Now()
	if state.heldFrom(change, now) {
		return state, errBusy
	}
	state.Holder, state.Hold, state.Until = change, s.IDs.New(ids.Request), now.Add(lease)
	state.Open = append(slices.DeleteFunc(state.Open, func(id events.ID) bool { return id == change }), change)
	return s.writeState(ctx, state)
}

// beat tells that the holder is alive. Errors: errBusy if it is the holder no more.
func (s *Service) beat(ctx context.Context, state rosterState) (rosterState, error) {
	return s.asHolder(ctx, state, func(r *rosterState) { r.Until = s.Clock.Now().Add(lease) })
}

// release gives the company's roster back. What was begun stays open until it is followed up. Errors: as beat.
func (s *Service) release(ctx context.Context, state rosterState) error {
	_, err := s.asHolder(ctx, state, func(r *rosterState) { r.Holder = "" })
	return err
}

// asHolder writes the state again where others only noted what they followed up. Errors: errBusy if it is held by somebody else.
func (s *Service) asHolder(ctx context.Context, state rosterState, set func(*rosterState)) (rosterState, error) {
	for try := 1; ; try++ {
		next := state
		set(&next)
		next, err := s.writeState(ctx, next)
		if !errors.Is(err, errBusy) || try == closeTries {
			return next, err
		}
		if state, err = s.stillMine(ctx, state); err != nil {
			return state, err
		}
	}
}

// stillMine reads the state of a change that holds the roster. Errors: errBusy if it does no more.
func (s *Service) stillMine(ctx context.Context, state rosterState) (rosterState, error) {
	company := events.ID(strings.TrimPrefix(state.PK, rosterKey("")))
	fresh, err := s.rosterState(ctx, company)
	if err == nil && (fresh.Holder != state.Holder || fresh.Hold != state.Hold) {
		err = errBusy
	}
	return fresh, err
}

// letGo is release for a change that failed: the next try need not wait. If it cannot be done, time does it.
func (s *Service) letGo(ctx context.Context, state rosterState) {
	if err := s.release(ctx, state); err != nil {
		slog.WarnContext(ctx, "roster stays held for a while", "company_id", state.PK, "error", err.Error())
	}
}

// followed removes a change and those that began before it from what is open: their people were brought in line. One that began
// again meanwhile stands behind it.
func (s *Service) followed(ctx context.Context, company, change events.ID) error {
	for try := 1; ; try++ {
		state, err := s.rosterState(ctx, company)
		if err != nil {
			return err
		}
		at := slices.Index(state.Open, change)
		if at < 0 {
			return nil
		}
		state.Open = slices.Clone(state.Open[at+1:])
		if _, err = s.writeState(ctx, state); !errors.Is(err, errBusy) || try == closeTries {
			return err
		}
	}
}

// writeState stores the next state. Errors: errBusy if anybody wrote in between.
func (s *Service) writeState(ctx context.Context, state rosterState) (rosterState, error) {
	put, next := s.putState(state)
	err := put.Run(ctx)
	if dynamo.IsCondCheckFailed(err) {
		return state, errBusy
	}
	if err != nil {
		return state, fmt.Errorf("state of the roster: %w", err)
	}
	return next, nil
}

// putState is the next write of a state that was read; its condition fails if anybody wrote it in between.
func (s *Service) putState(state rosterState) (*dynamo.Put, rosterState) {
	before := state.Lock
	state.Lock++
	return s.Table.Put(state).If("attribute_not_exists(pk) OR 'lock' = ?", before), state
}

func (s *Service) rosterState(ctx context.Context, company events.ID) (rosterState, error) {
	state := rosterState{PK: rosterKey(company), SK: stateSK}
	_, err := s.Table.One(ctx, state.PK, state.SK, &state)
	return state, err
}
