package runtime

import (
	"context"
	"sync"
	"time"

	"kikite/infra/local/internal/awsapi"
)

// pool is one function with its processes.
type pool struct {
	runtime *Runtime
	fn      Function
	slots   chan struct{} // one per process that may work

	mu         sync.Mutex
	generation int             // raised by retire
	running    *sync.WaitGroup // invocations that began in this generation
	idle       []*instance     // most recently used last
	all        map[*instance]struct{}
	closed     bool
	stats      Stats
}

func newPool(r *Runtime, f Function) *pool {
	return &pool{runtime: r, fn: f, slots: make(chan struct{}, f.Concurrency), running: &sync.WaitGroup{},
		all: map[*instance]struct{}{}}
}

// invoke waits for a free process. What has begun goes on without the caller.
func (p *pool) invoke(ctx context.Context, payload []byte) (awsapi.InvokeResult, error) {
	if err := p.acquire(ctx); err != nil {
		return awsapi.InvokeResult{}, err
	}
	p.mu.Lock()
	running := p.running
	running.Add(1)
	p.mu.Unlock()
	inv := &invocation{id: p.runtime.deps.NewID(), payload: payload, done: make(chan awsapi.InvokeResult, 1)}
	go func() {
		result := p.process(inv)
		<-p.slots
		running.Done()
		inv.finish(result) // last: the caller's next invocation finds the process free
	}()
	select {
	case result := <-inv.done:
		return result, nil
	case <-ctx.Done():
		return awsapi.InvokeResult{}, ctx.Err()
	}
}

// acquire gets one of the slots or is throttled: at the limit for too long, or at the end of the local cloud.
func (p *pool) acquire(ctx context.Context) error {
	p.mu.Lock()
	closed := p.closed
	p.mu.Unlock()
	if closed {
		return throttled()
	}
	select {
	case p.slots <- struct{}{}:
		return nil
	default:
	}
	timer := time.NewTimer(p.runtime.cfg.QueueFor)
	defer timer.Stop()
	select {
	case p.slots <- struct{}{}:
		return nil
	case <-timer.C:
		p.mu.Lock()
		p.stats.Throttles++
		p.mu.Unlock()
		return throttled()
	case <-ctx.Done():
		return ctx.Err()
	}
}

// process runs one invocation from its start to the moment its process is free again or dead.
func (p *pool) process(inv *invocation) awsapi.InvokeResult {
	start := time.Now()
	result := p.attempt(inv)
	p.mu.Lock()
	defer p.mu.Unlock()
	p.stats.Invocations++
	p.stats.Busy += time.Since(start)
	if result.FunctionError != "" {
		p.stats.Errors++
	}
	return result
}

func (p *pool) attempt(inv *invocation) awsapi.InvokeResult {
	for {
		i, cold, err := p.take()
		if err != nil {
			return exitError(inv.id, err)
		}
		result, outcome := i.run(inv, p.fn.Timeout)
		p.giveBack(i, outcome)
		if outcome != diedBefore || cold {
			return result
		} // an idle process had died: that is no failure of this invocation
	}
}

// take gives an idle process of this generation or starts one.
func (p *pool) take() (i *instance, cold bool, err error) {
	for {
		p.mu.Lock()
		generation := p.generation
		if n := len(p.idle); n > 0 {
			i := p.idle[n-1]
			p.idle = p.idle[:n-1]
			p.mu.Unlock()
			return i, false, nil
		}
		p.mu.Unlock()
		i, err := p.start(generation)
		if err != nil {
			return nil, true, err
		}
		p.mu.Lock()
		current := p.generation == generation
		p.mu.Unlock()
		if current {
			return i, true, nil
		}
		p.forget(i) // the environment changed while it started
	}
}
