package store_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"kikite/events"
	"kikite/shared/ids"
	"kikite/shared/problem"
	"kikite/shared/store"
	"kikite/shared/testkit"
)

type thing struct {
	PK      string `dynamo:"pk"`
	SK      string `dynamo:"sk"`
	Version int    `dynamo:"version"`
}

func TestTx(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	taken := problem.New(problem.Conflict, "taken", "taken")

	t.Run("commits state and event together", func(t *testing.T) {
		t.Parallel()
		table := testkit.Table(t)
		err := table.Tx().Put(table.Put(thing{"A", "A", 1}), nil).Emit(sample(ids.Default{})).Run(ctx)
		if err != nil {
			t.Fatal(err)
		}
		if got := testkit.Outbox(t, table); len(got) != 1 || got[0].Type != "reports.generated" {
			t.Fatalf("outbox = %v", got)
		}
	})

	t.Run("a failed condition says which, and nothing is written", func(t *testing.T) {
		t.Parallel()
		table := testkit.Table(t)
		put := func() error {
			return table.Tx().Put(table.Put(thing{"A", "A", 1}).If("attribute_not_exists(pk)"), taken).Emit(sample(ids.Default{})).Run(ctx)
		}
		if err := put(); err != nil {
			t.Fatal(err)
		}
		if err := put(); !errors.Is(err, taken) {
			t.Fatalf("second put: %v", err)
		}
		if got := testkit.Outbox(t, table); len(got) != 1 {
			t.Fatalf("outbox has %d events", len(got))
		}
	})

	t.Run("an event is consumed once", func(t *testing.T) {
		t.Parallel()
		table := testkit.Table(t)
		e, _ := sample(ids.Default{})
		consume := func() error {
			return table.Tx().Update(table.Update("pk", "C").Range("sk", "C").Add("version", 1), nil).Once(e, time.Now()).Run(ctx)
		}
		if err := consume(); err != nil {
			t.Fatal(err)
		}
		if err := consume(); !errors.Is(err, store.ErrDuplicate) {
			t.Fatalf("second: %v", err)
		}
		var got thing
		if ok, err := table.One(ctx, "C", "C", &got); err != nil || !ok || got.Version != 1 {
			t.Fatalf("%v %v %v", got, ok, err)
		}
	})
}

func sample(source ids.Source) (events.Envelope, error) {
	id := source.New(ids.Report)
	return events.ReportsGenerated.New(events.Meta{ID: source.New(ids.Event), Time: time.Now(), EntityID: id, EntityVersion: 1},
		events.ReportState{ReportID: id, CompanyID: source.New(ids.Company), Month: "2026-10", Revision: 1})
}
