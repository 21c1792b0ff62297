// Package workbook writes a report as an Excel workbook: a sheet for each part, figures as numbers with the page's words around them, and
// charts that Excel draws itself. The same report gives the same bytes.
package workbook

import (
	"bytes"
	"errors"
	"sort"
	"time"

	"github.com/xuri/excelize/v2"

	"kikite/functions/reports/internal/reading"
	"kikite/functions/reports/internal/reports"
)

// MediaType is that of Excel's workbooks.
const MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

// book is a workbook in the making. The first failure stays; what comes after it does nothing.
type book struct {
	f      *excelize.File
	w      *reading.Words
	r      reports.Report
	styles map[look]int
	first  bool // no sheet was written yet
	err    error
}

// Write returns the workbook of a report in a language of package reading.
func Write(r reports.Report, language string) (out []byte, err error) {
	w, err := reading.NewWords(language)
	if err != nil {
		return nil, err
	}
	b := &book{f: excelize.NewFile(), w: w, r: r, styles: map[look]int{}, first: true}
	defer func() { err = errors.Join(err, b.f.Close()) }()
	b.properties()
	b.summary()
	if !reading.Withheld(r, "report") {
		b.heat()
		b.departments()
		b.slices()
		b.trend()
		b.comparison()
		b.stress()
		b.topics()
		b.words()
		b.findings()
		b.pooled()
	}
	b.notes()
	if err := errors.Join(b.err, w.Err()); err != nil {
		return nil, err
	}
	b.f.SetActiveSheet(0)
	types := b.f.ContentTypes.Defaults // added from a map, in any order
	sort.Slice(types, func(i, k int) bool { return types[i].Extension < types[k].Extension })
	var buffer bytes.Buffer
	if _, err := b.f.WriteTo(&buffer); err != nil {
		return nil, err
	}
	return buffer.Bytes(), nil
}

// do keeps the first failure.
func (b *book) do(err error) {
	if b.err == nil {
		b.err = err
	}
}

// properties are the file's own. Its time is the beginning of the month after the report's: when it was written is nobody's concern and
// would make the same report another file.
func (b *book) properties() {
	made := time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)
	if month, err := time.Parse("2006-01", string(b.r.Month)); err == nil {
		made = month.AddDate(0, 1, 0)
	}
	at := made.Format(time.RFC3339)
	b.do(b.f.SetDocProps(&excelize.DocProperties{Title: b.title(), Creator: "Kikite", LastModifiedBy: "Kikite", Subject: plain(b.r.Company), Language: b.w.Language, Created: at, Modified: at}))
	b.do(b.f.SetDefaultFont(family))
}

func (b *book) title() string { return b.w.T("title", "month", b.w.Month(b.r.Month)) }
