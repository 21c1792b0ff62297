package taxonomy_test

import (
	"regexp"
	"testing"

	"kikite/events"
	"kikite/functions/sessions/internal/taxonomy"
)

func TestEntriesAreCodesWithWording(t *testing.T) {
	t.Parallel()
	form := regexp.MustCompile(events.PatternCode)
	for name, list := range map[string][]taxonomy.Entry{"topics": taxonomy.Topics(), "signals": taxonomy.Signals()} {
		seen := map[events.Code]bool{}
		for _, e := range list {
			if !form.MatchString(string(e.Code)) || e.JA == "" || e.EN == "" || seen[e.Code] {
				t.Errorf("%s: %+v", name, e)
			}
			seen[e.Code] = true
		}
	}
}

func TestWithheld(t *testing.T) {
	t.Parallel()
	for _, program := range events.Programs() {
		limited := program == events.Exit || program == events.PreJoining
		if taxonomy.Withheld(program, taxonomy.MentalHealth) != limited || taxonomy.Withheld(program, taxonomy.Turnover) != limited {
			t.Errorf("%s", program)
		}
		if taxonomy.Withheld(program, "manager") {
			t.Errorf("%s withholds the manager", program)
		}
	}
}
