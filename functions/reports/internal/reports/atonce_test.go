package reports_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"
	"github.com/guregu/dynamo/v2/dynamodbiface"

	"kikite/events"
	"kikite/functions/reports/internal/reports"
	"kikite/shared/claimcheck"
	"kikite/shared/ids"
	"kikite/shared/store"
	"kikite/shared/testkit"
)

// meanwhile is the engine with something that happens once, when a ledger is about to be written: after everything was read, that is.
type meanwhile struct {
	dynamodbiface.DynamoDBAPI

	do func()
}

func (m *meanwhile) PutItem(ctx context.Context, in *dynamodb.PutItemInput, options ...func(*dynamodb.Options)) (*dynamodb.PutItemOutput, error) {
	if do := m.do; do != nil && strings.HasPrefix(in.Item["pk"].(*types.AttributeValueMemberS).Value, "LEDGER#") {
		m.do = nil
		do()
	}
	return m.DynamoDBAPI.PutItem(ctx, in, options...)
}

// interrupted is a generator of the world at whose first writing of a ledger something else happens.
func (w *world) interrupted(do func()) *reports.Generator {
	table := store.OpenClient(&meanwhile{testkit.Client(w.t), do}, w.table.Name())
	return reports.NewGenerator(table, claimcheck.New(w.objects, "claims", events.Reports), ids.Default{}, w.clock)
}

// exits are 12 people with an exit talk in August and one in October: the windows that end with September and December differ by one person.
func (w *world) exits() {
	w.clock.Advance(-80 * 24 * time.Hour) // so that nothing is late
	for i := range 13 {
		f := events.FactRecorded{FactID: ids.Default{}.Random(ids.Fact), CompanyID: w.company.CompanyID, Subject: ids.Default{}.Random(ids.Pseudonym),
			Month: "2026-08", Kind: events.FactSession, Program: events.Exit, DepartmentID: w.dep["開発部"], Measures: events.Measures{"exit_satisfaction": 3}}
		if i == 12 {
			f.Month = "2026-10"
		}
		w.deliver(events.SessionsFactRecorded.New(w.meta(f.FactID), f))
	}
}

// TestMonthsMadeAtOnceSeeEachOther: while one month is about to write what it publishes, another one is made from beginning to end.
func TestMonthsMadeAtOnceSeeEachOther(t *testing.T) {
	t.Parallel()
	for _, months := range [][2]events.Month{{"2026-09", "2026-12"}, {"2026-12", "2026-09"}} {
		w := newWorld(t)
		w.exits()
		g := w.interrupted(func() {
			if err := w.ask(reports.Request{Month: months[1]}); err != nil {
				t.Error(err)
			}
		})
		if err := g.Generate(t.Context(), reports.Request{CompanyID: w.company.CompanyID, Month: months[0]}); err != nil {
			t.Fatal(err)
		}
		entries, err := reports.NewArchive(w.table).All(t.Context(), w.company.CompanyID)
		if err != nil {
			t.Fatal(err)
		}
		pooled := 0
		for _, e := range entries {
			pooled += len(e.Report.Pooled)
		}
		if len(entries) != 2 || pooled != 1 {
			t.Errorf("%v: %d reports, %d of them with the chapter: the difference is one person", months, len(entries), pooled)
		}
	}
}

// TestAMonthMadeTwiceAtOnce: the ledger is that of the draft that was stored, whoever else wrote one for it.
func TestAMonthMadeTwiceAtOnce(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.facts("開発部", 20, 12)
	var late []events.FactRecorded
	g := w.interrupted(func() {
		late = w.facts("開発部", 1, 12)
		if err := w.ask(reports.Request{Month: month}); err != nil {
			t.Error(err)
		}
	})
	if err := g.Generate(t.Context(), reports.Request{CompanyID: w.company.CompanyID, Month: month}); err != nil {
		t.Fatal(err)
	}
	r := w.review()
	if n := line(t, r.Report, "k6_mean").Company.N; n != 21 || r.Version != 1 {
		t.Fatalf("%d answered, version %d", n, r.Version)
	}
	w.release(1, 200)
	if f, ok := figureOf(w.receipt(late[0].Subject), "k6_mean", "company"); !ok || f.Others != 20 {
		t.Errorf("the ledger does not know the last one: %+v", f)
	}
}
