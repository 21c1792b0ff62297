package signup

import (
	"context"
	"errors"
	"slices"

	"kikite/events"
)

// mostHR is how many people of HR a company may have.
const mostHR = 20

// HRUser is somebody of a company's HR who can sign in, or could.
type HRUser struct {
	AccountID events.ID   `json:"account_id"`
	Name      string      `json:"name"`
	Email     string      `json:"email"`
	Locale    events.Code `json:"locale"`
	Status    events.Code `json:"status" doc:"active, deactivated or erased"`
}

// hrUsers lists a company's HR in the order in which they came.
func (s *Service) hrUsers(ctx context.Context, c Company) ([]HRUser, error) {
	out := []HRUser{}
	for _, id := range c.HR {
		a, ok, err := s.account(ctx, id)
		if err != nil {
			return nil, err
		}
		if ok {
			out = append(out, HRUser{a.ID, a.Name, a.Email, a.Locale, a.Status})
		}
	}
	return out, nil
}

// addHR gives somebody of a company an account, or opens the one again that they had. Errors: address, address_taken, too_many_hr.
func (s *Service) addHR(ctx context.Context, id events.ID, p HRPerson) (Company, error) {
	c, err := s.company(ctx, id)
	if err != nil {
		return c, err
	}
	people, err := hrAccounts(c, []HRPerson{p})
	if err != nil {
		return c, err
	}
	a := people[0]
	holder, err := s.holder(ctx, a.Email)
	if err != nil {
		return c, err
	}
	if holder != "" {
		return s.reopenHR(ctx, c, holder)
	}
	if len(c.HR) >= mostHR {
		return c, errTooManyHR
	}
	if a.ID, err = s.freshID(ctx, a.ID); err != nil {
		return c, err
	}
	if err := s.ensureUser(ctx, a.ID, a.Email, a.Locale); err != nil {
		return c, err
	}
	c.HR = append(c.HR, a.ID)
	c.addDomain(a.Email)
	tx := s.Table.Tx()
	saved := s.putCompany(tx, c)
	if err := s.addAccount(ctx, tx, a); err != nil {
		return c, err
	}
	err = tx.Run(ctx)
	if errors.Is(err, ErrAddressTaken) || errors.Is(err, errChanged) {
		if dropErr := s.dropUser(ctx, a.ID); dropErr != nil {
			return c, dropErr
		}
	}
	return saved, err
}

// reopenHR opens an account of a company's HR again; one that is open stays as it is.
func (s *Service) reopenHR(ctx context.Context, c Company, account events.ID) (Company, error) {
	a, ok, err := s.account(ctx, account)
	if err != nil {
		return c, err
	}
	if !ok || a.Role != events.RoleHR || a.CompanyID != c.ID || !slices.Contains(c.HR, account) {
		return c, ErrAddressTaken
	}
	if !a.activate() {
		return c, nil
	}
	tx := s.Table.Tx()
	if err := s.saveAccount(ctx, tx, a); err != nil {
		return c, err
	}
	return c, tx.Run(ctx)
}

// closeHR closes the account of somebody of HR; one must stay. Errors: no_account, last_hr.
func (s *Service) closeHR(ctx context.Context, id, account events.ID) (Company, error) {
	c, err := s.company(ctx, id)
	if err != nil {
		return c, err
	}
	if !slices.Contains(c.HR, account) {
		return c, errNoHR
	}
	users, err := s.hrUsers(ctx, c)
	if err != nil {
		return c, err
	}
	others := slices.ContainsFunc(users, func(u HRUser) bool { return u.AccountID != account && u.Status == events.StatusActive })
	if !others {
		return c, errLastHR
	}
	a, ok, err := s.account(ctx, account)
	if err != nil || !ok || !a.deactivate() {
		return c, err
	}
	tx := s.Table.Tx()
	c = s.putCompany(tx, c) // two requests may not close the last two of HR
	if err := s.saveAccount(ctx, tx, a); err != nil {
		return c, err
	}
	return c, tx.Run(ctx)
}
