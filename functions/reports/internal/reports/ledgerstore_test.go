package reports

import (
	"context"
	"fmt"
	"slices"
	"testing"
	"time"

	"kikite/events"
	"kikite/functions/reports/internal/disclosure"
	"kikite/shared/ids"
	"kikite/shared/testkit"
)

// TestLedgerBodies: what is written is what is read, for people of several items, and an item is far from DynamoDB's limit.
func TestLedgerBodies(t *testing.T) {
	t.Parallel()
	var all, half []disclosure.Observation
	for i := range 2*peoplePerItem + 1 {
		o := disclosure.Observation{Subject: ids.Default{}.Random(ids.Pseudonym), Month: "2026-10", Answer: fmt.Sprint(i % 25)}
		if all = append(all, o); i%2 == 0 {
			half = append(half, o)
		}
	}
	blank := []disclosure.Observation{{Subject: "tok_x", Month: "2026-09"}}
	var publications []Publication
	for i := range 12 { // lines, each of the company and of a part
		m := events.Code(fmt.Sprintf("measure%d", i))
		publications = append(publications, Publication{m, "lines/x/company", all}, Publication{m, "lines/x/a+2", half})
	}
	publications = append(publications, Publication{"talked", "use/talked", blank})
	bodies, err := packLedger(publications)
	if err != nil || len(bodies) != 3 {
		t.Fatalf("%d items, %v", len(bodies), err)
	}
	b := newLedgerBody()
	for i, body := range bodies {
		if len(body) > maxItem/2 {
			t.Errorf("item %d has %d bytes", i, len(body))
		}
		if err := b.unpack(body); err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("%d people, %d figures: %d + %d + %d bytes", len(all), len(publications), len(bodies[0]), len(bodies[1]), len(bodies[2]))
	for _, p := range publications {
		got := b.members[string(p.Measure)+" "+p.Cell]
		slices.SortFunc(got, bySubject)
		want := slices.SortedFunc(slices.Values(p.Members), bySubject)
		if !slices.Equal(got, want) {
			t.Errorf("%s: %d members, want %d", p.Cell, len(got), len(want))
		}
	}
	if len(b.groups("measure1")) != 2 || len(b.groups("talked")) != 1 || len(b.measures()) != 13 {
		t.Errorf("measures %v", b.measures())
	}
}

func bySubject(a, b disclosure.Observation) int {
	if a.Subject < b.Subject {
		return -1
	}
	return 1
}

// TestBrokenLedgerItems: an item that cannot be read stops the report; it is never taken for an empty one.
func TestBrokenLedgerItems(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"x y\n", "a\n", "a 2026-10 =1 0\n", "c k6 x\na 2026-10 =1 0\ns tok 1\n", "c k6 x\na 2026-10 =1 -1\n"} {
		body, err := compress(text)
		if err != nil {
			t.Fatal(err)
		}
		if err := newLedgerBody().unpack(body); err == nil {
			t.Errorf("%q was read", text)
		}
	}
	if err := newLedgerBody().unpack([]byte("no gzip")); err == nil {
		t.Error("no gzip was read")
	}
}

// TestHalfAWritingDoesNotCount: a function that died between two items had not stored its draft; its retry writes anew.
func TestHalfAWritingDoesNotCount(t *testing.T) {
	t.Parallel()
	table := testkit.Table(t)
	clock := testkit.NewClock(time.Date(2026, 11, 1, 0, 0, 0, 0, time.UTC))
	s := NewLedgerStore(table, clock)
	company := ids.Default{}.New(ids.Company)
	group := func(n int) []disclosure.Observation {
		var out []disclosure.Observation
		for i := range n {
			out = append(out, disclosure.Observation{Subject: events.ID(fmt.Sprintf("tok_%05d", i)), Month: "2026-10", Answer: "3"})
		}
		return out
	}
	draft := Entry{CompanyID: company, Month: "2026-10", Revision: 1, Version: 1}
	read := func() *disclosure.Ledger {
		l, err := s.Read(context.Background(), company, 10, "2026-11", 1, nil)
		if err != nil {
			t.Fatal(err)
		}
		return l.Of("k6", 10)
	}
	if err := s.Write(context.Background(), draft, []Publication{{"k6", "lines/k6_mean/company", group(peoplePerItem + 30)}}); err != nil {
		t.Fatal(err)
	}
	if read().Admit(group(peoplePerItem + 29)) {
		t.Error("a group that differs by one person from the written one is admitted")
	}
	var items []ledgerItem
	if err := table.Prefix(context.Background(), "LEDGER#"+string(company), "", &items); err != nil || len(items) != 2 {
		t.Fatalf("%d items, %v", len(items), err)
	}
	if err := table.Delete("pk", items[1].PK).Range("sk", items[1].SK).Run(context.Background()); err != nil {
		t.Fatal(err)
	}
	if n := read().Smallest(); n != 0 {
		t.Errorf("half a writing counts: %d", n)
	}
}
