package console

import (
	"fmt"
	"net/http"
	"slices"
	"strconv"

	"kikite/infra/local/internal/gateway"
	"kikite/infra/local/internal/runtime"
)

type functionsData struct {
	Functions []runtime.Stats
	Dropped   []runtime.Dropped
}

func (c *Console) functions(*http.Request) (any, error) {
	return functionsData{c.Functions.Stats(), c.Async.Dropped()}, nil
}

type functionData struct {
	runtime.Stats
	Lines []runtime.LogLine
	Calls []gateway.Count
}

const linesShown = 300

func (c *Console) function(r *http.Request) (any, error) {
	name := r.PathValue("name")
	all := c.Functions.Stats()
	i := slices.IndexFunc(all, func(s runtime.Stats) bool { return s.Function == name })
	if i < 0 {
		return nil, fmt.Errorf("function %s: %w", name, errNotFound)
	}
	d := functionData{Stats: all[i], Lines: c.Functions.Logs(name, linesShown)}
	for _, n := range c.Calls.List() {
		if n.Function == name {
			d.Calls = append(d.Calls, n)
		}
	}
	return d, nil
}

type accessData struct {
	Denials           []gateway.Denial // newest first
	Calls             []gateway.Count
	Total             int
	ReadUnits, Writes float64
}

func (c *Console) access(*http.Request) (any, error) {
	d := accessData{Denials: slices.Clone(c.Denials.List()), Calls: c.Calls.List()}
	slices.Reverse(d.Denials)
	for _, n := range d.Calls {
		d.Total += n.Calls
		d.ReadUnits += n.ReadUnits
		d.Writes += n.WriteUnits
	}
	return d, nil
}

// postFaults sets one rule for AWS calls, or none, and the faults of queues and mail.
func (c *Console) postFaults(r *http.Request) (string, error) {
	if r.PostForm.Get("clear") != "" {
		return "All is healthy again.", c.setFaults(faultSettings{})
	}
	var f faultSettings
	call := gateway.Fault{Service: r.PostForm.Get("service"), Operation: r.PostForm.Get("operation"), Function: r.PostForm.Get("function")}
	for name, to := range map[string]*float64{"throttle": &call.Throttle, "internal": &call.Internal, "lost": &call.Lost, "conflict": &call.Conflict,
		"duplicate": &f.Duplicate, "reorder": &f.Reorder} {
		if v := r.PostForm.Get(name); v != "" {
			p, err := strconv.ParseFloat(v, 64)
			if err != nil {
				return "", fmt.Errorf("%w: %s must be a number between 0 and 1", errInput, name)
			}
			*to = p
		}
	}
	var err error
	if call.LatencyMS, err = number(r.PostForm.Get("latency"), 0); err != nil {
		return "", err
	}
	if f.LostMailAnswers, err = number(r.PostForm.Get("lost_mail_answers"), 0); err != nil {
		return "", err
	}
	f.Calls = c.Faults.List()
	if call.Throttle+call.Internal+call.Lost+call.Conflict > 0 || call.LatencyMS > 0 {
		f.Calls = append(f.Calls, call)
	}
	return "Faults are set.", c.setFaults(f)
}
