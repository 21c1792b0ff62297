package workbook_test

import (
	"bytes"
	"testing"

	"github.com/xuri/excelize/v2"

	"kikite/functions/reports/internal/reading"
	"kikite/functions/reports/internal/specimen"
	"kikite/functions/reports/internal/workbook"
)

// TestPaper: what is long is scaled to the paper's width, since a sheet that is fitted to a page has no page ends of its own; what is short is fitted.
func TestPaper(t *testing.T) {
	t.Parallel()
	raw, err := workbook.Write(specimen.Report(), reading.English)
	if err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	areas := map[string]string{}
	for _, name := range f.GetDefinedName() {
		if name.Name == "_xlnm.Print_Area" {
			areas[name.Scope] = name.RefersTo
		}
	}
	long := 0
	for _, sheet := range f.GetSheetList() {
		props, err := f.GetSheetProps(sheet)
		if err != nil {
			t.Fatal(err)
		}
		layout, err := f.GetPageLayout(sheet)
		if err != nil {
			t.Fatal(err)
		}
		if areas[sheet] == "" {
			if !*props.FitToPage {
				t.Errorf("%s may be wider than the paper", sheet)
			}
			continue
		}
		long++
		if *props.FitToPage || *layout.AdjustTo < 50 {
			t.Errorf("%s is fitted (%v) or too small to read: %d per cent", sheet, *props.FitToPage, *layout.AdjustTo)
		}
	}
	if long != 4 {
		t.Errorf("%d sheets with charts beside a long table", long)
	}
}
