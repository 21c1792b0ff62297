// Command lambdas builds the binary of every function of the product into build/<context>-<function>/bootstrap, those only
// whose source changed since the last time. Go cannot tell by itself: the flags that make the binaries reproducible also
// remove what it compares.
package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/signal"

	"kikite/infra/topology"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	err := run(ctx, os.Getenv, os.Stderr)
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "lambdas:", err)
		os.Exit(1)
	}
}

// run builds for the stage that the environment describes and reports to out what it builds.
func run(ctx context.Context, get func(string) string, out io.Writer) error {
	stage, err := topology.FromEnv(get)
	if err != nil {
		return err
	}
	b := builder{root: stage.Dir, arch: stage.GoArch(), out: out}
	return b.run(ctx, topology.Functions())
}
