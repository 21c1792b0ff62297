// Command demo runs the local cloud with something in it to look at. The data goes through the public HTTP API, the mailbox and
// the product's own operator command, and through nothing else.
//
//	demo run             start the local cloud, seed it unless that was done, keep it running until it is interrupted
//	demo seed            seed the local cloud that is running
//	demo token ADDRESS   print an access token of a demo person, for curl
//	demo reset           clear the data of a local cloud that is not running
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
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM, syscall.SIGHUP) // SIGHUP: the terminal is closed
	context.AfterFunc(ctx, stop)                                                                           // a second Ctrl-C ends it at once
	err := run(ctx, os.Args[1:], os.Stdout)
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "demo:", err)
		os.Exit(1)
	}
}

// settings are the flags of all commands.
type settings struct {
	data, assembly, local, operator, web string
	port, consultants, employees         int
	once                                 bool
	filling                              time.Duration // how long a form on the web is looked at before it is sent
}

func run(ctx context.Context, args []string, out io.Writer) error {
	if len(args) == 0 {
		return errors.New("say what to do: run, seed, token ADDRESS or reset")
	}
	s := settings{filling: 4 * time.Second}
	flags := flag.NewFlagSet("demo", flag.ContinueOnError)
	flags.StringVar(&s.data, "data", ".local", "folder of the local cloud")
	flags.StringVar(&s.assembly, "assembly", "cdk.out", "folder of the synthesized templates")
	flags.StringVar(&s.local, "local", "build/local", "binary of the local cloud")
	flags.StringVar(&s.operator, "operator", "build/operator", "command that makes the first operator")
	flags.StringVar(&s.web, "web", "web/dist", "folder of the built web client, or the http:// address of a server that builds it")
	flags.IntVar(&s.port, "port", 8787, "port of everything; 0 = any free one")
	flags.IntVar(&s.consultants, "consultants", 3040, "consultants to seed")
	flags.IntVar(&s.employees, "employees", 120, "people on the demo company's roster")
	flags.BoolVar(&s.once, "once", false, "run: stop as soon as everything is there")
	if err := flags.Parse(args[1:]); err != nil {
		return err
	}
	switch args[0] {
	case "run":
		return runCloud(ctx, s, out)
	case "seed":
		return seedRunning(ctx, s, out)
	case "token":
		return printToken(ctx, s, flags.Arg(0), out)
	case "reset":
		return reset(s.data, out)
	}
	return fmt.Errorf("%q is none of run, seed, token and reset", args[0])
}
