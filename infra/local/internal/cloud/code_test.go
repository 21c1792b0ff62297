package cloud_test

import (
	"net/http"
	"os"
	"testing"
)

// TestSynthesisDuringARun takes the assembly away, as a synthesis does, from a running local cloud.
func TestSynthesisDuringARun(t *testing.T) {
	t.Parallel()
	w := newWorld(t, nil)
	if err := os.RemoveAll(w.cfg.Assembly); err != nil {
		t.Fatal(err)
	}
	// The move ends all processes: the next ones start without the assembly.
	w.console(http.MethodPost, "clock", `{"advance":"1m"}`, nil)
	w.api(http.MethodPost, "items/a")
	w.until("items/a", "1")
}
