package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kikite/infra/topology"
)

func TestRunNamesAWrongSetting(t *testing.T) {
	t.Parallel()
	err := run(func(k string) string { return map[string]string{"KIKITE_STAGE": "prod"}[k] })
	if err == nil || !strings.Contains(err.Error(), "KIKITE_WEB_URL") {
		t.Errorf("error %v", err)
	}
}

func TestRunWritesTheTemplatesOfTheStage(t *testing.T) {
	t.Parallel()
	root := t.TempDir()
	for _, f := range topology.Functions() {
		if err := os.MkdirAll(filepath.Join(root, f.AssetDir()), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(root, f.AssetDir(), "bootstrap"), []byte(f.Source), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	out := filepath.Join(root, "out")
	err := run(func(k string) string {
		return map[string]string{"KIKITE_STAGE": "dev", "KIKITE_ROOT": root, "CDK_OUTDIR": out}[k]
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, stack := range []string{"Messaging", "Data-Operations", "Identity", "Service-Booking", "Api", "Web", "Observability"} {
		if _, err := os.Stat(filepath.Join(out, "Kikite-dev-"+stack+".template.json")); err != nil {
			t.Error(err)
		}
	}
}
