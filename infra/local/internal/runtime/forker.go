package runtime

import (
	"errors"
	"os/exec"
	goruntime "runtime"
	"sync"
)

// forker starts processes on one OS thread that lives as long as the runtime. The kernel sends the death signal of a
// child when the *thread* that forked it ends, and Go ends idle threads as it likes.
type forker struct {
	mu     sync.Mutex
	closed bool
	jobs   chan func()
	done   chan struct{}
}

func newForker() *forker {
	f := &forker{jobs: make(chan func()), done: make(chan struct{})}
	go func() {
		defer close(f.done)
		goruntime.LockOSThread() // never unlocked: the thread ends with this goroutine
		for job := range f.jobs {
			job()
		}
	}()
	return f
}

func (f *forker) start(cmd *exec.Cmd) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.closed {
		return errors.New("the runtime has stopped")
	}
	result := make(chan error, 1)
	f.jobs <- func() { result <- cmd.Start() }
	return <-result
}

// close ends the thread, and with it whatever child is left.
func (f *forker) close() {
	f.mu.Lock()
	defer f.mu.Unlock()
	if !f.closed {
		f.closed = true
		close(f.jobs)
		<-f.done
	}
}
