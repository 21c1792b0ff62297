package rosterfile_test

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"fmt"
	"io"
	"reflect"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"kikite/events"
	"kikite/functions/signup/internal/signup/rosterfile"
)

// TestWorkbookIsReadLikeText: the same people in a workbook as Excel keeps them (days as numbers with a style, numbers with zeros in front,
// texts shared) and in a text file.
func TestWorkbookIsReadLikeText(t *testing.T) {
	t.Parallel()
	text := rosterfile.Parse([]byte(header+
		"00012,髙橋 花子,ﾀｶﾊｼ ﾊﾅｺ,Takahashi Hanako,hanako@corp.example,営業部/第一課,営業,1990/4/2,2015/4/1,正社員\r\n"+
		"00345,﨑山 太郎,,,taro@corp.example,営業部/第二課,,1985/12/31,,内定者\r\n"), nil)
	f := excelize.NewFile()
	must(t, f.SetSheetRow("Sheet1", "A1", &[]any{"社員番号", "氏名", "氏名カナ", "ローマ字", "メールアドレス", "部署", "職種", "生年月日", "入社日", "区分"}))
	must(t, f.SetSheetRow("Sheet1", "A2", &[]any{12, "髙橋 花子", "ﾀｶﾊｼ ﾊﾅｺ", "Takahashi Hanako", "hanako@corp.example", "営業部/第一課", "営業",
		time.Date(1990, 4, 2, 0, 0, 0, 0, time.UTC), time.Date(2015, 4, 1, 0, 0, 0, 0, time.UTC), "正社員"}))
	must(t, f.SetSheetRow("Sheet1", "A3", &[]any{345, "﨑山 太郎", nil, nil, "taro@corp.example", "営業部/第二課", nil, time.Date(1985, 12, 31, 0, 0, 0, 0, time.UTC), nil, "内定者"}))
	must(t, f.SetCellHyperLink("Sheet1", "E2", "mailto:hanako@corp.example", "External")) // Excel makes a link of every address
	zeros, days := "00000", "yyyy\"年\"m\"月\"d\"日\""
	style := func(s *excelize.Style, from, to string) {
		id, err := f.NewStyle(s)
		must(t, err)
		must(t, f.SetCellStyle("Sheet1", from, to, id))
	}
	style(&excelize.Style{CustomNumFmt: &zeros}, "A2", "A3")
	style(&excelize.Style{CustomNumFmt: &days}, "H2", "I2")
	style(&excelize.Style{NumFmt: 14}, "H3", "I3")
	book := rosterfile.Parse(save(t, f), nil)
	if book.Refused || !reflect.DeepEqual(book.Rows, text.Rows) {
		t.Errorf("as a workbook %+v %+v\nas text %+v", book.Rows, book.Errors, text.Rows)
	}
}

// TestWorkbookTakesTheFirstSheetThatIsShown, with what a formula worked out, texts in the cell itself, and the lines that Excel shows.
func TestWorkbookTakesTheFirstSheetThatIsShown(t *testing.T) {
	t.Parallel()
	f := excelize.NewFile()
	must(t, f.SetSheetRow("Sheet1", "A1", &[]any{"nothing", "of", "this"}))
	_, err := f.NewSheet("名簿")
	must(t, err)
	f.SetActiveSheet(1)
	must(t, f.SetSheetVisible("Sheet1", false))
	must(t, f.SetSheetRow("名簿", "A3", &[]any{"社員番号", "氏名", "メールアドレス", "部署"}))
	must(t, f.SetSheetRow("名簿", "A5", &[]any{"E1", "花子", "hanako@corp.example", "営業部"}))
	must(t, f.SetSheetRow("名簿", "A9", &[]any{"E2", "太郎", "not an address", "営業部"}))
	got := rosterfile.Parse(save(t, f), nil)
	if got.Refused || len(got.Rows) != 1 || got.Rows[0].Line != 5 || len(got.Errors) != 1 || got.Errors[0].Line != 9 {
		t.Errorf("%+v", got)
	}
}

func TestWorkbookWithReadingsAndFormulas(t *testing.T) {
	t.Parallel()
	sheet := `<worksheet><sheetData>` +
		`<row r="1"><c r="A1" t="inlineStr"><is><t>社員番号</t></is></c><c r="B1" t="s"><v>0</v></c><c r="C1" t="inlineStr"><is><t>E-mail</t></is></c><c r="D1" t="inlineStr"><is><t>部署</t></is></c></row>` +
		`<row r="2"><c r="A2"><v>1.2E3</v></c><c r="B2" t="s"><v>1</v></c><c r="C2" t="str"><f>A2&amp;"@corp.example"</f><v>x@corp.example</v></c><c r="D2" t="e"><v>#REF!</v></c></row>` +
		`<row r="3"><c r="A3"><v>7</v></c><c r="B3" t="s"><v>1</v></c><c r="C3" t="str"><v>y@corp.example</v></c><c r="D3" t="inlineStr"><is><r><t>営業</t></r><r><t>部</t></r></is></c></row>` +
		`</sheetData></worksheet>`
	got := rosterfile.Parse(pack(t, with(plain(sheet), "xl/sharedStrings.xml",
		`<sst><si><t>氏名</t><rPh sb="0" eb="2"><t>シメイ</t></rPh></si><si><r><t>花子</t></r><rPh sb="0" eb="2"><t>ハナコ</t></rPh></si></sst>`)), nil)
	if len(got.Rows) != 1 || got.Rows[0].Name != "花子" || got.Rows[0].Department[0] != "営業部" || got.Rows[0].Number != "7" {
		t.Errorf("%+v", got)
	}
	if len(got.Errors) != 1 || got.Errors[0].Line != 2 || got.Errors[0].Column != "部署" || got.Errors[0].Reason != "required" {
		t.Errorf("%+v", got.Errors)
	}
}

// TestHostileWorkbooksAreRefused: what fetches from elsewhere, does something, or unpacks to more than a roster can be.
func TestHostileWorkbooksAreRefused(t *testing.T) {
	t.Parallel()
	fine := plain(`<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>x</t></is></c></row></sheetData></worksheet>`)
	bomb := `<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>` + strings.Repeat("0", 65<<20) + `</t></is></c></row></sheetData></worksheet>`
	for name, tt := range map[string]struct {
		data   []byte
		reason events.Code
	}{
		"external links":       {pack(t, with(fine, "xl/externalLinks/externalLink1.xml", "<x/>")), "external_links"},
		"a connection":         {pack(t, with(fine, "xl/connections.xml", "<x/>")), "external_links"},
		"macros":               {pack(t, with(fine, "xl/vbaProject.bin", "x")), "macros"},
		"an embedded object":   {pack(t, with(fine, "xl/embeddings/oleObject1.bin", "x")), "macros"},
		"a zip bomb":           {pack(t, plain(bomb)), "too_much"},
		"a bomb that lies":     {lying(t, bomb), "not_workbook"},
		"a bomb of parts":      {pack(t, many(fine, 1_100)), "too_much"},
		"entities":             {pack(t, plain(`<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet><sheetData><row><c t="str"><v>&a;</v></c></row></sheetData></worksheet>`)), "not_workbook"},
		"a part twice":         {pack(t, append(fine, [2]string{"xl/Workbook.xml", "<x/>"})), "not_workbook"},
		"an endless element":   {pack(t, plain(strings.Repeat("<row>", 100_000))), "not_workbook"},
		"another zip":          {pack(t, [][2]string{{"a.txt", "a"}}), "not_workbook"},
		"cut in the middle":    {pack(t, fine)[:200], "not_workbook"},
		"a sheet that is gone": {pack(t, fine[:len(fine)-1]), "not_workbook"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := rosterfile.Parse(tt.data, nil)
			if !got.Refused || len(got.Rows) > 0 || len(got.Errors) != 1 || got.Errors[0].Reason != tt.reason {
				t.Errorf("%+v", got)
			}
		})
	}
}

// TestLargeWorkbookTakesLittleMemory: 10,000 people in a workbook.
func TestLargeWorkbookTakesLittleMemory(t *testing.T) {
	f := excelize.NewFile()
	w, err := f.NewStreamWriter("Sheet1")
	must(t, err)
	must(t, w.SetRow("A1", []any{"社員番号", "氏名", "氏名カナ", "ローマ字", "メールアドレス", "部署", "職種", "生年月日", "入社日", "区分"}))
	for i := range rosterfile.MaxRows {
		must(t, w.SetRow(fmt.Sprintf("A%d", i+2), []any{fmt.Sprintf("E%05d", i), "社員 花子", "シャイン ハナコ", "Shain Hanako", fmt.Sprintf("e%05d@corp.example", i),
			fmt.Sprintf("第%d部/第一課", i%50), "営業", "1990/4/2", "2015/4/1", "正社員"}))
	}
	must(t, w.Flush())
	data := save(t, f)
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	got := rosterfile.Parse(data, nil)
	runtime.GC()
	runtime.ReadMemStats(&after)
	if len(got.Rows) != rosterfile.MaxRows || got.ErrorCount != 0 {
		t.Fatalf("%d rows, %d errors", len(got.Rows), got.ErrorCount)
	}
	if kept := int64(after.HeapAlloc) - int64(before.HeapAlloc); kept > 24<<20 {
		t.Errorf("%d MB are kept of %d KB", kept>>20, len(data)>>10)
	}
	runtime.KeepAlive(got)
}

func TestMappingSaysWhichColumnIsWhich(t *testing.T) {
	t.Parallel()
	file := []byte("給与,コード,だれ,連絡先,氏名,どこ\r\n300,E1,花子,hanako@corp.example,別名,営業部\r\n")
	if got := rosterfile.Parse(file, nil); !got.Refused {
		t.Fatalf("%+v", got)
	}
	right := rosterfile.Mapping{"number": 2, "name": 3, "email": 4, "department": 6}
	got := rosterfile.Parse(file, right)
	if len(got.Rows) != 1 || got.Rows[0].Number != "E1" || got.Rows[0].Name != "花子" || strings.Join(got.Ignored, " ") != "給与 氏名" {
		t.Errorf("%+v", got)
	}
	for name, wrong := range map[string]rosterfile.Mapping{
		"outside":         {"number": 2, "name": 3, "email": 4, "department": 7},
		"one for two":     {"number": 2, "name": 2, "email": 4, "department": 6},
		"an unknown one":  {"number": 2, "name": 3, "email": 4, "department": 6, "salary": 1},
		"without a place": {"number": 2, "name": 3, "email": 4, "department": 0},
	} {
		if got := rosterfile.Parse(file, wrong); !got.Refused || got.Errors[0].Reason != "mapping" {
			t.Errorf("%s: %+v", name, got)
		}
	}
	if got := rosterfile.Parse(file, rosterfile.Mapping{"number": 2, "name": 3, "department": 6}); !got.Refused || got.Errors[0].Reason != "header_missing" {
		t.Errorf("without an address: %+v", got)
	}
}

func FuzzWorkbook(f *testing.F) {
	f.Add(`<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData></worksheet>`)
	f.Add(`<worksheet><sheetData><row r="-1"><c r="ZZZZZZZZ1" s="9"><v>1e308</v></c></row>`)
	f.Fuzz(func(t *testing.T, sheet string) {
		if got := rosterfile.Parse(pack(t, plain(sheet)), nil); got.Refused && len(got.Rows) > 0 {
			t.Error("a refused file has rows")
		}
	})
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func save(t testing.TB, f *excelize.File) []byte {
	t.Helper()
	out, err := f.WriteToBuffer()
	must(t, err)
	return out.Bytes()
}

// plain are the parts of the smallest workbook, the sheet last.
func plain(sheet string) [][2]string {
	const types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	return [][2]string{
		{"_rels/.rels", `<Relationships><Relationship Id="r1" Type="` + types + `officeDocument" Target="xl/workbook.xml"/></Relationships>`},
		{"xl/workbook.xml", `<workbook><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>`},
		{"xl/_rels/workbook.xml.rels", `<Relationships><Relationship Id="r1" Type="` + types + `worksheet" Target="worksheets/sheet1.xml"/>` +
			`<Relationship Id="r2" Type="` + types + `sharedStrings" Target="sharedStrings.xml"/></Relationships>`},
		{"xl/sharedStrings.xml", `<sst><si><t>x</t></si></sst>`},
		{"xl/worksheets/sheet1.xml", sheet},
	}
}

// with replaces a part or adds it at the front.
func with(parts [][2]string, name, text string) [][2]string {
	out := [][2]string{{name, text}}
	for _, p := range parts {
		if p[0] != name {
			out = append(out, p)
		}
	}
	return out
}

func many(parts [][2]string, n int) [][2]string {
	for i := range n {
		parts = append([][2]string{{fmt.Sprintf("x%d.xml", i), ""}}, parts...)
	}
	return parts
}

func pack(t testing.TB, parts [][2]string) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, p := range parts {
		w, err := z.Create(p[0])
		must(t, err)
		_, err = io.WriteString(w, p[1])
		must(t, err)
	}
	must(t, z.Close())
	return out.Bytes()
}

// lying packs a sheet whose size the archive gives as one byte.
func lying(t testing.TB, sheet string) []byte {
	t.Helper()
	var packed bytes.Buffer
	w, err := flate.NewWriter(&packed, flate.BestSpeed)
	must(t, err)
	_, err = io.WriteString(w, sheet)
	must(t, err)
	must(t, w.Close())
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	parts := plain("")
	for _, p := range parts[:len(parts)-1] {
		w, err := z.Create(p[0])
		must(t, err)
		_, err = io.WriteString(w, p[1])
		must(t, err)
	}
	raw, err := z.CreateRaw(&zip.FileHeader{Name: parts[len(parts)-1][0], Method: zip.Deflate, CompressedSize64: uint64(packed.Len()), UncompressedSize64: 1})
	must(t, err)
	_, err = raw.Write(packed.Bytes())
	must(t, err)
	must(t, z.Close())
	return out.Bytes()
}

// TestWhatGrowsInMemoryIsRefused: a small file whose few bytes for each thing become many once they are read.
func TestWhatGrowsInMemoryIsRefused(t *testing.T) {
	t.Parallel()
	fine := `<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>x</t></is></c></row></sheetData></worksheet>`
	long := strings.Repeat("0", 4<<20)
	styled := func(styles string) [][2]string {
		parts := with(plain(fine), "xl/styles.xml", styles)
		const types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
		return with(parts, "xl/_rels/workbook.xml.rels", `<Relationships><Relationship Id="r1" Type="`+types+`worksheet" Target="worksheets/sheet1.xml"/>`+
			`<Relationship Id="r2" Type="`+types+`styles" Target="styles.xml"/></Relationships>`)
	}
	for name, parts := range map[string][][2]string{
		"shared texts":   with(plain(fine), "xl/sharedStrings.xml", "<sst>"+strings.Repeat("<si/>", 2<<20)+"</sst>"),
		"styles":         styled("<styleSheet><cellXfs>" + strings.Repeat("<xf/>", 1<<17) + "</cellXfs></styleSheet>"),
		"formats":        styled("<styleSheet>" + numbered(`<numFmt numFmtId="%d" formatCode="0"/>`, 1<<12) + "</styleSheet>"),
		"relations":      with(plain(fine), "_rels/.rels", "<Relationships>"+numbered(`<Relationship Id="r%d" Type="a/b" Target="c"/>`, 1<<12)+"</Relationships>"),
		"one text":       plain(`<worksheet><sheetData><row r="1"><c r="A1" t="str"><v>` + long + `</v></c></row></sheetData></worksheet>`),
		"one comment":    plain(`<worksheet><!--` + long + `--></worksheet>`),
		"one attribute":  plain(`<worksheet a="` + long + `"></worksheet>`),
		"texts in order": with(plain(fine), "xl/sharedStrings.xml", "<sst>"+strings.Repeat("<si><t>"+strings.Repeat("x", 1000)+"</t></si>", 40<<10)+"</sst>"),
	} {
		data := pack(t, parts)
		got := rosterfile.Parse(data, nil)
		if !got.Refused || got.Errors[0].Reason != "too_much" {
			t.Errorf("%s (%d KB): %+v", name, len(data)>>10, got.Errors)
		}
	}
}

// TestLongTextsCostNothing: a text of blanks or letters that every cell of a large sheet shows.
func TestLongTextsCostNothing(t *testing.T) {
	t.Parallel()
	row := strings.Repeat(`<c t="s"><v>0</v></c>`, 100)
	for name, text := range map[string]string{"blanks": strings.Repeat("\u3000", 300_000), "letters": strings.Repeat("ﷺ", 300_000)} {
		begin := time.Now()
		got := rosterfile.Parse(pack(t, with(plain(`<worksheet><sheetData>`+strings.Repeat("<row>"+row+"</row>", 600)+`</sheetData></worksheet>`),
			"xl/sharedStrings.xml", `<sst><si><t xml:space="preserve">`+text+`</t></si></sst>`)), nil)
		if took := time.Since(begin); !got.Refused || took > 20*time.Second {
			t.Errorf("%s: %+v after %s", name, got.Errors, took)
		}
	}
}

func numbered(form string, n int) string {
	var out strings.Builder
	for i := range n {
		fmt.Fprintf(&out, form, i)
	}
	return out.String()
}
