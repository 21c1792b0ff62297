package signup

import (
	"context"
	"sync/atomic"
	"time"

	"kikite/events"
	"kikite/shared/rights"
)

// endNotice is how long before the end people are told: time to save a copy, and to have the exit talk.
const endNotice = 30 * 24 * time.Hour

// stepsPerRun bounds how many accounts a daily run tells or erases. Whoever it does not reach is told later, and has the thirty days from then.
const stepsPerRun = 500

// ending is why accounts end, and the day from which rights.LeaverPeriod runs.
type ending struct {
	Why   events.Code
	Since time.Time
}

// last is the last day of what ends.
func (e ending) last() events.Date { return dateOf(rights.LeaverPeriod.From(e.Since)) }

// afterLeaving is what follows from having left at a time.
func afterLeaving(at time.Time) ending {
	y, m, d := at.In(tokyo()).Date()
	return ending{events.EndingLeft, time.Date(y, m, d, 0, 0, 0, 0, time.UTC)}
}

// ending is what follows for everybody of a company from the end of its contract; false as long as it runs. A contract that is prolonged later begins
// another count: its last day is another one.
func (c Company) ending() (ending, bool) {
	last, err := time.Parse(time.DateOnly, string(c.Contract.EndsOn))
	return ending{events.EndingContract, last}, err == nil && c.Status == events.CompanyEnded
}

// ending is why an account ends, of its own or with the company's contract, whichever is first; false if it does not.
func (a Account) ending(c Company) (ending, bool) {
	over, ends := c.ending()
	if !a.Left || a.LeftAt.IsZero() {
		return over, ends
	}
	if left := afterLeaving(a.LeftAt); !ends || left.Since.Before(over.Since) {
		return left, true
	}
	return over, true
}

// told says whether the person was told of this end. Being told of another one, which was called off since, does not count.
func (a Account) told(e ending) bool { return a.EndsOn != "" && a.EndsFor == dateOf(e.Since) }

// endsOn is the day after which the account is erased: the one that the person was told, or, before that, the end of the period. "" of who may stay.
func (a Account) endsOn(c Company) events.Date {
	e, ends := a.ending(c)
	switch {
	case !ends:
		return ""
	case a.told(e):
		return a.EndsOn
	}
	return e.last()
}

// due says whether the next step of an account is to be taken now: who can sign in is told first.
func (a Account) due(e ending, today, soonest events.Date) bool {
	switch {
	case a.Status == events.StatusErased:
		return false
	case a.told(e):
		return a.EndsOn < today
	case a.Active():
		return e.last() <= soonest
	}
	return e.last() < today
}

// soonest is the earliest last day that somebody may be told today.
func (s *Service) soonest() events.Date { return dateOf(s.Clock.Now().Add(endNotice).In(tokyo())) }

// steps are those that a run may still take.
type steps struct{ left atomic.Int64 }

func newSteps() *steps {
	n := &steps{}
	n.left.Store(stepsPerRun)
	return n
}

func (n *steps) any() bool  { return n.left.Load() > 0 }
func (n *steps) take() bool { return n.left.Add(-1) >= 0 }

// endAccount takes the next step of one account: its person is told, or it is erased. It may be repeated: that somebody was told is noted with the event
// that tells them, and an erasure is one. A contract that was prolonged meanwhile, or somebody who came back, calls it off.
func (s *Service) endAccount(ctx context.Context, id events.ID, n *steps) error {
	a, ok, err := s.account(ctx, id)
	if err != nil || !ok || a.CompanyID == "" {
		return err
	}
	c, err := s.company(ctx, a.CompanyID)
	if err != nil {
		return err
	}
	e, ends := a.ending(c)
	if !ends || !a.due(e, s.today(), s.soonest()) || !n.take() {
		return nil
	}
	if a.Left {
		if back, err := s.cameBack(ctx, a); err != nil || back {
			return err
		}
	}
	if a.told(e) || !a.Active() {
		return s.eraseEnded(ctx, a, c)
	}
	a.EndsOn, a.EndsFor = max(e.last(), s.soonest()), dateOf(e.Since) // nobody is told too late, also where a run was missed
	tx := s.Table.Tx()
	a = s.putAccount(tx, a)
	tx.Emit(events.SignupAccountEnding.New(s.meta(a.ID, a.Version), events.AccountEnding{AccountID: a.ID, EndsOn: a.EndsOn, Why: e.Why}))
	return tx.Run(ctx)
}

// eraseEnded begins the ordinary erasure. What lies outside the table is left to the worker, which hears of it: a run erases hundreds, and may not
// touch the directory.
func (s *Service) eraseEnded(ctx context.Context, a Account, c Company) error {
	e, err := s.beginErasure(ctx, a)
	if err != nil {
		return err
	}
	tx := s.Table.Tx()
	if err := s.putErased(ctx, tx, a, e); err != nil {
		return err
	}
	if a.Role != events.RoleEmployee {
		if err := s.leaveEnded(ctx, tx, c, a.ID); err != nil {
			return err
		}
	}
	return tx.Run(ctx)
}
