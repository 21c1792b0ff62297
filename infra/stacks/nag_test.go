package stacks_test

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A synthesis succeeds in spite of findings, so cdk-nag's reports are read here.
func TestNagFindsNothingUnexplained(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]*cloud{"prod": prod(t), "local": local(t)} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			reports, err := filepath.Glob(filepath.Join(c.dir, "AwsSolutions-*-NagReport.csv"))
			if err != nil || len(reports) < len(c.raw) {
				t.Fatalf("%d reports for %d stacks: %v", len(reports), len(c.raw), err)
			}
			for _, report := range reports {
				checkNag(t, report)
			}
		})
	}
}

func checkNag(t *testing.T, report string) {
	t.Helper()
	f, err := os.Open(report)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatalf("%s: %v", report, err)
	}
	column := map[string]int{}
	for i, name := range rows[0] {
		column[name] = i
	}
	for _, row := range rows[1:] {
		rule, on, state, reason := row[column["Rule ID"]], row[column["Resource ID"]], row[column["Compliance"]], row[column["Exception Reason"]]
		switch state {
		case "Compliant":
		case "Suppressed":
			if len(strings.TrimSpace(reason)) < 30 {
				t.Errorf("%s on %s is suppressed without a real reason: %q", rule, on, reason)
			}
		default:
			t.Errorf("%s on %s: %s (%s)", rule, on, state, row[column["Rule Info"]])
		}
	}
}
