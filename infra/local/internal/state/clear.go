package state

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	bbolt "go.etcd.io/bbolt/errors"
)

// file is the state file's name in the folder of a local cloud.
const file = "state.db"

// Clear removes the folder of a local cloud; false means that there was none. The state file can be opened by one process only, so
// that nothing is cleared under a local cloud that runs, and none starts meanwhile. What is not empty and no folder of a local cloud stays.
func Clear(folder string) (bool, error) {
	path := filepath.Join(folder, file)
	if _, err := os.Stat(path); errors.Is(err, os.ErrNotExist) {
		entries, err := os.ReadDir(folder)
		switch {
		case errors.Is(err, os.ErrNotExist):
			return false, nil
		case err != nil:
			return false, err
		case len(entries) > 0:
			return false, fmt.Errorf("%s is not the folder of a local cloud (no %s in it), so it stays", folder, file)
		}
		return false, os.Remove(folder)
	}
	held, err := Open(path)
	if errors.Is(err, bbolt.ErrTimeout) {
		return false, fmt.Errorf("%s stays: the local cloud over it is running; stop it with Ctrl-C first", folder)
	}
	if err != nil {
		return false, err
	}
	if err := errors.Join(os.RemoveAll(folder), held.Close()); err != nil {
		return false, fmt.Errorf("clear %s: %w", folder, err)
	}
	return true, nil
}
