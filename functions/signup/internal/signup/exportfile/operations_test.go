package exportfile

import (
	"encoding/json"
	"os"
	"testing"
)

// TestOperationsHaveWords: what operators did is in people's export; its words are those of the operators' own page.
func TestOperationsHaveWords(t *testing.T) {
	t.Parallel()
	for _, language := range []string{"ja", "en"} {
		raw, err := os.ReadFile("../../../../../web/src/i18n/" + language + "/audit.json")
		if err != nil {
			t.Fatal(err)
		}
		var page struct {
			Operation map[string]map[string]string `json:"operation"`
		}
		if err := json.Unmarshal(raw, &page); err != nil {
			t.Fatal(err)
		}
		raw, err = files.ReadFile(language + ".json")
		if err != nil {
			t.Fatal(err)
		}
		var export struct {
			Codes map[string]string `json:"codes"`
		}
		if err := json.Unmarshal(raw, &export); err != nil {
			t.Fatal(err)
		}
		for context, operations := range page.Operation {
			for operation, words := range operations {
				if code := context + "." + operation; export.Codes[code] != words {
					t.Errorf("%s: the export calls %s %q, operators %q", language, code, export.Codes[code], words)
				}
			}
		}
	}
}
