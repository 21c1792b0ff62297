package signup

import (
	"context"
	"errors"
	"slices"

	"golang.org/x/sync/errgroup"

	"kikite/events"
	"kikite/shared/ids"
	"kikite/shared/store"
)

// entriesAtOnce is how many people of a roster are looked at together.
const entriesAtOnce = 100

// rowsGone is how many rows of a roster are removed together, each with a look at whether somebody registered with it: half of the 100 that a transaction may have.
const rowsGone = 49

// endCompany takes the next steps of a company whose contract is over: its people are told a month before the year is over and erased after it, HR and the
// desk first. The roster goes last, when nobody is left: by then nobody of the company can sign in and see from it when somebody's account went.
func (s *Service) endCompany(ctx context.Context, id events.ID, n *steps) error {
	c, err := s.company(ctx, id)
	if err != nil {
		return err
	}
	e, over := c.ending()
	if !over || c.EmptiedFor == c.Contract.EndsOn || e.last() > s.soonest() {
		return nil
	}
	var failed error
	for _, account := range c.contracted() {
		failed = errors.Join(failed, s.endAccount(ctx, account, n))
	}
	some, err := s.endEmployees(ctx, c, n)
	if failed = errors.Join(failed, err); failed != nil || some || e.last() >= s.today() {
		return failed
	}
	return s.emptyCompany(ctx, id)
}

// contracted are the accounts of a company that its contract names: HR's and the desk's, also closed ones.
func (c Company) contracted() []events.ID {
	all := slices.Concat(c.HR, c.Desk.People, c.Desk.Former)
	slices.Sort(all)
	return slices.Compact(all)
}

// endEmployees goes through the roster for the accounts of a company and says whether there are any.
func (s *Service) endEmployees(ctx context.Context, c Company, n *steps) (some bool, failed error) {
	for entries, err := range inPieces(s.entriesAfter(ctx, c.ID, "", 0), entriesAtOnce) {
		if err != nil {
			return true, errors.Join(failed, err)
		}
		accounts, err := s.accountsOf(ctx, entries)
		if err != nil {
			return true, errors.Join(failed, err)
		}
		group, inner := errgroup.WithContext(ctx)
		group.SetLimit(writesAtOnce)
		for _, a := range accounts {
			some = some || a.Status != events.StatusErased
			if own, ends := a.ending(c); ends && a.due(own, s.today(), s.soonest()) && n.any() {
				group.Go(func() error { return s.endAccount(inner, a.ID, n) })
			}
		}
		failed = errors.Join(failed, group.Wait())
	}
	return some, failed
}

// leaveEnded adds that a company whose contract is over names an account no more. With the first of its desk the desk is gone: nobody may choose it any more.
func (s *Service) leaveEnded(ctx context.Context, tx *store.Tx, c Company, account events.ID) error {
	gone := func(id events.ID) bool { return id == account }
	desk := slices.Contains(c.Desk.People, account)
	if desk {
		c.Desk = Desk{Former: append(slices.Clone(c.Desk.Former), c.Desk.People...)}
	}
	c.HR, c.Desk.Former = slices.DeleteFunc(slices.Clone(c.HR), gone), slices.DeleteFunc(slices.Clone(c.Desk.Former), gone)
	if !desk {
		s.putCompany(tx, c)
		return nil
	}
	tree, err := s.departments(ctx, c.ID)
	if err != nil {
		return err
	}
	return s.saveCompany(ctx, tx, c, tree)
}

// emptyCompany removes the roster of a company that nobody of has an account any more, and the copies of its people's names that other contexts read. What
// stays is the company, its contract and its departments, which figures of the past name. A contract that was prolonged, or an import, calls it off.
func (s *Service) emptyCompany(ctx context.Context, id events.ID) error {
	c, err := s.company(ctx, id)
	if _, over := c.ending(); err != nil || !over || len(c.contracted()) > 0 {
		return err
	}
	state, err := s.rosterState(ctx, id)
	if err != nil || state.Holder != "" && s.Clock.Now().Before(state.Until) {
		return err
	}
	unchanged := s.Table.Check(store.PK, companyKey(id)).Range(store.SK, companySK).If("version = ?", c.Version)
	for entries, err := range inPieces(s.entriesAfter(ctx, id, "", 0), rowsGone) {
		if err != nil {
			return err
		}
		tx := s.Table.Tx().Check(unchanged, errChanged)
		for _, e := range entries {
			tx.Delete(s.Table.Delete(store.PK, rosterKey(id)).Range(store.SK, entrySK(e.Number)).If("version = ?", e.Version), errChanged)
			tx.Check(s.Table.Check(store.PK, registrationKey(e.ID)).Range(store.SK, registrationSK).If("attribute_not_exists(pk)"), errChanged)
		}
		if err := tx.Run(ctx); errors.Is(err, errChanged) { // somebody registered just now: the row leads to them
			return nil
		} else if err != nil {
			return err
		}
	}
	if err := errors.Join(s.Claims.Erase(ctx, events.Sessions, id), s.Claims.Erase(ctx, events.Sessions, ids.Derive(ids.Desk, string(id)))); err != nil {
		return err
	}
	return s.noteEmptied(ctx, c, state)
}

// noteEmptied says that a company's roster is gone, to other contexts as one of nobody.
func (s *Service) noteEmptied(ctx context.Context, c Company, state rosterState) error {
	tx := s.Table.Tx()
	if state.Applied != "" {
		tree, err := s.departments(ctx, c.ID)
		if err != nil {
			return err
		}
		state.Applied, state.Holder, state.Version = "", "", state.Version+1
		if err := s.emitRoster(ctx, tx, state, c.ID, plan{tree: tree}); err != nil {
			return err
		}
		put, _ := s.putState(state)
		tx.Put(put, errBusy)
		tx.Update(s.useOf(c.ID).Set("people", 0), nil)
	}
	tx.Delete(s.Table.Delete(store.PK, companyKey(c.ID)).Range(store.SK, senderSK), nil)
	c.EmptiedFor = c.Contract.EndsOn
	s.putCompany(tx, c)
	return tx.Run(ctx)
}
