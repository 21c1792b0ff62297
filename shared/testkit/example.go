package testkit

import (
	"strings"

	"kikite/shared/ids"
)

// example is a value that fits a schema of an OpenAPI document: what is required, the first of what is listed, and the least that is allowed.
func example(schema, schemas map[string]any) any {
	if ref, ok := schema["$ref"].(string); ok {
		return example(schemas[ref[strings.LastIndexByte(ref, '/')+1:]].(map[string]any), schemas)
	}
	if listed, ok := schema["enum"].([]any); ok {
		return listed[0]
	}
	switch kind(schema) {
	case "object":
		out := map[string]any{}
		properties, _ := schema["properties"].(map[string]any)
		required, _ := schema["required"].([]any)
		for _, name := range required {
			out[name.(string)] = example(properties[name.(string)].(map[string]any), schemas)
		}
		return out
	case "array":
		out := []any{}
		least, _ := schema["minItems"].(float64)
		for range int(least) {
			out = append(out, example(schema["items"].(map[string]any), schemas))
		}
		return out
	case "integer", "number":
		least, _ := schema["minimum"].(float64)
		return least
	case "boolean":
		return true
	}
	return exampleText(schema)
}

func kind(schema map[string]any) string {
	if kinds, ok := schema["type"].([]any); ok { // a type or null
		return kinds[0].(string)
	}
	text, _ := schema["type"].(string)
	return text
}

func exampleText(schema map[string]any) string {
	pattern, _ := schema["pattern"].(string)
	format, _ := schema["format"].(string)
	switch {
	case strings.HasPrefix(pattern, "^") && strings.Contains(pattern, "_[0-9a-z]{26}"):
		kind := strings.TrimPrefix(pattern, "^")[:3]
		if strings.HasPrefix(kind, "[") {
			kind = "xyz"
		}
		return string(ids.Derive(kind, "example"))
	case format == "date-time":
		return "2026-10-05T01:00:00Z"
	case format == "date":
		return "2026-10-05"
	case format == "email":
		return "somebody@example.jp"
	}
	if given, ok := schema["examples"].([]any); ok {
		if text, ok := given[0].(string); ok {
			return text
		}
	}
	least, _ := schema["minLength"].(float64)
	return strings.Repeat("x", max(1, int(least)))
}
