package signup

import (
	"encoding/json"
	"strings"
	"testing"
)

// TestPersonOfAnUnknownDepartment: the list may be read between the storing of a department and that of its people.
func TestPersonOfAnUnknownDepartment(t *testing.T) {
	t.Parallel()
	raw, err := json.Marshal(person(Entry{Number: "E0001"}, nil))
	if err != nil || !strings.Contains(string(raw), `"department":[]`) {
		t.Errorf("%s %v", raw, err)
	}
}
