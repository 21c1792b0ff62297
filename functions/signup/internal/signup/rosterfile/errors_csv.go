package rosterfile

import (
	"strconv"
	"strings"

	"kikite/events"
	"kikite/shared/sheet"
)

// mostCSV bounds the file of errors in bytes: a function answers with 6 MB at most, in which some bytes become two.
const mostCSV = 4 << 20

// ErrorsCSV reads a file again and writes everything that is wrong in it, row by row, for Excel: UTF-8 with its mark, what the cell holds
// beside what is wrong with it. Nothing in it is taken for a formula. language is ja or en.
func ErrorsCSV(data []byte, m Mapping, language events.Code) []byte {
	f := parse(data, m, noLimit)
	words := reasons(language)
	rows := [][]string{{words["line"], words["number"], words["column"], words["value"], words["reason"]}}
	size := 0
	for _, e := range f.Errors {
		line := words["whole"]
		if e.Line > 0 {
			line = strconv.Itoa(e.Line)
		}
		reason, ok := words[e.Reason]
		if !ok {
			reason = words["other"]
		}
		row := []string{line, e.number, e.Column, e.value, reason}
		if size += len(strings.Join(row, `","`)) + 2; size > mostCSV {
			rows = append(rows, []string{words["whole"], "", "", "", words["more"]})
			break
		}
		rows = append(rows, row)
	}
	return sheet.CSV(rows)
}

// reasons are the headers of the file and what is wrong, in words.
func reasons(language events.Code) map[events.Code]string {
	if language == "en" {
		return map[events.Code]string{
			"line": "Line", "number": "Employee number", "column": "Column", "value": "Entry", "reason": "What to correct", "whole": "Whole file", "other": "Please check this", "more": "There is more to correct than this list holds: correct these first",
			"encoding": "Letters that cannot be read", "not_csv": "Cannot be read as CSV", "empty": "No rows with people", "too_many_rows": "More than 10,000 people",
			"too_many_departments": "More than 1,000 departments", "header_missing": "This column is missing", "header_repeated": "Two columns mean the same",
			"mapping": "The chosen column is not in the file", "field_count": "Not as many fields as the first line", "required": "Nothing entered", "too_long": "Too long",
			"repeated": "The same as in another row", "address": "Not an e-mail address", "date": "Not a date (such as 1990/4/1)", "age_band": "Not an age band (such as 30s)",
			"department_depth": "More than four levels of departments", "not_workbook": "Cannot be read as an Excel workbook",
			"old_workbook": "A workbook of an old kind, or one locked with a password", "too_much": "The workbook holds far more than a roster",
			"too_large": "Larger than 5 MB", "external_links": "The workbook links to other files", "macros": "The workbook holds macros or embedded objects",
		}
	}
	return map[events.Code]string{
		"line": "行", "number": "社員番号", "column": "列", "value": "入力されている内容", "reason": "直すところ", "whole": "全体", "other": "内容をお確かめください", "more": "この一覧に載せきれない行があります。まずここまでを直してください",
		"encoding": "読めない文字があります", "not_csv": "CSVとして読めません", "empty": "人の行がありません", "too_many_rows": "1万人を超えています",
		"too_many_departments": "部署が1,000を超えています", "header_missing": "必要な列がありません", "header_repeated": "同じ意味の列が2つあります",
		"mapping": "選ばれた列がファイルにありません", "field_count": "列の数が1行目と違います", "required": "入力がありません", "too_long": "長すぎます",
		"repeated": "ほかの行と重なっています", "address": "メールアドレスの形ではありません", "date": "日付として読めません（例：1990/4/1）", "age_band": "年代として読めません（例：30代）",
		"department_depth": "部署の階層が4つを超えています", "not_workbook": "Excelのブックとして読めません",
		"old_workbook": "古い形式のブックか、パスワードのかかったブックです", "too_much": "名簿としては中身が多すぎるブックです",
		"too_large": "5MBを超えています", "external_links": "ほかのファイルを参照しているブックです", "macros": "マクロや埋め込みのあるブックです",
	}
}
