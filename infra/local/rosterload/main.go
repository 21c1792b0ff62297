// Command rosterload lets HR upload a roster of 10,000 people to a local cloud of its own: as text in Shift_JIS and as an Excel workbook,
// again, with changes, and with kill -9 of the importer and of the whole cloud in the middle. It prints how long each took and how much
// memory the importer used, counts what came of it, and ends non-zero if a budget or a promise is broken.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
	"time"

	"kikite/infra/local/internal/client"
	"kikite/infra/local/internal/process"
)

// Budgets of the issue.
const (
	acceptedWithin  = 2 * time.Second
	processedWithin = time.Minute
	atMostMemory    = 128 << 20 // bytes of any function
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	err := run(ctx, os.Args[1:], os.Stdout)
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "rosterload:", err)
		os.Exit(1)
	}
}

// load is one run.
type load struct {
	people  int
	seed    int64
	out     io.Writer
	process *process.Process
	cloud   *client.Cloud
	hr      *client.Person
	peaks   map[string]int64 // most memory of a function's process, in bytes
	wrong   []string
}

func run(ctx context.Context, args []string, out io.Writer) error {
	l := &load{out: out, peaks: map[string]int64{}}
	flags := flag.NewFlagSet("rosterload", flag.ContinueOnError)
	flags.SetOutput(out)
	data := flags.String("data", "", "empty folder for the local cloud")
	assembly := flags.String("assembly", "cdk.out", "folder of the synthesized templates")
	local := flags.String("local", "build/local", "binary of the local cloud")
	operator := flags.String("operator", "build/operator", "the product's command that opens an operator's account")
	flags.IntVar(&l.people, "people", 10_000, "on the roster")
	flags.Int64Var(&l.seed, "seed", 1, "other people")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if *data == "" {
		return errors.New("-data is missing")
	}
	if err := os.MkdirAll(*data, 0o700); err != nil {
		return err
	}
	l.process = &process.Process{Binary: *local, Assembly: *assembly, Data: *data}
	if err := l.process.Start(ctx); err != nil {
		return err
	}
	defer l.process.Stop()
	l.cloud = client.New(l.process.Address, 30*time.Second)
	if err := l.prepare(ctx, *operator); err != nil {
		return fmt.Errorf("prepare: %w", err)
	}
	if err := l.walk(ctx); err != nil {
		return err
	}
	return l.verdict(ctx)
}

func (l *load) say(format string, args ...any) {
	_, _ = fmt.Fprintf(l.out, format+"\n", args...) // a lost line of progress is no reason to stop
}

func (l *load) fail(format string, args ...any) {
	l.wrong = append(l.wrong, fmt.Sprintf(format, args...))
}

// verdict looks at what cannot be seen in one upload alone.
func (l *load) verdict(ctx context.Context) error {
	for function, peak := range l.peaks {
		l.say("%s used at most %d MB", function, peak>>20)
		if peak > atMostMemory {
			l.fail("%s used %d MB", function, peak>>20)
		}
	}
	if len(l.peaks) == 0 {
		l.fail("the memory of no function was seen")
	}
	dead, err := l.cloud.DeadLetters(ctx)
	if err != nil {
		return err
	}
	for queue, n := range dead {
		l.fail("%d messages in %s", n, queue)
	}
	denials, err := l.cloud.Denials(ctx)
	if err != nil {
		return err
	}
	for _, d := range denials {
		l.fail("%s may not %s on %s", d.Function, d.Action, d.Resource)
	}
	for _, w := range l.wrong {
		l.say("WRONG: %s", w)
	}
	if len(l.wrong) > 0 {
		return fmt.Errorf("%d promises are broken", len(l.wrong))
	}
	return nil
}
