package signup

import (
	"context"
	"slices"
	"time"

	"kikite/events"
	"kikite/events/claims"
	"kikite/shared/store"
)

// Contract is what was agreed with a company.
type Contract struct {
	ID         events.ID   `dynamo:"id" json:"contract_id"`
	ReceivedOn events.Date `dynamo:"received_on" json:"received_on" doc:"Day on which the application form came in"`
	Pricing
	QuotaPerMonth int           `dynamo:"quota_per_month" json:"quota_per_month" doc:"Bookings per employee and month"`
	Programs      []events.Code `dynamo:"programs" json:"programs"`
	SetUpFee      int           `dynamo:"set_up_fee_jpy" json:"set_up_fee_jpy" doc:"Excluding tax"`
	StartsOn      events.Date   `dynamo:"starts_on" json:"starts_on"`
	EndsOn        events.Date   `dynamo:"ends_on" json:"ends_on" doc:"Last day"`
}

// Department is a node of a company's tree.
type Department struct {
	ID       events.ID `dynamo:"id" json:"department_id"`
	ParentID events.ID `dynamo:"parent_id,omitempty" json:"parent_id,omitempty"`
	Name     string    `dynamo:"name" json:"name"`
}

// Company is a client.
type Company struct {
	ID              events.ID     `dynamo:"id"`
	Name            string        `dynamo:"name"`
	Industry        events.Code   `dynamo:"industry"`
	Status          events.Code   `dynamo:"status"`
	InquiryID       events.ID     `dynamo:"inquiry_id"`
	Contract        Contract      `dynamo:"contract"`
	Programs        []events.Code `dynamo:"programs"` // in use; a subset of the contract's
	Threshold       int           `dynamo:"threshold"`
	ThresholdLocked bool          `dynamo:"threshold_locked"`
	Domains         []string      `dynamo:"domains,omitempty"` // of its mail: nobody registers with an address there
	HR              []events.ID   `dynamo:"hr"`
	Desk            Desk          `dynamo:"desk,omitempty"`
	Moves           []Move        `dynamo:"moves,omitempty"` // what the contract went through
	CreatedAt       time.Time     `dynamo:"created_at"`
	EmptiedFor      events.Date   `dynamo:"emptied_for,omitempty"` // the last day of the contract after which everybody's accounts and the roster went
	Version         int64         `dynamo:"version"`
}

// choose sets the programs in use. Errors: not_in_contract.
func (c *Company) choose(programs []events.Code) error {
	if err := codes("programs", programs, events.Programs()); err != nil {
		return err
	}
	for _, p := range programs {
		if !slices.Contains(c.Contract.Programs, p) {
			return invalid("not_in_contract", "The contract does not contain %s.", p)
		}
	}
	c.Programs = programs
	return nil
}

// addDomain remembers the domain of a company address.
func (c *Company) addDomain(address string) {
	if d := companyDomain(address); d != "" && !slices.Contains(c.Domains, d) {
		c.Domains = append(c.Domains, d)
		slices.Sort(c.Domains)
	}
}

type companyItem struct {
	PK     string `dynamo:"pk"`
	SK     string `dynamo:"sk"`
	GSI1PK string `dynamo:"gsi1pk"`
	GSI1SK string `dynamo:"gsi1sk"`
	Company
}

func (i companyItem) sortKey() string { return i.GSI1SK }

// departmentsItem is a company's tree. Departments are never removed: figures of the past name them.
type departmentsItem struct {
	PK          string       `dynamo:"pk"`
	SK          string       `dynamo:"sk"`
	Departments []Department `dynamo:"departments"`
}

const (
	companySK     = "COMPANY"
	departmentsSK = "DEPARTMENTS"
	companyList   = "COMPANIES"
)

func companyKey(id events.ID) string { return "COMPANY#" + string(id) }

func newCompanyItem(c Company) companyItem {
	return companyItem{companyKey(c.ID), companySK, companyList, c.CreatedAt.UTC().Format(sortable) + "#" + string(c.ID), c}
}

// company reads one. Errors: errNoCompany.
func (s *Service) company(ctx context.Context, id events.ID) (Company, error) {
	var item companyItem
	ok, err := s.Table.One(ctx, companyKey(id), companySK, &item)
	if err == nil && !ok {
		err = errNoCompany
	}
	return item.Company, err
}

func (s *Service) departments(ctx context.Context, company events.ID) ([]Department, error) {
	var item departmentsItem
	_, err := s.Table.One(ctx, companyKey(company), departmentsSK, &item)
	return item.Departments, err
}

// putCompany adds the next version of a company that was read, without an event: for what other contexts do not see.
func (s *Service) putCompany(tx *store.Tx, c Company) Company {
	before := c.Version
	c.Version++
	tx.Put(s.Table.Put(newCompanyItem(c)).If("version = ?", before), errChanged)
	return c
}

// saveCompany adds the next version of a company that was read, with its event.
func (s *Service) saveCompany(ctx context.Context, tx *store.Tx, c Company, tree []Department) error {
	return s.emitCompany(ctx, tx, s.putCompany(tx, c), tree)
}

// emitCompany adds company_changed with a fresh claim of names.
func (s *Service) emitCompany(ctx context.Context, tx *store.Tx, c Company, tree []Department) error {
	names := claims.CompanyNames{Company: c.Name, Departments: map[events.ID]string{}}
	data := events.CompanyChanged{
		CompanyID: c.ID, Status: c.Status, Programs: c.Programs, Threshold: c.Threshold, QuotaPerMonth: c.Contract.QuotaPerMonth,
		Seats: c.Contract.Seats, Industry: c.Industry, StartsOn: c.Contract.StartsOn, EndsOn: c.Contract.EndsOn,
		Departments: []events.Department{}, DeskClaim: c.Desk.Claim,
	}
	for _, d := range tree {
		names.Departments[d.ID] = d.Name
		data.Departments = append(data.Departments, events.Department{DepartmentID: d.ID, ParentID: d.ParentID})
	}
	key, err := s.Claims.Put(ctx, events.Reports, c.ID, names)
	if err != nil {
		return err
	}
	data.NamesClaim = key
	tx.Emit(events.SignupCompanyChanged.New(s.meta(c.ID, c.Version), data))
	return nil
}
