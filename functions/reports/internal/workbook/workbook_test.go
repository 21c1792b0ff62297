package workbook_test

import (
	"bytes"
	"os"
	"testing"

	"kikite/functions/reports/internal/reading"
	"kikite/functions/reports/internal/specimen"
	"kikite/functions/reports/internal/workbook"
)

func TestTheSameReportGivesTheSameBytes(t *testing.T) {
	t.Parallel()
	for _, language := range []string{reading.Japanese, reading.English} {
		one, err := workbook.Write(specimen.Report(), language)
		if err != nil {
			t.Fatal(err)
		}
		for range 3 {
			if two, err := workbook.Write(specimen.Report(), language); err != nil || !bytes.Equal(one, two) {
				t.Fatalf("%s: another file of the same report (%v)", language, err)
			}
		}
		if dir := os.Getenv("KIKITE_FORMS"); dir != "" { // make forms
			if err := os.WriteFile(dir+"/report-"+language+".xlsx", one, 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
}
