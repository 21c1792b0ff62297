package rosterfile

import (
	"encoding/xml"
	"errors"
	"io"
	"strconv"
	"strings"
)

// errEnough ends the reading of a sheet early.
var errEnough = errors.New("enough")

func (b *book) read(row func(line int, fields []string) bool) error {
	_, top, err := b.relations("")
	if err != nil {
		return err
	}
	sheet, related, err := b.firstSheet(top["officeDocument"])
	if err != nil {
		return err
	}
	if name := related["sharedStrings"]; name != "" {
		if err := b.readShared(name); err != nil {
			return err
		}
	}
	if name := related["styles"]; name != "" {
		if err := b.readStyles(name); err != nil {
			return err
		}
	}
	err = b.rows(sheet, row)
	if errors.Is(err, errEnough) {
		return nil
	}
	return err
}

// firstSheet finds the first sheet that is shown, and what else belongs to the workbook.
func (b *book) firstSheet(workbook string) (sheet string, related map[string]string, err error) {
	byID, related, err := b.relations(workbook)
	if err != nil {
		return "", nil, err
	}
	err = b.each(workbook, func(_ tokens, e xml.StartElement) error {
		switch e.Name.Local {
		case "workbookPr":
			if v := attr(e, "date1904"); v == "1" || v == "true" {
				b.from = since1904
			}
		case "sheet":
			if state := attr(e, "state"); sheet == "" && (state == "" || state == "visible") {
				sheet = byID[attr(e, "id")]
			}
		}
		return nil
	})
	if err == nil && sheet == "" {
		err = errNoWorkbook
	}
	return sheet, related, err
}

// readShared reads the texts that cells point to, without the readings (rPh) that Excel keeps beside Japanese words.
func (b *book) readShared(name string) error {
	kept := 0
	return b.each(name, func(d tokens, e xml.StartElement) error {
		if e.Name.Local != "si" {
			return nil
		}
		s, err := phrase(d, "si")
		if kept += len(s) + perText; kept > maxShared {
			return errBomb
		}
		b.shared = append(b.shared, s)
		return err
	})
}

// writing is a text that grows piece by piece up to maxText.
type writing struct{ strings.Builder }

func (w *writing) add(piece []byte) {
	if room := maxText - w.Len(); room > 0 {
		w.Write(piece[:min(len(piece), room)])
	}
}

// done is the text, without blanks around it and without half a letter at its end.
func (w *writing) done() string { return strings.TrimSpace(strings.ToValidUTF8(w.String(), "")) }

// phrase is all text inside t elements up to the end of an element, but for readings.
func phrase(d tokens, end string) (string, error) {
	var text writing
	inText, reading := false, false
	for {
		t, err := d.RawToken()
		if err != nil {
			return "", broken(err)
		}
		switch e := t.(type) {
		case xml.StartElement:
			inText = inText || e.Name.Local == "t"
			reading = reading || e.Name.Local == "rPh"
		case xml.EndElement:
			switch e.Name.Local {
			case end:
				return text.done(), nil
			case "t":
				inText = false
			case "rPh":
				reading = false
			}
		case xml.CharData:
			if inText && !reading {
				text.add(e)
			}
		}
	}
}

// broken tells a part that ends too early from one that is too much.
func broken(err error) error {
	if errors.Is(err, io.EOF) {
		return errNoWorkbook
	}
	return err
}

// rows reads a sheet row by row.
func (b *book) rows(sheet string, row func(line int, fields []string) bool) error {
	line := 0
	return b.each(sheet, func(d tokens, e xml.StartElement) error {
		if e.Name.Local != "row" {
			return nil
		}
		line++
		if n, err := strconv.Atoi(attr(e, "r")); err == nil && n > 0 {
			line = n
		}
		fields, err := b.cells(d)
		if err != nil {
			return err
		}
		if len(fields) > 0 && !row(line, fields) {
			return errEnough
		}
		return nil
	})
}

// cells reads up to the end of a row.
func (b *book) cells(d tokens) ([]string, error) {
	var fields []string
	at := -1
	for {
		t, err := d.RawToken()
		if err != nil {
			return nil, broken(err)
		}
		switch e := t.(type) {
		case xml.EndElement:
			if e.Name.Local == "row" {
				return fields, nil
			}
		case xml.StartElement:
			if e.Name.Local != "c" {
				continue
			}
			at++
			if n, ok := columnNumber(attr(e, "r")); ok {
				at = n
			}
			text, err := b.cell(d, e)
			if err != nil {
				return nil, err
			}
			if text == "" || at >= maxColumns {
				continue
			}
			for len(fields) <= at {
				fields = append(fields, "")
			}
			fields[at] = text
		}
	}
}

// cell reads the value of a cell; of a formula it is what Excel worked out last.
func (b *book) cell(d tokens, c xml.StartElement) (string, error) {
	var value writing
	inValue := false
	for {
		t, err := d.RawToken()
		if err != nil {
			return "", broken(err)
		}
		switch e := t.(type) {
		case xml.StartElement:
			if e.Name.Local == "is" {
				text, err := phrase(d, "is")
				if err != nil {
					return "", err
				}
				value.add([]byte(text))
			}
			inValue = e.Name.Local == "v"
		case xml.EndElement:
			if inValue = false; e.Name.Local == "c" {
				return b.text(c, value.done()), nil
			}
		case xml.CharData:
			if inValue {
				value.add(e)
			}
		}
	}
}

// text is what a cell of some type and style says.
func (b *book) text(c xml.StartElement, value string) string {
	switch attr(c, "t") {
	case "s":
		if i, err := strconv.Atoi(value); err == nil && i >= 0 && i < len(b.shared) {
			return b.shared[i]
		}
		return ""
	case "inlineStr", "str":
		return value
	case "e": // a formula that failed says nothing
		return ""
	case "d":
		day, _, _ := strings.Cut(value, "T")
		return day
	case "b":
		return value
	}
	style, _ := strconv.Atoi(attr(c, "s"))
	return b.formats[style].number(value, b.from)
}

// columnNumber reads the letters of a cell's place, from 0.
func columnNumber(place string) (int, bool) {
	n := 0
	for i := range len(place) {
		c := place[i] | 0x20
		if c < 'a' || c > 'z' {
			return n - 1, i > 0
		}
		if n = n*26 + int(c-'a') + 1; n > 1<<20 {
			return 0, false
		}
	}
	return 0, false
}
