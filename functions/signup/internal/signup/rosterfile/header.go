package rosterfile

import (
	"maps"
	"slices"
	"strings"
	"unicode"

	"kikite/events"
)

// The columns.
const (
	colNumber     = "社員番号"
	colName       = "氏名"
	colKana       = "氏名カナ"
	colRomaji     = "ローマ字"
	colEmail      = "メールアドレス"
	colDepartment = "部署"
	colDivision   = "部"
	colSection    = "課"
	colJob        = "職種"
	colBirth      = "生年月日"
	colBirthYear  = "生年"
	colAge        = "年代"
	colJoined     = "入社日"
	colCategory   = "区分"
)

// names are the headers by which a column is known, in the form of fold.
func names() map[string][]string {
	return map[string][]string{
		colNumber:     {"社員番号", "従業員番号", "社員no", "社員コード", "社員id", "employeenumber", "employeeno", "employeeid", "number"},
		colName:       {"氏名", "名前", "社員名", "name", "fullname"},
		colKana:       {"氏名カナ", "氏名かな", "フリガナ", "ふりがな", "カナ", "カナ氏名", "kana", "namekana"},
		colRomaji:     {"ローマ字", "氏名ローマ字", "英字氏名", "romaji", "nameromaji", "latinname"},
		colEmail:      {"メールアドレス", "メール", "会社メールアドレス", "eメール", "email", "emailaddress", "mail"},
		colDepartment: {"部署", "所属", "所属部署", "部署名", "department"},
		colDivision:   {"部", "部名", "部門", "division"},
		colSection:    {"課", "課名", "section"},
		colJob:        {"職種", "jobtype", "job"},
		colBirth:      {"生年月日", "誕生日", "birthdate", "dateofbirth"},
		colBirthYear:  {"生年", "生まれ年", "birthyear", "yearofbirth"},
		colAge:        {"年代", "年齢層", "ageband"},
		colJoined:     {"入社日", "入社年月日", "joinedon", "joined", "hiredate", "joiningdate"},
		colCategory:   {"区分", "雇用区分", "雇用形態", "社員区分", "在籍区分", "種別", "kind", "category", "employmenttype"},
	}
}

// fold drops everything in which spellings of a header differ: case, width, spaces, punctuation.
func fold(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || r == 'ー' {
			return unicode.ToLower(r)
		}
		return -1
	}, clean(s))
}

func columnOf(header string) (string, bool) {
	h := fold(strings.Trim(header, `"`+"\r"))
	for column, spellings := range names() {
		for _, s := range spellings {
			if s == h {
				return column, true
			}
		}
	}
	return "", false
}

type columns struct {
	at      map[string]int    // column → index
	header  map[string]string // column → as the file writes it
	width   int
	ignored []string
}

// Mapping says where in the file a column is, from 1, by the codes that Columns lists. Where it is not empty it holds alone: no
// other column is read, whatever its header says.
type Mapping map[events.Code]int

// Columns are the codes of the columns that a roster may have, the required ones first; of department and division one is required.
func Columns() []events.Code {
	return []events.Code{"number", "name", "email", "department", "division", "section", "kana", "romaji", "job", "birth", "birth_year",
		"age", "joined", "category"}
}

// column is the column of a code, "" for none.
func column(code events.Code) string {
	return map[events.Code]string{"number": colNumber, "name": colName, "email": colEmail, "department": colDepartment,
		"division": colDivision, "section": colSection, "kana": colKana, "romaji": colRomaji, "job": colJob, "birth": colBirth,
		"birth_year": colBirthYear, "age": colAge, "joined": colJoined, "category": colCategory}[code]
}

// readHeader finds the columns. Number, name, address and department (or division) must be there.
func readHeader(record []string, m Mapping) (columns, []Error) {
	c := columns{at: map[string]int{}, header: map[string]string{}, width: len(record)}
	bad := c.mapped(record, m)
	if len(m) == 0 {
		bad = c.named(record)
	}
	for _, need := range []string{colNumber, colName, colEmail, colDepartment} {
		_, ok := c.at[need]
		if need == colDepartment && !ok {
			_, ok = c.at[colDivision]
		}
		if !ok {
			bad = append(bad, Error{Column: need, Reason: "header_missing"})
		}
	}
	return c, bad
}

// named knows the columns by their headers.
func (c *columns) named(record []string) (bad []Error) {
	for i, h := range record {
		column, ok := columnOf(h)
		if !ok {
			c.ignore(h)
			continue
		}
		if _, twice := c.at[column]; twice {
			bad = append(bad, Error{Column: cut(clean(h)), Reason: "header_repeated"})
			continue
		}
		c.at[column], c.header[column] = i, clean(h)
	}
	return bad
}

// mapped takes the columns that somebody pointed to. A place outside of the file, or one for two columns, is a mistake.
func (c *columns) mapped(record []string, m Mapping) (bad []Error) {
	taken := map[int]bool{}
	for _, code := range slices.Sorted(maps.Keys(m)) {
		name, at := column(code), m[code]-1
		if name == "" || at < 0 || at >= len(record) || taken[at] {
			bad = append(bad, Error{Column: string(code), Reason: "mapping"})
			continue
		}
		taken[at] = true
		c.at[name], c.header[name] = at, cut(clean(record[at]))
	}
	for i, h := range record {
		if len(m) > 0 && !taken[i] {
			c.ignore(h)
		}
	}
	return bad
}

// fit gives a row as many fields as the header has, as far as only empty ones differ: where the last columns are empty for some rows, Excel
// leaves out their commas, and workbooks their cells.
func (c *columns) fit(fields []string) []string {
	for len(fields) < c.width {
		fields = append(fields, "")
	}
	if blank(fields[c.width:]) {
		return fields[:c.width]
	}
	return fields
}

func (c *columns) ignore(header string) {
	if header = clean(header); header != "" && len(c.ignored) < 50 {
		c.ignored = append(c.ignored, cut(header))
	}
}

// longestEcho is how much of a cell or header is told back, in characters.
const longestEcho = 100

func cut(s string) string {
	if r := []rune(s); len(r) > longestEcho {
		return string(r[:longestEcho])
	}
	return s
}
