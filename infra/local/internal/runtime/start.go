package runtime

import (
	"context"
	"fmt"
	"maps"
	"os/exec"
	"path/filepath"
	"strconv"
	"time"

	"kikite/infra/local/internal/awsapi"
)

func bootstrap(f Function) string { return filepath.Join(f.CodeDir, "bootstrap") }

// start runs a new process and waits until it asks for work.
func (p *pool) start(generation int) (*instance, error) {
	r := p.runtime
	i := &instance{
		id: r.deps.NewID(), pool: p, generation: generation, polled: make(chan struct{}, 1),
		jobs: make(chan *invocation), answer: make(chan awsapi.InvokeResult, 1),
		exited: make(chan struct{}), failed: make(chan awsapi.InvokeResult, 1),
	}
	variables, err := p.environment(i.id)
	if err != nil {
		return nil, fmt.Errorf("environment: %w", err)
	}
	output := r.logs.writer(p.fn.Name)
	i.cmd = exec.CommandContext(context.Background(), bootstrap(p.fn)) // its life is the pool's, not a caller's
	i.cmd.Dir, i.cmd.Env = p.fn.CodeDir, variables
	i.cmd.Stdout, i.cmd.Stderr = output, output
	i.cmd.WaitDelay = 2 * time.Second // should something else hold its output open
	i.cmd.SysProcAttr = processAttributes()

	r.mu.Lock()
	r.instances[i.id] = i
	r.mu.Unlock()
	began := time.Now()
	if err := r.forker.start(i.cmd); err != nil {
		r.mu.Lock()
		delete(r.instances, i.id)
		r.mu.Unlock()
		return nil, err
	}
	p.mu.Lock()
	p.all[i] = struct{}{}
	p.stats.ColdStarts++
	p.mu.Unlock()
	go func() {
		i.exitErr = i.cmd.Wait()
		output.flush()
		close(i.exited)
		p.gone(i)
	}()
	ctx, cancel := context.WithTimeout(context.Background(), r.cfg.InitFor)
	defer cancel()
	if err := i.ready(ctx); err != nil {
		p.log("INIT failed after %d ms: %v", time.Since(began).Milliseconds(), err)
		p.forget(i)
		return nil, err
	}
	p.log("INIT_START Runtime: provided.al2023 Init Duration: %.2f ms", float64(time.Since(began).Microseconds())/1000)
	return i, nil
}

// environment is exactly what the template and the local cloud give, plus what Lambda itself sets. Nothing of
// this process' own environment gets through: a developer's AWS profile must not reach a function.
func (p *pool) environment(instance string) ([]string, error) {
	variables := map[string]string{
		"AWS_REGION": awsapi.Region, "AWS_DEFAULT_REGION": awsapi.Region,
		"AWS_EXECUTION_ENV":               "AWS_Lambda_provided.al2023",
		"AWS_LAMBDA_FUNCTION_NAME":        p.fn.Name,
		"AWS_LAMBDA_FUNCTION_VERSION":     "$LATEST",
		"AWS_LAMBDA_FUNCTION_MEMORY_SIZE": strconv.Itoa(p.fn.MemoryMB),
		"AWS_LAMBDA_INITIALIZATION_TYPE":  "on-demand",
		"AWS_LAMBDA_LOG_GROUP_NAME":       "/aws/lambda/" + p.fn.Name,
		"AWS_LAMBDA_LOG_STREAM_NAME":      instance,
		"LAMBDA_TASK_ROOT":                p.fn.CodeDir,
		"_HANDLER":                        "bootstrap",
		"LANG":                            "en_US.UTF-8",
		"PATH":                            "/usr/local/bin:/usr/bin:/bin",
		"TZ":                              ":UTC",
	}
	given, err := p.runtime.deps.Environment(p.fn.Name)
	if err != nil {
		return nil, err
	}
	maps.Copy(variables, given)
	variables["AWS_LAMBDA_RUNTIME_API"] = p.runtime.listener.Addr().String() + "/" + instance
	list := make([]string, 0, len(variables))
	for name, value := range variables {
		list = append(list, name+"="+value)
	}
	return list, nil
}
