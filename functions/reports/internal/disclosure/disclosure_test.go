package disclosure_test

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"kikite/events"
	"kikite/functions/reports/internal/disclosure"
)

func people(month events.Month, from, to int) []disclosure.Observation {
	var out []disclosure.Observation
	for i := from; i < to; i++ {
		out = append(out, disclosure.Observation{Subject: events.ID(fmt.Sprintf("p%d", i)), Month: month})
	}
	return out
}

func answering(answer string, group []disclosure.Observation) []disclosure.Observation {
	for i := range group {
		group[i].Answer = answer
	}
	return group
}

func TestAdmit(t *testing.T) {
	t.Parallel()
	const m = events.Month("2026-10")
	tests := map[string]struct {
		published [][]disclosure.Observation
		group     []disclosure.Observation
		want      bool
	}{
		"large enough":                        {nil, people(m, 0, 10), true},
		"too small":                           {nil, people(m, 0, 9), false},
		"nobody":                              {nil, nil, false},
		"the same again":                      {[][]disclosure.Observation{people(m, 0, 12)}, people(m, 0, 12), true},
		"the rest would be too small":         {[][]disclosure.Observation{people(m, 0, 28)}, people(m, 0, 20), false},
		"both parts large":                    {[][]disclosure.Observation{people(m, 0, 30)}, people(m, 0, 20), true},
		"one joined since the first revision": {[][]disclosure.Observation{people(m, 0, 20)}, people(m, 0, 21), false},
		"one left since the first revision":   {[][]disclosure.Observation{people(m, 0, 20)}, people(m, 0, 19), false},
		"another month with other answers":    {[][]disclosure.Observation{people("2026-09", 0, 20)}, answering("5", people(m, 0, 21)), true},
		"a joiner among unchanged answers":    {[][]disclosure.Observation{people("2026-09", 0, 20)}, people(m, 0, 21), false},
		"a leaver among unchanged answers":    {[][]disclosure.Observation{people("2026-09", 0, 20)}, people(m, 0, 19), false},
		"the same people and answers again":   {[][]disclosure.Observation{people("2026-09", 0, 20)}, people(m, 0, 20), true},
		"ten joiners among unchanged answers": {[][]disclosure.Observation{people("2026-09", 0, 20)}, people(m, 0, 30), true},
		"two groups that only moved two people": {[][]disclosure.Observation{people("2026-09", 0, 20), people("2026-09", 20, 40)},
			people(m, 0, 22), false},
		"three months pooled over a published one": {[][]disclosure.Observation{people(m, 0, 20)},
			slices.Concat(people(m, 0, 20), people("2026-11", 0, 4), people("2026-12", 4, 8)), false},
		"two differences reach a small atom": {[][]disclosure.Observation{people(m, 0, 40), people(m, 0, 20)}, people(m, 10, 25), false},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			book := disclosure.NewBook()
			l := disclosure.NewLedger(book, 10)
			for _, g := range tt.published {
				l.Record(book.Members(g...))
			}
			if got := l.Admit(book.Members(tt.group...)); got != tt.want {
				t.Errorf("admitted %v", got)
			}
		})
	}
}

// TestAtoms: whatever is asked for, what was admitted never leaves an atom below k.
func TestAtoms(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		k := rapid.IntRange(2, 6).Draw(t, "k")
		book := disclosure.NewBook()
		l := disclosure.NewLedger(book, k)
		for range rapid.IntRange(1, 12).Draw(t, "groups") {
			var g []disclosure.Observation
			for i := range 40 {
				if rapid.Bool().Draw(t, "in") {
					g = append(g, disclosure.Observation{Subject: events.ID(fmt.Sprint(i % 25)), Month: events.Month(fmt.Sprint(i / 25))})
				}
			}
			l.Admit(book.Members(g...))
		}
		if least := l.Smallest(); least != 0 && least < k {
			t.Fatalf("an atom has %d people, k is %d", least, k)
		}
	})
}

func TestPartition(t *testing.T) {
	t.Parallel()
	tree := []disclosure.Node{{"sales", "", 0, 1}, {"sales1", "sales", 14, 30}, {"sales2", "sales", 4, 20}, {"it", "", 3, 5}, {"it1", "it", 12, 20}, {"hr", "", 5, 12}, {"pr", "", 6, 9}}
	t.Run("small departments join their nearest relatives", func(t *testing.T) {
		t.Parallel()
		got := disclosure.Partition(tree, 10, nil)
		want := []disclosure.Group{{"hr", "pr"}, {"it", "it1"}, {"sales", "sales1", "sales2"}}
		if fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("groups %v", got)
		}
	})
	t.Run("groups stay while they are valid", func(t *testing.T) {
		t.Parallel()
		old := []disclosure.Group{{"hr", "pr", "sales", "sales1", "sales2"}, {"it", "it1"}}
		if got := disclosure.Partition(tree, 10, old); fmt.Sprint(got) != fmt.Sprint(old) {
			t.Errorf("groups %v", got)
		}
	})
	t.Run("a group whose every member answered is no group", func(t *testing.T) {
		t.Parallel()
		chosen := []disclosure.Node{{"chosen", "", 10, 10}, {"others", "", 30, 60}}
		if got := disclosure.Partition(chosen, 10, nil); len(got) != 1 || len(got[0]) != 2 {
			t.Errorf("groups %v", got)
		}
	})
	t.Run("too few for any group", func(t *testing.T) {
		t.Parallel()
		if got := disclosure.Partition([]disclosure.Node{{"a", "", 4, 50}, {"b", "", 5, 50}}, 10, nil); got != nil {
			t.Errorf("groups %v", got)
		}
	})
}

func TestPartitionCoversAllOnce(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		k := rapid.IntRange(1, 12).Draw(t, "k")
		n := rapid.IntRange(1, 30).Draw(t, "departments")
		nodes, total := []disclosure.Node{}, 0
		for i := range n {
			parent := events.ID("")
			if i > 0 && rapid.Bool().Draw(t, "nested") {
				parent = nodes[rapid.IntRange(0, i-1).Draw(t, "parent")].ID
			}
			r := rapid.IntRange(0, 15).Draw(t, "respondents")
			total += r
			nodes = append(nodes, disclosure.Node{ID: events.ID(fmt.Sprintf("d%02d", i)), Parent: parent, Respondents: r, Headcount: 2*r + 1})
		}
		count := map[events.ID]int{}
		for _, node := range nodes {
			count[node.ID] = node.Respondents
		}
		groups := disclosure.Partition(nodes, k, nil)
		if (len(groups) == 0) != (total < k) {
			t.Fatalf("%d groups for %d respondents, k %d", len(groups), total, k)
		}
		seen := map[events.ID]bool{}
		for _, g := range groups {
			size := 0
			for _, id := range g {
				if seen[id] {
					t.Fatalf("%s is in two groups", id)
				}
				seen[id] = true
				size += count[id]
			}
			if size < k {
				t.Fatalf("group %v has %d respondents, k is %d", g, size, k)
			}
		}
		if len(groups) > 0 && len(seen) != n {
			t.Fatalf("%d of %d departments are covered", len(seen), n)
		}
	})
}

func TestShare(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		yes, n int
		value  float64
		coding disclosure.Coding
	}{
		"in the middle":      {6, 20, 30, disclosure.Exact},
		"all of ten":         {10, 10, 70, disclosure.AtLeast},
		"nobody of ten":      {0, 10, 30, disclosure.AtMost},
		"two of ten look as": {2, 10, 30, disclosure.AtMost},
		"one of a hundred":   {1, 100, 5, disclosure.AtMost},
		"33 of a hundred":    {33, 100, 34, disclosure.Exact},
		"one of them more":   {34, 100, 34, disclosure.Exact},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := disclosure.Share(tt.yes, tt.n, tt.n)
			if f.Value != tt.value || f.Coding != tt.coding || f.Low > f.Value || f.High < f.Value {
				t.Errorf("%+v", f)
			}
		})
	}
	if none, some := disclosure.Share(0, 10, 10), disclosure.Share(2, 10, 10); none != some {
		t.Error("nobody and a few can be told apart")
	}
}

func TestShown(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		n, headcount, want int
		coding             disclosure.Coding
	}{{12, 40, 12, disclosure.Exact}, {145, 150, 140, disclosure.AtLeast}, {20, 20, 10, disclosure.AtLeast}, {30, 40, 30, disclosure.Exact}} {
		if n, coding := disclosure.Shown(tt.n, tt.headcount, 10); n != tt.want || coding != tt.coding {
			t.Errorf("%d of %d is shown as %d %s", tt.n, tt.headcount, n, coding)
		}
	}
	values := make([]float64, 145)
	for i := range values {
		values[i] = float64(i % 5)
	}
	if a, b := disclosure.Mean(values, 0, 4, 140), disclosure.Mean(values[:140], 0, 4, 140); a != b {
		t.Errorf("the interval tells how many answered: %+v, %+v", a, b)
	}
}

func TestMean(t *testing.T) {
	t.Parallel()
	same := make([]float64, 12)
	for i := range same {
		same[i] = 5
	}
	if f := disclosure.Mean(same, 1, 5, 12); f.Coding != disclosure.AtLeast || f.Value != 4.4 {
		t.Errorf("everybody at the end of the scale: %+v", f)
	}
	for i := range same {
		same[i] = 3
	}
	if f := disclosure.Mean(same, 1, 5, 12); f.Low == f.High {
		t.Errorf("the interval tells that everybody answered alike: %+v", f)
	}
	f := disclosure.Mean([]float64{1, 2, 3, 4, 5, 1, 2, 3, 4, 5}, 1, 5, 10)
	if f.Value != 3 || math.Abs(f.Low-1.9) > 0.11 || math.Abs(f.High-4.1) > 0.11 { // t(9) = 2.262, sd = 1.49
		t.Errorf("%+v", f)
	}
}

func TestHolm(t *testing.T) {
	t.Parallel()
	got := disclosure.Holm([]float64{0.04, 0.001, 0.03}, 0.05)
	if !slices.Equal(got, []bool{false, true, false}) {
		t.Errorf("%v", got)
	}
}
