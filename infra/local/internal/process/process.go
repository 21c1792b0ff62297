// Package process starts, kills and stops a local cloud of one's own, for commands that use it from outside.
package process

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// Process is a local cloud in a folder of its own.
type Process struct {
	Binary   string
	Assembly string // folder of the synthesized templates
	Data     string // folder
	Address  string // public, without a slash at the end; empty before the first start

	cmd    *exec.Cmd
	exited chan struct{} // closed when it ended
}

// Start runs the local cloud on a free port, or on the port that it had before, and waits until it is ready.
func (p *Process) Start(ctx context.Context) error {
	file := filepath.Join(p.Data, "address")
	port := "0"
	if p.Address != "" {
		port = p.Address[strings.LastIndex(p.Address, ":")+1:]
	}
	if err := os.Remove(file); err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	log, err := os.OpenFile(filepath.Join(p.Data, "local.log"), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	p.cmd = exec.CommandContext(context.WithoutCancel(ctx), p.Binary, "--assembly", p.Assembly, "--data", p.Data, "--port", port)
	p.cmd.Stdout, p.cmd.Stderr = log, log
	p.cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true} // an interrupt is for who started it, who stops the cloud
	if err := p.cmd.Start(); err != nil {
		return err
	}
	p.exited = make(chan struct{})
	go func(cmd *exec.Cmd, exited chan struct{}) {
		_ = cmd.Wait() // the log says why
		_ = log.Close()
		close(exited)
	}(p.cmd, p.exited)
	return p.ready(ctx, file)
}

func (p *Process) ready(ctx context.Context, file string) error {
	for deadline := time.Now().Add(time.Minute); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		select {
		case <-p.exited:
			return fmt.Errorf("the local cloud stopped at start: %s", p.tail())
		case <-ctx.Done():
			return ctx.Err()
		default:
		}
		if raw, err := os.ReadFile(file); err == nil && len(raw) > 0 {
			p.Address = strings.TrimRight(strings.TrimSpace(string(raw)), "/")
			return nil
		}
	}
	return fmt.Errorf("the local cloud was not ready within a minute: %s", p.tail())
}

// Kill ends the local cloud and the engine as a power cut would.
func (p *Process) Kill() error {
	engine, err := child(p.cmd.Process.Pid, "dynoxide")
	if err != nil {
		return err
	}
	killed := errors.Join(syscall.Kill(engine, syscall.SIGKILL), p.cmd.Process.Kill())
	<-p.exited
	return killed
}

// child finds the child process whose command line holds a word.
func child(parent int, word string) (int, error) {
	processes, err := filepath.Glob("/proc/[0-9]*/stat")
	if err != nil {
		return 0, err
	}
	for _, path := range processes {
		stat, err := os.ReadFile(path)
		if err != nil {
			continue // it ended in the meantime
		}
		// pid (name) state ppid …; the name may hold blanks and brackets.
		_, after, _ := strings.Cut(string(stat[strings.LastIndexByte(string(stat), ')')+1:]), " ")
		fields := strings.Fields(after)
		command, err := os.ReadFile(filepath.Join(filepath.Dir(path), "cmdline"))
		if err != nil || len(fields) < 2 || fields[1] != strconv.Itoa(parent) || !strings.Contains(string(command), word) {
			continue
		}
		return strconv.Atoi(filepath.Base(filepath.Dir(path)))
	}
	return 0, fmt.Errorf("no child of process %d is called %s", parent, word)
}

// Stop ends the local cloud in order.
func (p *Process) Stop() {
	if p.cmd == nil || p.cmd.Process == nil {
		return
	}
	_ = p.cmd.Process.Signal(syscall.SIGTERM)
	select {
	case <-p.exited:
	case <-time.After(20 * time.Second):
		_ = p.cmd.Process.Kill()
		<-p.exited
	}
}

// tail is the end of the local cloud's log.
func (p *Process) tail() string {
	const size = 3000
	raw, err := os.ReadFile(filepath.Join(p.Data, "local.log"))
	if err != nil {
		return err.Error()
	}
	return string(raw[max(0, len(raw)-size):])
}
