package signup

import (
	"context"
	"errors"
	"slices"

	"kikite/events"
	"kikite/events/claims"
	"kikite/shared/ids"
	"kikite/shared/store"
)

// Desk is whom the contract names for cases of harassment and the like.
type Desk struct {
	Name     string          `dynamo:"name"`
	Official bool            `dynamo:"official"` // whether it is the company's official desk
	People   []events.ID     `dynamo:"people"`   // accounts of role desk, or of HR
	Claim    events.ClaimKey `dynamo:"claim"`    // where sessions reads all this with the people's names

	Former []events.ID `dynamo:"former,omitempty"` // accounts of role desk that were closed, until they are named again or erased
}

// DeskTerms is what an operator enters. The people are all of the desk: who is left out belongs to it no more.
type DeskTerms struct {
	Name     string     `json:"name" minLength:"1" maxLength:"100" doc:"As the company calls it"`
	Official bool       `json:"official" doc:"Whether it is the company's official desk for this (公式の相談窓口)"`
	People   []HRPerson `json:"people" minItems:"1" maxItems:"10"`
}

// deskChange is what becomes of accounts when a desk is entered.
type deskChange struct {
	fresh   []Account // to be made
	changed []Account // to be saved
	people  []Account // of the desk from now on
	closed  []events.ID
}

// setDesk enters the desk of a company, or enters it anew. Whoever has no account gets one of role desk; one of the company's HR keeps the
// account and belongs to the desk too. Accounts of role desk that are no longer named are closed. The same terms again change nothing.
// Errors: nobody, address, repeated_address, address_taken, changed.
func (s *Service) setDesk(ctx context.Context, company events.ID, t DeskTerms) (Company, error) {
	if len(t.People) == 0 {
		return Company{}, invalid("nobody", "A desk has at least one person.")
	}
	c, err := s.company(ctx, company)
	if err != nil {
		return Company{}, err
	}
	change, err := s.deskChange(ctx, c, t.People)
	if err != nil {
		return Company{}, err
	}
	people := make([]events.ID, len(change.people))
	for i, a := range change.people {
		people[i] = a.ID
		c.addDomain(a.Email)
	}
	if len(change.fresh)+len(change.changed) == 0 && c.Desk.Name == t.Name && c.Desk.Official == t.Official && slices.Equal(c.Desk.People, people) {
		return c, nil
	}
	former := slices.DeleteFunc(append(slices.Clone(c.Desk.Former), change.closed...), func(id events.ID) bool { return slices.Contains(people, id) })
	c.Desk = Desk{Name: t.Name, Official: t.Official, People: people, Former: former}
	return c, s.storeDesk(ctx, &c, change)
}

// deskChange compares who is to be of the desk with who is.
func (s *Service) deskChange(ctx context.Context, c Company, people []HRPerson) (deskChange, error) {
	var change deskChange
	named := map[events.ID]bool{}
	for _, p := range people {
		a, fresh, err := s.deskAccount(ctx, c, p)
		if err != nil {
			return change, err
		}
		if named[a.ID] {
			return change, invalid("repeated_address", "Two of the desk have the same e-mail address.")
		}
		named[a.ID] = true
		switch {
		case fresh:
			change.fresh = append(change.fresh, a)
		case !a.Desk || !a.Active():
			a.Desk, a.Status = true, events.StatusActive
			change.changed = append(change.changed, a)
		}
		change.people = append(change.people, a)
	}
	for _, id := range c.Desk.People {
		if named[id] {
			continue
		}
		a, ok, err := s.account(ctx, id)
		if err != nil {
			return change, err
		}
		if ok && a.Desk {
			a.Desk = false
			if a.Role == events.RoleDesk {
				a.deactivate()
				change.closed = append(change.closed, a.ID)
			}
			change.changed = append(change.changed, a)
		}
	}
	return change, nil
}

// deskAccount finds or makes the account of a person of the desk. Errors: address_taken if somebody who is neither of the company's HR nor
// of its desk signs in with the address.
func (s *Service) deskAccount(ctx context.Context, c Company, p HRPerson) (a Account, fresh bool, err error) {
	email, err := normalAddress(p.Email)
	if err != nil {
		return Account{}, false, err
	}
	holder, err := s.holder(ctx, email)
	if err != nil {
		return Account{}, false, err
	}
	if holder == "" {
		id, err := s.freshID(ctx, ids.Derive(ids.Account, string(c.ID), email))
		return Account{ID: id, Role: events.RoleDesk, CompanyID: c.ID, Name: p.Name, Email: email,
			Locale: p.Locale, Zone: "Asia/Tokyo", Desk: true}, true, err
	}
	a, ok, err := s.account(ctx, holder)
	if err != nil {
		return Account{}, false, err
	}
	open := a.Role == events.RoleHR && a.Active() || a.Role == events.RoleDesk
	if !ok || a.CompanyID != c.ID || !open {
		return Account{}, false, ErrAddressTaken
	}
	return a, false, nil
}

// storeDesk makes the users first, then commits company and accounts in one transaction; users of a refused transaction are removed again.
func (s *Service) storeDesk(ctx context.Context, c *Company, change deskChange) error {
	tree, err := s.departments(ctx, c.ID)
	if err != nil {
		return err
	}
	for _, a := range change.fresh {
		if err := s.ensureUser(ctx, a.ID, a.Email, a.Locale); err != nil {
			return err
		}
	}
	if c.Desk.Claim, err = s.Claims.Put(ctx, events.Sessions, ids.Derive(ids.Desk, string(c.ID)), deskClaim(c.Desk, change.people)); err != nil {
		return err
	}
	tx := s.Table.Tx()
	if err := s.saveCompany(ctx, tx, *c, tree); err != nil {
		return err
	}
	if err := s.addDeskAccounts(ctx, tx, change); err != nil {
		return err
	}
	err = tx.Run(ctx)
	if errors.Is(err, ErrAddressTaken) || errors.Is(err, errChanged) {
		for _, a := range change.fresh {
			if dropErr := s.dropUser(ctx, a.ID); dropErr != nil {
				return dropErr
			}
		}
	}
	return err
}

func (s *Service) addDeskAccounts(ctx context.Context, tx *store.Tx, change deskChange) error {
	for _, a := range change.fresh {
		if err := s.addAccount(ctx, tx, a); err != nil {
			return err
		}
	}
	for _, a := range change.changed {
		if err := s.saveAccount(ctx, tx, a); err != nil {
			return err
		}
	}
	return nil
}

func deskClaim(d Desk, people []Account) claims.Desk {
	out := claims.Desk{Name: d.Name, Official: d.Official}
	for _, a := range people {
		out.People = append(out.People, claims.DeskPerson{AccountID: a.ID, Name: a.Name})
	}
	return out
}
