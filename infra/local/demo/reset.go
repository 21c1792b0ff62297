package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	bbolt "go.etcd.io/bbolt/errors"

	"kikite/infra/local/internal/state"
)

// reset clears the folder of a local cloud. Its state file can be opened by one process only, so that nothing is cleared under
// a local cloud that runs, and none starts meanwhile.
func reset(data string, out io.Writer) error {
	file := filepath.Join(data, "state.db")
	if _, err := os.Stat(file); errors.Is(err, os.ErrNotExist) {
		if _, err := os.Stat(data); err == nil {
			return fmt.Errorf("%s is not the folder of a local cloud (no state.db in it), so it stays", data)
		}
		_, err := fmt.Fprintf(out, "nothing to clear: there is no %s\n", data)
		return err
	}
	held, err := state.Open(file)
	if errors.Is(err, bbolt.ErrTimeout) {
		return fmt.Errorf("%s stays: the local cloud over it is running; stop it with Ctrl-C first", data)
	}
	if err != nil {
		return err
	}
	cleared := os.RemoveAll(data)
	if err := errors.Join(cleared, held.Close()); err != nil {
		return fmt.Errorf("clear %s: %w", data, err)
	}
	_, err = fmt.Fprintf(out, "%s is cleared; the next start seeds it anew\n", data)
	return err
}
