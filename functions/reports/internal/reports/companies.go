package reports

import (
	"context"

	"kikite/events"
	"kikite/shared/clock"
	"kikite/shared/store"
)

type companyItem struct {
	PK      string                `dynamo:"pk"` // COMPANY#<company>
	SK      string                `dynamo:"sk"` // STATE
	GSI1PK  string                `dynamo:"gsi1pk"`
	GSI1SK  string                `dynamo:"gsi1sk"`
	Version int64                 `dynamo:"version"`
	Company events.CompanyChanged `dynamo:"company"`
}

type rosterItem struct {
	PK         string             `dynamo:"pk"` // COMPANY#<company>
	SK         string             `dynamo:"sk"` // ROSTER
	Version    int64              `dynamo:"version"`
	Headcounts []events.Headcount `dynamo:"headcounts"`

	Attributes []events.AttributeHeadcount `dynamo:"attributes,omitempty"`
}

// Companies is what reports knows of companies: threshold, department tree, headcounts.
type Companies struct {
	table *store.Table
	now   clock.Clock
}

// NewCompanies returns the companies in the table.
func NewCompanies(table *store.Table, now clock.Clock) *Companies {
	return &Companies{table: table, now: now}
}

// Changed stores a company's state, unless a newer one is there.
func (c *Companies) Changed(ctx context.Context, env events.Envelope, company events.CompanyChanged) error {
	item := companyItem{PK: companyKey(company.CompanyID), SK: "STATE", GSI1PK: "COMPANIES", GSI1SK: string(company.CompanyID),
		Version: env.EntityVersion, Company: company}
	put := c.table.Put(item).If("attribute_not_exists(pk) OR version < ?", env.EntityVersion)
	return staleIsDone(c.table.Tx().Put(put, errStale).Once(env, c.now.Now()).Run(ctx))
}

// RosterChanged stores a company's headcounts, unless newer ones are there.
func (c *Companies) RosterChanged(ctx context.Context, env events.Envelope, roster events.RosterChanged) error {
	item := rosterItem{PK: companyKey(roster.CompanyID), SK: "ROSTER", Version: env.EntityVersion, Headcounts: roster.Headcounts, Attributes: roster.Attributes}
	put := c.table.Put(item).If("attribute_not_exists(pk) OR version < ?", env.EntityVersion)
	return staleIsDone(c.table.Tx().Put(put, errStale).Once(env, c.now.Now()).Run(ctx))
}

// Get returns a company; ok is false if it is not known.
func (c *Companies) Get(ctx context.Context, id events.ID) (company events.CompanyChanged, ok bool, err error) {
	var item companyItem
	ok, err = c.table.One(ctx, companyKey(id), "STATE", &item)
	return item.Company, ok, err
}

// Headcounts returns how many people the roster counts by department.
func (c *Companies) Headcounts(ctx context.Context, id events.ID) (map[events.ID]int, error) {
	var item rosterItem
	if _, err := c.table.One(ctx, companyKey(id), "ROSTER", &item); err != nil {
		return nil, err
	}
	out := map[events.ID]int{}
	for _, h := range item.Headcounts {
		out[h.DepartmentID] += h.Count
	}
	return out, nil
}

// AttributeHeadcounts returns how many people the roster counts by value of an attribute; an attribute that it does not have is not there.
func (c *Companies) AttributeHeadcounts(ctx context.Context, id events.ID) (map[events.Code]map[events.Code]int, error) {
	var item rosterItem
	if _, err := c.table.One(ctx, companyKey(id), "ROSTER", &item); err != nil {
		return nil, err
	}
	out := map[events.Code]map[events.Code]int{}
	for _, h := range item.Attributes {
		if out[h.Attribute] == nil {
			out[h.Attribute] = map[events.Code]int{}
		}
		out[h.Attribute][h.Value] += h.Count
	}
	return out, nil
}

// Reporting lists the companies that get a report of a month: those that are in use, or were until the contract ended, and whose contract ran in it.
func (c *Companies) Reporting(ctx context.Context, month events.Month) ([]events.ID, error) {
	var items []companyItem
	if err := c.table.Get(store.GSI1PK, "COMPANIES").Index(store.Index).All(ctx, &items); err != nil {
		return nil, err
	}
	var out []events.ID
	for _, item := range items {
		if reportsOn(item.Company, month) {
			out = append(out, item.Company.CompanyID)
		}
	}
	return out, nil
}

func reportsOn(c events.CompanyChanged, month events.Month) bool {
	if c.Status != events.CompanyLive && (c.Status != events.CompanyEnded || c.EndsOn == "") {
		return false
	}
	first, last := string(month)+"-01", string(month)+"-31" // dates sort as texts
	return string(c.StartsOn) <= last && (c.EndsOn == "" || string(c.EndsOn) >= first)
}

// Industries returns the line of business of every live company, "" where it is not known.
func (c *Companies) Industries(ctx context.Context) (map[events.ID]events.Code, error) {
	var items []companyItem
	if err := c.table.Get(store.GSI1PK, "COMPANIES").Index(store.Index).All(ctx, &items); err != nil {
		return nil, err
	}
	out := map[events.ID]events.Code{}
	for _, item := range items {
		if item.Company.Status == events.CompanyLive {
			out[item.Company.CompanyID] = item.Company.Industry
		}
	}
	return out, nil
}

func companyKey(id events.ID) string { return "COMPANY#" + string(id) }
