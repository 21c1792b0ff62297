package rosterfile

import (
	"encoding/xml"
	"math"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// epoch is what a workbook counts days from.
type epoch int

const (
	since1900 epoch = iota // day 1 is 1900-01-01, and 1900 has a 29 February, as Lotus 1-2-3 had it
	since1904              // day 0 is 1904-01-01
)

// format is what the style of a cell makes of a number.
type format struct {
	day   bool // a count of days
	width int  // zeros are put in front up to so many digits
}

// readStyles finds the styles that show days, or numbers with zeros in front.
func (b *book) readStyles(name string) error {
	custom := map[string]string{}
	b.formats = map[int]format{}
	inCells, n := false, 0
	return b.each(name, func(_ tokens, e xml.StartElement) error {
		switch e.Name.Local {
		case "numFmt":
			if len(custom) >= maxFormats {
				return errBomb
			}
			custom[attr(e, "numFmtId")] = attr(e, "formatCode")
		case "cellStyleXfs", "cellStyles", "dxfs":
			inCells = false
		case "cellXfs":
			inCells = true
		case "xf":
			if n >= maxStyles {
				return errBomb
			}
			if inCells {
				b.formats[n] = formatOf(attr(e, "numFmtId"), custom)
				n++
			}
		}
		return nil
	})
}

var (
	literals = regexp.MustCompile(`"[^"]*"|\[[^\]]*\]|\\.|_.|\*.`)
	zeros    = regexp.MustCompile(`^0+$`)
)

// formatOf knows the formats that every Excel has by number (ECMA-376 part 1, 18.8.30, with those of Japanese Excel) and those that
// the workbook brings.
func formatOf(id string, custom map[string]string) format {
	code, own := custom[id]
	if !own {
		n, _ := strconv.Atoi(id)
		return format{day: n >= 14 && n <= 17 || n == 22 || n >= 27 && n <= 36 || n >= 50 && n <= 58}
	}
	first, _, _ := strings.Cut(literals.ReplaceAllString(code, ""), ";")
	switch first = strings.ToLower(first); {
	case zeros.MatchString(first):
		return format{width: len(first)}
	case first == "general":
		return format{}
	}
	return format{day: strings.ContainsAny(first, "yd") || strings.Contains(first, "ge.") || strings.Contains(first, "gge")}
}

// number writes a number as a roster would have it.
func (f format) number(value string, from epoch) string {
	x, err := strconv.ParseFloat(value, 64)
	if err != nil || math.IsInf(x, 0) || math.IsNaN(x) {
		return value
	}
	if f.day && x >= 0 && x < 2_958_466 { // the end of the year 9999
		return dayOf(int(x), from)
	}
	if x != math.Trunc(x) || math.Abs(x) >= 1e15 {
		return strconv.FormatFloat(x, 'f', -1, 64)
	}
	s := strconv.FormatInt(int64(x), 10)
	if len(s) < f.width && x >= 0 {
		s = strings.Repeat("0", f.width-len(s)) + s
	}
	return s
}

func dayOf(n int, from epoch) string {
	begin := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	switch {
	case from == since1904:
		begin = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	case n < 60:
		begin = begin.AddDate(0, 0, 1)
	}
	return begin.AddDate(0, 0, n).Format(time.DateOnly)
}
