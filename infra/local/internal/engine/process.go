package engine

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strconv"
	"syscall"
	"time"
)

// How long the process gets to end by itself.
const grace = 5 * time.Second

// supervise keeps the process running until ctx ends. The thread is locked because Linux sends Pdeathsig when the
// thread that started the child ends, not the process.
func (e *Engine) supervise(ctx context.Context, port int) {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	defer close(e.done)
	pause := 50 * time.Millisecond
	for ctx.Err() == nil {
		began := time.Now()
		err := e.run(ctx, port)
		e.setDown()
		if ctx.Err() != nil {
			return
		}
		if time.Since(began) > time.Minute {
			pause = 50 * time.Millisecond
		}
		e.log.Warn("the DynamoDB engine ended; starting it again", "error", err, "after", time.Since(began).Round(time.Millisecond).String())
		select {
		case <-ctx.Done():
		case <-time.After(pause):
		}
		pause = min(2*pause, 5*time.Second)
	}
}

// run starts the process once and returns when it has ended.
func (e *Engine) run(ctx context.Context, port int) error {
	out, err := os.OpenFile(e.logFile(), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	defer func() { _ = out.Close() }()
	cmd := exec.CommandContext(ctx, e.source.Binary, "serve", "--host", "127.0.0.1", "--port", strconv.Itoa(port), "--db-path", e.file())
	cmd.Stdout, cmd.Stderr = out, out
	cmd.SysProcAttr = childAttributes()
	cmd.Cancel = func() error { return cmd.Process.Signal(syscall.SIGTERM) }
	cmd.WaitDelay = grace
	if err := cmd.Start(); err != nil {
		return fmt.Errorf("start %s: %w", e.source.Binary, err)
	}
	if err := os.WriteFile(e.pidFile(), []byte(strconv.Itoa(cmd.Process.Pid)+"\n"), 0o600); err != nil {
		e.log.Warn("process ID not written", "error", err)
	}
	alive, ended := context.WithCancel(ctx)
	go e.awaitAnswer(alive, cmd.Process.Pid)
	err = cmd.Wait()
	ended()
	return err
}

// awaitAnswer reports the process as up once it answers.
func (e *Engine) awaitAnswer(alive context.Context, pid int) {
	for {
		attempt, cancel := context.WithTimeout(alive, time.Second)
		err := e.probe(attempt)
		cancel()
		if alive.Err() != nil {
			return
		}
		if err == nil {
			e.setUp(pid)
			return
		}
		select {
		case <-alive.Done():
			return
		case <-time.After(5 * time.Millisecond):
		}
	}
}
