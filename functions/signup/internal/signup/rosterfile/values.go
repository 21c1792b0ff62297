package rosterfile

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"kikite/events"
)

var (
	dayForm  = regexp.MustCompile(`^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$`)
	bandForm = regexp.MustCompile(`^(\d0)(?:代|s|歳代|才代)`)
	yearForm = regexp.MustCompile(`^(\d{4})年?$`)
	eraForm  = regexp.MustCompile(`^(明治|大正|昭和|平成|令和|[MTSHRmtshr])\.?(0?[1-9]|[1-9]\d|元)([-/.年].*)?$`)
)

// western writes a year that is counted by an era as one of the common calendar: 昭和60年4月1日, S60.4.1, 令和元年5月1日. Anything else stays.
func western(s string) string {
	m := eraForm.FindStringSubmatch(s)
	if m == nil {
		return s
	}
	n := 1 // 元
	if m[2] != "元" {
		n, _ = strconv.Atoi(m[2])
	}
	before := map[string]int{"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018, "M": 1867, "T": 1911, "S": 1925, "H": 1988, "R": 2018}
	return strconv.Itoa(before[strings.ToUpper(m[1])]+n) + m[3]
}

// date reads the ways in which Excel shows a day; "" where none is given.
func (r *record) date(column string) events.Date {
	s := r.text(column, 40, false)
	if s == "" {
		return ""
	}
	s, _, _ = strings.Cut(s, " ") // a time of day after it
	if len(s) == 8 && strings.Trim(s, "0123456789") == "" {
		s = s[:4] + "-" + s[4:6] + "-" + s[6:]
	}
	m := dayForm.FindStringSubmatch(western(s))
	if m == nil {
		r.fail(column, "date")
		return ""
	}
	t, err := time.Parse("2006-1-2", m[1]+"-"+m[2]+"-"+m[3])
	if err != nil || t.Year() < 1900 || t.Year() > 2100 {
		r.fail(column, "date")
		return ""
	}
	return events.Date(t.Format(time.DateOnly))
}

// birth reads the birth date, or else the year (taken as its middle), or else the age band.
func (r *record) birth() (events.Date, events.Code) {
	if d := r.date(colBirth); d != "" {
		return d, ""
	}
	if s := r.text(colBirthYear, 20, false); s != "" {
		m := yearForm.FindStringSubmatch(western(s))
		if m == nil || m[1] < "1900" || m[1] > "2100" {
			r.fail(colBirthYear, "date")
			return "", ""
		}
		return events.Date(m[1] + "-07-01"), ""
	}
	s := r.text(colAge, 20, false)
	if s == "" {
		return "", ""
	}
	m := bandForm.FindStringSubmatch(s)
	if m == nil || !slices.Contains(events.AgeBands(), events.Code(m[1]+"s")) {
		r.fail(colAge, "age_band")
		return "", ""
	}
	return "", events.Code(m[1] + "s")
}

// AgeBand is the decade of age on a day, "" where the birth date is not known.
func AgeBand(birth events.Date, on time.Time) events.Code {
	b, err := time.Parse(time.DateOnly, string(birth))
	if err != nil {
		return ""
	}
	age := on.Year() - b.Year()
	if on.Month() < b.Month() || (on.Month() == b.Month() && on.Day() < b.Day()) {
		age--
	}
	return events.Code(strconv.Itoa(min(max(age/10, 1), 7)*10) + "s")
}

// Tenure is the band of years since joining, "" where the day is not known.
func Tenure(joined events.Date, on time.Time) events.Code {
	j, err := time.Parse(time.DateOnly, string(joined))
	if err != nil {
		return ""
	}
	switch {
	case on.Before(j.AddDate(1, 0, 0)):
		return "under_1y"
	case on.Before(j.AddDate(3, 0, 0)):
		return "1_3y"
	case on.Before(j.AddDate(10, 0, 0)):
		return "3_10y"
	default:
		return "over_10y"
	}
}

// word is a beginning or a part of what rosters write, and the code it stands for.
type word struct {
	text string
	code events.Code
}

// jobType finds the code of a job in words; the first that occurs decides. Codes themselves are understood too.
func jobType(s string) events.Code {
	s = strings.ToLower(s)
	if slices.Contains(events.JobTypes(), events.Code(s)) {
		return events.Code(s)
	}
	return find(s, []word{{"管理職", "management"}, {"マネ", "management"}, {"manager", "management"},
		{"カスタマー", "customer_service"}, {"サポート", "customer_service"}, {"接客", "customer_service"}, {"販売", "customer_service"},
		{"営業", "sales"}, {"sales", "sales"}, {"システム", "it_engineering"}, {"itエンジニア", "it_engineering"}, {"it職", "it_engineering"},
		{"プログラ", "it_engineering"},
		{"ソフト", "it_engineering"}, {"研究", "research"}, {"research", "research"}, {"設計", "engineering"}, {"技術", "engineering"},
		{"エンジニア", "engineering"}, {"engineer", "engineering"}, {"製造", "production"}, {"生産", "production"},
		{"物流", "logistics"}, {"マーケ", "marketing"}, {"広報", "marketing"}, {"企画", "planning"}, {"デザイン", "design"},
		{"人事", "hr"}, {"採用", "hr"}, {"経理", "accounting"}, {"財務", "accounting"}, {"事務", "back_office"}, {"総務", "back_office"},
		{"一般", "back_office"}, {"介護", "care_education"}, {"看護", "care_education"}, {"教", "care_education"}, {"保育", "care_education"}})
}

// category finds the kind of employment.
func category(s string) events.Code {
	if s == "" {
		return ""
	}
	if c := find(strings.ToLower(s), []word{{"非正規", "other"}, {"内定", "pre_joining"}, {"入社予定", "pre_joining"}, {"pre_joining", "pre_joining"},
		{"pre-join", "pre_joining"}, {"退職", "leaver"}, {"離職", "leaver"}, {"leaver", "leaver"},
		{"再雇用", "rehired"}, {"嘱託", "rehired"}, {"役員", "officer"}, {"派遣", "temporary"}, {"契約", "contract"}, {"有期", "contract"},
		{"contract", "contract"}, {"パート", "part_time"}, {"アルバイト", "part_time"}, {"part", "part_time"},
		{"正社員", "regular"}, {"正規", "regular"}, {"社員", "regular"}, {"regular", "regular"}}); c != "" {
		return c
	}
	return "other"
}

func find(s string, words []word) events.Code {
	for _, w := range words {
		if strings.Contains(s, w.text) {
			return w.code
		}
	}
	return ""
}
