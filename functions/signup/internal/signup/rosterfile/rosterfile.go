// Package rosterfile reads a company's roster as HR saves it: CSV in UTF-8 (with or without a byte order mark) or in the
// Shift_JIS that Japanese Excel writes (CP932), or an Excel workbook, with Japanese or English headers. It stores nothing and knows
// no company.
package rosterfile

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"kikite/events"
)

// Limits of a file.
const (
	MaxRows        = 10_000
	MaxBytes       = 5 << 20
	MaxDepartments = 1_000
	MaxErrors      = 500 // reported; more are counted
)

// Row is one person as the file states it, normalised (NFKC, trimmed), checked.
type Row struct {
	Line       int // in the file, from 1
	Number     string
	Name       string
	Kana       string
	Romaji     string
	Email      string      // lower case
	Department []string    // from the top; at least one
	JobType    events.Code // "" where not given or not known
	BirthDate  events.Date // "" where not given
	AgeBand    events.Code // where the file gives it instead of a birth date
	JoinedOn   events.Date // "" where not given
	Category   events.Code // regular, contract, part_time, temporary, officer, rehired, pre_joining, leaver, other; "" where not given
}

// Error is a place in the file and what is wrong there. Reasons: encoding, not_csv, not_workbook, old_workbook, too_much, too_large,
// external_links, macros, empty, too_many_rows, too_many_departments, mapping, header_missing, header_repeated, departments_full (by who stores them), field_count, required, too_long, repeated, address, date, age_band,
// department_depth.
type Error struct {
	Line   int         `dynamo:"line" json:"line" doc:"In the file, from 1; 0 if it is the file as a whole"`
	Column string      `dynamo:"column,omitempty" json:"column,omitempty" doc:"Header of the column"`
	Reason events.Code `dynamo:"reason" json:"reason"`

	number, value string // of the row and of the cell, for the file of errors; not stored
}

// File is what was read. If Refused, nothing of the file may be stored and Rows is empty; otherwise Rows are the good rows
// and Errors the places of the bad ones.
type File struct {
	Rows       []Row
	Errors     []Error
	ErrorCount int      // at least len(Errors)
	BadRows    int      // rows with errors
	Ignored    []string // headers that are not known
	Refused    bool
	// Unread are employee numbers of bad rows, so that their people are not taken for gone; UnreadUnknown says that there are
	// bad rows without a legible number.
	Unread        map[string]bool
	UnreadUnknown bool

	most int // errors that are listed
}

// noLimit lists every error: there are as many as a file that is not too large can have.
const noLimit = MaxRows * 20

func (f *File) fail(e Error) {
	f.ErrorCount++
	if len(f.Errors) < f.most {
		f.Errors = append(f.Errors, e)
	}
}

func refused(e ...Error) File {
	return File{Refused: true, Errors: e, ErrorCount: len(e)}
}

// Parse reads a file; m says which columns are which where HR corrected that, and is empty otherwise. It never fails: what is wrong
// is in the result.
func Parse(data []byte, m Mapping) File { return parse(data, m, MaxErrors) }

func parse(data []byte, m Mapping, mostErrors int) File {
	r := reader{mapping: m, most: mostErrors}
	if bytes.HasPrefix(data, []byte("PK\x03\x04")) {
		if bad := readBook(data, r.workbookRow); bad != nil {
			return refused(*bad)
		}
		return r.end()
	}
	text, bad := decode(data, m)
	if bad != nil {
		return refused(bad...)
	}
	records := csv.NewReader(strings.NewReader(text))
	records.FieldsPerRecord = -1
	for {
		record, err := records.Read()
		if errors.Is(err, io.EOF) {
			return r.end()
		}
		if err != nil {
			return refused(notCSV(err))
		}
		line, _ := records.FieldPos(0)
		if !r.row(line, record) {
			return r.end()
		}
	}
}

// reader takes the rows of a file, be it text or a workbook: the header first.
type reader struct {
	mapping Mapping
	most    int // errors that are listed
	check   *checker
	rows    int
	refused []Error
}

// row takes the next row, and says whether there is use for another one.
func (r *reader) row(line int, record []string) bool {
	if r.check == nil {
		columns, bad := readHeader(record, r.mapping)
		for i := range bad {
			bad[i].Line = line
		}
		r.refused = bad
		r.check = &checker{file: &File{Ignored: columns.ignored, Unread: map[string]bool{}, most: r.most}, columns: columns,
			numbers: map[string]bool{}, addresses: map[string]bool{}, departments: map[string]bool{}}
		return bad == nil
	}
	if blank(record) {
		return true
	}
	if r.rows++; r.rows > MaxRows {
		r.refused = []Error{{Line: line, Reason: "too_many_rows"}}
		return false
	}
	r.check.row(line, record)
	return true
}

// workbookRow is row for a workbook, which may have empty rows above the headers.
func (r *reader) workbookRow(line int, cells []string) bool {
	if r.check == nil && blank(cells) {
		return true
	}
	return r.row(line, cells)
}

func (r *reader) end() File {
	switch {
	case r.refused != nil:
		return refused(r.refused...)
	case r.check == nil:
		return refused(Error{Reason: "empty"})
	case len(r.check.departments) > MaxDepartments:
		return refused(Error{Column: "部署", Reason: "too_many_departments"})
	}
	if f := *r.check.file; len(f.Rows) > 0 || f.ErrorCount > 0 {
		return f
	}
	return refused(Error{Reason: "empty"})
}

func notCSV(err error) Error {
	var p *csv.ParseError
	if errors.As(err, &p) {
		return Error{Line: p.Line, Reason: "not_csv"}
	}
	return Error{Reason: "not_csv"}
}

func blank(record []string) bool {
	for _, v := range record {
		if strings.TrimSpace(v) != "" {
			return false
		}
	}
	return true
}

// clean makes one spelling of what is written in several: full-width letters and digits, half-width katakana, the wave dash and the minus
// sign, which Windows takes for other characters than everybody else, and stray spaces. What nobody sees goes: a number with a mark of no width
// behind it would be another number.
func clean(s string) string {
	return strings.Join(strings.Fields(strings.Map(visible, norm.NFKC.String(s))), " ")
}

func visible(r rune) rune {
	switch {
	case r == '〜':
		return '~'
	case r == '−':
		return '-'
	case !unicode.IsSpace(r) && unicode.In(r, unicode.Cc, unicode.Cf):
		return -1
	}
	return r
}

// lineOf is the line of the byte at an offset, from 1.
func lineOf(data []byte, at int) int { return 1 + bytes.Count(data[:at], []byte{'\n'}) }
