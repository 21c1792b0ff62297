package testkit

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"kikite/events"
	"kikite/events/claims"
	"kikite/shared/claimcheck"
	"kikite/shared/store"
)

// Exported asks for what a context answered to signup.export_asked and returns it as JSON, "" if it did not answer.
func Exported(t testing.TB, table *store.Table, objects *Objects, typ events.Type[events.ExportReady]) string {
	t.Helper()
	var out strings.Builder
	for _, e := range Outbox(t, table) {
		if e.Type != typ.Name() {
			continue
		}
		ready, err := typ.Parse(e)
		if err != nil {
			t.Fatal(err)
		}
		for _, key := range ready.Claims {
			var part claims.ExportPart
			if err := claimcheck.New(objects, "claims", events.Signup).Get(t.Context(), key, &part); err != nil {
				t.Fatal(err)
			}
			raw, err := json.Marshal(part)
			if err != nil {
				t.Fatal(err)
			}
			out.Write(raw)
		}
	}
	return out.String()
}

// NothingMissing demands every text of every item of the given partitions in an export, whatever the items are, so that what is added later is proved with
// it; but for the attributes that are left out on purpose.
func NothingMissing(t testing.TB, table *store.Table, export string, leave []string, partitions ...string) {
	t.Helper()
	checked := 0
	for _, pk := range partitions {
		var items []map[string]any
		if err := table.Prefix(t.Context(), pk, "", &items); err != nil {
			t.Fatal(err)
		}
		for _, item := range items {
			for name, value := range item {
				if slices.Contains(leave, name) || slices.Contains([]string{"pk", "sk", "gsi1pk", "gsi1sk", "ttl"}, name) {
					continue
				}
				for _, text := range texts(value) {
					checked++
					if !strings.Contains(export, text) {
						t.Errorf("%v: %s %q is not in the export", item["sk"], name, text)
					}
				}
			}
		}
	}
	if checked == 0 {
		t.Error("nothing was stored: the test proves nothing")
	}
}

func texts(v any) []string {
	switch v := v.(type) {
	case string:
		raw, _ := json.Marshal(v)
		return []string{strings.Trim(string(raw), `"`)}
	case []any:
		var out []string
		for _, one := range v {
			out = append(out, texts(one)...)
		}
		return out
	case map[string]any:
		var out []string
		for _, one := range v {
			out = append(out, texts(one)...)
		}
		return out
	case nil, bool, float64, []byte:
		return nil
	}
	return []string{fmt.Sprint(v)}
}
