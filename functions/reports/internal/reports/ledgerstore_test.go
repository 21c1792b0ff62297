package reports

import (
	"context"
	"fmt"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"kikite/events"
	"kikite/functions/reports/internal/disclosure"
	"kikite/shared/ids"
	"kikite/shared/testkit"
)

// TestLedgerBodies: what is written is what is read, for people of several items, and an item is far from DynamoDB's limit.
func TestLedgerBodies(t *testing.T) {
	t.Parallel()
	book := disclosure.NewBook()
	var all, half []disclosure.Member
	for i := range 2*peoplePerItem + 1 {
		o := book.Members(disclosure.Observation{Subject: ids.Default{}.Random(ids.Pseudonym), Month: "2026-10", Answer: fmt.Sprint(i % 25)})[0]
		if all = append(all, o); i%2 == 0 {
			half = append(half, o)
		}
	}
	blank := book.Members(disclosure.Observation{Subject: "tok_x", Month: "2026-09"})
	var publications []Publication
	for i := range 12 { // lines, each of the company and of a part
		m := events.Code(fmt.Sprintf("measure%d", i))
		publications = append(publications, Publication{Measure: m, Cell: "lines/x/company", Members: all}, Publication{Measure: m, Cell: "lines/x/a+2", Members: half})
	}
	publications = append(publications, Publication{Measure: "talked", Cell: "use/talked", Members: blank})
	bodies, err := packLedger(book, publications)
	if err != nil || len(bodies) != 3 {
		t.Fatalf("%d items, %v", len(bodies), err)
	}
	got := map[string][]disclosure.Observation{}
	for i, body := range bodies {
		if len(body) > maxItem/2 {
			t.Errorf("item %d has %d bytes", i, len(body))
		}
		membersOf(t, body, got)
	}
	t.Logf("%d people, %d figures: %d + %d + %d bytes", len(all), len(publications), len(bodies[0]), len(bodies[1]), len(bodies[2]))
	for _, p := range publications {
		members := got[string(p.Measure)+" "+p.Cell]
		slices.SortFunc(members, bySubject)
		want := make([]disclosure.Observation, len(p.Members))
		for i, m := range p.Members {
			month, answer := book.Answered(m.Answer)
			want[i] = disclosure.Observation{Subject: book.ID(m.Subject), Month: month, Answer: answer}
		}
		slices.SortFunc(want, bySubject)
		if !slices.Equal(members, want) {
			t.Errorf("%s: %d members, want %d", p.Cell, len(members), len(want))
		}
	}
	if len(got) != len(publications) {
		t.Errorf("%d cells", len(got))
	}
}

// membersOf adds the people of a body to the cells they are in.
func membersOf(t *testing.T, body []byte, to map[string][]disclosure.Observation) {
	t.Helper()
	p, err := openLedger(body)
	if err != nil {
		t.Fatal(err)
	}
	for subject, rest := range p.each() {
		of, err := numbers(nil, rest, len(p.answers))
		if err != nil {
			t.Fatal(err)
		}
		for _, n := range of {
			for _, cell := range p.answers[n].in {
				to[p.cells[cell]] = append(to[p.cells[cell]], disclosure.Observation{Subject: subject, Month: p.answers[n].month, Answer: p.answers[n].answer})
			}
		}
	}
}

// TestReplay: a ledger that was replayed from what was written admits and refuses what the one that published does, whatever overlaps.
func TestReplay(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		const k = 4
		live, replayed := NewLedgers(), NewLedgers()
		group := func(month int) []disclosure.Observation {
			from, to := rapid.IntRange(0, 30).Draw(t, "from"), rapid.IntRange(1, 40).Draw(t, "to")
			var out []disclosure.Observation
			for i := from; i < to; i++ {
				out = append(out, disclosure.Observation{Subject: events.ID(fmt.Sprintf("tok_%02d", i)), Month: addMonths("2026-01", month), Answer: fmt.Sprint(i * month % 3)})
			}
			return out
		}
		measure := func() events.Code {
			return rapid.SampledFrom([]events.Code{"k6", "scale_support", "scale_control", "talked"}).Draw(t, "measure")
		}
		for month := range rapid.IntRange(1, 4).Draw(t, "months") {
			var published []Publication
			for i := range rapid.IntRange(1, 6).Draw(t, "cells") {
				if m, g := measure(), live.Members(group(month)...); live.Admit(m, k, g) {
					published = append(published, Publication{Measure: m, Cell: fmt.Sprintf("cell%d", i), Members: g})
				}
			}
			if len(published) == 0 {
				continue
			}
			bodies, err := packLedger(live.Book, published)
			if err != nil {
				t.Fatal(err)
			}
			if err := replayed.Replay(k, "", bodies...); err != nil {
				t.Fatal(err)
			}
		}
		for range 10 {
			m, g := measure(), group(rapid.IntRange(0, 4).Draw(t, "month"))
			here, there := live.Members(g...), replayed.Members(g...)
			if a, b := live.Of(m, k).Would(here), replayed.Of(m, k).Would(there); a != b {
				t.Fatalf("%s: would be admitted %v, replayed %v", m, a, b)
			}
			if a, b := live.Admit(m, k, here), replayed.Admit(m, k, there); a != b {
				t.Fatalf("%s: admitted %v, replayed %v", m, a, b)
			}
			if a, b := live.Of(m, k).Smallest(), replayed.Of(m, k).Smallest(); a != b {
				t.Fatalf("%s: smallest atom %d, replayed %d", m, a, b)
			}
		}
	})
}

// TestWhatFiguresToldIsReadAgain: of the month that is composed, what a line's figures told comes back with its people; of other months it does not.
func TestWhatFiguresToldIsReadAgain(t *testing.T) {
	t.Parallel()
	book := disclosure.NewBook()
	var observed []disclosure.Observation
	for i := range peoplePerItem + 10 {
		observed = append(observed, disclosure.Observation{Subject: events.ID(fmt.Sprintf("tok_%05d", i)), Month: "2026-10", Answer: fmt.Sprint(i % 25)})
	}
	all := book.Members(observed...)
	piece := disclosure.Piece{Low: 120.5, High: 130.25}
	bodies, err := packLedger(book, []Publication{
		{Measure: "k6", Cell: "lines/k6_mean/company", Members: all, Told: &piece},
		{Measure: "k6", Cell: "lines/k6_mean/dep_1", Members: all[:30], Told: &disclosure.Piece{Low: -1, High: 1}},
		{Measure: "talked", Cell: "use/talked", Members: all}})
	if err != nil || len(bodies) != 2 {
		t.Fatalf("%d bodies, %v", len(bodies), err)
	}
	l := NewLedgers()
	if err := l.Replay(10, "2026-10", bodies...); err != nil {
		t.Fatal(err)
	}
	told := l.told.of("2026-10", "k6_mean")
	if len(told) != 2 || told[0].piece != piece || len(told[0].members) != len(all) || len(told[1].members) != 30 || told[1].piece.Low != -1 {
		t.Errorf("%d told", len(told))
	}
	if other := NewLedgers(); other.Replay(10, "", bodies...) != nil || other.told.of("2026-10", "k6_mean") != nil {
		t.Error("another month's figures are told again")
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
		body, err := compress([]byte(text))
		if err != nil {
			t.Fatal(err)
		}
		if err := NewLedgers().Replay(10, "", body); err == nil {
			t.Errorf("%q was read", text)
		}
	}
	if err := NewLedgers().Replay(10, "", []byte("no gzip")); err == nil {
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
	book, draft := disclosure.NewBook(), Entry{CompanyID: company, Month: "2026-10", Revision: 1, Version: 1}
	read := func() Ledgers {
		l, err := s.Read(context.Background(), company, 10, "2026-11", 1, nil)
		if err != nil {
			t.Fatal(err)
		}
		return l
	}
	if err := s.Write(context.Background(), draft, book, []Publication{{Measure: "k6", Cell: "lines/k6_mean/company", Members: book.Members(group(peoplePerItem + 30)...)}}); err != nil {
		t.Fatal(err)
	}
	if l := read(); l.Admit("k6", 10, l.Members(group(peoplePerItem+29)...)) {
		t.Error("a group that differs by one person from the written one is admitted")
	}
	var items []ledgerItem
	if err := table.Prefix(context.Background(), "LEDGER#"+string(company), "", &items); err != nil || len(items) != 2 {
		t.Fatalf("%d items, %v", len(items), err)
	}
	if err := table.Delete("pk", items[1].PK).Range("sk", items[1].SK).Run(context.Background()); err != nil {
		t.Fatal(err)
	}
	if n := read().Of("k6", 10).Smallest(); n != 0 {
		t.Errorf("half a writing counts: %d", n)
	}
}
