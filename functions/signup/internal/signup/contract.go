package signup

import (
	"context"
	"errors"
	"slices"

	"kikite/events"
	"kikite/shared/ids"
	"kikite/shared/problem"
)

// Terms is what an operator enters from the application form.
type Terms struct {
	ReceivedOn  events.Date `json:"received_on" format:"date" doc:"Day on which the application form came in"`
	CompanyName string      `json:"company_name" minLength:"1" maxLength:"200"`
	Industry    events.Code `json:"industry" maxLength:"64"`
	Pricing
	QuotaPerMonth int           `json:"quota_per_month" minimum:"0" maximum:"31"`
	Programs      []events.Code `json:"programs" minItems:"1" maxItems:"7"`
	Threshold     int           `json:"threshold,omitempty" minimum:"10" maximum:"1000" default:"10" doc:"k: fewest respondents of a published figure"`
	SetUpFee      *int          `json:"set_up_fee_jpy,omitempty" minimum:"0" maximum:"100000000" doc:"Excluding tax; 250000 unless stated"`
	StartsOn      events.Date   `json:"starts_on" format:"date"`
	EndsOn        events.Date   `json:"ends_on" format:"date" doc:"Last day"`
	HR            []HRPerson    `json:"hr" minItems:"1" maxItems:"10"`
}

// HRPerson is somebody of the company's HR who gets an account.
type HRPerson struct {
	Name   string      `json:"name" minLength:"1" maxLength:"100"`
	Email  string      `json:"email" minLength:"3" maxLength:"254"`
	Locale events.Code `json:"locale" enum:"ja,en"`
}

// company checks the terms and makes the company of them. Errors: invalid.
func (t Terms) company(id, inquiry, contract events.ID) (Company, error) {
	err := errors.Join(codes("programs", t.Programs, events.Programs()), codes("industry", []events.Code{t.Industry}, events.Industries()))
	if err != nil {
		return Company{}, first(err)
	}
	if err := t.check(); err != nil {
		return Company{}, err
	}
	if _, err := day("received_on", t.ReceivedOn); err != nil {
		return Company{}, err
	}
	from, err := day("starts_on", t.StartsOn)
	if err != nil {
		return Company{}, err
	}
	to, err := day("ends_on", t.EndsOn)
	if err != nil {
		return Company{}, err
	}
	if to.Before(from) {
		return Company{}, invalid("period", "The contract ends before it starts.")
	}
	c := Company{
		ID: id, Name: t.CompanyName, Industry: t.Industry, Status: events.CompanyContracted, InquiryID: inquiry,
		Programs: slices.Clone(t.Programs), Threshold: max(t.Threshold, MinThreshold), Version: 1,
		Contract: Contract{ID: contract, ReceivedOn: t.ReceivedOn, Pricing: t.Pricing, QuotaPerMonth: t.QuotaPerMonth,
			Programs: t.Programs, SetUpFee: DefaultSetUpFee, StartsOn: t.StartsOn, EndsOn: t.EndsOn},
	}
	if t.SetUpFee != nil {
		c.Contract.SetUpFee = *t.SetUpFee
	}
	return c, nil
}

// first returns the first of joined errors that the caller may see.
func first(err error) error {
	var p *problem.Error
	if errors.As(err, &p) {
		return p
	}
	return err
}

// sign turns a heard inquiry into a company with its contract and HR accounts. The IDs follow from the inquiry, which has
// one contract at most, so that a repeated request finds what the first one made.
func (s *Service) sign(ctx context.Context, inquiry events.ID, t Terms, m Move) (Company, error) {
	q, err := s.inquiry(ctx, inquiry)
	if err != nil {
		return Company{}, err
	}
	if repeated(q.Moves, m.Key) && q.CompanyID != "" {
		return s.company(ctx, q.CompanyID)
	}
	c, err := t.company(ids.Derive(ids.Company, string(q.ID)), q.ID, ids.Derive(ids.Contract, string(q.ID)))
	if err != nil {
		return Company{}, err
	}
	before := q.Version
	if err := q.contract(c.ID, m); err != nil {
		return Company{}, err
	}
	q.Version++
	people, err := hrAccounts(c, t.HR)
	if err != nil {
		return Company{}, err
	}
	for _, a := range people {
		c.addDomain(a.Email)
		c.HR = append(c.HR, a.ID)
	}
	c.CreatedAt = s.Clock.Now()
	c.Moves = []Move{{To: ContractSigned, At: m.At, By: m.By, Date: t.ReceivedOn}}
	err = s.storeContract(ctx, q, before, c, people)
	if errors.Is(err, errChanged) {
		if now, readErr := s.inquiry(ctx, inquiry); readErr == nil && repeated(now.Moves, m.Key) {
			return s.company(ctx, c.ID)
		}
	}
	return c, err
}

// hrAccounts makes the accounts of a new company's HR. Errors: address, repeated_address.
func hrAccounts(c Company, people []HRPerson) ([]Account, error) {
	var accounts []Account
	seen := map[string]bool{}
	for _, p := range people {
		email, err := normalAddress(p.Email)
		if err != nil {
			return nil, err
		}
		if seen[email] {
			return nil, invalid("repeated_address", "Two of HR have the same e-mail address.")
		}
		seen[email] = true
		accounts = append(accounts, Account{ID: ids.Derive(ids.Account, string(c.ID), email), Role: events.RoleHR, CompanyID: c.ID,
			Name: p.Name, Email: email, Locale: p.Locale, Zone: "Asia/Tokyo"})
	}
	return accounts, nil
}

// storeContract makes the users first, then commits inquiry, company and accounts in one transaction; users of a refused
// transaction are removed again.
func (s *Service) storeContract(ctx context.Context, q Inquiry, before int64, c Company, people []Account) error {
	for _, a := range people { // refuse before anything is made
		if holder, err := s.holder(ctx, a.Email); err != nil {
			return err
		} else if holder != "" && holder != a.ID {
			return ErrAddressTaken
		}
	}
	for _, a := range people {
		if err := s.ensureUser(ctx, a.ID, a.Email, a.Locale); err != nil {
			return err
		}
	}
	tx := s.Table.Tx()
	tx.Put(s.Table.Put(newInquiryItem(q)).If("version = ?", before), errChanged)
	tx.Put(s.Table.Put(newCompanyItem(c)).If("attribute_not_exists(pk)"), errChanged)
	if err := s.emitCompany(ctx, tx, c, nil); err != nil {
		return err
	}
	for _, a := range people {
		if err := s.addAccount(ctx, tx, a); err != nil {
			return err
		}
	}
	err := tx.Run(ctx)
	if errors.Is(err, ErrAddressTaken) || errors.Is(err, errChanged) {
		for _, a := range people {
			if dropErr := s.dropUser(ctx, a.ID); dropErr != nil {
				return dropErr
			}
		}
	}
	return err
}
