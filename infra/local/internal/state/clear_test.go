package state_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kikite/infra/local/internal/state"
)

func TestClear(t *testing.T) {
	t.Parallel()
	open := func(t *testing.T, folder string) *state.Store {
		t.Helper()
		s, err := state.Open(filepath.Join(folder, "state.db"))
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	for name, c := range map[string]struct {
		prepare func(t *testing.T, folder string)
		fails   string
		cleared bool
		stays   bool
	}{
		"a stopped local cloud goes": {cleared: true, prepare: func(t *testing.T, folder string) { _ = open(t, folder).Close() }},
		"a running one stays": {fails: "is running", stays: true, prepare: func(t *testing.T, folder string) {
			s := open(t, folder)
			t.Cleanup(func() { _ = s.Close() })
		}},
		"what is no local cloud's folder stays": {fails: "not the folder", stays: true, prepare: func(t *testing.T, folder string) {
			if err := os.WriteFile(filepath.Join(folder, "thesis.txt"), nil, 0o600); err != nil {
				t.Fatal(err)
			}
		}},
		"an empty folder goes": {prepare: func(*testing.T, string) {}},
		"nothing to clear":     {prepare: func(_ *testing.T, folder string) { _ = os.Remove(folder) }},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			folder := filepath.Join(t.TempDir(), "data")
			if err := os.Mkdir(folder, 0o700); err != nil {
				t.Fatal(err)
			}
			c.prepare(t, folder)
			cleared, err := state.Clear(folder)
			if cleared != c.cleared || (err != nil) != (c.fails != "") || err != nil && !strings.Contains(err.Error(), c.fails) {
				t.Errorf("%v, %v; want %v, %q", cleared, err, c.cleared, c.fails)
			}
			if _, err := os.Stat(folder); (err == nil) != c.stays {
				t.Errorf("the folder stays: %v", err == nil)
			}
		})
	}
}
