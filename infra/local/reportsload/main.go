// Command reportsload lets a monthly run make the reports of many companies on a local cloud of its own, while the functions of reports are killed at random.
// Then it looks whether every company has its report, once: by the operator's pages, by the events that passed the bus, and by the dead letters.
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

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	err := run(ctx, os.Args[1:], os.Stdout)
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "reportsload:", err)
		os.Exit(1)
	}
}

// settings are the flags.
type settings struct {
	data, assembly, local, operator string
	companies, talking              int
	every, atMost                   time.Duration
	seed                            int64
}

func parse(args []string, out io.Writer) (settings, error) {
	var s settings
	flags := flag.NewFlagSet("reportsload", flag.ContinueOnError)
	flags.SetOutput(out)
	flags.StringVar(&s.data, "data", "", "empty folder for the local cloud")
	flags.StringVar(&s.assembly, "assembly", "cdk.out", "folder of the synthesized templates")
	flags.StringVar(&s.local, "local", "build/local", "binary of the local cloud")
	flags.StringVar(&s.operator, "operator", "build/operator", "the product's command that opens an operator's account")
	flags.IntVar(&s.companies, "companies", 1000, "that are live")
	flags.IntVar(&s.talking, "talking", 60, "of them whose employees talked")
	flags.DurationVar(&s.every, "kill", 600*time.Millisecond, "how often one of ten places is hit, and a process of reports in it killed; 0 for never")
	flags.DurationVar(&s.atMost, "for", 10*time.Minute, "how long the run may take")
	flags.Int64Var(&s.seed, "seed", 1, "of what is chosen at random")
	if err := flags.Parse(args); err != nil {
		return s, err
	}
	if s.data == "" {
		return s, errors.New("-data is missing")
	}
	return s, nil
}

func run(ctx context.Context, args []string, out io.Writer) error {
	s, err := parse(args, out)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(s.data, 0o700); err != nil {
		return err
	}
	p := &process.Process{Binary: s.local, Assembly: s.assembly, Data: s.data}
	if err := p.Start(ctx); err != nil {
		return err
	}
	defer p.Stop()
	ctx, cancel := context.WithTimeout(ctx, s.atMost)
	defer cancel()
	l := &load{settings: s, out: out, process: p, cloud: client.New(p.Address, 30*time.Second)}
	began := time.Now()
	if err := l.prepare(ctx); err != nil {
		return fmt.Errorf("prepare: %w", err)
	}
	l.say("%d companies after %.0f s, employees of %d of them talked", len(l.companies), time.Since(began).Seconds(), l.talking)
	began = time.Now()
	kills, err := l.month(ctx)
	if err != nil {
		return err
	}
	l.say("the monthly run took %.0f s; %d processes were killed on the way", time.Since(began).Seconds(), kills)
	return l.check(ctx)
}

func (l *load) say(format string, args ...any) {
	_, _ = fmt.Fprintf(l.out, format+"\n", args...) // a lost line of progress is no reason to stop
}
