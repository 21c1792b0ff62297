package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"kikite/infra/local/internal/state"
)

func TestCommandsThatCannotBeDone(t *testing.T) {
	t.Parallel()
	empty := t.TempDir()
	for name, c := range map[string]struct {
		args []string
		want string
	}{
		"nothing":            {nil, "say what to do"},
		"unknown":            {[]string{"dance"}, `"dance" is none of`},
		"seed, none running": {[]string{"seed", "--data", empty}, "no local cloud is running"},
		"token of nobody":    {[]string{"token", "--data", empty}, "whose?"},
		"token, none runs":   {[]string{"token", "--data", empty, "a@b.example"}, "make run"},
		"no binary":          {[]string{"run", "--data", empty, "--local", filepath.Join(empty, "none")}, "start the local cloud"},
		"bad flag":           {[]string{"run", "--speed", "1"}, "not defined"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			err := run(t.Context(), c.args, &bytes.Buffer{})
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("error %v, want one with %q", err, c.want)
			}
		})
	}
}

func TestReset(t *testing.T) {
	t.Parallel()
	data := filepath.Join(t.TempDir(), "data")
	if err := os.Mkdir(data, 0o700); err != nil {
		t.Fatal(err)
	}
	held, err := state.Open(filepath.Join(data, "state.db"))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"is running", "is cleared", "nothing to clear"} {
		var out bytes.Buffer
		err := run(t.Context(), []string{"reset", "--data", data}, &out)
		if said := fmt.Sprint(out.String(), err); !strings.Contains(said, want) {
			t.Errorf("said %q, want %q", said, want)
		}
		_ = held.Close()
	}
}

// localCloud writes a program that behaves at start and end as the local cloud does. Its tests do not run in parallel: a fork
// elsewhere could hold the file open for writing while it is started (golang.org/issue/22315).
func localCloud(t *testing.T, script string) settings {
	t.Helper()
	folder := t.TempDir()
	s := settings{data: filepath.Join(folder, "data"), local: filepath.Join(folder, "local")}
	if err := os.Mkdir(s.data, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(s.local, []byte("#!/bin/sh\n"+script), 0o700); err != nil {
		t.Fatal(err)
	}
	return s
}

func TestTheProcessIsReadyWhenItPublishesItsAddress(t *testing.T) {
	s := localCloud(t, `trap 'exit 0' TERM; sleep 0.2; echo http://localhost:1/ > "$4/address"; while :; do sleep 0.05; done`)
	stale := filepath.Join(s.data, "address")
	if err := os.WriteFile(stale, []byte("http://localhost:9"), 0o600); err != nil {
		t.Fatal(err)
	}
	began := time.Now().Truncate(time.Second)
	if err := os.Chtimes(stale, began.Add(-time.Hour), began.Add(-time.Hour)); err != nil {
		t.Fatal(err)
	}
	p, err := start(t.Context(), s, &bytes.Buffer{})
	if err != nil {
		t.Fatal(err)
	}
	address, err := p.ready(t.Context(), s.data, began)
	if err != nil || address != "http://localhost:1" {
		t.Errorf("address %q, error %v", address, err)
	}
	if err := p.stop(); err != nil {
		t.Errorf("stop: %v", err)
	}
}

func TestALocalCloudThatDoesNotStartIsNoted(t *testing.T) {
	s := localCloud(t, "exit 1")
	err := runCloud(t.Context(), s, &bytes.Buffer{})
	if err == nil || !strings.Contains(err.Error(), "did not start") {
		t.Errorf("error %v", err)
	}
}
