package sessions

import (
	"cmp"
	"context"
	"slices"
	"time"

	"github.com/guregu/dynamo/v2"

	"kikite/events"
	"kikite/shared/clock"
	"kikite/shared/principal"
	"kikite/shared/store"
)

// listBack is how far a consultant's list goes back.
const listBack = 90 * 24 * time.Hour

// What a session is to somebody who looks at a list.
const (
	WhenToday    events.Code = "today"
	WhenUpcoming events.Code = "upcoming"
	WhenDue      events.Code = "due" // something is left to do: finish, record or pulse
	WhenPast     events.Code = "past"
)

// when says what the session is to the given role at the given time.
func (x *Session) when(role events.Code, now time.Time) events.Code {
	const day = "2006-01-02"
	switch {
	case x.due(role, now):
		return WhenDue
	case x.Status == Cancelled || x.Status == Finished || x.EndsAt.Before(now):
		return WhenPast
	case x.StartsAt.In(clock.Tokyo()).Format(day) == now.In(clock.Tokyo()).Format(day):
		return WhenToday
	default:
		return WhenUpcoming
	}
}

func (x *Session) due(role events.Code, now time.Time) bool {
	if x.Erased {
		return false
	}
	if role == events.RoleEmployee {
		return x.held() && x.PulseAt.IsZero()
	}
	open := x.Status == Scheduled || x.Status == Started
	return open && x.EndsAt.Before(now) || x.held() && !x.documented()
}

// Session reads one session of the caller's. Errors: ErrNotFound.
func (s *Service) Session(ctx context.Context, p principal.Principal, id events.ID) (*Session, error) {
	x, err := s.load(ctx, id)
	if err != nil {
		return nil, err
	}
	if !mine(x, p) {
		return nil, ErrNotFound
	}
	return x, nil
}

// Sessions lists the caller's sessions by start: all of an employee, those of the last 90 days and the coming ones of a
// consultant.
func (s *Service) Sessions(ctx context.Context, p principal.Principal) ([]Session, error) {
	var list []Session
	var err error
	if p.Role == events.RoleConsultant {
		from := startKey(s.clock.Now().Add(-listBack))
		err = s.table.Get(store.GSI1PK, consultantPK(p.ConsultantID)).Index(store.Index).
			Range(store.GSI1SK, dynamo.GreaterOrEqual, from).All(ctx, &list)
	} else {
		list, err = s.sessionsOf(ctx, p.AccountID)
	}
	slices.SortFunc(list, func(a, b Session) int {
		return cmp.Or(a.StartsAt.Compare(b.StartsAt), cmp.Compare(a.ID, b.ID))
	})
	return list, err
}

// sessionsOf reads the sessions of an employee consistently.
func (s *Service) sessionsOf(ctx context.Context, account events.ID) ([]Session, error) {
	var links []linkItem
	if err := s.table.Prefix(ctx, accountPK(account), linkPrefix, &links); err != nil {
		return nil, err
	}
	all := make([]events.ID, len(links))
	for i, l := range links {
		all[i] = l.SessionID
	}
	return listed[Session](ctx, s.table, all, sessionPK, sessionSK)
}

// count is how many items of a partition begin with a prefix.
func (s *Service) count(ctx context.Context, pk, prefix string) (int, error) {
	return s.table.Get(store.PK, pk).Range(store.SK, dynamo.BeginsWith, prefix).Consistent(true).Count(ctx)
}
