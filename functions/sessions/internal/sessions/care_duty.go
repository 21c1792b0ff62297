package sessions

import (
	"context"
	"slices"
	"time"

	"kikite/events"
	"kikite/functions/sessions/internal/care"
	"kikite/shared/clock"
	"kikite/shared/ids"
	"kikite/shared/principal"
	"kikite/shared/problem"
	"kikite/shared/store"
)

// maxTold bounds how many operators one change tells: a transaction has room for 100 writes.
const maxTold = 80

var errNotOnCall = problem.New(problem.Conflict, "not_on_call", "Please go on call first, so that the others know that you are acting.")

// SetDuty takes the caller on call or off. It may be repeated.
func (s *Service) SetDuty(ctx context.Context, p principal.Principal, on bool) error {
	if _, err := s.active(ctx, p); err != nil {
		return err
	}
	var old dutyItem
	is, err := s.table.One(ctx, dutyPK, string(p.AccountID), &old)
	if err != nil || is == on {
		return err
	}
	tx := s.table.Tx().Check(s.isActive(p.AccountID), errInactive)
	did := events.Code("on_call")
	if on {
		tx.Put(s.table.Put(dutyItem{PK: dutyPK, SK: string(p.AccountID), Account: p.AccountID, Since: s.clock.Now().Truncate(time.Second)}), nil)
	} else {
		did = "off_call"
		tx.Delete(s.table.Delete(store.PK, dutyPK).Range(store.SK, string(p.AccountID)), nil)
	}
	if err := s.audit(ctx, tx, Access{By: p, Did: did}); err != nil {
		return err
	}
	return tx.Run(ctx)
}

// onCall lists the active operators who are on call.
func (s *Service) onCall(ctx context.Context) ([]events.ID, error) {
	var duty []dutyItem
	if err := s.table.Prefix(ctx, dutyPK, "", &duty); err != nil {
		return nil, err
	}
	var out []events.ID
	for _, d := range duty {
		var a accountItem
		if ok, err := s.table.One(ctx, accountPK(d.Account), accountSK, &a); err != nil {
			return nil, err
		} else if ok && a.Status == events.StatusActive && a.Role == events.RoleOperator {
			out = append(out, d.Account)
		}
	}
	return out, nil
}

// toTell lists whom a notice goes to: the operators on call, or all active ones if nobody is, but those named.
func (s *Service) toTell(ctx context.Context, but ...events.ID) ([]events.ID, error) {
	list, err := s.onCall(ctx)
	list = slices.DeleteFunc(list, func(id events.ID) bool { return slices.Contains(but, id) })
	if err != nil || len(list) > 0 {
		return list, err
	}
	var all []accountItem
	if err := s.table.Get(store.GSI1PK, operatorsPK).Index(store.Index).All(ctx, &all); err != nil {
		return nil, err
	}
	for _, a := range all {
		if a.Status == events.StatusActive && !slices.Contains(but, a.ID) {
			list = append(list, a.ID)
		}
	}
	slices.Sort(list)
	return list, nil
}

// tellOperators adds notices to those on call but those named, one for each and for each about: the same about is told once, however often it is sent.
func (s *Service) tellOperators(ctx context.Context, tx *store.Tx, kind events.Code, about string, but ...events.ID) (told int, err error) {
	list, err := s.toTell(ctx, but...)
	if err != nil {
		return 0, err
	}
	for _, account := range list[:min(len(list), maxTold)] {
		s.tellOne(tx, account, kind, about)
	}
	return len(list), nil
}

// tellOfEntry tells operators of a new entry: danger at once, anything else at most once a day of Tokyo.
func (s *Service) tellOfEntry(ctx context.Context, tx *store.Tx, c *careItem) (told int, err error) {
	switch {
	case c.Entry.Source == care.SourceSOS:
		return s.tellOperators(ctx, tx, events.NoticeSOS, string(c.ID))
	case c.Entry.Danger():
		return s.tellOperators(ctx, tx, events.NoticeQueue, string(c.ID))
	default:
		return s.tellOperators(ctx, tx, events.NoticeQueue, "day "+s.clock.Now().In(clock.Tokyo()).Format(time.DateOnly))
	}
}

// tellOne adds one notice to one account. Its ID comes from what it is about, so that a retry makes no second mail.
func (s *Service) tellOne(tx *store.Tx, account events.ID, kind events.Code, about string) {
	id := ids.Derive(ids.Notice, string(kind), about, string(account))
	tx.Emit(events.SessionsNotice.New(
		events.Meta{ID: ids.Derive(ids.Event, string(id)), Time: s.clock.Now(), EntityID: id, EntityVersion: 1},
		events.Notice{NoticeID: id, AccountID: account, Kind: kind},
	))
}
