// Command stresscheck scores answer sheets of the 57-item self-check: TSV in (sex M, F or -, then 57 answers), TSV out (sums A B C,
// simple rule 0/1, converted A B C, rule 0/1, 19 scale points; "-" where the sex was withheld). Rows that cannot be scored are
// named on standard error; then the exit status is 1.
package main

import (
	"fmt"
	"io"
	"os"

	"kikite/functions/sessions/internal/stresscheck"
)

func main() {
	if err := run(os.Stdin, os.Stdout, os.Stderr); err != nil {
		fmt.Fprintln(os.Stderr, "stresscheck:", err)
		os.Exit(1)
	}
}

func run(in io.Reader, out, complaints io.Writer) error {
	table, err := stresscheck.Load()
	if err != nil {
		return err
	}
	return table.ScoreTSV(in, out, complaints)
}
