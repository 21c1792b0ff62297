package booking

import (
	"flag"
	"testing"

	"pgregory.net/rapid"
)

// play is rapid.Check with as many random stories as the gate has time for, each of which needs a table of its own. Who asks for a number with
// -rapid.checks, as make race does, gets that.
func play(t *testing.T, gate int, story func(*rapid.T)) {
	t.Helper()
	asked := false
	flag.Visit(func(f *flag.Flag) { asked = asked || f.Name == "rapid.checks" })
	played, failed := 0, false
	rapid.Check(t, func(rt *rapid.T) {
		if played++; played > gate && !asked && !failed { // a story that failed is played again and again, to make it smaller
			return
		}
		ended := false
		defer func() { failed = failed || !ended }()
		story(rt)
		ended = true
	})
}
