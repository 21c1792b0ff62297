package events_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	validator "github.com/santhosh-tekuri/jsonschema/v6"

	"kikite/events"
)

var update = flag.Bool("update", false, "write the schemas of the Go types to events/schemas")

// TestSchemas holds the committed schemas against the Go types. With -update it writes them, unless the change would break a
// consumer that knows the committed one: then a new event type is needed.
func TestSchemas(t *testing.T) {
	for _, d := range events.All() {
		t.Run(d.Name, func(t *testing.T) {
			got, err := d.Schema()
			if err != nil {
				t.Fatal(err)
			}
			got = append(got, '\n')
			path := filepath.Join("schemas", d.Name+".json")
			want, err := os.ReadFile(path)
			if err != nil && !*update {
				t.Fatal(err)
			}
			if len(want) > 0 {
				if breaks := breaking(t, want, got); len(breaks) > 0 {
					t.Fatalf("incompatible with the committed schema: %s", strings.Join(breaks, "; "))
				}
			}
			if *update {
				if err := os.WriteFile(path, got, 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if !bytes.Equal(want, got) {
				t.Errorf("%s is not the schema of the Go type: go test ./events -update", path)
			}
		})
	}
}

// breaking lists what in the new schema a consumer or publisher of the old one could not live with.
func breaking(t *testing.T, old, changed []byte) []string {
	t.Helper()
	var a, b map[string]any
	for raw, v := range map[*[]byte]*map[string]any{&old: &a, &changed: &b} {
		if err := json.Unmarshal(*raw, v); err != nil {
			t.Fatal(err)
		}
	}
	return breaks("", a, b)
}

func breaks(at string, a, b map[string]any) []string {
	var out []string
	for _, key := range []string{"type", "pattern", "format"} {
		if a[key] != nil && a[key] != b[key] {
			out = append(out, fmt.Sprintf("%s: %s was %v, is %v", at, key, a[key], b[key]))
		}
	}
	oldRequired, newRequired := list(a["required"]), list(b["required"])
	for _, name := range newRequired {
		if !slices.Contains(oldRequired, name) {
			out = append(out, fmt.Sprintf("%s: %v became required", at, name))
		}
	}
	properties, _ := a["properties"].(map[string]any)
	now, _ := b["properties"].(map[string]any)
	for name, p := range properties {
		if now[name] == nil {
			out = append(out, at+": "+name+" was removed")
			continue
		}
		out = append(out, breaks(at+"/"+name, p.(map[string]any), now[name].(map[string]any))...)
	}
	if items, ok := a["items"].(map[string]any); ok {
		changed, _ := b["items"].(map[string]any)
		out = append(out, breaks(at+"/items", items, changed)...)
	}
	return out
}

func list(v any) []any {
	l, _ := v.([]any)
	return l
}

func TestBreakingIsFound(t *testing.T) {
	t.Parallel()
	base := `{"type":"object","properties":{"a":{"type":"string"},"b":{"type":"integer"}},"required":["a"]}`
	tests := map[string]struct {
		changed string
		breaks  bool
	}{
		"same":                   {base, false},
		"optional field added":   {`{"type":"object","properties":{"a":{"type":"string"},"b":{"type":"integer"},"c":{}},"required":["a"]}`, false},
		"field removed":          {`{"type":"object","properties":{"a":{"type":"string"}},"required":["a"]}`, true},
		"type changed":           {`{"type":"object","properties":{"a":{"type":"string"},"b":{"type":"string"}},"required":["a"]}`, true},
		"optional became needed": {`{"type":"object","properties":{"a":{"type":"string"},"b":{"type":"integer"}},"required":["a","b"]}`, true},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := breaking(t, []byte(base), []byte(tt.changed)); (len(got) > 0) != tt.breaks {
				t.Errorf("breaks = %v", got)
			}
		})
	}
}

// TestNoPersonalData walks every schema: a string on the bus is an ID, a code, a claim key or a time, and nothing else.
func TestNoPersonalData(t *testing.T) {
	t.Parallel()
	for _, d := range events.All() {
		raw, err := d.Schema()
		if err != nil {
			t.Fatal(err)
		}
		var s map[string]any
		if err := json.Unmarshal(raw, &s); err != nil {
			t.Fatal(err)
		}
		for _, path := range freeText("", s) {
			t.Errorf("%s%s could carry free text", d.Name, path)
		}
	}
}

func TestFreeTextIsFound(t *testing.T) {
	t.Parallel()
	for name, schema := range map[string]string{
		"plain string":       `{"type":"object","properties":{"note":{"type":"string"}}}`,
		"in a list":          `{"type":"object","properties":{"notes":{"type":"array","items":{"type":"string"}}}}`,
		"in a map":           `{"type":"object","properties":{"m":{"type":"object","propertyNames":{"type":"string","pattern":"^[a-z]{3}_[0-9a-z]{26}$"},"additionalProperties":{"type":"string"}}}}`,
		"as a map's name":    `{"type":"object","properties":{"m":{"type":"object","additionalProperties":{"type":"number"}}}}`,
		"untyped":            `{"type":"object","properties":{"any":{}}}`,
		"untyped list":       `{"type":"object","properties":{"any":{"type":"array"}}}`,
		"permissive pattern": `{"type":"object","properties":{"x":{"type":"string","pattern":".*"}}}`,
	} {
		var s map[string]any
		if err := json.Unmarshal([]byte(schema), &s); err != nil {
			t.Fatal(err)
		}
		if len(freeText("", s)) == 0 {
			t.Errorf("%s: not found", name)
		}
	}
}

func freeText(at string, s map[string]any) []string {
	switch s["type"] {
	case "integer", "number", "boolean":
		return nil
	case "string":
		closed := []any{events.PatternID, events.PatternCode, events.PatternDate, events.PatternMonth, events.PatternZone, events.PatternClaim}
		if s["format"] == "date-time" || slices.Contains(closed, s["pattern"]) {
			return nil
		}
		return []string{at}
	case "array":
		items, ok := s["items"].(map[string]any)
		if !ok {
			return []string{at}
		}
		return freeText(at+"[]", items)
	case "object":
		var out []string
		properties, _ := s["properties"].(map[string]any)
		for name, p := range properties {
			out = append(out, freeText(at+"."+name, p.(map[string]any))...)
		}
		if len(properties) > 0 {
			return out
		}
		names, _ := s["propertyNames"].(map[string]any)
		values, _ := s["additionalProperties"].(map[string]any)
		if names == nil || values == nil {
			return []string{at}
		}
		return append(freeText(at+".<name>", names), freeText(at+".<value>", values)...)
	default:
		return []string{at}
	}
}

// TestGolden pins what is on the wire: each sample is valid, and reading and writing it again changes nothing.
func TestGolden(t *testing.T) {
	t.Parallel()
	for _, d := range events.All() {
		t.Run(d.Name, func(t *testing.T) {
			t.Parallel()
			raw, err := os.ReadFile(filepath.Join("golden", d.Name+".json"))
			if err != nil {
				t.Fatal(err)
			}
			var e events.Envelope
			if err := json.Unmarshal(raw, &e); err != nil {
				t.Fatal(err)
			}
			if e.Type != d.Name || e.Version != d.Version || e.Source != d.Source || !e.ID.Valid() || !e.EntityID.Valid() {
				t.Errorf("envelope %+v", e)
			}
			validate(t, d, e.Data)
			v, err := d.Decode(e.Data)
			if err != nil {
				t.Fatal(err)
			}
			if e.Data, err = json.Marshal(v); err != nil {
				t.Fatal(err)
			}
			again, err := json.Marshal(e)
			if err != nil {
				t.Fatal(err)
			}
			var want bytes.Buffer
			if err := json.Compact(&want, raw); err != nil {
				t.Fatal(err)
			}
			if want.String() != string(again) {
				t.Errorf("round trip changed the sample\n%s\n%s", want.String(), again)
			}
		})
	}
}

func validate(t *testing.T, d events.Descriptor, data []byte) {
	t.Helper()
	raw, err := d.Schema()
	if err != nil {
		t.Fatal(err)
	}
	doc, err := validator.UnmarshalJSON(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	c := validator.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource("schema.json", doc); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	instance, err := validator.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	if err := schema.Validate(instance); err != nil {
		t.Error(err)
	}
}

// TestSubscriptions: every subscribed type exists, and every type has a subscriber or is said to have none.
func TestSubscriptions(t *testing.T) {
	t.Parallel()
	known := map[string]int{}
	for _, d := range events.All() {
		known[d.Name] = 0
	}
	for function, types := range events.Subscriptions() {
		for _, name := range types {
			if _, ok := known[name]; !ok {
				t.Errorf("%s consumes %s, which nobody publishes", function, name)
			}
			known[name]++
		}
	}
	withoutConsumer := []string{
		events.ReportsGenerated.Name(),         // for the operator's console and the archive
		events.MailerPreferencesChanged.Name(), // until reminders asks who wants what
	}
	for name, n := range known {
		if n == 0 && !slices.Contains(withoutConsumer, name) {
			t.Errorf("nobody consumes %s", name)
		}
	}
}
