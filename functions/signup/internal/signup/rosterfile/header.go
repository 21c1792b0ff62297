package rosterfile

import (
	"strings"
	"unicode"
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
		colCategory:   {"区分", "雇用区分", "雇用形態", "社員区分", "category", "employmenttype"},
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

// readHeader finds the columns. Number, name, address and department (or division) must be there.
func readHeader(record []string) (columns, []Error) {
	c := columns{at: map[string]int{}, header: map[string]string{}, width: len(record)}
	var bad []Error
	for i, h := range record {
		column, ok := columnOf(h)
		if !ok {
			if h = clean(h); h != "" && len(c.ignored) < 50 {
				c.ignored = append(c.ignored, cut(h, 100))
			}
			continue
		}
		if _, twice := c.at[column]; twice {
			bad = append(bad, Error{Line: 1, Column: cut(clean(h), 100), Reason: "header_repeated"})
			continue
		}
		c.at[column], c.header[column] = i, clean(h)
	}
	for _, need := range []string{colNumber, colName, colEmail, colDepartment} {
		_, ok := c.at[need]
		if need == colDepartment && !ok {
			_, ok = c.at[colDivision]
		}
		if !ok {
			bad = append(bad, Error{Line: 1, Column: need, Reason: "header_missing"})
		}
	}
	return c, bad
}

func cut(s string, runes int) string {
	if r := []rune(s); len(r) > runes {
		return string(r[:runes])
	}
	return s
}
