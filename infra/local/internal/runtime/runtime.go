package runtime

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"sync"
	"time"

	"kikite/infra/local/internal/awsapi"
)

// Runtime runs functions; it implements awsapi.Invoker.
type Runtime struct {
	cfg      Config
	deps     Deps
	pools    map[string]*pool
	logs     *logs
	forker   *forker
	listener net.Listener

	mu        sync.Mutex
	instances map[string]*instance // by ID, the path of their Runtime API
}

// New opens the Runtime API on a free loopback port; Run serves it. It fails if a function has no bootstrap.
func New(cfg Config, deps Deps) (*Runtime, error) {
	cfg = cfg.withDefaults()
	r := &Runtime{cfg: cfg, deps: deps, pools: map[string]*pool{}, instances: map[string]*instance{}}
	for _, f := range cfg.Functions {
		if info, err := os.Stat(bootstrap(f)); err != nil || info.Mode()&0o111 == 0 {
			return nil, fmt.Errorf("function %s: %s is missing or not executable", f.Name, bootstrap(f))
		}
		if f.Timeout <= 0 {
			return nil, fmt.Errorf("function %s: timeout %s", f.Name, f.Timeout)
		}
		if f.Concurrency == 0 {
			f.Concurrency = defaultConcurrency
		}
		r.pools[f.Name] = newPool(r, f)
	}
	var err error
	if r.logs, err = openLogs(cfg.LogDir); err != nil {
		return nil, err
	}
	var listening net.ListenConfig
	if r.listener, err = listening.Listen(context.Background(), "tcp", "127.0.0.1:0"); err != nil {
		return nil, fmt.Errorf("runtime API: %w", err)
	}
	r.forker = newForker()
	return r, nil
}

// Run serves the Runtime API until ctx ends. Then it lets invocations under way finish, each within its function's
// timeout, and ends all processes.
func (r *Runtime) Run(ctx context.Context) error {
	server := &http.Server{Handler: http.HandlerFunc(r.serve), ReadHeaderTimeout: 10 * time.Second}
	served := make(chan error, 1)
	go func() { served <- server.Serve(r.listener) }()
	r.reapUntil(ctx)
	drained := r.Restart(context.WithoutCancel(ctx))
	for _, p := range r.pools {
		p.close()
	}
	closed := server.Close()
	if err := <-served; !errors.Is(err, http.ErrServerClosed) {
		closed = errors.Join(closed, err)
	}
	r.forker.close()
	return errors.Join(drained, closed, r.logs.close())
}

// Invoke implements awsapi.Invoker. The function runs to its end even if ctx ends first, as in Lambda. Errors are
// *awsapi.Error (ResourceNotFoundException, TooManyRequestsException, RequestTooLargeException) or those of ctx.
func (r *Runtime) Invoke(ctx context.Context, functionARN string, payload []byte) (awsapi.InvokeResult, error) {
	p := r.pools[nameOf(functionARN)]
	if p == nil {
		return awsapi.InvokeResult{}, unknownFunction(functionARN)
	}
	if len(payload) > maxPayload {
		return awsapi.InvokeResult{}, tooLarge(len(payload))
	}
	return p.invoke(ctx, payload)
}

// Exists reports whether a function is deployed, by name or ARN.
func (r *Runtime) Exists(function string) bool { return r.pools[nameOf(function)] != nil }

// Restart replaces all processes, so that new ones get a new environment (the clock's offset). Invocations under way
// finish in the old processes; Restart waits for them or until ctx ends. New invocations use new processes at once.
func (r *Runtime) Restart(ctx context.Context) error {
	var waits []func()
	for _, p := range r.pools {
		waits = append(waits, p.retire())
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		for _, wait := range waits {
			wait()
		}
	}()
	select {
	case <-done:
		return nil
	case <-ctx.Done():
		return fmt.Errorf("invocations are still under way: %w", ctx.Err())
	}
}

// reapUntil ends idle processes beyond the first of each function until ctx ends.
func (r *Runtime) reapUntil(ctx context.Context) {
	ticker := time.NewTicker(max(r.cfg.SpareFor/4, time.Millisecond))
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
			for _, p := range r.pools {
				p.reap(r.cfg.SpareFor)
			}
		}
	}
}
