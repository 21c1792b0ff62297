package main

import (
	"fmt"
	"io"

	"kikite/infra/local/internal/state"
)

// reset clears the folder of a local cloud and says so.
func reset(data string, out io.Writer) error {
	cleared, err := state.Clear(data)
	switch {
	case err != nil:
		return err
	case cleared:
		_, err = fmt.Fprintf(out, "%s is cleared; the next start seeds it anew\n", data)
	default:
		_, err = fmt.Fprintf(out, "nothing to clear: there is no %s\n", data)
	}
	return err
}
