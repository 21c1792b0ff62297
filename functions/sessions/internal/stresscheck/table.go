package stresscheck

import (
	_ "embed"
	"encoding/csv"
	"fmt"
	"strconv"
	"strings"
)

// scalesCSV is the conversion table (素点換算表): per scale the raw-score formula over the unreversed answers of its part, the points
// given to the five columns (54321: the leftmost range earns 5), and for men and women the upper bound of the raw score in each
// range; an empty bound means that the range does not occur.
//
//go:embed scales.csv
var scalesCSV string

const (
	scaleCount = 19
	columns    = 16
	maleAt     = 6 // first column of the men's bounds
	femaleAt   = 11
	ranges     = 5
	lowToHigh  = "12345"
	highToLow  = "54321"
)

// Scale is one of the 19 scales.
type Scale struct {
	Code   string
	NameJA string
	NameEN string
	Part   string // A, B, C or D
}

// Table is the conversion table.
type Table struct{ scales []tableRow }

type tableRow struct {
	Scale
	formula      formula
	order        string
	male, female [ranges]int // 0: no such range
}

// Load reads the embedded table. It fails only on a mistake in it.
func Load() (*Table, error) { return parseTable(scalesCSV) }

// Scales lists the scales in the order of the table.
func (t *Table) Scales() []Scale {
	out := make([]Scale, len(t.scales))
	for i, s := range t.scales {
		out[i] = s.Scale
	}
	return out
}

func parseTable(text string) (*Table, error) {
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("conversion table: %w", err)
	}
	if len(rows) != scaleCount+1 || len(rows[0]) != columns {
		return nil, fmt.Errorf("conversion table: %d rows", len(rows))
	}
	t := &Table{}
	for _, row := range rows[1:] {
		r, err := parseRow(row)
		if err != nil {
			return nil, fmt.Errorf("conversion table: %s: %w", row[0], err)
		}
		t.scales = append(t.scales, r)
	}
	return t, nil
}

func parseRow(row []string) (tableRow, error) {
	r := tableRow{Scale: Scale{Code: row[0], NameJA: row[1], NameEN: row[2], Part: row[3]}, order: row[5]}
	var err error
	var probe Answers
	if r.formula, err = parseFormula(row[4], len(probe.part(r.Part))); err != nil {
		return r, err
	}
	if r.order != lowToHigh && r.order != highToLow {
		return r, fmt.Errorf("order %q", r.order)
	}
	if err := parseBounds(row[maleAt:maleAt+ranges], &r.male); err != nil {
		return r, err
	}
	return r, parseBounds(row[femaleAt:femaleAt+ranges], &r.female)
}

func parseBounds(cells []string, out *[ranges]int) error {
	last := 0
	for i, c := range cells {
		if c == "" {
			continue
		}
		n, err := strconv.Atoi(c)
		if err != nil || n <= last {
			return fmt.Errorf("bound %q after %d", c, last)
		}
		out[i], last = n, n
	}
	return nil
}

// points finds the range of a raw score. Every possible raw score is within the last bound (a test goes through them all).
func (r tableRow) points(sex Sex, raw int) int {
	bounds := r.male
	if sex == Female {
		bounds = r.female
	}
	for i, bound := range bounds {
		if bound != 0 && raw <= bound {
			return int(r.order[i] - '0')
		}
	}
	return 0
}
