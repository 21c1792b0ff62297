package cloud

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"time"
)

// How long functions have to answer for the first time, and how often they are asked.
const (
	readyLimit = 30 * time.Second
	readyPause = 50 * time.Millisecond
)

// ready asks every function behind an open route for its API description, which starts it, and publishes the address when all
// have answered. A function that answers with an error of its own is named, but does not keep the others from working.
func (c *Cloud) ready(ctx context.Context) error {
	c.say("waiting for the functions to answer …")
	limited, cancel := context.WithTimeout(ctx, readyLimit)
	defer cancel()
	client := &http.Client{Timeout: readyLimit}
	var group sync.WaitGroup
	for _, path := range c.probes() {
		group.Go(func() {
			if problem := probe(limited, client, c.address+path); problem != "" && ctx.Err() == nil {
				c.say("  %s: %s (logs: %s/logs)", path, problem, c.Data)
			}
		})
	}
	group.Wait()
	if ctx.Err() != nil {
		return nil
	}
	if err := c.writeEnvironments(); err != nil {
		return err
	}
	return c.publish(c.address)
}

// probes are the addresses of the API descriptions: docs/architecture.md puts one behind every open route.
func (c *Cloud) probes() []string {
	var out []string
	for _, api := range c.model.APIs {
		for _, r := range api.Routes {
			_, path, _ := strings.Cut(r.Key, " ")
			if base, ok := strings.CutSuffix(path, "{proxy+}"); ok && r.Authorizer == nil {
				out = append(out, base+"openapi.json")
			}
		}
	}
	return out
}

// probe asks until there is an answer that is no server error; the problem is "" when there was one.
func probe(ctx context.Context, client *http.Client, url string) (problem string) {
	for {
		req, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
		if err != nil {
			return err.Error()
		}
		res, err := client.Do(req)
		if err == nil {
			_ = res.Body.Close() // only the status counts
			if res.StatusCode < http.StatusInternalServerError {
				return ""
			}
			// A function that starts and fails will fail again.
			return fmt.Sprintf("answers %d", res.StatusCode)
		}
		select {
		case <-ctx.Done():
			return "does not answer: " + err.Error()
		case <-time.After(readyPause):
		}
	}
}
