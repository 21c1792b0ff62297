package reminders

import (
	"log/slog"
	"os"
	"testing"
)

// TestMain keeps the log out of tests that provoke failures by the thousand.
func TestMain(m *testing.M) {
	slog.SetDefault(slog.New(slog.DiscardHandler))
	os.Exit(m.Run())
}
