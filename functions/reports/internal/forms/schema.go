package forms

import (
	"encoding/json"
	"reflect"

	"github.com/danielgtaylor/huma/v2"

	"kikite/functions/reports/internal/reports"
)

// Schema is the JSON Schema (draft 2020-12) of a report as a file, published as docs/schemas/report.json.
func Schema() ([]byte, error) {
	const defs = "#/$defs/"
	registry := huma.NewMapRegistry(defs, huma.DefaultSchemaNamer)
	root := registry.Schema(reflect.TypeFor[reports.Report](), true, "Report")
	out, err := json.MarshalIndent(map[string]any{
		"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Monthly report of Kikite", "$ref": root.Ref, "$defs": registry.Map(),
	}, "", "  ")
	return append(out, '\n'), err
}
