package matching

import "fmt"

// Traits of TIPI-J in the order of events.ConsultantChanged.Personality.
const (
	Extraversion = iota
	Agreeableness
	Conscientiousness
	Neuroticism
	Openness
	traits
)

// Sums are the five TIPI-J scale sums, 2 to 14 each.
type Sums [traits]uint8

// ScoreTIPI scores the ten items (1 "strongly disagree" to 7 "strongly agree") of the Japanese Ten Item Personality Inventory.
// Each trait has one item as it stands and one reversed, counted as 8 minus the answer: E 1, 6R; A 2R, 7; C 3, 8R; N 4, 9R; O 5, 10R.
// Source: Oshio, Abe, Cutrone (2012), パーソナリティ研究 21(1), 40–52.
func ScoreTIPI(items []int) (Sums, error) {
	var s Sums
	if len(items) != 10 {
		return s, fmt.Errorf("TIPI-J has ten items, not %d", len(items))
	}
	for i, v := range items {
		if v < 1 || v > 7 {
			return s, fmt.Errorf("TIPI-J item %d: %d is not between 1 and 7", i+1, v)
		}
		if i == 1 || i == 5 || i >= 7 { // items 2, 6, 8, 9, 10 are reversed
			v = 8 - v
		}
		s[i%5] += uint8(v)
	}
	return s, nil
}
