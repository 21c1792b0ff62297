package engine

import (
	"context"
	_ "embed"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"sync"
	"time"
)

//go:embed seed.db
var seed []byte

// How long the engine may take to answer after a start, and how long a call waits for a restart.
const startLimit = 20 * time.Second

// Engine is DynamoDB: a supervised process, or a foreign endpoint.
type Engine struct {
	endpoint string
	signer   signer // nil for our own process, which does not check signatures
	http     *http.Client
	log      *slog.Logger
	source   Source
	dir      string

	stop context.CancelFunc
	done chan struct{}

	mu      sync.Mutex
	up      chan struct{} // closed while the process answers; replaced when it dies
	pid     int
	waiting bool // up is open
}

// Start starts the engine with its data in dir, or connects to the foreign endpoint, and returns when it answers.
// The process ends with ours, however ours ends, and is started again when it dies.
func Start(ctx context.Context, source Source, dir string, log *slog.Logger) (*Engine, error) {
	e := &Engine{source: source, dir: dir, log: log, up: make(chan struct{}), waiting: true, done: make(chan struct{}),
		// A pool as large as the functions' concurrency: a closed connection per call would cost a millisecond.
		http: &http.Client{Transport: &http.Transport{MaxIdleConns: 256, MaxIdleConnsPerHost: 256, IdleConnTimeout: time.Minute}}}
	if source.Binary == "" {
		return e, e.connect(ctx)
	}
	if err := prepareFile(e.file()); err != nil {
		return nil, err
	}
	port, err := freePort(ctx)
	if err != nil {
		return nil, err
	}
	e.endpoint = fmt.Sprintf("http://127.0.0.1:%d", port)
	background, stop := context.WithCancel(context.Background())
	e.stop = stop
	go e.supervise(background, port)
	if err := e.Ready(ctx); err != nil {
		e.Close()
		return nil, err
	}
	return e, nil
}

// connect uses a foreign endpoint.
func (e *Engine) connect(ctx context.Context) error {
	e.endpoint = e.source.Endpoint
	s, err := newSigner(e.endpoint, os.Getenv)
	if err != nil {
		return err
	}
	e.signer = s
	limited, cancel := context.WithTimeout(ctx, startLimit)
	defer cancel()
	if err := e.probe(limited); err != nil {
		return fmt.Errorf("the DynamoDB at %s does not answer: %w", e.endpoint, err)
	}
	e.setUp(0)
	return nil
}

// Close ends the process and waits for its end; the file is then complete.
func (e *Engine) Close() {
	if e.stop != nil {
		e.stop()
		<-e.done
	}
}

// Endpoint is the URL of the engine, which stays the same through restarts.
func (e *Engine) Endpoint() string { return e.endpoint }

// PID is the running process, 0 while there is none.
func (e *Engine) PID() int {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.pid
}

// Ready waits until the engine answers. Errors: ctx ended, or it did not come up within 20 s.
func (e *Engine) Ready(ctx context.Context) error {
	e.mu.Lock()
	up := e.up
	e.mu.Unlock()
	timer := time.NewTimer(startLimit)
	defer timer.Stop()
	select {
	case <-up:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	case <-e.done:
		return errors.New("the DynamoDB engine has been stopped")
	case <-timer.C:
		return fmt.Errorf("the DynamoDB engine (%s) did not answer within %s; its messages are in %s", e.source.Binary, startLimit, e.logFile())
	}
}

func (e *Engine) setUp(pid int) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.pid = pid
	if e.waiting {
		close(e.up)
		e.waiting = false
	}
}

func (e *Engine) setDown() {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.pid = 0
	if !e.waiting {
		e.up = make(chan struct{})
		e.waiting = true
	}
}

func (e *Engine) file() string { return filepath.Join(e.dir, "dynamodb.db") }

// pidFile tells tools that kill the engine, to see what survives, whom to kill.
func (e *Engine) pidFile() string { return filepath.Join(e.dir, "engine.pid") }

func (e *Engine) logFile() string { return filepath.Join(e.dir, "dynamodb.log") }

// prepareFile puts the prepared empty database (seed.sql) where there is none yet.
func prepareFile(path string) error {
	if _, err := os.Stat(path); err == nil {
		return nil
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	draft := path + ".new"
	if err := os.WriteFile(draft, seed, 0o600); err != nil {
		return err
	}
	return os.Rename(draft, path)
}

func freePort(ctx context.Context) (int, error) {
	var open net.ListenConfig
	l, err := open.Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		return 0, err
	}
	return l.Addr().(*net.TCPAddr).Port, l.Close()
}
