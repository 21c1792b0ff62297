package stresscheck_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// lookup is a scale written another way than scales.csv: its questions by their number on the form, "-" where the answer counts the other
// way round, and the points for each sum from the lowest possible on, for men and women.
type lookup struct{ part, questions, men, women string }

// lookups are the manual's 19 scales, in its order.
func lookups() []lookup {
	return []lookup{
		{"A", "-1 -2 -3", "5554433221", "5544333221"},
		{"A", "-4 -5 -6", "5554433221", "5544332211"},
		{"A", "-7", "4321", "4321"},
		{"A", "-12 -13 +14", "5443322111", "5443322111"},
		{"A", "-15", "4321", "5321"},
		{"A", "-8 -9 -10", "1122334455", "1223334455"},
		{"A", "+11", "1234", "1234"},
		{"A", "-16", "1235", "1235"},
		{"A", "-17", "1235", "1235"},
		{"B", "+18 +19 +20", "1223344555", "1223344555"},
		{"B", "+21 +22 +23", "5443322111", "5443332211"},
		{"B", "+24 +25 +26", "5433322211", "5443332221"},
		{"B", "+27 +28 +29", "5433322111", "5433322211"},
		{"B", "+30 +31 +32 +33 +34 +35", "5443333222211111111", "5443333222221111111"},
		{"B", "+36 +37 +38 +39 +40 +41 +42 +43 +44 +45 +46", "5444433333322222111111111111111111", "5554444333333222222111111111111111"},
		{"C", "-47 -50 -53", "1122334455", "1223344455"},
		{"C", "-48 -51 -54", "1112233445", "1112233445"},
		{"C", "-49 -52 -55", "1111223445", "1111223445"},
		{"D", "-56 -57", "1123345", "1123345"},
	}
}

// byHand scores a sheet from these tables alone and writes the row that the tool should write.
func byHand(sex string, answers []int) string {
	counted := func(question int, reversed bool) int {
		if reversed {
			return 5 - answers[question-1]
		}
		return answers[question-1]
	}
	// Simple sums: questions 1-7, 11-13 and 15 and 18-20 count the other way round.
	sums := [3]int{}
	for q := 1; q <= 55; q++ {
		reversed := q <= 7 || q >= 11 && q <= 13 || q == 15 || q >= 18 && q <= 20
		part := 0
		if q > 46 {
			part = 2
		} else if q > 17 {
			part = 1
		}
		sums[part] += counted(q, reversed)
	}
	row := fmt.Sprintf("%d\t%d\t%d\t%s", sums[0], sums[1], sums[2], digit(sums[1] > 76 || sums[1] > 62 && sums[0]+sums[2] > 75))
	if sex == "-" {
		return row + strings.Repeat("\t-", 23)
	}
	converted, points := map[string]int{}, ""
	for _, l := range lookups() {
		sum, lowest := 0, 0
		for _, q := range strings.Fields(l.questions) {
			n := 0
			_, _ = fmt.Sscan(q[1:], &n)
			sum += counted(n, q[0] == '-')
			lowest++
		}
		table := l.men
		if sex == "F" {
			table = l.women
		}
		p := int(table[sum-lowest] - '0')
		converted[l.part] += p
		points += fmt.Sprintf("\t%d", p)
	}
	high := converted["B"] < 13 || converted["A"]+converted["C"] < 27 && converted["B"] < 18
	return row + fmt.Sprintf("\t%d\t%d\t%d\t%s", converted["A"], converted["B"], converted["C"], digit(high)) + points
}

func digit(b bool) string {
	if b {
		return "1"
	}
	return "0"
}

// TestAgainstAnIndependentScoring scores thousands of random sheets in both ways, drawn so that every answer's share varies and the rules'
// borders are met, and compares the rows as written.
func TestAgainstAnIndependentScoring(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(57, 2015)) //nolint:gosec // sheets, not secrets
	var in strings.Builder
	var want []string
	high := map[string]int{}
	for range 20_000 {
		sex := []string{"M", "F", "-"}[r.IntN(3)]
		tilt := r.Float64()
		answers := make([]int, 57)
		in.WriteString(sex)
		for i := range answers {
			answers[i] = 1 + r.IntN(4)
			if r.Float64() < tilt { // a sheet of somebody who fares badly, or well
				answers[i] = 1 + 3*(i+int(tilt*10))%4
			}
			fmt.Fprintf(&in, "\t%d", answers[i])
		}
		in.WriteByte('\n')
		row := byHand(sex, answers)
		want = append(want, row)
		cells := strings.Split(row, "\t")
		high["simple"+cells[3]]++
		high["converted"+cells[7]]++
	}
	var out, complaints strings.Builder
	if err := table(t).ScoreTSV(strings.NewReader(in.String()), &out, &complaints); err != nil {
		t.Fatalf("%v: %s", err, complaints.String())
	}
	got := strings.Split(strings.TrimSuffix(out.String(), "\n"), "\n")
	if len(got) != len(want) {
		t.Fatalf("%d rows, not %d", len(got), len(want))
	}
	for i := range got {
		if got[i] != want[i] {
			t.Fatalf("row %d:\n%s, not\n%s", i+1, got[i], want[i])
		}
	}
	for _, k := range []string{"simple0", "simple1", "converted0", "converted1", "converted-"} {
		if high[k] < 200 {
			t.Errorf("%s only %d times: the sheets do not try the rules", k, high[k])
		}
	}
}
