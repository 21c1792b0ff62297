package disclosure_test

import (
	"math/rand/v2"
	"testing"

	"kikite/functions/reports/internal/disclosure"
)

// told are the numbers of yes among n answers that a share leaves possible: those that would have been published alike.
func told(f disclosure.Figure, n int) (least, most int) {
	least, most = -1, -1
	for yes := range n + 1 {
		if g := disclosure.Share(yes, n, n); g.Value == f.Value && g.Coding == f.Coding {
			if least < 0 {
				least = yes
			}
			most = yes
		}
	}
	return least, most
}

// TestSubtractionTellsNoMoreThanTheCoding attacks shares of a company and its departments by counting: whatever a line lets pass leaves at
// least two people of a coded department open to have answered otherwise, and likewise of the departments that are not shown. Among what it
// stops, the attack finds departments of one mind.
func TestSubtractionTellsNoMoreThanTheCoding(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(22, 1))
	scale := disclosure.Scale{Low: 0, High: 1, Share: true}
	passed, stopped, found := 0, 0, 0
	for range 20000 {
		shown, hidden := 1+random.IntN(4), random.IntN(2)
		var n, yes []int
		all, allYes := 0, 0
		for range shown + hidden {
			size := 10 + random.IntN(30)
			y := random.IntN(size + 1)
			if random.IntN(2) == 0 {
				y = []int{random.IntN(3), size - random.IntN(3)}[random.IntN(2)]
			}
			n, yes, all, allYes = append(n, size), append(yes, y), all+size, allYes+y
		}
		whole := disclosure.Share(allYes, all, all)
		least, most := told(whole, all)
		sums := make([]float64, len(n))
		atoms := make([]int, len(n))
		for i := range n {
			sums[i], atoms[i] = float64(yes[i]), i
		}
		line := disclosure.NewLine(scale, n, sums)
		line.Tell(disclosure.Told(whole, all, scale), atoms)
		lows, highs := make([]int, len(n)), make([]int, len(n))
		coded := make([]disclosure.Coding, len(n))
		sumLow, sumHigh := 0, 0
		for i := range n {
			lows[i], highs[i] = 0, n[i]
			if i < shown {
				f := disclosure.Share(yes[i], n[i], n[i])
				line.Tell(disclosure.Told(f, n[i], scale), []int{i})
				lows[i], highs[i] = told(f, n[i])
				coded[i] = f.Coding
			}
			sumLow, sumHigh = sumLow+lows[i], sumHigh+highs[i]
		}
		attacked := false
		for i := range n {
			low, high := max(lows[i], least-(sumHigh-highs[i])), min(highs[i], most-(sumLow-lows[i]))
			rest := i >= shown
			attacked = attacked || (rest || coded[i] == disclosure.AtMost) && high < 2 || (rest || coded[i] == disclosure.AtLeast) && low > n[i]-2
		}
		if !line.Open() {
			stopped++
			if attacked {
				found++
			}
			continue
		}
		passed++
		if attacked {
			t.Fatalf("of %v people %v said yes: the first %d shown tell too much", n, yes, shown)
		}
	}
	t.Logf("%d passed, %d stopped, of which %d would have told", passed, stopped, found)
	if passed < 1000 || found < 100 {
		t.Errorf("passed %d, found %d", passed, found)
	}
}

// TestMeansThatSubtractionWouldTell: one department whose answers are all alike beside another, with a company's mean that is exact enough.
func TestMeansThatSubtractionWouldTell(t *testing.T) {
	t.Parallel()
	scale := disclosure.Scale{Low: 1, High: 5}
	of := func(values []float64) disclosure.Piece {
		return disclosure.Told(disclosure.Mean(values, 1, 5, len(values)), len(values), scale)
	}
	repeat := func(n int, v float64) (out []float64) {
		for range n {
			out = append(out, v)
		}
		return out
	}
	alike, mixed := repeat(12, 5), append(repeat(10, 2), repeat(10, 4)...)
	line := disclosure.NewLine(scale, []int{12, 20}, []float64{60, 60})
	line.Tell(of(append(append([]float64{}, alike...), mixed...)), []int{0, 1})
	if !line.Open() {
		t.Error("the company's mean alone is stopped")
	}
	others := line.Tell(of(mixed), []int{1})
	if line.Open() {
		t.Error("the others' mean and the company's tell that all of a department answered 5")
	}
	line.Hide(others, true)
	if !line.Open() {
		t.Error("what is hidden tells")
	}
}
