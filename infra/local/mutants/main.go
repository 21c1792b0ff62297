// Command mutants proves that the journey can fail: it breaks one thing at a time, in the synthesized templates or in a function's
// source, and expects the journey to fail at the step that would see it.
package main

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"time"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	err := run(ctx, os.Args[1:])
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "mutants:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, args []string) error {
	flags := flag.NewFlagSet("mutants", flag.ContinueOnError)
	assembly := flags.String("assembly", "cdk.out", "folder of the synthesized templates")
	journey := flags.String("journey", "build/journey", "binary of the journey")
	consultants := flags.String("consultants", "150", "consultants of each journey")
	only := flags.String("only", "", "run the mutant of this name alone")
	if err := flags.Parse(args); err != nil {
		return err
	}
	folder, err := os.MkdirTemp("", "kikite-mutants-")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(folder) }()
	survivors := []string{}
	for _, m := range mutants() {
		if *only != "" && m.name != *only {
			continue
		}
		began := time.Now()
		where := filepath.Join(folder, strings.ReplaceAll(m.name, " ", "-"))
		if err := m.make(ctx, *assembly, where); err != nil {
			return fmt.Errorf("%s: %w", m.name, err)
		}
		seen, err := walk(ctx, *journey, where, *consultants)
		if err != nil {
			return fmt.Errorf("%s: %w", m.name, err)
		}
		verdict := "caught"
		if !m.caughtBy(seen) {
			verdict = "SURVIVED"
			survivors = append(survivors, m.name)
		}
		fmt.Printf("%-10s %-26s %5.0f s  %s\n", verdict, m.name, time.Since(began).Seconds(), firstLine(seen))
	}
	if len(survivors) > 0 {
		return fmt.Errorf("%d mutants were not caught at the step that names them: %s", len(survivors), strings.Join(survivors, ", "))
	}
	return nil
}

// walk runs the journey over a mutated assembly and returns the failure it names, "" if it went through.
func walk(ctx context.Context, journey, assembly, consultants string) (string, error) {
	limited, cancel := context.WithTimeout(ctx, 10*time.Minute)
	defer cancel()
	cmd := exec.CommandContext(limited, journey, "--assembly", assembly, "--consultants", consultants, "--patience", "15s", "--quiet", "30s")
	cmd.Cancel = func() error { return cmd.Process.Signal(syscall.SIGTERM) } // it stops its local cloud itself
	cmd.WaitDelay = 30 * time.Second
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	err := cmd.Run()
	var exit *exec.ExitError
	const failedAtStep = 3
	switch {
	case err == nil:
		return "", nil
	case errors.As(err, &exit) && exit.ExitCode() == failedAtStep:
		return strings.TrimSpace(stderr.String()), nil
	default:
		return "", fmt.Errorf("the journey did not get to a step: %w: %s", err, stderr.String())
	}
}

func firstLine(s string) string {
	line, _, _ := strings.Cut(s, "\n")
	const most = 160
	if r := []rune(line); len(r) > most {
		return string(r[:most]) + " …"
	}
	if line == "" {
		return "the journey went through"
	}
	return line
}
