package main

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"
)

func TestRunSaysWhatIsWrong(t *testing.T) {
	t.Parallel()
	empty := t.TempDir()
	tests := []struct {
		name string
		args []string
		want string
	}{
		{"unknown flag", []string{"--speed", "9"}, "speed"},
		{"port that is no number", []string{"--port", "x"}, "port"},
		{"argument", []string{"now"}, `unexpected argument "now"`},
		{"no templates", []string{"--assembly", empty, "--data", filepath.Join(empty, "data"), "--port", "0"}, "synthesize it first"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			var out, errs bytes.Buffer
			err := run(t.Context(), tt.args, func(string) string { return "" }, &out, &errs)
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got %v, want %q", err, tt.want)
			}
		})
	}
}

func TestHelpIsNoError(t *testing.T) {
	t.Parallel()
	var out, errs bytes.Buffer
	if err := run(t.Context(), []string{"-h"}, func(string) string { return "" }, &out, &errs); err != nil || !strings.Contains(errs.String(), "-assembly") {
		t.Errorf("got %v, %s", err, errs.String())
	}
}
