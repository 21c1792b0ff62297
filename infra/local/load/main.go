// Command load lets many clients fight for the slots of two consultants on a local cloud of its own, through the public HTTP API, while calls of
// the functions fail, lose their answers and meet conflicts and messages come twice and out of order. Then it looks whether every promise holds: by the
// API as both people see it, by the events that passed the bus, by the mailbox, and by the product's own audit of the table.
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
		fmt.Fprintln(os.Stderr, "load:", err)
		os.Exit(1)
	}
}

// settings are the flags.
type settings struct {
	data, assembly, local, audit string
	tabs, attempts               int
	atMost                       time.Duration
	faults                       bool
}

func parse(args []string, out io.Writer) (settings, error) {
	var s settings
	flags := flag.NewFlagSet("load", flag.ContinueOnError)
	flags.SetOutput(out)
	flags.StringVar(&s.data, "data", "", "folder of a local cloud with the demo data that is not running; see demo run --once")
	flags.StringVar(&s.assembly, "assembly", "cdk.out", "folder of the synthesized templates")
	flags.StringVar(&s.local, "local", "build/local", "binary of the local cloud")
	flags.StringVar(&s.audit, "audit", "build/audit", "booking's own audit")
	flags.IntVar(&s.tabs, "tabs", 5, "clients of each of the employees")
	flags.IntVar(&s.attempts, "attempts", 50, "of each client")
	flags.DurationVar(&s.atMost, "for", 3*time.Minute, "no attempt begins later")
	flags.BoolVar(&s.faults, "faults", true, "let calls and messages go wrong")
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
	p := &process.Process{Binary: s.local, Assembly: s.assembly, Data: s.data}
	if err := p.Start(ctx); err != nil {
		return err
	}
	defer p.Stop()
	l := &load{settings: s, out: out, process: p, cloud: client.New(p.Address, patience), ledger: newLedger()}
	began := time.Now()
	if err := l.prepare(ctx); err != nil {
		return fmt.Errorf("prepare: %w", err)
	}
	l.say("%d clients of %d employees are signed in after %.0f s; %d slots", len(l.tabs), employees, time.Since(began).Seconds(), len(l.starts)*len(l.consultants))
	if err := l.fight(ctx); err != nil {
		return err
	}
	return l.check(ctx)
}

func (l *load) say(format string, args ...any) {
	_, _ = fmt.Fprintf(l.out, format+"\n", args...) // a lost line of progress is no reason to stop
}
