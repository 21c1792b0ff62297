package cloud_test

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"kikite/infra/local/internal/cloud"
)

// childVariable makes the test binary a local cloud of its own: "<assembly>\n<data>".
const childVariable = "KIKITE_CLOUD_TEST"

func child(dirs string) int {
	assembly, data, _ := bytes.Cut([]byte(dirs), []byte("\n"))
	if err := cloud.Run(context.Background(), config(string(assembly), string(data), os.Stdout)); err != nil {
		fmt.Println(err)
		return 1
	}
	return 0
}

// TestKillLosesNothing kills the local cloud, and with it the engine and all functions, again and again while items are
// stored: what was acknowledged must arrive.
func TestKillLosesNothing(t *testing.T) {
	t.Parallel()
	w := &world{T: t, log: &safeBuffer{}, cfg: config(assembly(t, nil), t.TempDir(), nil)}
	var stored []string
	for round := range 4 {
		process := w.spawn()
		if round == 3 {
			break
		}
		kill := time.After(time.Duration(100+rand.IntN(400)) * time.Millisecond)
		for i := 0; ; i++ {
			select {
			case <-kill:
				_ = process.Process.Kill()
				_ = process.Wait()
			default:
				id := strconv.Itoa(round) + "-" + strconv.Itoa(i)
				if status, _ := w.api(http.MethodPost, "items/"+id); status == http.StatusOK {
					stored = append(stored, id)
				}
				continue
			}
			break
		}
		_ = os.Remove(w.cfg.Data + "/address")
	}
	if len(stored) == 0 {
		t.Fatal("nothing was stored")
	}
	for _, id := range stored {
		w.arrived(id)
	}
	t.Logf("%d items over three kills", len(stored))
}

// spawn starts a local cloud in a process of its own and waits until it is ready.
func (w *world) spawn() *exec.Cmd {
	w.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), childVariable+"="+w.cfg.Assembly+"\n"+w.cfg.Data)
	cmd.Stdout, cmd.Stderr = w.log, w.log
	if err := cmd.Start(); err != nil {
		w.Fatal(err)
	}
	w.Cleanup(func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
		if w.Failed() {
			w.Log(w.log.String(), logs(w.cfg.Data))
		}
	})
	w.address = awaitAddress(w.T, w.cfg.Data, w.log)
	return cmd
}

// arrived waits until the worker has counted an item. It may count one twice: the consumer of the test does not
// deduplicate.
func (w *world) arrived(id string) {
	w.Helper()
	var body string
	for deadline := time.Now().Add(30 * time.Second); time.Now().Before(deadline); time.Sleep(5 * time.Millisecond) {
		status, text := w.api(http.MethodGet, "items/"+id)
		if n, err := strconv.Atoi(text); status == http.StatusOK && err == nil && n >= 1 {
			return
		}
		body = text
	}
	w.Fatalf("item %s never arrived: %s", id, body)
}

// TestEngineAloneIsKilled kills only the engine: calls wait or are repeated, and the local cloud goes on.
func TestEngineAloneIsKilled(t *testing.T) {
	t.Parallel()
	w := newWorld(t, nil)
	var stored []string
	for i := range 60 {
		if i%20 == 10 {
			w.killEngine()
		}
		id := strconv.Itoa(i)
		if status, _ := w.api(http.MethodPost, "items/"+id); status == http.StatusOK {
			stored = append(stored, id)
		}
	}
	if len(stored) < 50 {
		t.Errorf("only %d of 60 were stored", len(stored))
	}
	for _, id := range stored {
		w.arrived(id)
	}
}

func (w *world) killEngine() {
	w.Helper()
	raw, err := os.ReadFile(filepath.Join(w.cfg.Data, "engine.pid"))
	if err != nil {
		w.Fatal(err)
	}
	pid, err := strconv.Atoi(strings.TrimSpace(string(raw)))
	if err != nil {
		w.Fatal(err)
	}
	process, err := os.FindProcess(pid)
	if err != nil {
		w.Fatal(err)
	}
	if err := process.Kill(); err != nil {
		w.Fatal(err)
	}
}
