package runtime

import (
	"context"
	"fmt"
	"os/exec"
	"sync"
	"time"

	"kikite/infra/local/internal/awsapi"
)

// invocation is one call of a function. done holds one result.
type invocation struct {
	id       string
	payload  []byte
	deadline time.Time // real time: the function's context is bound to the machine's clock
	done     chan awsapi.InvokeResult
}

// finish answers the caller; only the first result counts.
func (inv *invocation) finish(result awsapi.InvokeResult) {
	select {
	case inv.done <- result:
	default:
	}
}

// outcome of an invocation for its process.
type outcome int

const (
	free       outcome = iota // asked for more work
	dead                      // crashed, timed out or stopped answering
	diedBefore                // was gone before it took the invocation
)

// instance is one process. The Runtime API handlers talk to run through its channels.
type instance struct {
	id         string
	pool       *pool
	generation int
	idleSince  time.Time

	cmd    *exec.Cmd
	polled chan struct{}            // it asks for work (buffered: at most one poll is open)
	jobs   chan *invocation         // the answer to a poll
	answer chan awsapi.InvokeResult // response or error of the current invocation
	exited chan struct{}            // closed after exitErr is set
	failed chan awsapi.InvokeResult // init error, at most one

	exitErr error // read it after exited is closed

	mu      sync.Mutex
	current *invocation
}

// pollGrace is how long the caller waits after the answer for the process to ask for more work. Nearly always that
// takes well under a millisecond, and then the caller's next invocation finds this process free.
const pollGrace = 100 * time.Millisecond

// run hands the invocation to the process and waits until that is free or dead.
func (i *instance) run(inv *invocation, timeout time.Duration) (awsapi.InvokeResult, outcome) {
	began := time.Now()
	inv.deadline = began.Add(timeout)
	timer := time.NewTimer(timeout)
	defer timer.Stop()
	i.setCurrent(inv)
	defer i.setCurrent(nil)
	select {
	case <-i.exited:
		return exitError(inv.id, i.exitErr), diedBefore
	default:
	}
	select {
	case i.jobs <- inv:
	case <-i.exited:
		return exitError(inv.id, i.exitErr), diedBefore
	}
	i.pool.log("START RequestId: %s Version: $LATEST", inv.id)
	defer func() {
		i.pool.log("END RequestId: %s", inv.id)
		i.pool.log("REPORT RequestId: %s\tDuration: %.2f ms\tMemory Size: %d MB", inv.id,
			float64(time.Since(began).Microseconds())/1000, i.pool.fn.MemoryMB)
	}()
	select {
	case result := <-i.answer:
		return result, i.settle(inv, result, timer.C)
	case <-i.exited:
		return i.lastWords(inv), dead
	case <-timer.C:
		i.kill()
		i.pool.log("%s Task timed out after %.2f seconds", inv.id, timeout.Seconds())
		return timedOut(inv.id, timeout), dead
	}
}

// lastWords of a process that ended: its answer, if it gave one with its last breath.
func (i *instance) lastWords(inv *invocation) awsapi.InvokeResult {
	select {
	case result := <-i.answer:
		return result
	default:
		i.pool.log("RequestId: %s Error: Runtime exited with error: %v", inv.id, i.exitErr)
		return exitError(inv.id, i.exitErr)
	}
}

// settle waits for the next poll after an answer.
func (i *instance) settle(inv *invocation, result awsapi.InvokeResult, timeout <-chan time.Time) outcome {
	grace := time.NewTimer(pollGrace)
	defer grace.Stop()
	for {
		select {
		case <-i.polled:
			return free
		case <-i.exited:
			return dead
		case <-grace.C:
			inv.finish(result)
		case <-timeout:
			i.pool.log("%s answered but did not ask for more work within its timeout", inv.id)
			return dead
		}
	}
}

// ready waits for the first poll: the end of the init phase.
func (i *instance) ready(ctx context.Context) error {
	select {
	case <-i.polled:
		return nil
	case result := <-i.failed:
		return initError{result.Payload}
	case <-i.exited:
		select {
		case result := <-i.failed:
			return initError{result.Payload}
		default:
			return i.exitErr
		}
	case <-ctx.Done():
		return fmt.Errorf("not ready in time: %w", ctx.Err())
	}
}

// kill ends the process and waits until it is gone.
func (i *instance) kill() {
	_ = i.cmd.Process.Kill() // fails only if it has ended
	<-i.exited
}

func (i *instance) setCurrent(inv *invocation) {
	i.mu.Lock()
	defer i.mu.Unlock()
	i.current = inv
}

// isCurrent reports whether id is the invocation that the process works on.
func (i *instance) isCurrent(id string) bool {
	i.mu.Lock()
	defer i.mu.Unlock()
	return i.current != nil && i.current.id == id
}
