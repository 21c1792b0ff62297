package reports

import (
	"context"
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"kikite/events"
	"kikite/functions/reports/internal/disclosure"
	"kikite/shared/ids"
	"kikite/shared/testkit"
)

// TestAComparisonIsDrawnOnce from what live companies released, with noise that a second run does not draw again.
func TestAComparisonIsDrawnOnce(t *testing.T) {
	t.Parallel()
	ctx, table := context.Background(), testkit.Table(t)
	clock := testkit.NewClock(time.Date(2026, 11, 1, 0, 0, 0, 0, time.UTC))
	known := NewCompanies(table, clock)
	for i := range 8 {
		c := events.CompanyChanged{CompanyID: events.ID(fmt.Sprintf("com_%026d", i)), Status: events.CompanyLive, Threshold: 10, Industry: "it"}
		if i == 7 {
			c.Status = events.CompanyEnded
		}
		meta := events.Meta{ID: ids.Default{}.New(ids.Event), Time: clock.Now(), EntityID: c.CompanyID, EntityVersion: 1}
		env, err := events.SignupCompanyChanged.New(meta, c)
		if err != nil {
			t.Fatal(err)
		}
		if err := known.Changed(ctx, env, c); err != nil {
			t.Fatal(err)
		}
		for _, month := range []events.Month{"2026-07", "2026-09", "2026-10"} {
			r := Report{CompanyID: c.CompanyID, Month: month, Lines: []Line{{Code: "leave", Company: &disclosure.Figure{Value: 20, N: 40}}, {Code: "k6_mean", Company: &disclosure.Figure{Value: 9, N: 400}}}}
			tx := table.Tx()
			contribute(table, tx, r)
			if err := tx.Run(ctx); err != nil {
				t.Fatal(err)
			}
		}
	}
	b := NewBenchmarks(table, known, rand.NewChaCha8([32]byte{1}))
	if _, ok, err := b.Latest(ctx, "2026-10"); ok || err != nil {
		t.Fatalf("before the draw: %v %v", ok, err)
	}
	if err := b.Draw(ctx, "2026-10"); err != nil {
		t.Fatal(err)
	}
	first, ok, err := b.Latest(ctx, "2026-12")
	if err != nil || !ok || first.From != "2026-07" || first.All["leave"].Companies != 5 || first.All["leave"].People != 200 || len(first.All) != 1 || len(first.Industry["it"]) != 1 {
		t.Fatalf("%+v %v %v", first, ok, err)
	}
	if err := NewBenchmarks(table, known, noSource{}).Draw(ctx, "2026-11"); err != nil {
		t.Errorf("the second run drew again: %v", err)
	}
	if _, ok, err := b.Latest(ctx, "2027-01"); ok || err != nil {
		t.Errorf("the next quarter is there already: %v %v", ok, err)
	}
}
