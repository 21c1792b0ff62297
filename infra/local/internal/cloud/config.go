package cloud

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// Config says what to run and where.
type Config struct {
	Assembly string // directory of the synthesized templates (cdk.out)
	Data     string // directory for everything that lasts
	Web      string // directory of the built web client, which may be missing; or the http address of a server that builds it
	Port     int    // 0 = the port of the last run in Data, or any free one
	WorkDir  string // where the search for the DynamoDB engine begins
	Getenv   func(string) string
	Progress io.Writer // one line for each step of the start
	Log      *slog.Logger
}

// addressFile holds the URL of a running local cloud; it is written when everything answers.
func (c Config) addressFile() string { return filepath.Join(c.Data, "address") }

func (c Config) say(format string, args ...any) {
	_, _ = fmt.Fprintf(c.Progress, format+"\n", args...) // progress is no reason to stop
}

// prepare makes the data directory.
func (c Config) prepare() error {
	if err := os.MkdirAll(c.Data, 0o700); err != nil {
		return fmt.Errorf("data directory: %w", err)
	}
	return nil
}

// listen opens the address. Sign-in tokens and presigned URLs hold the port, so that port 0 prefers the last one.
func (c Config) listen(ctx context.Context) (net.Listener, int, error) {
	var open net.ListenConfig
	if c.Port == 0 {
		if last := c.lastPort(); last != 0 {
			if l, err := open.Listen(ctx, "tcp", loopback(last)); err == nil {
				return l, last, nil
			}
		}
	}
	l, err := open.Listen(ctx, "tcp", loopback(c.Port))
	if err != nil {
		return nil, 0, fmt.Errorf("port %d is taken (choose another with --port): %w", c.Port, err)
	}
	return l, l.Addr().(*net.TCPAddr).Port, nil
}

func loopback(port int) string { return "127.0.0.1:" + strconv.Itoa(port) }

// lastPort is the port of the last run, 0 if there was none.
func (c Config) lastPort() int {
	raw, err := os.ReadFile(c.portFile())
	if err != nil {
		return 0
	}
	port, err := strconv.Atoi(strings.TrimSpace(string(raw)))
	if err != nil {
		return 0
	}
	return port
}

func (c Config) portFile() string { return filepath.Join(c.Data, "port") }

// publish tells other programs the address; before it, nothing is known of this run.
func (c Config) publish(address string) error {
	return os.WriteFile(c.addressFile(), []byte(address+"\n"), 0o600)
}

func (c Config) unpublish() error {
	if err := os.Remove(c.addressFile()); err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	return nil
}
