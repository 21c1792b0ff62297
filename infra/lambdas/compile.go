package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// flags of every binary: no RPC mode, nothing of this machine inside, no debug information.
var flags = []string{"-tags", "lambda.norpc", "-trimpath", "-buildvcs=false", "-ldflags=-s -w -buildid="}

// compile fills the go command's cache with what the stale binaries share, so that building them side by side compiles
// nothing twice.
func (b builder) compile(ctx context.Context, stale []job) error {
	if len(stale) == 1 {
		return nil
	}
	args := append([]string{"list", "-deps", "-f", `{{if ne .Name "main"}}{{.ImportPath}}{{end}}`}, flags[:2]...)
	for _, j := range stale {
		args = append(args, "./functions/"+j.function.Source)
	}
	deps, err := b.gocmd(ctx, args)
	if err != nil {
		return err
	}
	_, err = b.gocmd(ctx, append(append([]string{"build"}, flags...), strings.Fields(deps)...))
	return err
}

func (b builder) build(ctx context.Context, j job) error {
	next := filepath.Join(b.root, "build", ".next-"+filepath.Base(j.function.AssetDir()))
	defer func() { _ = os.Remove(next) }()
	args := append(append([]string{"build", "-o", next}, flags...), "./functions/"+j.function.Source)
	if _, err := b.gocmd(ctx, args); err != nil {
		return fmt.Errorf("%s: %w", j.function.Source, err)
	}
	binary, err := os.ReadFile(next)
	if err != nil {
		return err
	}
	if err := b.replace(j.function, binary); err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(b.stamp(j.function)), 0o755); err != nil {
		return err
	}
	return os.WriteFile(b.stamp(j.function), []byte(j.hash), 0o644)
}

// gocmd runs the go command for the functions' platform. The error holds what it said.
func (b builder) gocmd(ctx context.Context, args []string) (string, error) {
	cmd := exec.CommandContext(ctx, "go", args...)
	cmd.Dir, cmd.Env = b.root, b.env()
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		return "", fmt.Errorf("go %s: %w\n%s", args[0], err, stderr.String())
	}
	return string(out), nil
}

func (b builder) env() []string {
	return append(os.Environ(), "CGO_ENABLED=0", "GOOS=linux", "GOARCH="+b.arch)
}
