// Package sheet writes what people open in a spreadsheet, so that nothing that somebody else typed is run as a formula there (OWASP, CSV injection).
package sheet

import (
	"encoding/csv"
	"regexp"
	"strings"
)

// starts is where a spreadsheet could begin a formula: at a sign, half or full width, that begins a cell, whatever blanks and invisible characters
// stand before it. A cell begins at the text's beginning, and also after every character that some country's spreadsheet takes for the end of a cell.
var starts = regexp.MustCompile(`(^|[;,|\t\r\n])([\s\x00-\x20\p{Z}\p{Cf}"']*)([=+\-@＝＋－＠])`)

// Text is s with an apostrophe before every sign that could begin a formula; a text without one stays as it is.
func Text(s string) string {
	for { // a match uses up the character that the next one would begin with
		marked := starts.ReplaceAllStringFunc(s, mark)
		if marked == s {
			return s
		}
		s = marked
	}
}

func mark(found string) string {
	m := starts.FindStringSubmatch(found)
	if strings.HasSuffix(m[2], "'") {
		return found
	}
	return m[1] + m[2] + "'" + m[3]
}

// CSV writes rows for Excel: UTF-8 with its mark, lines that end in CR LF, every field as Text.
func CSV(rows [][]string) []byte {
	var out strings.Builder
	out.WriteString("\ufeff")
	w := csv.NewWriter(&out)
	w.UseCRLF = true
	for _, row := range rows {
		fields := make([]string, len(row))
		for i, field := range row {
			fields[i] = Text(field)
		}
		_ = w.Write(fields) // into memory
	}
	w.Flush()
	return []byte(out.String())
}
