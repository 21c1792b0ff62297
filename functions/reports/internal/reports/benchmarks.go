package reports

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"kikite/events"
	"kikite/shared/store"
)

// contributionItem is what a company's released report adds to the comparison of its month; a revision replaces it.
type contributionItem struct {
	PK           string       `dynamo:"pk"` // BENCHMARK#<month>
	SK           string       `dynamo:"sk"` // COMPANY#<company>
	Contribution Contribution `dynamo:"contribution"`
}

// drawnItem is the comparison of a quarter. It is written once and never drawn again: a second draw would take of the budget again.
type drawnItem struct {
	PK   string `dynamo:"pk"`   // BENCHMARK#<last month of the quarter>
	SK   string `dynamo:"sk"`   // DRAWN
	Body []byte `dynamo:"body"` // gzip of JSON
}

const drawnSK = "DRAWN"

var errDrawn = errors.New("the comparison of the quarter is drawn")

// Benchmarks keeps what companies are compared with.
type Benchmarks struct {
	table     *store.Table
	companies *Companies
	random    io.Reader
}

// NewBenchmarks returns the comparisons in the table. Their noise is read from random, which nobody may be able to guess.
func NewBenchmarks(table *store.Table, companies *Companies, random io.Reader) *Benchmarks {
	return &Benchmarks{table: table, companies: companies, random: random}
}

// contribute adds the figures of a released report to the transaction that releases it.
func contribute(table *store.Table, tx *store.Tx, r Report) {
	c := contribution(r)
	if len(c.Values) > 0 {
		tx.Put(table.Put(contributionItem{PK: benchmarkKey(r.Month), SK: "COMPANY#" + string(r.CompanyID), Contribution: c}), nil)
	}
}

// Draw makes the comparison of the last quarter that ended before the month, from what live companies released for it, unless it is
// there. No function but this one reads the figures of more than one company.
func (b *Benchmarks) Draw(ctx context.Context, month events.Month) error {
	from, to := quarterBefore(month)
	if _, ok, err := b.Latest(ctx, month); ok || err != nil {
		return err
	}
	industries, err := b.companies.Industries(ctx)
	if err != nil {
		return err
	}
	var all []Contribution
	for m := from; m <= to; m = addMonths(m, 1) {
		var items []contributionItem
		if err := b.table.Prefix(ctx, benchmarkKey(m), "COMPANY#", &items); err != nil {
			return fmt.Errorf("comparison: %w", err)
		}
		for _, item := range items {
			if _, live := industries[item.Contribution.CompanyID]; live {
				all = append(all, item.Contribution)
			}
		}
	}
	drawn, err := draw(b.random, from, to, all, industries)
	if err != nil {
		return err
	}
	body, err := zip(drawn)
	if err != nil {
		return err
	}
	put := b.table.Put(drawnItem{PK: benchmarkKey(to), SK: drawnSK, Body: body}).If("attribute_not_exists(pk)")
	err = b.table.Tx().Put(put, errDrawn).Run(ctx)
	if errors.Is(err, errDrawn) { // two runs at once: the other one's noise stands, and this one's was never seen
		return nil
	}
	return err
}

// Latest returns the comparison that the reports of a month carry; ok is false if it was not drawn.
func (b *Benchmarks) Latest(ctx context.Context, month events.Month) (d Drawn, ok bool, err error) {
	_, to := quarterBefore(month)
	var item drawnItem
	if ok, err = b.table.One(ctx, benchmarkKey(to), drawnSK, &item); !ok || err != nil {
		return Drawn{}, false, err
	}
	return d, true, unzip(item.Body, &d)
}

// quarterBefore is the last quarter of the calendar that ended before the month.
func quarterBefore(month events.Month) (from, to events.Month) {
	t, err := time.Parse("2006-01", string(month))
	if err != nil {
		return "", ""
	}
	to = addMonths(month, -((int(t.Month())-1)%monthsOfADraw + 1))
	return addMonths(to, 1-monthsOfADraw), to
}

func benchmarkKey(month events.Month) string { return "BENCHMARK#" + string(month) }
