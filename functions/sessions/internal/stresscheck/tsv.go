package stresscheck

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// maxLine bounds a row in bytes; a right one has some 120.
const maxLine = 1 << 16

// ErrRows says that at least one row could not be scored.
var ErrRows = errors.New("some rows were not scored")

// ScoreTSV reads rows of sex (M, F or -) and 57 answers, and writes for each: the sums A, B, C, the simple rule (0 or 1), the
// converted sums A, B, C, the converted rule and the points of the 19 scales. Where the sex was withheld the converted columns are
// "-". A row that cannot be scored is named on complaints and left out; ErrRows is returned after the last.
func (t *Table) ScoreTSV(in io.Reader, out, complaints io.Writer) error {
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, maxLine)
	w := bufio.NewWriter(out)
	failed := false
	for n := 1; lines.Scan(); n++ {
		row := strings.TrimSuffix(lines.Text(), "\r")
		if n == 1 {
			row = strings.TrimPrefix(row, "\ufeff")
		}
		sex, answers, err := parseTSV(row)
		if err != nil {
			failed = true
			if _, err := fmt.Fprintf(complaints, "row %d: %v\n", n, err); err != nil {
				return err
			}
			continue
		}
		if _, err := w.WriteString(formatTSV(t.Score(sex, answers)) + "\n"); err != nil {
			return err
		}
	}
	if err := errors.Join(lines.Err(), w.Flush()); err != nil {
		return err
	}
	if failed {
		return ErrRows
	}
	return nil
}

func parseTSV(row string) (Sex, Answers, error) {
	cells := strings.Split(row, "\t")
	sex := Sex(cells[0])
	if sex != Male && sex != Female && sex != Withheld {
		return "", Answers{}, fmt.Errorf("sex is not M, F or -")
	}
	all := make([]int, len(cells)-1)
	for i, c := range cells[1:] {
		n, err := strconv.Atoi(c)
		if err != nil {
			return "", Answers{}, fmt.Errorf("answer %d is not a number", i+1)
		}
		all[i] = n
	}
	answers, err := NewAnswers(all)
	return sex, answers, err
}

func formatTSV(r Result) string {
	cells := []string{strconv.Itoa(r.Sums.A), strconv.Itoa(r.Sums.B), strconv.Itoa(r.Sums.C), bit(r.HighSimple)}
	if c := r.Converted; c != nil {
		cells = append(cells, strconv.Itoa(c.A), strconv.Itoa(c.B), strconv.Itoa(c.C), bit(c.High))
		for _, s := range c.Scales {
			cells = append(cells, strconv.Itoa(s.Points))
		}
		return strings.Join(cells, "\t")
	}
	return strings.Join(cells, "\t") + strings.Repeat("\t-", 4+scaleCount)
}

func bit(b bool) string {
	if b {
		return "1"
	}
	return "0"
}
