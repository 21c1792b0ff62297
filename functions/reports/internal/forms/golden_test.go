package forms_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"kikite/functions/reports/internal/forms"
	"kikite/functions/reports/internal/reading"
	"kikite/functions/reports/internal/reports"
	"kikite/functions/reports/internal/specimen"
)

// TestWhatThePageMustSay keeps a report and the tables of its forms for the tests of the page, which must say the same.
func TestWhatThePageMustSay(t *testing.T) {
	t.Parallel()
	data, err := forms.Files{}.Data(specimen.Report())
	if err != nil {
		t.Fatal(err)
	}
	w, err := reading.NewWords(reading.Japanese)
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, table := range tables(w, specimen.Report()) {
		for _, row := range table.Rows {
			cells := []string{table.Caption}
			for _, c := range row {
				cells = append(cells, c.Text)
			}
			lines = append(lines, strings.TrimRight(strings.Join(cells, "\t"), "\t"))
		}
	}
	for path, got := range map[string]string{"testdata/report.json": string(data), "testdata/tables.txt": strings.Join(lines, "\n") + "\n"} {
		if *update {
			if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if want, err := os.ReadFile(path); err != nil || string(want) != got {
			t.Errorf("%s is not what the forms say: go test ./functions/reports/internal/forms -update (%v)", path, err)
		}
	}
}

// tables are those that the page has, too.
func tables(w *reading.Words, r reports.Report) []reading.Table {
	out := []reading.Table{w.Use(r)}
	for _, l := range r.Lines {
		out = append(out, w.Departments(r, l), w.Trend(r, l), w.Benchmark(l))
		for _, attribute := range reading.Attributes(r) {
			out = append(out, w.Slices(r, l, attribute))
		}
	}
	out = append(out, w.Topics(r), w.Stress(*r.JobStress), w.StressScores(*r.JobStress))
	for _, p := range r.Pooled {
		out = append(out, w.PooledChapter(p))
	}
	return slices.DeleteFunc(out, func(t reading.Table) bool { return len(t.Rows) == 0 })
}
