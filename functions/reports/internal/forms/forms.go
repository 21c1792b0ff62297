// Package forms writes reports as files.
package forms

import (
	"bytes"
	"encoding/json"

	"kikite/functions/reports/internal/printed"
	"kikite/functions/reports/internal/reports"
	"kikite/functions/reports/internal/workbook"
)

// Files writes the forms of a report that are files.
type Files struct{}

// Workbook is the Excel workbook in a language.
func (Files) Workbook(r reports.Report, language string) ([]byte, error) {
	return workbook.Write(r, language)
}

// Printed is the HTML file that prints on A4, in a language.
func (Files) Printed(r reports.Report, language string) ([]byte, error) {
	return printed.Write(r, language)
}

// Data is the report as docs/report.schema.json describes it.
func (Files) Data(r reports.Report) ([]byte, error) {
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	err := e.Encode(r)
	return out.Bytes(), err
}
