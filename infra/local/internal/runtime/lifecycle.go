package runtime

import (
	"slices"
	"sync"
	"time"
)

// giveBack keeps a process that is free and of this generation, and ends any other.
func (p *pool) giveBack(i *instance, outcome outcome) {
	p.mu.Lock()
	if outcome == free && i.generation == p.generation && !p.closed {
		i.idleSince = time.Now()
		p.idle = append(p.idle, i)
		p.mu.Unlock()
		return
	}
	p.mu.Unlock()
	p.forget(i)
}

// forget ends a process and waits until it is gone.
func (p *pool) forget(i *instance) {
	i.kill()
	p.mu.Lock()
	delete(p.all, i)
	p.mu.Unlock()
	p.runtime.mu.Lock()
	delete(p.runtime.instances, i.id)
	p.runtime.mu.Unlock()
}

// gone takes a process that ended by itself off the list of idle ones, so that nothing is given to it. One that was at work is forgotten by
// whoever waits for its answer.
func (p *pool) gone(i *instance) {
	p.mu.Lock()
	was := slices.Contains(p.idle, i)
	p.idle = slices.DeleteFunc(slices.Clone(p.idle), func(other *instance) bool { return other == i })
	p.mu.Unlock()
	if was {
		p.forget(i)
	}
}

// retire begins a new generation and returns a function that waits for the invocations of the old one.
func (p *pool) retire() (wait func()) {
	p.mu.Lock()
	p.generation++
	running, idle := p.running, p.idle
	p.running, p.idle = &sync.WaitGroup{}, nil
	p.mu.Unlock()
	for _, i := range idle {
		p.forget(i)
	}
	return running.Wait
}

// reap ends idle processes that were not used for a while, all but one.
func (p *pool) reap(after time.Duration) {
	var spare []*instance
	p.mu.Lock()
	for len(p.idle) > 1 && time.Since(p.idle[0].idleSince) > after {
		spare = append(spare, p.idle[0])
		p.idle = p.idle[1:]
	}
	p.mu.Unlock()
	for _, i := range spare {
		p.forget(i)
	}
}

func (p *pool) close() {
	p.mu.Lock()
	p.closed = true
	var left []*instance
	for i := range p.all {
		left = append(left, i)
	}
	p.idle = nil
	p.mu.Unlock()
	for _, i := range left {
		p.forget(i)
	}
}
