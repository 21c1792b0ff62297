package sheet_test

import (
	"encoding/csv"
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"

	"kikite/shared/sheet"
)

func TestText(t *testing.T) {
	t.Parallel()
	for given, want := range map[string]string{
		"":                       "",
		"営業部/第一課":                "営業部/第一課",
		"a-b=c+d@e.jp":           "a-b=c+d@e.jp",
		"山田　花子":                  "山田　花子",
		"=1+1":                   "'=1+1",
		"-5":                     "'-5",
		"@SUM(A1)":               "'@SUM(A1)",
		"＝HYPERLINK(\"x\")":      "'＝HYPERLINK(\"x\")",
		"  \t=cmd|' /C calc'!A0": "  \t'=cmd|' /C calc'!A0",
		"\u200b=1":               "\u200b'=1",
		"a;=1+1":                 "a;'=1+1",
		"a\r\n=1":                "a\r\n'=1",
		"a\t\"=1":                "a\t\"'=1",
		"'=1":                    "'=1",
		",=,=;+":                 ",'=,'=;'+",
	} {
		if got := sheet.Text(given); got != want {
			t.Errorf("%q: %q, want %q", given, got, want)
		}
	}
}

// TestNothingIsAFormula: whatever is written, and by whichever separator a spreadsheet splits it, no cell begins with a sign; and what a reader
// of CSV gets back is the text with the marks.
func TestNothingIsAFormula(t *testing.T) {
	t.Parallel()
	letters := rapid.SampledFrom([]rune("=+-@＝＋－＠;,|\t\r\n \"'a1あ\u3000\u200b\u00a0"))
	rapid.Check(t, func(r *rapid.T) {
		row := rapid.SliceOfN(rapid.StringOfN(letters, 0, 8, -1), 1, 4).Draw(r, "row")
		file := strings.TrimPrefix(string(sheet.CSV([][]string{row})), "\ufeff")
		for _, cell := range strings.FieldsFunc(file, func(c rune) bool { return strings.ContainsRune(";,|\t\r\n", c) }) {
			cell = strings.TrimLeftFunc(cell, func(c rune) bool { return unicode.IsSpace(c) || unicode.Is(unicode.Cf, c) || c == '"' })
			if cell != "" && strings.ContainsRune("=+-@＝＋－＠", []rune(cell)[0]) {
				r.Fatalf("%q has the cell %q", file, cell)
			}
		}
		got, err := csv.NewReader(strings.NewReader(file)).ReadAll()
		if err != nil || len(got) > 1 {
			r.Fatalf("%q: %v %v", file, got, err)
		}
		for i := range row {
			want := strings.ReplaceAll(sheet.Text(row[i]), "\r", "") // of line ends the package csv keeps one kind
			if len(got) == 1 && strings.ReplaceAll(got[0][i], "\r", "") != want {
				r.Fatalf("%q became %q", row[i], got[0][i])
			}
			if sheet.Text(sheet.Text(row[i])) != sheet.Text(row[i]) {
				r.Fatalf("%q is marked twice", row[i])
			}
		}
	})
}
