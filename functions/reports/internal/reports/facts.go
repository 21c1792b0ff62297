package reports

import (
	"cmp"
	"context"
	"errors"
	"slices"

	"kikite/events"
	"kikite/shared/clock"
	"kikite/shared/store"
)

type factItem struct {
	PK      string              `dynamo:"pk"` // FACTS#<company>#<month>, REGISTERED#<company>
	SK      string              `dynamo:"sk"` // FACT#<fact>, LATE#<fact>
	Version int64               `dynamo:"version"`
	Fact    events.FactRecorded `dynamo:"fact"`
}

type excerptItem struct {
	PK      string                 `dynamo:"pk"` // EXCERPTS#<company>#<month>
	SK      string                 `dynamo:"sk"` // EXCERPT#<excerpt>
	Excerpt events.ExcerptReleased `dynamo:"excerpt"`
	Version int64                  `dynamo:"version"`
	// Withdrawn stays as a mark: the release may arrive after it.
	Withdrawn bool `dynamo:"withdrawn,omitempty"`
}

var errStale = errors.New("a newer state is stored")

// Facts keeps the facts and approved excerpts of companies.
type Facts struct {
	table *store.Table
	now   clock.Clock
}

// NewFacts returns the facts in the table.
func NewFacts(table *store.Table, now clock.Clock) *Facts { return &Facts{table: table, now: now} }

// Record stores a fact, unless a newer version of it is there.
func (f *Facts) Record(ctx context.Context, env events.Envelope, fact events.FactRecorded) error {
	item := factItem{PK: factPartition(fact), SK: f.keyOf(fact), Version: env.EntityVersion, Fact: fact}
	put := f.table.Put(item).If("attribute_not_exists(pk) OR version < ?", env.EntityVersion)
	return staleIsDone(f.table.Tx().Put(put, errStale).Once(env, f.now.Now()).Run(ctx))
}

// Excerpt stores an approved excerpt, unless its approval is known to be withdrawn.
func (f *Facts) Excerpt(ctx context.Context, env events.Envelope, e events.ExcerptReleased) error {
	item := excerptItem{PK: excerptsKey(e.CompanyID, e.Month), SK: "EXCERPT#" + string(e.ExcerptID), Excerpt: e, Version: env.EntityVersion}
	return f.putExcerpt(ctx, env, item)
}

// ExcerptWithdrawn drops an excerpt from drafts now, and from every report that is made from now on.
func (f *Facts) ExcerptWithdrawn(ctx context.Context, env events.Envelope, e events.ExcerptWithdrawn) error {
	if err := NewArchive(f.table).takeBack(ctx, e.CompanyID, e.Month, StatusDraft, takenBack{e.ExcerptID: true}); err != nil {
		return err
	}
	return f.putExcerpt(ctx, env, excerptItem{
		PK: excerptsKey(e.CompanyID, e.Month), SK: "EXCERPT#" + string(e.ExcerptID), Version: env.EntityVersion, Withdrawn: true,
	})
}

func (f *Facts) putExcerpt(ctx context.Context, env events.Envelope, item excerptItem) error {
	put := f.table.Put(item).If("attribute_not_exists(pk) OR attribute_not_exists(version) OR version < ?", env.EntityVersion)
	return staleIsDone(f.table.Tx().Put(put, errStale).Once(env, f.now.Now()).Run(ctx))
}

// Month returns a company's facts of a month that came in time, ordered by fact ID.
func (f *Facts) Month(ctx context.Context, company events.ID, month events.Month) ([]events.FactRecorded, error) {
	var items []factItem
	if err := f.table.Prefix(ctx, factsKey(company, month), factPrefix, &items); err != nil {
		return nil, err
	}
	out := make([]events.FactRecorded, len(items))
	for i, item := range items {
		out[i] = item.Fact
	}
	slices.SortFunc(out, func(a, b events.FactRecorded) int { return cmp.Compare(a.FactID, b.FactID) })
	return out, nil
}

// Excerpts returns a company's approved excerpts of a month.
func (f *Facts) Excerpts(ctx context.Context, company events.ID, month events.Month) ([]events.ExcerptReleased, error) {
	var items []excerptItem
	if err := f.table.Prefix(ctx, excerptsKey(company, month), "EXCERPT#", &items); err != nil {
		return nil, err
	}
	var out []events.ExcerptReleased
	for _, item := range items {
		if !item.Withdrawn {
			out = append(out, item.Excerpt)
		}
	}
	return out, nil
}

func factsKey(company events.ID, month events.Month) string {
	return "FACTS#" + string(company) + "#" + string(month)
}

func excerptsKey(company events.ID, month events.Month) string {
	return "EXCERPTS#" + string(company) + "#" + string(month)
}

func staleIsDone(err error) error {
	if errors.Is(err, errStale) {
		return nil
	}
	return err
}
