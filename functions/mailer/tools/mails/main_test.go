package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestRun(t *testing.T) {
	t.Parallel()
	folder := filepath.Join(t.TempDir(), "mails")
	var out, notes bytes.Buffer
	if err := run([]string{"--out", folder}, &out, &notes); err != nil {
		t.Fatal(err)
	}
	index, err := os.ReadFile(filepath.Join(folder, "index.html"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"confirmed-employee.ja.html", "confirmed-employee.ja.txt", "confirmed-employee.ja.eml", "confirmed-employee.ja.ics",
		"confirmed-consultant.en.html", "code.en.html", "survey_nudge.ja.eml"} {
		if info, err := os.Stat(filepath.Join(folder, name)); err != nil || info.Size() == 0 || !strings.Contains(string(index), `"`+name+`"`) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestRunFails(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for name, args := range map[string][]string{"a file in the way": {"--out", file}, "an unknown flag": {"--in", "x"}} {
		var out, notes bytes.Buffer
		if err := run(args, &out, &notes); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}
