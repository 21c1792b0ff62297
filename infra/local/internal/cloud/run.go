package cloud

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"strings"
	"sync"
	"time"
)

// Run starts the local cloud and keeps it running until ctx ends (nil) or it cannot go on: an operation that is not
// emulated, a broken template, a data directory in use. It returns when everything is stopped and on disk.
func Run(ctx context.Context, cfg Config) error {
	began := time.Now()
	c := &Cloud{Config: cfg, stopped: make(chan struct{})}
	defer c.close()
	if err := c.open(ctx); err != nil {
		return err
	}
	serving := c.serve(ctx)
	deliveries, stopDeliveries := context.WithCancel(context.WithoutCancel(ctx))
	functions, stopFunctions := context.WithCancel(context.WithoutCancel(ctx))
	var delivering, running sync.WaitGroup
	c.keep(functions, &running, "functions", c.runtime.Run)
	for name, run := range map[string]func(context.Context) error{
		"queues": c.queues.Run, "asynchronous invocations": c.async.Run, "schedules": c.schedules.Run, "streams": c.pump.Run,
		"expiry": c.expirer.Run, "buckets": c.objects.Run, "lifecycle": c.objects.RunLifecycle, "mail": c.mailbox.Run, "sign-in": c.identity.Run,
	} {
		c.keep(deliveries, &delivering, name, run)
	}
	if err := c.ready(ctx); err != nil {
		c.stop(err)
	} else {
		c.say("ready after %.1f s: %s (console: %s/_local/)", time.Since(began).Seconds(), c.address, c.address)
	}
	select {
	case <-ctx.Done():
	case <-c.stopped:
	}
	c.say("stopping: what is under way is finished first …")
	// Functions call AWS until they end, so the address goes last.
	stopDeliveries()
	delivering.Wait()
	stopFunctions()
	running.Wait()
	serving()
	if c.reason != nil {
		return c.reason
	}
	return nil
}

// keep runs a part until it ends; a part that ends by itself with an error stops the local cloud.
func (c *Cloud) keep(ctx context.Context, group *sync.WaitGroup, name string, run func(context.Context) error) {
	group.Go(func() {
		if err := run(ctx); err != nil && !errors.Is(err, context.Canceled) {
			c.stop(fmt.Errorf("%s: %w", name, err))
		}
	})
}

// serve answers at the address; the returned function ends it.
func (c *Cloud) serve(ctx context.Context) func() {
	server := &http.Server{Handler: c.front, ReadHeaderTimeout: 10 * time.Second, IdleTimeout: 2 * time.Minute}
	listeners := []net.Listener{c.listener}
	// Browsers try the IPv6 address of localhost first; without one, IPv4 alone is fine.
	var open net.ListenConfig
	if six, err := open.Listen(ctx, "tcp", "[::1]:"+c.address[strings.LastIndexByte(c.address, ':')+1:]); err == nil {
		listeners = append(listeners, six)
	}
	for _, l := range listeners {
		go func() {
			if err := server.Serve(l); !errors.Is(err, http.ErrServerClosed) {
				c.stop(fmt.Errorf("serve %s: %w", c.address, err))
			}
		}()
	}
	return func() {
		ending, cancel := context.WithTimeout(context.Background(), 5*time.Second)
		defer cancel()
		if server.Shutdown(ending) != nil {
			_ = server.Close() // connections that never end are the browsers'
		}
	}
}

// close releases what was opened, the state file last.
func (c *Cloud) close() {
	if c.engine != nil {
		c.engine.Close()
	}
	if c.store == nil {
		return
	}
	if err := errors.Join(c.unpublish(), c.store.Close()); err != nil {
		c.Log.Error("stop", "error", err)
	}
	if c.listener != nil {
		_ = c.listener.Close() // closed already when the server ran
	}
}
