package printed_test

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"kikite/functions/reports/internal/printed"
	"kikite/functions/reports/internal/reading"
	"kikite/functions/reports/internal/specimen"
)

func TestItIsOneFileThatAsksForNothing(t *testing.T) {
	t.Parallel()
	for _, language := range []string{reading.Japanese, reading.English} {
		out, err := printed.Write(specimen.Report(), language)
		if err != nil {
			t.Fatal(err)
		}
		again, err := printed.Write(specimen.Report(), language)
		if err != nil || !bytes.Equal(out, again) {
			t.Errorf("%s: another file of the same report (%v)", language, err)
		}
		text := string(out)
		for _, foreign := range []string{"<script", "<link", "<img", "src=", "@import", "url(", "ZgotmplZ", "<b>部署"} {
			if strings.Contains(text, foreign) {
				t.Errorf("%s: %q in the file", language, foreign)
			}
		}
		if rest := strings.ReplaceAll(text, `xmlns="http://www.w3.org/2000/svg"`, ""); strings.Count(rest, "http") != strings.Count(rest, `http-equiv`)+2*strings.Count(rest, "http://example.com")/2 {
			t.Errorf("%s: an address in the file", language)
		}
		if dir := os.Getenv("KIKITE_FORMS"); dir != "" { // make forms
			if err := os.WriteFile(dir+"/report-"+language+".html", out, 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
}
