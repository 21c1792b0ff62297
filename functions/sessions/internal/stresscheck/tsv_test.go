package stresscheck_test

import (
	"errors"
	"strings"
	"testing"

	"kikite/functions/sessions/internal/stresscheck"
)

func TestScoreTSV(t *testing.T) {
	t.Parallel()
	ones := strings.Repeat("\t1", 57)
	good := "50\t38\t9\t0\t22\t26\t15\t0\t1\t1\t1\t2\t1\t5\t1\t5\t5\t1\t5\t5\t5\t5\t5\t5\t5\t5\t5\n"
	withheld := "50\t38\t9\t0" + strings.Repeat("\t-", 23) + "\n"
	tests := map[string]struct {
		in, out, complaints string
		fails               bool
	}{
		"a man":                       {"M" + ones + "\n", good, "", false},
		"withheld":                    {"-" + ones + "\n", withheld, "", false},
		"as a spreadsheet saves it":   {"\ufeffM" + ones + "\r\n", good, "", false},
		"nothing":                     {"", "", "", false},
		"wrong rows are named":        {"X" + ones + "\nM\t1\nM" + ones + "\nM" + ones[:len(ones)-1] + "5\nM" + ones[:len(ones)-1] + "x\n", good, "row 1: sex is not M, F or -\nrow 2: 1 answers, not 57\nrow 4: answer 57 is 5, not 1 to 4\nrow 5: answer 57 is not a number\n", true},
		"an empty row is a wrong one": {"\nM" + ones, good, "row 1: sex is not M, F or -\n", true},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var out, complaints strings.Builder
			err := table(t).ScoreTSV(strings.NewReader(tt.in), &out, &complaints)
			if errors.Is(err, stresscheck.ErrRows) != tt.fails {
				t.Errorf("error %v", err)
			}
			if out.String() != tt.out || complaints.String() != tt.complaints {
				t.Errorf("out %q\ncomplaints %q", out.String(), complaints.String())
			}
		})
	}
}

func TestScoreTSVReportsATooLongRow(t *testing.T) {
	t.Parallel()
	var out, complaints strings.Builder
	err := table(t).ScoreTSV(strings.NewReader(strings.Repeat("x", 1<<17)), &out, &complaints)
	if err == nil || errors.Is(err, stresscheck.ErrRows) {
		t.Errorf("error %v", err)
	}
}
