package pattern

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
)

func compileNode(object map[string]any, path string) (node, error) {
	n := node{fields: make(map[string]field, len(object))}
	for key, value := range object {
		at := strings.TrimPrefix(path+"."+key, ".")
		if key == "$or" {
			alternatives, err := compileOr(value, at)
			if err != nil {
				return node{}, err
			}
			n.or = alternatives
			continue
		}
		f, err := compileField(value, at)
		if err != nil {
			return node{}, err
		}
		n.fields[key] = f
	}
	return n, nil
}

func compileOr(value any, path string) ([]node, error) {
	list, ok := value.([]any)
	if !ok || len(list) < 2 {
		return nil, fmt.Errorf("%s: needs a list of at least two objects", path)
	}
	nodes := make([]node, 0, len(list))
	for _, element := range list {
		object, ok := element.(map[string]any)
		if !ok || len(object) == 0 {
			return nil, fmt.Errorf("%s: needs a list of at least two objects", path)
		}
		n, err := compileNode(object, path)
		if err != nil {
			return nil, err
		}
		nodes = append(nodes, n)
	}
	return nodes, nil
}

func compileField(value any, path string) (field, error) {
	switch v := value.(type) {
	case map[string]any:
		if len(v) == 0 {
			return field{}, fmt.Errorf("%s: empty object", path)
		}
		n, err := compileNode(v, path)
		return field{nested: &n}, err
	case []any:
		if len(v) == 0 {
			return field{}, fmt.Errorf("%s: empty list", path)
		}
		f := field{tests: make([]test, 0, len(v))}
		for _, element := range v {
			t, err := compileTest(element)
			if err != nil {
				return field{}, fmt.Errorf("%s: %w", path, err)
			}
			f.tests = append(f.tests, t)
		}
		return f, nil
	default:
		return field{}, fmt.Errorf("%s: needs an object or a list", path)
	}
}

func compileTest(element any) (test, error) {
	switch v := element.(type) {
	case map[string]any:
		if len(v) != 1 {
			return nil, errors.New("an operator is an object with exactly one field")
		}
		for name, argument := range v {
			return compileOperator(name, argument)
		}
	case []any:
		return nil, errors.New("a list inside a list")
	}
	return equals(element), nil
}

// operators by name. Missing on purpose, because nothing uses it: cidr.
var operators = map[string]func(any) (test, error){
	"prefix":             affix(strings.HasPrefix),
	"suffix":             affix(strings.HasSuffix),
	"equals-ignore-case": compileFold,
	"wildcard":           compileWildcard,
	"exists":             compileExists,
	"numeric":            compileNumeric,
}

func compileOperator(name string, argument any) (test, error) {
	if name == "anything-but" {
		return compileAnythingBut(argument)
	}
	compile, ok := operators[name]
	if !ok {
		return nil, fmt.Errorf("operator %q is not supported", name)
	}
	t, err := compile(argument)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return t, nil
}

// equals compares strings and booleans exactly and numbers by value (1 equals 1.0).
func equals(want any) test {
	if number, ok := want.(json.Number); ok {
		w, err := number.Float64()
		return func(value any, found bool) bool {
			v, ok := toFloat(value)
			return found && err == nil && ok && v == w
		}
	}
	return func(value any, found bool) bool { return found && value == want }
}
