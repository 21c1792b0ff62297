package main

import (
	"strings"
	"testing"
)

func TestRun(t *testing.T) {
	t.Parallel()
	var out, complaints strings.Builder
	if err := run(strings.NewReader("-"+strings.Repeat("\t1", 57)+"\n"), &out, &complaints); err != nil || !strings.HasPrefix(out.String(), "50\t38\t9\t0\t-") {
		t.Errorf("%v %q", err, out.String())
	}
	if err := run(strings.NewReader("nobody\n"), &out, &complaints); err == nil || complaints.String() == "" {
		t.Errorf("%v %q", err, complaints.String())
	}
}
