package main

import (
	"context"
	"errors"
	"strings"
	"testing"

	"kikite/functions/booking/internal/audit"
)

func TestArguments(t *testing.T) {
	t.Setenv("TABLE_NAME", "")
	for text, args := range map[string][]string{
		"-table": nil,
		"-now":   {"-table", "x", "-now", "noon"},
		"scan x": {"-table", "x"},
	} {
		t.Setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:1") // nobody answers there
		t.Setenv("AWS_REGION", "ap-northeast-1")
		t.Setenv("AWS_ACCESS_KEY_ID", "x")
		t.Setenv("AWS_SECRET_ACCESS_KEY", "x")
		t.Setenv("AWS_MAX_ATTEMPTS", "1")
		if err := run(context.Background(), args, &strings.Builder{}); err == nil || !strings.Contains(err.Error(), text) {
			t.Errorf("%v: %v", args, err)
		}
	}
}

func TestReport(t *testing.T) {
	t.Parallel()
	var out strings.Builder
	if err := report(audit.Report{Confirmed: 2}, &out); err != nil || !strings.Contains(out.String(), "2 take place") {
		t.Errorf("%v %s", err, out.String())
	}
	if err := report(audit.Report{Violations: []string{"two talks"}}, &out); !errors.Is(err, errBroken) || !strings.Contains(out.String(), "two talks") {
		t.Errorf("%v %s", err, out.String())
	}
}
