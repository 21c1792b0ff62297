package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"

	"kikite/infra/topology"
)

// builder makes the binaries below root/build.
type builder struct {
	root, arch string
	out        io.Writer
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

// present are the functions that are written, one for each source. A missing one is an error.
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
		if err != nil {
			missing = append(missing, "functions/"+f.Source+"/main.go")
			continue
		}
		found = append(found, f)
	}
	if len(missing) > 0 {
		return nil, fmt.Errorf("not written yet: %s", strings.Join(missing, ", "))
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
