package main

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"time"
)

// step is one stage of the journey; it returns a sentence that says what was seen.
type step struct {
	name string
	run  func(context.Context) (string, error)
}

// errStep names the step that failed: the mutants are judged by it.
type errStep struct {
	step string
	err  error
}

func (e *errStep) Error() string { return fmt.Sprintf("step %q: %v", e.step, e.err) }
func (e *errStep) Unwrap() error { return e.err }

// unexpected says what happened instead of a refusal; err is nil if the request was granted.
func unexpected(what string, err error) error {
	if err == nil {
		return errors.New(what + ": the request succeeded")
	}
	return fmt.Errorf("%s: %w", what, err)
}

// walk runs the steps, prints each with its time and the events that flowed, and kills the cloud in the middle of one of them if
// told so.
func (j *journey) walk(ctx context.Context, steps []step) error {
	victim := -1
	if j.kill {
		victim = j.killStep(steps)
		fmt.Printf("the local cloud and its engine will be killed during step %d, %q\n", victim+1, steps[victim].name)
	}
	for i, s := range steps {
		began := time.Now()
		killed := make(chan error, 1)
		if i == victim {
			go func() { killed <- j.killAndRestart(ctx) }()
		} else {
			killed <- nil
		}
		seen, err := s.run(ctx)
		if failed := <-killed; failed != nil {
			err = failed
		}
		if err == nil {
			err = j.cloud.Quiet(ctx, j.quiet)
		}
		if err != nil {
			return &errStep{s.name, j.withDenials(ctx, err)}
		}
		flow, err := j.flow(ctx)
		if err != nil {
			return &errStep{s.name, err}
		}
		fmt.Printf("%2d  %-28s %6.1f s  %s\n", i+1, s.name, time.Since(began).Seconds(), seen)
		if flow != "" {
			fmt.Printf("    %s\n", flow)
		}
	}
	return nil
}

// withDenials adds to what went wrong which calls the policies refused: a missing grant shows itself as something that never ends.
func (j *journey) withDenials(ctx context.Context, err error) error {
	denials, failed := j.cloud.Denials(ctx)
	if failed != nil {
		return err // the cloud may be what went wrong
	}
	for _, d := range denials {
		err = fmt.Errorf("%w; %s may not %s on %s", err, d.Function, d.Action, d.Resource)
	}
	return err
}

// killStep chooses any step after the consultants came, by seed or by the variable KILL_STEP.
func (j *journey) killStep(steps []step) int {
	if name := os.Getenv("KILL_STEP"); name != "" {
		if i := slices.IndexFunc(steps, func(s step) bool { return s.name == name }); i >= 0 {
			return i
		}
	}
	return 2 + rand.New(rand.NewPCG(uint64(j.seed), 99)).IntN(len(steps)-3)
}

func (j *journey) killAndRestart(ctx context.Context) error {
	time.Sleep(300 * time.Millisecond) // in the middle of the step
	if err := j.process.Kill(); err != nil {
		return fmt.Errorf("kill: %w", err)
	}
	fmt.Println("    killed with SIGKILL; starting again over the same folder")
	if err := j.process.Start(ctx); err != nil {
		return fmt.Errorf("start after the kill: %w", err)
	}
	return j.cloud.Duplicates(ctx, duplicates)
}

// flow names the events since the last step.
func (j *journey) flow(ctx context.Context) (string, error) {
	list, err := j.cloud.Events(ctx, j.lastEvent)
	if err != nil {
		return "", err
	}
	counts := map[string]int{}
	for _, e := range list {
		j.lastEvent = max(j.lastEvent, e.Seq)
		if strings.HasPrefix(e.Source, "kikite.") {
			counts[e.Type]++
		}
	}
	var out []string
	for _, name := range slices.Sorted(maps.Keys(counts)) {
		out = append(out, fmt.Sprintf("%s ×%d", name, counts[name]))
	}
	return strings.Join(out, ", "), nil
}

// each runs fn for 0 to n-1, eight at a time, and returns the first error.
func each(n int, fn func(i int) error) error {
	const workers = 8
	next, failed := make(chan int), make(chan error, workers)
	for range workers {
		go func() {
			var first error
			for i := range next {
				if first == nil {
					first = fn(i)
				}
			}
			failed <- first
		}()
	}
	for i := range n {
		next <- i
	}
	close(next)
	var first error
	for range workers {
		if err := <-failed; first == nil {
			first = err
		}
	}
	return first
}
