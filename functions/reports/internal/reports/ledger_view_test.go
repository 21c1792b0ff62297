package reports_test

import (
	"fmt"
	"strings"
	"testing"

	"kikite/events"
	"kikite/functions/reports/internal/reports"
	"kikite/shared/ids"
)

func TestLedgerView(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	facts := w.facts("第一課", 24, 2, 4, 6, 8)
	w.release(w.generate().Version, 200)
	path := "/api/reports/ledger/" + string(w.company.CompanyID)
	got := get[reports.LedgerView](w, events.RoleOperator, "GET", path, "", 200)
	if len(got.Revisions) != 1 || got.Revisions[0].Status != "released" || got.Revisions[0].ReleasedOn == nil || got.Company != "試験株式会社" {
		t.Fatalf("%+v", got)
	}
	cells := map[string]int{}
	for _, c := range got.Revisions[0].Published {
		cells[c.Cell] = c.N
	}
	if cells["lines/k6_mean/company"] != 24 || cells["use/talked"] == 0 {
		t.Errorf("published %v", cells)
	}
	precise := false
	for _, h := range got.Revisions[0].Withheld {
		if _, both := cells[h.What]; both {
			t.Errorf("%s is published and withheld", h.What)
		}
		precise = precise || h.Why == "below_threshold"
	}
	if !precise {
		t.Errorf("operators do not read why: %v", got.Revisions[0].Withheld)
	}
	raw := call(w, events.RoleOperator, "", "GET", path, "").Body
	for _, f := range facts {
		if strings.Contains(raw, string(f.Subject)) {
			t.Fatalf("a pseudonym in %s", raw)
		}
	}
	for _, role := range []events.Code{events.RoleHR, events.RoleEmployee, events.RoleConsultant} {
		if got := call(w, role, w.company.CompanyID, "GET", path, ""); got.StatusCode != 403 {
			t.Errorf("%s reads the ledger: %d", role, got.StatusCode)
		}
	}
	if got := call(w, events.RoleOperator, "", "GET", fmt.Sprintf("/api/reports/ledger/%s", ids.Default{}.New(ids.Company)), ""); got.StatusCode != 404 {
		t.Errorf("a company without reports: %d", got.StatusCode)
	}
}
