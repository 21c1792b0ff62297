package rosterfile_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/unicode"

	"kikite/events"
	"kikite/functions/signup/internal/signup/rosterfile"
)

const header = "社員番号,氏名,氏名カナ,ローマ字,メールアドレス,部署,職種,生年月日,入社日,区分\r\n"

const sample = header +
	"E001,髙橋 花子,ﾀｶﾊｼ ﾊﾅｺ,Takahashi Hanako,Hanako@Corp.example,営業部/第一課,営業,1990/4/2,2015/4/1,正社員\r\n" +
	"Ｅ００２,﨑山 太郎,サキヤマ タロウ,Sakiyama Taro,taro@corp.example,営業部／第二課,ITエンジニア,1985年12月31日,20200401,契約社員\r\n"

func TestParseEncodings(t *testing.T) {
	t.Parallel()
	for name, data := range map[string][]byte{
		"utf-8":           []byte(sample),
		"utf-8 with mark": append([]byte("\xef\xbb\xbf"), sample...),
		"shift_jis":       encode(t, japanese.ShiftJIS, sample),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := rosterfile.Parse(data, nil)
			if f.Refused || len(f.Errors) > 0 || len(f.Rows) != 2 {
				t.Fatalf("%+v", f)
			}
			first := f.Rows[0]
			if first.Line != 2 || first.Name != "髙橋 花子" || first.Kana != "タカハシ ハナコ" || first.Email != "hanako@corp.example" ||
				strings.Join(first.Department, "|") != "営業部|第一課" || first.JobType != "sales" || first.BirthDate != "1990-04-02" ||
				first.JoinedOn != "2015-04-01" || first.Category != "regular" || first.Romaji != "Takahashi Hanako" {
				t.Errorf("first row: %+v", first)
			}
			second := f.Rows[1]
			if second.Number != "E002" || second.Department[1] != "第二課" || second.JobType != "it_engineering" ||
				second.BirthDate != "1985-12-31" || second.JoinedOn != "2020-04-01" || second.Category != "contract" {
				t.Errorf("second row: %+v", second)
			}
		})
	}
}

func TestParseRefuses(t *testing.T) {
	t.Parallel()
	sjis := encode(t, japanese.ShiftJIS, sample)
	for name, tt := range map[string]struct {
		data   []byte
		reason events.Code
		line   int
	}{
		"nothing":                 {nil, "empty", 0},
		"a header only":           {[]byte(header), "empty", 0},
		"euc-jp":                  {encode(t, japanese.EUCJP, strings.NewReplacer("髙", "高", "﨑", "崎").Replace(sample)), "encoding", 1},
		"iso-2022-jp":             {encode(t, japanese.ISO2022JP, header), "encoding", 1},
		"utf-16":                  {encode(t, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), sample), "encoding", 1},
		"a broken workbook":       {[]byte("PK\x03\x04..."), "not_workbook", 0},
		"an old workbook":         {[]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "old_workbook", 0},
		"utf-8 cut in a letter":   {append([]byte("\xef\xbb\xbf"+sample), 0xe6), "encoding", 4},
		"shift_jis with bad byte": {bytes.Replace(sjis, []byte("E001"), []byte{'E', 0xfd, '1'}, 1), "encoding", 2},
		"another table":           {[]byte("a,b\r\n1,2\r\n"), "header_missing", 1},
		"a header twice":          {[]byte("社員番号,氏名,メールアドレス,部署,従業員番号\r\n1,a,a@b.example,x,2\r\n"), "header_repeated", 1},
		"an open quote":           {[]byte(header + "\"E001,a\r\n"), "not_csv", 2},
		"too many rows":           {[]byte(header + rows(rosterfile.MaxRows+1)), "too_many_rows", rosterfile.MaxRows + 2},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := rosterfile.Parse(tt.data, nil)
			if !f.Refused || len(f.Rows) != 0 || len(f.Errors) == 0 || f.Errors[0].Reason != tt.reason || f.Errors[0].Line != tt.line {
				t.Errorf("refused %v with %d rows: %+v", f.Refused, len(f.Rows), f.Errors)
			}
		})
	}
}

func TestParseRowErrors(t *testing.T) {
	t.Parallel()
	good := "E1,名,,,a@corp.example,営業部,,,,\r\n"
	for name, tt := range map[string]struct {
		row    string
		column string
		reason events.Code
	}{
		"no number":        {",名,,,b@corp.example,営業部,,,,", "社員番号", "required"},
		"number twice":     {"E1,名,,,b@corp.example,営業部,,,,", "社員番号", "repeated"},
		"address twice":    {"E2,名,,,A@corp.example,営業部,,,,", "メールアドレス", "repeated"},
		"no address":       {"E2,名,,,corp.example,営業部,,,,", "メールアドレス", "address"},
		"a name in it":     {"E2,名,,,<b@corp.example>,営業部,,,,", "メールアドレス", "address"},
		"no department":    {"E2,名,,,b@corp.example,,,,,", "部署", "required"},
		"deep department":  {"E2,名,,,b@corp.example,a/b/c/d/e,,,,", "部署", "department_depth"},
		"no day":           {"E2,名,,,b@corp.example,営業部,,1990/2/30,,", "生年月日", "date"},
		"long name":        {"E2," + strings.Repeat("名", 101) + ",,,b@corp.example,営業部,,,,", "氏名", "too_long"},
		"a field too many": {"E2,名,,,b@corp.example,営業部,,,,,x", "", "field_count"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := rosterfile.Parse([]byte(header+good+tt.row+"\r\n"), nil)
			if f.Refused || len(f.Rows) != 1 || f.BadRows != 1 || len(f.Errors) != 1 {
				t.Fatalf("%+v", f)
			}
			if e := f.Errors[0]; e.Line != 3 || e.Column != tt.column || e.Reason != tt.reason {
				t.Errorf("error: %+v", e)
			}
		})
	}
}

func TestParseKnowsEnglishHeadersAndApartColumns(t *testing.T) {
	t.Parallel()
	f := rosterfile.Parse([]byte("Employee Number,Name,E-mail,部,課,Age Band,shoe size\n7,Ann,ann@corp.example,Sales,East,30s,42\n8,Bob,bob@corp.example,Sales,,,\n"), nil)
	if f.Refused || len(f.Rows) != 2 || len(f.Ignored) != 1 || f.Ignored[0] != "shoe size" {
		t.Fatalf("%+v", f)
	}
	if r := f.Rows[0]; r.AgeBand != "30s" || strings.Join(r.Department, "/") != "Sales/East" {
		t.Errorf("%+v", r)
	}
	if r := f.Rows[1]; len(r.Department) != 1 {
		t.Errorf("%+v", r)
	}
}

// TestParseRowsOfExcelWithoutTheirLastCommas: where the last columns are empty for some rows, Excel leaves the commas out; elsewhere it writes more
// than the header has.
func TestParseRowsOfExcelWithoutTheirLastCommas(t *testing.T) {
	t.Parallel()
	f := rosterfile.Parse([]byte(header+"E1,名,,,a@corp.example,営業部\r\nE2,名,,,b@corp.example,営業部,営業,,,,,\r\nE3,名,,,c@corp.example\r\n"), nil)
	if f.Refused || len(f.Rows) != 2 || f.Rows[1].JobType != "sales" || len(f.Errors) != 1 || f.Errors[0].Line != 4 || f.Errors[0].Reason != "required" {
		t.Errorf("%+v", f)
	}
}

// TestParseYearsOfEras: a roster that was saved from cells in the Japanese calendar.
func TestParseYearsOfEras(t *testing.T) {
	t.Parallel()
	for said, want := range map[string]events.Date{"昭和60年4月1日": "1985-04-01", "S60.4.1": "1985-04-01", "s60/04/01": "1985-04-01", "㍻2年12月31日": "1990-12-31",
		"令和元年5月1日": "2019-05-01", "Ｒ８．４．１": "2026-04-01", "大正15年1月2日": "1926-01-02", "H0.4.1": "", "昭和60年2月30日": "", "X60.4.1": ""} {
		f := rosterfile.Parse([]byte(header+"E1,名,,,a@corp.example,営業部,,"+said+",,\r\n"), nil)
		if want == "" {
			if len(f.Errors) != 1 || f.Errors[0].Reason != "date" {
				t.Errorf("%s: %+v", said, f)
			}
		} else if len(f.Rows) != 1 || f.Rows[0].BirthDate != want {
			t.Errorf("%s: %+v", said, f)
		}
	}
	f := rosterfile.Parse([]byte("社員番号,氏名,メール,部署,生年\r\nE1,名,a@corp.example,営業部,昭和60年\r\n"), nil)
	if len(f.Rows) != 1 || f.Rows[0].BirthDate != "1985-07-01" {
		t.Errorf("%+v", f)
	}
}

// TestParseMakesOneSpelling: the same letter in the encodings of Windows and of others, and marks that nobody sees.
func TestParseMakesOneSpelling(t *testing.T) {
	t.Parallel()
	windows := append(encode(t, japanese.ShiftJIS, header+"A"), "\x81\x7c001,\x96\xbc,,,a@corp.example,A\x81\x60B\x89\xdb,,,,\r\n"...)
	for name, data := range map[string][]byte{
		"windows":   windows,
		"others":    []byte(header + "A−001,名,,,a@corp.example,A〜B課,,,,\r\n"),
		"invisible": []byte("\ufeff" + header + "A-001\u200b,\ufeff名,,,a\u200b@corp.example,A~\u202aB課\a,,,,\r\n"),
	} {
		f := rosterfile.Parse(data, nil)
		if len(f.Rows) != 1 || f.Rows[0].Number != "A-001" || f.Rows[0].Name != "名" || f.Rows[0].Email != "a@corp.example" || f.Rows[0].Department[0] != "A~B課" {
			t.Errorf("%s: %+v", name, f)
		}
	}
}

func TestParseNamesThoseItCouldNotRead(t *testing.T) {
	t.Parallel()
	f := rosterfile.Parse([]byte(header+"E1,,,,a@corp.example,x,,,,\r\n,名,,,b@corp.example,x,,,,\r\n"), nil)
	if !f.Unread["E1"] || !f.UnreadUnknown || f.BadRows != 2 {
		t.Errorf("%+v", f)
	}
}

// TestErrorsOfAWholeFileCanBeAnswered: a function answers with 6 MB of JSON at most.
func TestErrorsOfAWholeFileCanBeAnswered(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	for i := range rosterfile.MaxRows {
		fmt.Fprintf(&b, "E%d,%s,,,\"=\"\"%d\",,,x,y,\r\n", i, strings.Repeat("名", 101), i)
	}
	for _, language := range []events.Code{"ja", "en"} {
		file := rosterfile.ErrorsCSV([]byte(header+b.String()), nil, language)
		answer, err := json.Marshal(string(file))
		if err != nil || len(answer) > 6<<20-4096 || len(file) < 3<<20 {
			t.Errorf("%s: %d bytes, %d in an answer: %v", language, len(file), len(answer), err)
		}
		if lines := strings.Split(strings.TrimSpace(string(file)), "\r\n"); !strings.HasPrefix(lines[len(lines)-1], map[events.Code]string{"ja": "全体,,,,", "en": "Whole file,,,,"}[language]) {
			t.Errorf("ends with %q", lines[len(lines)-1])
		}
	}
}

func TestBands(t *testing.T) {
	t.Parallel()
	on := time.Date(2026, 10, 1, 0, 0, 0, 0, time.UTC)
	for birth, want := range map[events.Date]events.Code{"1996-10-01": "30s", "1996-10-02": "20s", "2010-01-01": "10s", "1940-01-01": "70s", "": ""} {
		if got := rosterfile.AgeBand(birth, on); got != want {
			t.Errorf("AgeBand(%q) = %q, want %q", birth, got, want)
		}
	}
	for joined, want := range map[events.Date]events.Code{"2025-10-02": "under_1y", "2025-10-01": "1_3y", "2023-10-01": "3_10y", "2016-10-01": "over_10y", "2027-04-01": "under_1y", "": ""} {
		if got := rosterfile.Tenure(joined, on); got != want {
			t.Errorf("Tenure(%q) = %q, want %q", joined, got, want)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(sample))
	f.Add([]byte("社員番号,氏名\n\"\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if got := rosterfile.Parse(data, nil); got.Refused && len(got.Rows) > 0 {
			t.Error("a refused file has rows")
		}
	})
}

func encode(t *testing.T, e encoding.Encoding, s string) []byte {
	t.Helper()
	out, err := e.NewEncoder().Bytes([]byte(s))
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func rows(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "E%d,名,,,e%d@corp.example,営業部,,,,\r\n", i, i)
	}
	return b.String()
}
