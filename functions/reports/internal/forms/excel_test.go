package forms_test

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// ofExcel reads the sheets: long tables name figure and row in two columns, others stand below their caption.
func ofExcel(t *testing.T, raw []byte) said {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	out := said{}
	for _, sheet := range f.GetSheetList() {
		if slices.Contains([]string{"部署一覧", "課題と提案", "抜粋と声", "読み方"}, sheet) {
			continue
		}
		rows, err := f.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		caption := map[string]string{"話題": "話題ごとの割合"}[sheet]
		for i, row := range rows {
			name, figures := excelRow(t, f, sheet, i+1, len(row))
			if figures == "" {
				if len(row) > 0 && strings.Join(row[1:], "") == "" && row[0] != "" {
					caption = latest(caption, row[0])
				}
				continue
			}
			if !strings.Contains(name, "|") {
				name = caption + "|" + name
			}
			out[strings.ReplaceAll(name, "|'=", "|=")] = figures
		}
	}
	return out
}

// latest is the caption after a line of text: lines of explanation stand below captions and are longer.
func latest(caption, line string) string {
	if strings.ContainsAny(line, "。〜") || caption == "話題ごとの割合" {
		return caption
	}
	return line
}

// excelRow is the name of a row, the texts before its first number, and its numbers as Excel holds them with the bounds that it shows.
func excelRow(t *testing.T, f *excelize.File, sheet string, row, columns int) (name, figures string) {
	t.Helper()
	var names, all []string
	for column := 1; column <= columns; column++ {
		at, err := excelize.CoordinatesToCellName(column, row)
		if err != nil {
			t.Fatal(err)
		}
		kind, err := f.GetCellType(sheet, at)
		if err != nil {
			t.Fatal(err)
		}
		shown, err := f.GetCellValue(sheet, at)
		if err != nil {
			t.Fatal(err)
		}
		if formula, err := f.GetCellFormula(sheet, at); err != nil || formula != "" {
			t.Errorf("%s!%s has a formula %q (%v)", sheet, at, formula, err)
		}
		if kind == excelize.CellTypeSharedString {
			if shown != "" && len(all) == 0 {
				names = append(names, shown)
			}
			continue
		}
		held, err := f.GetCellValue(sheet, at, excelize.Options{RawCellValue: true})
		if err != nil || held == "" {
			continue
		}
		v, err := strconv.ParseFloat(held, 64)
		if err != nil {
			t.Fatalf("%s!%s: %v", sheet, at, err)
		}
		bound := ""
		for _, b := range []string{"以上", "以下"} {
			if strings.Contains(shown, b) {
				bound = b
			}
		}
		if !strings.Contains(shown, strings.TrimPrefix(held, "-")) && !strings.Contains(shown, held+".0") {
			t.Errorf("%s!%s shows %q for %s", sheet, at, shown, held)
		}
		all = append(all, fmt.Sprintf("%g%s", v, bound))
	}
	return strings.Join(names, "|"), strings.Join(all, " ")
}
