package reports

import (
	"os"
	"strings"
	"testing"

	"kikite/events"
)

// TestCatalogue: every entry is complete, every finding has proposals that exist, and nothing is proposed without a finding.
func TestCatalogue(t *testing.T) {
	t.Parallel()
	all, used := catalogue(), map[events.Code]bool{}
	if len(all) < 25 {
		t.Errorf("%d entries", len(all))
	}
	for finding, list := range remedies() {
		for _, code := range list {
			used[code] = true
			if all[code].Code != code {
				t.Errorf("%s proposes %s, which is not in the catalogue", finding, code)
			}
		}
	}
	for code, p := range all {
		if !used[code] {
			t.Errorf("no finding leads to %s", code)
		}
		for _, text := range []string{p.Action.JA, p.Action.EN, p.Who.JA, p.Who.EN, p.Evidence.JA, p.Evidence.EN, p.Basis, string(p.Effort)} {
			if text == "" || text != strings.TrimSpace(text) {
				t.Errorf("%s lacks words: %q", code, text)
			}
		}
		if !strings.HasSuffix(p.Action.JA, "ます。") && !strings.HasSuffix(p.Action.JA, "ません。") {
			t.Errorf("%s: %s", code, p.Action.JA)
		}
	}
	if len(proposals("nothing")) != 0 {
		t.Error("proposals without a finding")
	}
	for _, m := range Measures() {
		if len(proposals(m.Code)) == 0 {
			t.Errorf("nothing to do about %s", m.Code)
		}
	}
	for _, code := range []events.Code{"distress_above_nation", "job_stress", "job_stress_quantity_control", "job_stress_support", "participation", "reason_pay", "worry_contact"} {
		if len(proposals(code)) == 0 {
			t.Errorf("nothing to do about %s", code)
		}
	}
}

func TestNeighboursStandTogether(t *testing.T) {
	t.Parallel()
	got := inOrder(events.AttributeTenure, []events.Code{"over_10y", "1_3y", "under_1y", "zz", "3_10y"})
	want := []events.Code{"under_1y", "1_3y", "3_10y", "over_10y", "zz"}
	for i := range want {
		if got[i] != want[i] {
			t.Fatalf("%v", got)
		}
	}
	for _, j := range events.JobTypes() {
		if valueName(j).EN == "other" || len(inOrder(events.AttributeJobType, []events.Code{j})) != 1 {
			t.Errorf("%s", j)
		}
	}
	if len(valuesOf(events.AttributeJobType)) != len(events.JobTypes()) {
		t.Error("a job type has no neighbours")
	}
}

// TestDocumented: docs/reports.md names every line and every proposal.
func TestDocumented(t *testing.T) {
	t.Parallel()
	doc, err := os.ReadFile("../../../../docs/reports.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range Measures() {
		if !strings.Contains(string(doc), "| `"+string(m.Code)+"` | "+m.EN+" |") {
			t.Errorf("docs/reports.md does not name %s", m.Code)
		}
	}
	for code, p := range catalogue() {
		if !strings.Contains(string(doc), "| `"+string(code)+"` | "+p.Action.EN+" |") {
			t.Errorf("docs/reports.md does not have %s as the catalogue has it", code)
		}
	}
}
