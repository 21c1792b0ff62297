package rosterfile

import (
	"net/mail"
	"strings"
	"unicode/utf8"

	"kikite/events"
)

// maxDepth is how deep a department may lie: 本部/部/課/係.
const maxDepth = 4

// checker turns records into rows and remembers what must be unique.
type checker struct {
	file        *File
	columns     columns
	numbers     map[string]bool
	addresses   map[string]bool
	departments map[string]bool
}

// record is one line of the file while it is checked.
type record struct {
	*checker
	line   int
	fields []string
	bad    bool
}

func (c *checker) row(line int, fields []string) {
	fields = c.columns.fit(fields)
	r := &record{checker: c, line: line, fields: fields}
	row := Row{Line: line, Number: r.text(colNumber, 32, true)}
	if len(fields) != c.columns.width {
		r.fail("", "field_count")
	}
	row.Name, row.Kana, row.Romaji = r.text(colName, 100, true), r.text(colKana, 100, false), r.text(colRomaji, 100, false)
	row.Email = r.address()
	row.Department = r.department()
	row.JobType, row.Category = jobType(r.text(colJob, 100, false)), category(r.text(colCategory, 100, false))
	row.BirthDate, row.AgeBand = r.birth()
	row.JoinedOn = r.date(colJoined)
	if row.Number != "" && c.numbers[row.Number] {
		r.fail(colNumber, "repeated")
	}
	c.numbers[row.Number] = true
	if !r.bad {
		c.file.Rows = append(c.file.Rows, row)
		return
	}
	c.file.BadRows++
	if row.Number == "" {
		c.file.UnreadUnknown = true
	} else {
		c.file.Unread[row.Number] = true
	}
}

func (r *record) fail(column, reason string) {
	r.bad = true
	header := r.columns.header[column]
	if header == "" {
		header = column
	}
	e := Error{Line: r.line, Column: header, Reason: events.Code(reason), value: r.raw(column)}
	e.number = r.raw(colNumber)
	r.file.fail(e)
}

// raw is a field as the file has it, cut to what helps to find it.
func (r *record) raw(column string) string {
	if i, ok := r.columns.at[column]; ok && i < len(r.fields) {
		return cut(strings.ToValidUTF8(r.fields[i], "?"))
	}
	return ""
}

// text returns a field, "" if the file has no such column. Fields that are too long are errors.
func (r *record) text(column string, max int, required bool) string {
	i, ok := r.columns.at[column]
	s := ""
	if ok && i < len(r.fields) {
		s = clean(r.fields[i])
	}
	if s == "" && required {
		r.fail(column, "required")
	}
	if utf8.RuneCountInString(s) > max {
		r.fail(column, "too_long")
		return ""
	}
	return s
}

func (r *record) address() string {
	s := strings.ToLower(r.text(colEmail, 254, true))
	if s == "" {
		return ""
	}
	a, err := mail.ParseAddress(s)
	_, domain, _ := strings.Cut(s, "@")
	if err != nil || a.Address != s || !strings.Contains(domain, ".") || !isASCII(s) {
		r.fail(colEmail, "address")
		return ""
	}
	if r.addresses[s] {
		r.fail(colEmail, "repeated")
	}
	r.addresses[s] = true
	return s
}

func isASCII(s string) bool {
	return strings.IndexFunc(s, func(c rune) bool { return c <= ' ' || c > '~' }) < 0
}

// department returns the path: one column with slashes, or 部 and 課 apart, or both.
func (r *record) department() []string {
	var path []string
	for _, column := range []string{colDepartment, colDivision, colSection} {
		for part := range strings.SplitSeq(r.text(column, 200, false), "/") { // NFKC has made ／ of it
			if part = strings.TrimSpace(part); part != "" {
				path = append(path, part)
			}
		}
	}
	switch {
	case len(path) == 0:
		r.fail(colDepartment, "required")
		return nil
	case len(path) > maxDepth:
		r.fail(colDepartment, "department_depth")
		return nil
	}
	for i := range path {
		r.departments[strings.Join(path[:i+1], "/")] = true
		if utf8.RuneCountInString(path[i]) > 100 {
			r.fail(colDepartment, "too_long")
		}
	}
	return path
}
