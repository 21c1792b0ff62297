package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"

	"kikite/infra/topology"
)

// flags of every binary: no RPC mode, nothing of this machine inside, no debug information.
var flags = []string{"-tags", "lambda.norpc", "-trimpath", "-buildvcs=false", "-ldflags=-s -w -buildid="}

// placeholder stands in for a function that is not written yet. It is an executable that says so.
const placeholder = "#!/bin/sh\necho 'this function is not written yet' >&2\nexit 1\n"

// builder makes the binaries below root/build.
type builder struct {
	root, arch   string
	placeholders bool
	out          io.Writer
}

// run builds what changed. It touches build/lambdas.stamp if and only if a binary changed.
func (b builder) run(ctx context.Context, functions []topology.Function) error {
	present, err := b.present(functions)
	if err != nil {
		return err
	}
	stale, err := b.stale(ctx, present)
	if err != nil || len(stale) == 0 {
		return err
	}
	if err := b.compile(ctx, stale); err != nil {
		return err
	}
	queue := make(chan job, len(stale))
	for _, j := range stale {
		queue <- j
	}
	close(queue)
	var (
		wg   sync.WaitGroup
		mu   sync.Mutex // guards errs and out
		errs []error
	)
	for range min(runtime.NumCPU(), len(stale)) {
		wg.Go(func() {
			for j := range queue {
				mu.Lock()
				_, _ = fmt.Fprintln(b.out, "building", j.function.AssetDir())
				mu.Unlock()
				if err := b.build(ctx, j); err != nil {
					mu.Lock()
					errs = append(errs, err)
					mu.Unlock()
				}
			}
		})
	}
	wg.Wait()
	return errors.Join(errs...)
}

// job is one binary to build and the hash of what it is made of.
type job struct {
	function topology.Function
	hash     string
}

// present are the functions that are written, one for each source. A missing one is an error unless placeholders are allowed.
func (b builder) present(functions []topology.Function) ([]topology.Function, error) {
	var found []topology.Function
	var missing []string
	seen := map[string]bool{}
	for _, f := range functions {
		if seen[f.Source] {
			continue
		}
		seen[f.Source] = true
		_, err := os.Stat(filepath.Join(b.root, "functions", f.Source, "main.go"))
		switch {
		case err == nil:
			found = append(found, f)
		case b.placeholders:
			if err := b.replace(f, []byte(placeholder)); err != nil {
				return nil, err
			}
			_ = os.Remove(b.stamp(f))
		default:
			missing = append(missing, "functions/"+f.Source+"/main.go")
		}
	}
	if len(missing) > 0 {
		return nil, fmt.Errorf("not written yet: %s (KIKITE_PLACEHOLDERS=1 puts empty programs in their place)", strings.Join(missing, ", "))
	}
	return found, nil
}

func (b builder) stale(ctx context.Context, functions []topology.Function) ([]job, error) {
	if len(functions) == 0 {
		return nil, nil
	}
	dirs := make([]string, len(functions))
	for i, f := range functions {
		dirs[i] = "./functions/" + f.Source
	}
	listing, err := b.gocmd(ctx, slices.Concat([]string{"list", "-deps", listFields}, flags[:2], dirs))
	if err != nil {
		return nil, err
	}
	s, err := parse(listing, strings.Join(append(slices.Clone(flags), runtime.Version(), b.arch), " "))
	if err != nil {
		return nil, err
	}
	var jobs []job
	for _, f := range functions {
		hash, err := s.hash("kikite/functions/" + f.Source)
		if err != nil {
			return nil, err
		}
		old, _ := os.ReadFile(b.stamp(f))
		if _, err := os.Stat(b.binary(f)); err != nil || string(old) != hash {
			jobs = append(jobs, job{function: f, hash: hash})
		}
	}
	return jobs, nil
}

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

// replace puts content in a function's place, unless it is there already. It renames, because a running program cannot be
// written to.
func (b builder) replace(f topology.Function, content []byte) error {
	if old, err := os.ReadFile(b.binary(f)); err == nil && string(old) == string(content) {
		return nil
	}
	if err := os.MkdirAll(filepath.Dir(b.binary(f)), 0o755); err != nil {
		return err
	}
	next := b.binary(f) + ".next"
	if err := os.WriteFile(next, content, 0o755); err != nil {
		return err
	}
	if err := os.Rename(next, b.binary(f)); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(b.root, "build", "lambdas.stamp"), nil, 0o644)
}

func (b builder) env() []string {
	return append(os.Environ(), "CGO_ENABLED=0", "GOOS=linux", "GOARCH="+b.arch)
}

func (b builder) binary(f topology.Function) string {
	return filepath.Join(b.root, f.AssetDir(), "bootstrap")
}

func (b builder) stamp(f topology.Function) string {
	return filepath.Join(b.root, "build", ".stamps", filepath.Base(f.AssetDir()))
}
