package runtime

import (
	"cmp"
	"fmt"
	"slices"
	"time"
)

// Stats of one function since start.
type Stats struct {
	Function    string
	Processes   int
	Idle        int
	Invocations int
	Errors      int // function errors: failed, crashed, timed out
	Throttles   int
	ColdStarts  int
	Busy        time.Duration // real time of all invocations
}

// Stats of all functions, by name, for the console.
func (r *Runtime) Stats() []Stats {
	all := make([]Stats, 0, len(r.pools))
	for _, p := range r.pools {
		p.mu.Lock()
		s := p.stats
		s.Function, s.Processes, s.Idle = p.fn.Name, len(p.all), len(p.idle)
		p.mu.Unlock()
		all = append(all, s)
	}
	slices.SortFunc(all, func(x, y Stats) int { return cmp.Compare(x.Function, y.Function) })
	return all
}

// Idle reports whether no invocation is under way.
func (r *Runtime) Idle() bool {
	for _, p := range r.pools {
		if len(p.slots) > 0 {
			return false
		}
	}
	return true
}

// Logs gives the newest n lines of a function, at most 500, oldest first.
func (r *Runtime) Logs(function string, n int) []LogLine { return r.logs.tail(nameOf(function), n) }

// log writes a platform line as Lambda does between the function's own.
func (p *pool) log(format string, args ...any) {
	p.runtime.logs.line(p.fn.Name, fmt.Sprintf(format, args...))
}
