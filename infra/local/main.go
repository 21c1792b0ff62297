// Command local runs the product on this machine from the synthesized templates.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"

	"kikite/infra/local/internal/cloud"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second Ctrl-C ends it at once
	err := run(ctx, os.Args[1:], os.Getenv, os.Stdout, os.Stderr)
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "local cloud:", err)
		os.Exit(1)
	}
}

// run parses the flags and runs the local cloud until ctx ends.
func run(ctx context.Context, args []string, getenv func(string) string, out, errs io.Writer) error {
	flags := flag.NewFlagSet("local", flag.ContinueOnError)
	flags.SetOutput(errs)
	assembly := flags.String("assembly", "cdk.out", "directory of the synthesized templates")
	data := flags.String("data", ".local", "directory for everything that lasts")
	port := flags.Int("port", 8787, "port of everything; 0 = the one of the last run, or any free one")
	web := flags.String("web", filepath.Join("web", "dist"), "directory of the built web client, or the http:// address of a server that builds it")
	verbose := flags.Bool("verbose", false, "log every step of the services")
	switch err := flags.Parse(args); {
	case errors.Is(err, flag.ErrHelp):
		return nil
	case err != nil:
		return err
	case flags.NArg() > 0:
		return fmt.Errorf("unexpected argument %q", flags.Arg(0))
	}
	level := slog.LevelWarn
	if *verbose {
		level = slog.LevelDebug
	}
	log := slog.New(slog.NewTextHandler(errs, &slog.HandlerOptions{Level: level}))
	slog.SetDefault(log)
	return cloud.Run(ctx, cloud.Config{Assembly: *assembly, Data: *data, Web: *web, Port: *port, WorkDir: ".", Getenv: getenv, Progress: out, Log: log})
}
