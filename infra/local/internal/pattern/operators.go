package pattern

import (
	"encoding/json"
	"errors"
	"strings"
)

func text(argument any) (string, error) {
	s, ok := argument.(string)
	if !ok || s == "" {
		return "", errors.New("needs a string that is not empty")
	}
	return s, nil
}

func onString(holds func(string) bool) test {
	return func(value any, found bool) bool {
		s, ok := value.(string)
		return found && ok && holds(s)
	}
}

// affix is prefix or suffix, each also in the form {"prefix": {"equals-ignore-case": "…"}}.
func affix(has func(s, part string) bool) func(any) (test, error) {
	return func(argument any) (test, error) {
		if object, ok := argument.(map[string]any); ok && len(object) == 1 {
			want, err := text(object["equals-ignore-case"])
			if err != nil {
				return nil, err
			}
			want = strings.ToLower(want)
			return onString(func(s string) bool { return has(strings.ToLower(s), want) }), nil
		}
		want, err := text(argument)
		if err != nil {
			return nil, err
		}
		return onString(func(s string) bool { return has(s, want) }), nil
	}
}

func compileFold(argument any) (test, error) {
	want, err := text(argument)
	if err != nil {
		return nil, err
	}
	return onString(func(s string) bool { return strings.EqualFold(s, want) }), nil
}

func compileWildcard(argument any) (test, error) {
	want, err := text(argument)
	if err != nil {
		return nil, err
	}
	if strings.Contains(want, "**") || strings.Contains(want, `\`) {
		return nil, errors.New("consecutive * and escapes are not supported")
	}
	parts := strings.Split(want, "*")
	return onString(func(s string) bool { return wildcard(parts, s) }), nil
}

// wildcard matches s against literal parts with any text between them. Greedy from the left is enough, because
// the last part is bound to the end.
func wildcard(parts []string, s string) bool {
	first, last := parts[0], parts[len(parts)-1]
	if len(parts) == 1 {
		return s == first
	}
	if len(s) < len(first)+len(last) || !strings.HasPrefix(s, first) || !strings.HasSuffix(s, last) {
		return false
	}
	s = s[len(first) : len(s)-len(last)]
	for _, part := range parts[1 : len(parts)-1] {
		i := strings.Index(s, part)
		if i < 0 {
			return false
		}
		s = s[i+len(part):]
	}
	return true
}

func compileExists(argument any) (test, error) {
	want, ok := argument.(bool)
	if !ok {
		return nil, errors.New("needs true or false")
	}
	return func(_ any, found bool) bool { return found == want }, nil
}

// compileAnythingBut: the field must be there and hold none of the values (or not match the one operator).
func compileAnythingBut(argument any) (test, error) {
	var refused []test
	switch v := argument.(type) {
	case []any:
		if len(v) == 0 {
			return nil, errors.New("anything-but: empty list")
		}
		for _, element := range v {
			if !scalar(element) {
				return nil, errors.New("anything-but: needs strings or numbers")
			}
			refused = append(refused, equals(element))
		}
	case map[string]any:
		t, err := compileButOperator(v)
		if err != nil {
			return nil, err
		}
		refused = append(refused, t...)
	default:
		if !scalar(argument) {
			return nil, errors.New("anything-but: needs strings or numbers")
		}
		refused = append(refused, equals(argument))
	}
	return func(value any, found bool) bool {
		for _, t := range refused {
			if t(value, found) {
				return false
			}
		}
		return found
	}, nil
}

// compileButOperator: anything-but takes one of these operators, with one argument or a list of them.
func compileButOperator(object map[string]any) ([]test, error) {
	for name, argument := range object {
		switch name {
		case "prefix", "suffix", "equals-ignore-case", "wildcard":
			arguments, list := argument.([]any)
			if !list {
				arguments = []any{argument}
			}
			var tests []test
			for _, a := range arguments {
				t, err := compileOperator(name, a)
				if err != nil {
					return nil, err
				}
				tests = append(tests, t)
			}
			if len(object) == 1 && len(tests) > 0 {
				return tests, nil
			}
		}
	}
	return nil, errors.New("anything-but: needs exactly one of prefix, suffix, equals-ignore-case, wildcard")
}

func scalar(v any) bool {
	switch v.(type) {
	case string, json.Number:
		return true
	}
	return false
}
