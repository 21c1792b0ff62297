// Command analyse runs the local analyser over texts: JSON Lines {"id","text"} on standard input, one result a line, in the same order, on
// standard output. It is the product's own code, without network.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"

	"kikite/functions/sessions/internal/localanalyser"
	"kikite/functions/sessions/internal/redact"
)

const help = `usage: analyse [--roster FILE] < texts.jsonl > results.jsonl

In:  {"id": "…", "text": "…"} a line. A text may be one sentence, a record or a whole dialogue with a label such as "相談者：" before
     what each speaker says.
Out: {"id", "polarity": -1|0|1, "topics": [{"code","score","polarity"}], "signals": [{"code","sentence"}], "redacted", "work": bool,
     "career": bool, "analyser"} a line, in the same order.
A line that cannot be read stops the run with its number and status 1; what came before it is written.
--roster FILE: JSON Lines {"name","kana","romaji"} of people whose names are always removed.
`

func main() {
	if err := run(os.Args[1:], os.Stdin, os.Stdout); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			return
		}
		fmt.Fprintln(os.Stderr, "analyse:", err)
		os.Exit(1)
	}
}

func run(args []string, in io.Reader, out io.Writer) error {
	flags := flag.NewFlagSet("analyse", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	file := flags.String("roster", "", "")
	if err := flags.Parse(args); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			_, _ = io.WriteString(out, help)
		}
		return err
	}
	if flags.NArg() > 0 {
		return fmt.Errorf("unknown argument %q; see --help", flags.Arg(0))
	}
	names := redact.NewNames(nil)
	if *file != "" {
		people, err := readRoster(*file)
		if err != nil {
			return err
		}
		names = redact.NewNames(people)
	}
	analyser, err := localanalyser.New(localanalyser.NewKagome())
	if err != nil {
		return err
	}
	return analyse(context.Background(), analyser, names, in, out)
}
