package main

import (
	"bytes"
	"context"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// visibility is after how long a message comes again whose function was killed.
const visibility = 6 * time.Minute

// month moves the clock to the first of the next month, when the schedule runs, and kills until everything is at rest. What a killed function held comes
// again when its time is over, so the clock goes on meanwhile; it stays before noon, when the alarm would ring. Of a scheduled run
// that was killed three times the next hour's makes up for what is missing.
func (l *load) month(ctx context.Context) (kills int, err error) {
	if err := l.cloud.MoveTo(ctx, l.due.Add(time.Second)); err != nil {
		return 0, err
	}
	killing, stop := context.WithCancel(ctx)
	killed := make(chan int)
	go func() { killed <- l.kill(killing) }()
	err = l.rest(ctx)
	stop()
	return <-killed, err
}

// rest waits, with the clock going on to shortly before noon, until nothing is under way; each hour the run looks for what is missing.
func (l *load) rest(ctx context.Context) error {
	at, noon := l.due, l.due.Add(6*time.Hour)
	for {
		quiet := l.cloud.Quiet(ctx, 20*time.Second)
		if at = at.Add(visibility + time.Minute); quiet == nil {
			at = at.Add(time.Hour).Truncate(time.Hour).Add(time.Second)
		}
		if ctx.Err() != nil || !at.Before(noon) {
			return quiet
		}
		if err := l.cloud.MoveTo(ctx, at); err != nil {
			return err
		}
	}
}

// slots is how many processes there may be to choose from: each is hit as often as any other, be it alone or one of many.
const slots = 10

// kill ends a process of reports, chosen at random, again and again, as Lambda does with one whose machine fails.
func (l *load) kill(ctx context.Context) int {
	random := rand.New(rand.NewPCG(uint64(l.seed), 0)) //nolint:gosec // the same choice again for the same seed is the point
	kills := 0
	if l.every <= 0 {
		return 0
	}
	for {
		select {
		case <-ctx.Done():
			return kills
		case <-time.After(l.every):
		}
		victims := l.victims()
		if n := random.IntN(slots); n < len(victims) && syscall.Kill(victims[n], syscall.SIGKILL) == nil {
			kills++
		}
	}
}

// victims are the processes of the functions of reports that this local cloud runs.
func (l *load) victims() []int {
	own := []byte("TABLE_NAME=kikite-local-reports\x00")
	here := []byte("AWS_ENDPOINT_URL=" + l.process.Address)
	paths, err := filepath.Glob("/proc/[0-9]*/environ")
	if err != nil {
		return nil
	}
	var out []int
	for _, path := range paths {
		environ, err := os.ReadFile(path)
		if err != nil || !bytes.Contains(environ, own) || !bytes.Contains(environ, here) || !bytes.Contains(environ, []byte("AWS_LAMBDA_RUNTIME_API=")) {
			continue // it ended in the meantime, or is something else
		}
		if pid, err := strconv.Atoi(strings.Split(path, "/")[2]); err == nil {
			out = append(out, pid)
		}
	}
	return out
}
