package forms_test

import (
	"bytes"
	"flag"
	"os"
	"testing"

	validator "github.com/santhosh-tekuri/jsonschema/v6"

	"kikite/functions/reports/internal/forms"
	"kikite/functions/reports/internal/specimen"
)

var update = flag.Bool("update", false, "write docs/schemas/report.json")

const schemaPath = "../../../../docs/schemas/report.json"

func TestSchema(t *testing.T) {
	t.Parallel()
	got, err := forms.Schema()
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile(schemaPath, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(schemaPath)
	if err != nil || !bytes.Equal(want, got) {
		t.Errorf("%s is not the schema of the Go type: go test ./functions/reports/internal/forms -update (%v)", schemaPath, err)
	}
}

func TestReportsAreAsTheSchemaSays(t *testing.T) {
	t.Parallel()
	schema, err := validator.NewCompiler().Compile(schemaPath)
	if err != nil {
		t.Fatal(err)
	}
	whole, err := forms.Files{}.Data(specimen.Report())
	if err != nil {
		t.Fatal(err)
	}
	small, err := forms.Files{}.Data(specimen.Small())
	if err != nil {
		t.Fatal(err)
	}
	for name, raw := range map[string][]byte{"whole": whole, "small": small} {
		v, err := validator.UnmarshalJSON(bytes.NewReader(raw))
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(v); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	v, err := validator.UnmarshalJSON(bytes.NewReader(bytes.Replace(whole, []byte(`"threshold"`), []byte(`"subject"`), 1)))
	if err != nil || schema.Validate(v) == nil {
		t.Errorf("the schema takes what it does not know (%v)", err)
	}
}
