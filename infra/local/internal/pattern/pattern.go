// Package pattern matches JSON events against EventBridge event patterns. Rules of the bus and filters of
// event source mappings (DynamoDB streams) use the same language.
//
// The language is described in the EventBridge user guide, "Comparison operators for use in event patterns".
// Every operator is either implemented here or refused by Compile with its name: a pattern is never
// silently weaker than in AWS.
package pattern

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

// Pattern is a compiled event pattern. It is immutable and safe for concurrent use.
type Pattern struct{ root node }

// node is one object of a pattern: every field must match, and one alternative of $or.
type node struct {
	fields map[string]field
	or     []node
}

// field is what a pattern says about one key: either a nested object or a list of tests of which one must hold.
type field struct {
	nested *node
	tests  []test
}

// test is one element of a pattern's list. value is nil, bool, json.Number or string; found says whether the
// event has the field at all.
type test func(value any, found bool) bool

// Compile checks raw and prepares it for matching. It fails for what AWS refuses too (a pattern that is no
// object, an empty list, a scalar where a list belongs) and for operators that are not implemented.
func Compile(raw []byte) (Pattern, error) {
	doc, err := decode(raw)
	if err != nil {
		return Pattern{}, fmt.Errorf("event pattern: %w", err)
	}
	object, ok := doc.(map[string]any)
	if !ok || len(object) == 0 {
		return Pattern{}, errors.New("event pattern: not an object with at least one field")
	}
	root, err := compileNode(object, "")
	if err != nil {
		return Pattern{}, fmt.Errorf("event pattern: %w", err)
	}
	return Pattern{root: root}, nil
}

// Match reports whether event, a JSON object, matches. An event that is not valid JSON is an error.
func (p Pattern) Match(event []byte) (bool, error) {
	doc, err := decode(event)
	if err != nil {
		return false, fmt.Errorf("event: %w", err)
	}
	object, ok := doc.(map[string]any)
	if !ok {
		return false, errors.New("event: not an object")
	}
	return p.root.match(object), nil
}

// decode reads one JSON value and keeps numbers as they were written.
func decode(raw []byte) (any, error) {
	d := json.NewDecoder(bytes.NewReader(raw))
	d.UseNumber()
	var v any
	if err := d.Decode(&v); err != nil {
		return nil, err
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return nil, errors.New("more than one JSON value")
	}
	return v, nil
}

func (n node) match(object map[string]any) bool {
	for key, f := range n.fields {
		value, found := object[key]
		if !f.match(value, found) {
			return false
		}
	}
	if len(n.or) == 0 {
		return true
	}
	for _, alternative := range n.or {
		if alternative.match(object) {
			return true
		}
	}
	return false
}

func (f field) match(value any, found bool) bool {
	if f.nested != nil {
		return f.nested.matchValue(value)
	}
	if list, ok := value.([]any); ok {
		return f.matchList(list)
	}
	if _, object := value.(map[string]any); object {
		// Operators look at leaves only: an object counts as an absent leaf, also for exists.
		return f.holds(nil, false)
	}
	return f.holds(value, found)
}

// matchList: an array matches if one of its elements does; an empty one is an absent leaf.
func (f field) matchList(list []any) bool {
	leaves := 0
	for _, element := range list {
		switch element.(type) {
		case map[string]any, []any:
			continue
		}
		leaves++
		if f.holds(element, true) {
			return true
		}
	}
	return leaves == 0 && f.holds(nil, false)
}

func (f field) holds(value any, found bool) bool {
	for _, t := range f.tests {
		if t(value, found) {
			return true
		}
	}
	return false
}

// matchValue matches a nested pattern: an array of objects matches if one element satisfies all of it. What is
// absent is an object without fields, so that {"exists": false} holds inside it.
func (n node) matchValue(value any) bool {
	switch v := value.(type) {
	case map[string]any:
		return n.match(v)
	case []any:
		for _, element := range v {
			if object, ok := element.(map[string]any); ok && n.match(object) {
				return true
			}
		}
	}
	return n.match(nil)
}
