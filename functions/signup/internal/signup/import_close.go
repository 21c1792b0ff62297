package signup

import (
	"context"
	"errors"
	"slices"
	"time"

	"golang.org/x/sync/errgroup"

	"kikite/events"
	"kikite/events/claims"
	"kikite/shared/ids"
	"kikite/shared/store"
)

// closeTries bounds how often the closing transaction is tried against changes of the company at the same time.
const closeTries = 5

// closeRoster ends an import in one transaction: departments, company, upload, state and the events. A roster that changed
// nothing, after which nothing is left over from an earlier one that died, publishes nothing.
func (s *Service) closeRoster(ctx context.Context, state rosterState, u *Upload, p plan, departmentsBefore int) error {
	u.Status = UploadApplied
	changed := p.counts.Added+p.counts.Changed+p.counts.Vanished > 0 || len(state.Open) > 1
	for try := 1; ; try++ {
		c, err := s.company(ctx, u.CompanyID)
		if err != nil {
			return err
		}
		tx := s.Table.Tx()
		if err := s.closing(ctx, tx, c, state, *u, p, changed, len(p.tree) != departmentsBefore); err != nil {
			return err
		}
		err = tx.Run(ctx)
		if errors.Is(err, errBusy) && try < closeTries {
			if state, err = s.stillMine(ctx, state); err == nil { // others only noted what they followed up
				continue
			}
		}
		if !errors.Is(err, errChanged) || try == closeTries {
			return err
		}
	}
}

func (s *Service) closing(ctx context.Context, tx *store.Tx, c Company, state rosterState, u Upload, p plan, changed, treeChanged bool) error {
	domains := len(c.Domains)
	for _, e := range p.after {
		c.addDomain(e.Email)
	}
	live := c.Status == events.CompanyContracted
	if live {
		c.Status = events.CompanyLive
	}
	switch {
	case treeChanged || live:
		if err := s.saveCompany(ctx, tx, c, p.tree); err != nil {
			return err
		}
		tx.Put(s.Table.Put(departmentsItem{companyKey(c.ID), departmentsSK, p.tree}), nil)
	case len(c.Domains) != domains:
		s.putCompany(tx, c)
	}
	state.Applied, state.AppliedAt, state.Holder = u.ID, u.RequestedAt, ""
	if changed {
		state.Version++
		if err := s.emitRoster(ctx, tx, state, u.CompanyID, p); err != nil {
			return err
		}
		tx.Update(s.useOf(u.CompanyID).Set("people", p.people()), nil)
	}
	tx.Put(s.Table.Put(newUploadItem(u)).If("'status' <> ?", UploadApplied), errBusy)
	put, _ := s.putState(state)
	tx.Put(put, errBusy)
	return nil
}

// emitRoster adds roster_changed with a fresh claim of everybody's names. The entity is the company's roster, not the company:
// both have versions of their own.
func (s *Service) emitRoster(ctx context.Context, tx *store.Tx, state rosterState, company events.ID, p plan) error {
	names := claims.RosterNames{People: []claims.PersonName{}}
	for _, e := range p.after {
		names.People = append(names.People, claims.PersonName{Name: e.Name, Kana: e.Kana, Romaji: e.Romaji})
	}
	key, err := s.Claims.Put(ctx, events.Sessions, company, names)
	if err != nil {
		return err
	}
	tx.Emit(events.SignupRosterChanged.New(s.meta(ids.Derive(ids.Roster, string(company)), state.Version), events.RosterChanged{
		CompanyID: company, Headcounts: p.headcounts(), NamesClaim: key, Attributes: p.attributes(s.Clock.Now()),
	}))
	return nil
}

// supersede closes an upload that came too late. An earlier try may have stored rows before it died, which the newer roster took as
// they were.
func (s *Service) supersede(ctx context.Context, state rosterState, u Upload) error {
	if err := s.followPeople(ctx, u.CompanyID, []events.ID{u.ID}); err != nil {
		return err
	}
	if err := s.saveUpload(ctx, u); err != nil {
		return err
	}
	state.Open = slices.DeleteFunc(state.Open, func(id events.ID) bool { return id == u.ID })
	return s.release(ctx, state)
}

// followUp brings the accounts of registered people in line with the roster. It runs after the upload shows as applied and holds
// nothing: how long it takes depends on who registered, and nobody at the company may see that, nor have another roster wait for it.
func (s *Service) followUp(ctx context.Context, u Upload) error {
	state, err := s.rosterState(ctx, u.CompanyID)
	if err != nil {
		return err
	}
	through := state.Open[:slices.Index(state.Open, u.ID)+1] // a change that begins now has a follow-up of its own
	if err := s.followPeople(ctx, u.CompanyID, through); err != nil {
		return err
	}
	done := s.Table.Update(store.PK, uploadKey(u.CompanyID)).Range(store.SK, string(u.ID)).Set("done", true)
	if err := done.Run(ctx); err != nil {
		return err
	}
	return s.followed(ctx, u.CompanyID, u.ID)
}

// followPeople updates the accounts of those whom some changes moved.
func (s *Service) followPeople(ctx context.Context, company events.ID, changes []events.ID) error {
	if len(changes) == 0 {
		return nil
	}
	all, err := s.entries(ctx, company)
	if err != nil {
		return err
	}
	var moved []Entry
	for _, e := range all {
		if slices.Contains(changes, e.RosterID) && e.Change != changeAdded {
			moved = append(moved, e)
		}
	}
	accounts, err := s.registrations(ctx, moved)
	if err != nil {
		return err
	}
	group, inner := errgroup.WithContext(ctx)
	group.SetLimit(writesAtOnce)
	for _, e := range moved {
		if id, ok := accounts[e.ID]; ok {
			group.Go(func() error { return s.follow(inner, e, id) })
		}
	}
	return group.Wait()
}

// follow updates the account of a roster entry if it differs. An entry that changes at this very moment is left to who changes it.
func (s *Service) follow(ctx context.Context, e Entry, id events.ID) error {
	for try := 1; ; try++ {
		a, ok, err := s.account(ctx, id)
		if err != nil || !ok || a.Status == events.StatusErased {
			return err
		}
		age, tenure := e.bands(s.Clock.Now())
		next := a
		next.Name, next.DepartmentID, next.JobType, next.AgeBand, next.Tenure = e.Name, e.DepartmentID, e.JobType, age, tenure
		if next.Left, next.LeftAt = e.Status == EntryLeft, e.LeftAt; !next.Left {
			next.LeftAt = time.Time{}
		}
		if a.Left && !next.Left { // they came back
			next.EndsOn, next.EndsFor = "", ""
		}
		if next == a {
			return nil
		}
		tx := s.Table.Tx()
		if err := s.saveAccount(ctx, tx, next); err != nil {
			return err
		}
		tx.Check(s.Table.Check(store.PK, rosterKey(e.CompanyID)).Range(store.SK, entrySK(e.Number)).If("version = ?", e.Version), errMoved)
		err = tx.Run(ctx)
		if errors.Is(err, errMoved) {
			return nil
		}
		if !errors.Is(err, errChanged) || try == followTries { // they changed a setting of their own
			return err
		}
	}
}

// followTries bounds how often an account is brought in line against changes of its own.
const followTries = 3

// errMoved: the entry was changed again.
var errMoved = errors.New("the roster entry was changed in the meantime")
