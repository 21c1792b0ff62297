package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// How long the local cloud has to answer after its start, and to finish what is under way before it is ended.
const (
	startLimit = 90 * time.Second
	stopLimit  = 60 * time.Second
)

// process is the local cloud that this command started.
type process struct {
	cmd    *exec.Cmd
	exited chan struct{} // closed when err is set
	err    error
}

// start runs the local cloud; its words go to out.
func start(ctx context.Context, s settings, out io.Writer) (*process, error) {
	// The end of ctx would kill it; stop lets it finish.
	cmd := exec.CommandContext(context.WithoutCancel(ctx), s.local, "--assembly", s.assembly, "--data", s.data,
		"--web", s.web, "--port", strconv.Itoa(s.port))
	cmd.Stdout, cmd.Stderr = out, os.Stderr
	// In a group of its own, so that Ctrl-C reaches this command only, which first stops seeding and then the local cloud.
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("start the local cloud: %w", err)
	}
	p := &process{cmd: cmd, exited: make(chan struct{})}
	go func() {
		p.err = cmd.Wait()
		close(p.exited)
	}()
	return p, nil
}

// ready waits until the local cloud has published its address in data, and returns it.
func (p *process) ready(ctx context.Context, data string, began time.Time) (string, error) {
	limit := time.After(startLimit)
	for {
		address, at, err := addressIn(data)
		if err == nil && !at.Before(began) { // an older one is what a killed run left
			return address, nil
		}
		select {
		case <-p.exited:
			return "", errors.New("the local cloud did not start; it says above why")
		case <-limit:
			return "", fmt.Errorf("the local cloud was not ready after %s", startLimit)
		case <-ctx.Done():
			return "", ctx.Err()
		case <-time.After(20 * time.Millisecond):
		}
	}
}

// addressIn reads the address of the local cloud that runs over a folder, and since when it is there.
func addressIn(data string) (string, time.Time, error) {
	file := filepath.Join(data, "address")
	info, err := os.Stat(file)
	if err != nil {
		return "", time.Time{}, err
	}
	raw, err := os.ReadFile(file)
	if err == nil && len(raw) == 0 {
		err = errors.New("the address is being written")
	}
	return strings.TrimRight(strings.TrimSpace(string(raw)), "/"), info.ModTime(), err
}

// stop asks the local cloud to finish what is under way, and waits for it. One that ended by itself has said why.
func (p *process) stop() error {
	select {
	case <-p.exited:
		return nil
	default:
	}
	_ = p.cmd.Process.Signal(syscall.SIGTERM) // it may have ended just now
	select {
	case <-p.exited:
		return p.err
	case <-time.After(stopLimit):
		_ = p.cmd.Process.Kill()
		<-p.exited
		return fmt.Errorf("the local cloud did not stop within %s and was ended", stopLimit)
	}
}
