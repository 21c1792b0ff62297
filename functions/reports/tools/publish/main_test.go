package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kikite/functions/reports/internal/reports"
)

// facts are n people of each department, all with other answers in every month.
func facts(month string, n map[string]int) string {
	var out strings.Builder
	for _, department := range []string{"営業部/第一課", "営業部/第二課", "開発部", "総務部"} {
		for i := range n[department] {
			fmt.Fprintf(&out, `{"month":"%s","company":"c1","subject":"%s%d","department":"%s","attributes":{"age":"%d0s"},"measures":{"k6":%d,"mood":%d}}`+"\n",
				month, department, i, department, 2+i%2, (i*7+len(month)+int(month[6]))%20, 2+(i+int(month[6]))%3)
		}
	}
	return out.String()
}

func published(t *testing.T, in string, args ...string) []reports.Cell {
	t.Helper()
	var out, notes bytes.Buffer
	if err := run(args, strings.NewReader(in), &out, &notes); err != nil {
		t.Fatal(err)
	}
	var cells []reports.Cell
	for line := range strings.Lines(out.String()) {
		var c reports.Cell
		if err := json.Unmarshal([]byte(line), &c); err != nil {
			t.Fatalf("%s: %v", line, err)
		}
		cells = append(cells, c)
	}
	return cells
}

func groups(cells []reports.Cell, measure string) string {
	var out []string
	for _, c := range cells {
		if string(c.Measure) == measure && c.Stat == reports.StatMean {
			out = append(out, fmt.Sprint(c.Months, c.Slice, c.N))
		}
	}
	return strings.Join(out, "\n")
}

func TestPublish(t *testing.T) {
	t.Parallel()
	small := map[string]int{"営業部/第一課": 14, "営業部/第二課": 4, "開発部": 20, "総務部": 3}
	t.Run("small departments are merged, and what is published is said in full", func(t *testing.T) {
		t.Parallel()
		want := "[2026-10] map[] 41\n[2026-10] map[department:[営業部/第一課 営業部/第二課 総務部]] 21\n[2026-10] map[department:[開発部]] 20\n" +
			"[2026-10] map[age:[20s]] 21\n[2026-10] map[age:[30s]] 20" // of both groups 10 or more people
		if got := groups(published(t, facts("2026-10", small)), "k6"); got != want {
			t.Errorf("%s", got)
		}
	})
	t.Run("without the ledger, whatever has k respondents", func(t *testing.T) {
		t.Parallel()
		want := "[2026-10] map[] 41\n[2026-10] map[department:[営業部/第一課 営業部/第二課]] 18\n[2026-10] map[department:[営業部/第一課]] 14\n[2026-10] map[department:[開発部]] 20\n" +
			"[2026-10] map[age:[20s]] 21\n[2026-10] map[age:[30s]] 20"
		if got := groups(published(t, facts("2026-10", small), "--no-ledger"), "mood"); got != want {
			t.Errorf("%s", got)
		}
	})
	t.Run("few people are pooled by the quarter", func(t *testing.T) {
		t.Parallel()
		few := map[string]int{"開発部": 7}
		others := strings.ReplaceAll(facts("2026-12", few), "開発部", "総務部")
		want := "[2026-10 2026-11 2026-12] map[] 14"
		if got := groups(published(t, facts("2026-10", few)+facts("2026-11", few)+others), "k6"); got != want {
			t.Errorf("%s", got)
		}
	})
	t.Run("a month that was published is in no window", func(t *testing.T) {
		t.Parallel()
		few := map[string]int{"開発部": 7}
		in := facts("2026-10", map[string]int{"開発部": 12}) + facts("2026-11", few) + strings.ReplaceAll(facts("2026-12", few), "開発部", "総務部")
		if got := groups(published(t, in), "k6"); strings.Contains(got, "2026-12") {
			t.Errorf("%s", got)
		}
	})
	t.Run("a roster that is too small hides a group", func(t *testing.T) {
		t.Parallel()
		name := filepath.Join(t.TempDir(), "headcounts.jsonl")
		text := `{"company":"c1","department":"営業部/第一課","count":40}` + "\n" + `{"company":"c1","department":"開発部","count":20}` + "\n\n"
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		got := published(t, facts("2026-10", map[string]int{"営業部/第一課": 20, "開発部": 20}), "--headcounts", name)
		if !strings.Contains(groups(got, "k6"), "map[department:[開発部]] 0") { // 20 of 20: the number would tell that all of them answered
			t.Errorf("%s", groups(got, "k6"))
		}
	})
	t.Run("a measure of other values than the product's has its own scale", func(t *testing.T) {
		t.Parallel()
		in := strings.ReplaceAll(facts("2026-10", map[string]int{"開発部": 20}), `"k6":`, `"k6":7`)
		for _, c := range published(t, in) {
			if c.Measure == "k6" && (c.Coding != "" || c.Stat != reports.StatMean) {
				t.Errorf("%+v", c)
			}
		}
	})
}

func TestErrors(t *testing.T) {
	t.Parallel()
	good := facts("2026-10", map[string]int{"開発部": 1})
	tests := map[string]struct{ in, want string }{
		"no JSON":             {good + "{", "line 2: unexpected end of JSON input"},
		"another kind":        {good + `{"month":"2026-10","company":"c","subject":"s","measures":{"k6":"7"}}`, "line 2: measures is a string"},
		"no month":            {`{"company":"c1","subject":"s"}`, `line 1: month "" is not like 2026-10`},
		"nobody":              {good + "\n" + `{"month":"2026-10","company":"c1"}`, "line 3: a fact needs a company and a subject"},
		"months in disorder":  {good + `{"month":"2026-09","company":"c1","subject":"s"}`, "line 2: month 2026-09 comes after 2026-10: facts are read in order of months"},
		"a blank in a name":   {`{"month":"2026-10","company":"c1","subject":"s","measures":{"a b":1}}`, `line 1: measure "a b": a name without blanks is needed`},
		"a line without end":  {good + strings.Repeat("x", 2<<20), "line 2: bufio.Scanner: token too long"},
		"more than an answer": {`{"month":"2026-10","company":"c1","subject":"s","measures":{"a":1e300}}`, "line 1: measure a: 1e+300 is no answer"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var out, notes bytes.Buffer
			if err := run(nil, strings.NewReader(tt.in), &out, &notes); err == nil || err.Error() != tt.want {
				t.Errorf("%v", err)
			}
		})
	}
	for _, args := range [][]string{{"--k", "0"}, {"a", "b"}, {"--scale", "x=5:1"}, {"--headcounts", "/nowhere"}, {"/nowhere"}} {
		var out, notes bytes.Buffer
		if err := run(args, strings.NewReader(""), &out, &notes); err == nil {
			t.Errorf("%v: no error", args)
		}
	}
	var out, notes bytes.Buffer
	if err := run([]string{"--help"}, nil, &out, &notes); !errors.Is(err, flag.ErrHelp) || !strings.Contains(notes.String(), "no-ledger") {
		t.Errorf("help: %v, %s", err, notes.String())
	}
}
