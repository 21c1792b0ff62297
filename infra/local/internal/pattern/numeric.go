package pattern

import (
	"encoding/json"
	"errors"
)

// comparisons that numeric knows.
var comparisons = map[string]func(value, bound float64) bool{
	"=":  func(v, b float64) bool { return v == b },
	"<":  func(v, b float64) bool { return v < b },
	"<=": func(v, b float64) bool { return v <= b },
	">":  func(v, b float64) bool { return v > b },
	">=": func(v, b float64) bool { return v >= b },
}

// compileNumeric takes one comparison or two that form a range: ["<", 10] or [">", 0, "<=", 5].
func compileNumeric(argument any) (test, error) {
	list, ok := argument.([]any)
	if !ok || (len(list) != 2 && len(list) != 4) {
		return nil, errors.New("needs a list of one or two comparisons")
	}
	var holds []func(float64) bool
	for i := 0; i < len(list); i += 2 {
		name, ok := list[i].(string)
		compare := comparisons[name]
		bound, isNumber := toFloat(list[i+1])
		if !ok || compare == nil || !isNumber {
			return nil, errors.New("needs one of = < <= > >= followed by a number")
		}
		holds = append(holds, func(v float64) bool { return compare(v, bound) })
	}
	return func(value any, found bool) bool {
		v, ok := toFloat(value)
		if !found || !ok {
			return false
		}
		for _, h := range holds {
			if !h(v) {
				return false
			}
		}
		return true
	}, nil
}

// toFloat reads JSON numbers only: "1" is a string to EventBridge. 64-bit floats hold the 15 digits that it compares.
func toFloat(v any) (float64, bool) {
	number, ok := v.(json.Number)
	if !ok {
		return 0, false
	}
	f, err := number.Float64()
	return f, err == nil
}
