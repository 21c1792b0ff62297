package stresscheck

import (
	"fmt"
	"strconv"
)

// formula is a raw score: a constant plus or minus answers of one part.
type formula struct {
	constant int
	terms    []term
}

type term struct{ sign, item int } // item counts from 1

// raw computes the score from the answers of the part.
func (f formula) raw(part []int) int {
	n := f.constant
	for _, t := range f.terms {
		n += t.sign * part[t.item-1]
	}
	return n
}

// parseFormula reads forms such as 10-(N12+N13)+N14 over a part of the given number of items.
func parseFormula(text string, items int) (formula, error) {
	var f formula
	sign, outer := 1, 1 // outer: sign before the open parenthesis
	for i := 0; i < len(text); {
		switch text[i] {
		case '+':
			sign, i = outer, i+1
		case '-':
			sign, i = -outer, i+1
		case '(':
			outer, i = sign, i+1
		case ')':
			outer, i = 1, i+1
		default:
			end := i + 1
			for end < len(text) && text[end] >= '0' && text[end] <= '9' {
				end++
			}
			if err := f.add(text[i:end], sign, items); err != nil {
				return f, err
			}
			i = end
		}
	}
	if len(f.terms) == 0 {
		return f, fmt.Errorf("formula %q names no item", text)
	}
	return f, nil
}

func (f *formula) add(operand string, sign, items int) error {
	digits, isItem := operand, operand[0] == 'N'
	if isItem {
		digits = operand[1:]
	}
	n, err := strconv.Atoi(digits)
	switch {
	case err != nil:
		return fmt.Errorf("operand %q", operand)
	case !isItem:
		f.constant += sign * n
	case n < 1 || n > items:
		return fmt.Errorf("item %d of %d", n, items)
	default:
		f.terms = append(f.terms, term{sign, n})
	}
	return nil
}
