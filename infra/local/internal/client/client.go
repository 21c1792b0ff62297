// Package client uses a running local cloud the way people and browsers do: the public HTTP API with tokens from the sign-in
// pages, the mailbox, and the console's clock. The journey and the demo's seeding go through it and through nothing else.
package client

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"time"

	"kikite/shared/ids"
)

// Cloud is a running local cloud.
type Cloud struct {
	base string // public address without a slash at the end
	http *http.Client
	// patience is how long a request is repeated while the cloud does not answer or says that it is busy.
	patience time.Duration
}

// New returns the cloud at base, such as http://localhost:8787.
func New(base string, patience time.Duration) *Cloud {
	return &Cloud{base: base, patience: patience, http: &http.Client{Timeout: 40 * time.Second, Transport: &http.Transport{MaxIdleConnsPerHost: 64},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}}
}

// Moved points the client at another address of the same cloud, which a restart may have chosen.
func (c *Cloud) Moved(base string) { c.base = base }

// Problem is an answer that is no success.
type Problem struct {
	Method, Path string
	Status       int
	Code         string `json:"code"`
	Detail       string `json:"detail"`
	Body         string `json:"-"`
}

func (p *Problem) Error() string {
	return fmt.Sprintf("%s %s answered %d %s: %s", p.Method, p.Path, p.Status, p.Code, p.Body)
}

// StatusOf returns the HTTP status of a Problem, 0 for any other error.
func StatusOf(err error) int {
	var p *Problem
	if errors.As(err, &p) {
		return p.Status
	}
	return 0
}

// Public calls an operation that needs no sign-in. in and out may be nil; an out that is a *string takes an answer that is no JSON.
func (c *Cloud) Public(ctx context.Context, method, path string, in, out any) error {
	return c.call(ctx, method, path, "", in, out)
}

// call sends a request until it is answered: the same Idempotency-Key goes with every repetition.
func (c *Cloud) call(ctx context.Context, method, path, token string, in, out any) error {
	var body []byte
	if in != nil {
		var err error
		if body, err = json.Marshal(in); err != nil {
			return err
		}
	}
	key := ids.Secret()
	deadline := time.Now().Add(c.patience)
	for pause := 20 * time.Millisecond; ; pause = min(2*pause, time.Second) {
		err := c.once(ctx, method, path, token, key, body, out)
		if !again(err) || time.Now().After(deadline) || ctx.Err() != nil {
			return err
		}
		time.Sleep(pause)
	}
}

// again says whether a repetition may help: no answer, the word that the server is busy or failed in the middle, or the gateway's
// throttling, which has no code of ours as a used quota has.
func again(err error) bool {
	if err == nil {
		return false
	}
	var p *Problem
	if !errors.As(err, &p) {
		return true
	}
	return p.Status >= http.StatusInternalServerError || (p.Status == http.StatusTooManyRequests && p.Code == "")
}

func (c *Cloud) once(ctx context.Context, method, path, token, key string, body []byte, out any) error {
	r, err := http.NewRequestWithContext(ctx, method, c.base+path, bytes.NewReader(body))
	if err != nil {
		return err
	}
	if body != nil {
		r.Header.Set("Content-Type", "application/json")
	}
	if token != "" {
		r.Header.Set("Authorization", "Bearer "+token)
	}
	if method != http.MethodGet {
		r.Header.Set("Idempotency-Key", key)
	}
	resp, err := c.http.Do(r)
	if err != nil {
		return err
	}
	defer func() { _ = resp.Body.Close() }()
	answer, err := io.ReadAll(resp.Body)
	if err != nil {
		return err
	}
	if resp.StatusCode >= http.StatusMultipleChoices {
		p := &Problem{Method: method, Path: path, Body: string(answer)}
		_ = json.Unmarshal(answer, p)
		p.Status = resp.StatusCode
		return p
	}
	if out == nil || len(answer) == 0 {
		return nil
	}
	if text, plain := out.(*string); plain {
		*text = string(answer)
		return nil
	}
	if err := json.Unmarshal(answer, out); err != nil {
		return fmt.Errorf("%s %s: %w", method, path, err)
	}
	return nil
}
