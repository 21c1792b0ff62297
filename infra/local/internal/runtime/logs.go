package runtime

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"
)

const (
	ringLines   = 500       // newest lines per function in memory
	maxLine     = 256 << 10 // CloudWatch's limit of an event; longer lines are cut into pieces
	maxLogBytes = 32 << 20  // of a file, before it becomes <function>.log.1
)

// LogLine is one line that a function wrote or that the runtime wrote about it.
type LogLine struct {
	At   time.Time // machine's time
	Text string
}

// logs keeps the output of all functions: a file each, and a ring for the console.
type logs struct {
	dir string

	mu    sync.Mutex
	files map[string]*logFile
}

type logFile struct {
	file *os.File
	size int64
	ring []LogLine
}

func openLogs(dir string) (*logs, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("log directory: %w", err)
	}
	return &logs{dir: dir, files: map[string]*logFile{}}, nil
}

// line appends one line. Trouble with the disk must not fail an invocation: the ring still has the line.
func (l *logs) line(function, text string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	f := l.files[function]
	if f == nil {
		f = &logFile{}
		l.files[function] = f
	}
	f.ring = append(f.ring, LogLine{At: time.Now(), Text: text})
	if len(f.ring) > ringLines {
		f.ring = slices.Delete(f.ring, 0, len(f.ring)-ringLines)
	}
	if f.open(filepath.Join(l.dir, function+".log")) == nil {
		n, _ := f.file.WriteString(text + "\n")
		f.size += int64(n)
	}
}

func (f *logFile) open(path string) error {
	if f.file != nil && f.size > maxLogBytes {
		err := errors.Join(f.file.Close(), os.Rename(path, path+".1"))
		f.file, f.size = nil, 0
		if err != nil {
			return err
		}
	}
	if f.file != nil {
		return nil
	}
	file, err := os.OpenFile(path, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600) //nolint:gosec // name from the template
	if err != nil {
		return err
	}
	if info, err := file.Stat(); err == nil {
		f.size = info.Size()
	}
	f.file = file
	return nil
}

func (l *logs) tail(function string, n int) []LogLine {
	l.mu.Lock()
	defer l.mu.Unlock()
	f := l.files[function]
	if f == nil {
		return nil
	}
	return slices.Clone(f.ring[max(0, len(f.ring)-n):])
}

func (l *logs) close() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	var all []error
	for _, f := range l.files {
		if f.file != nil {
			all = append(all, f.file.Close())
			f.file = nil
		}
	}
	return errors.Join(all...)
}

// lineWriter cuts a process' output into lines.
type lineWriter struct {
	logs     *logs
	function string

	mu   sync.Mutex
	rest []byte
}

func (l *logs) writer(function string) *lineWriter { return &lineWriter{logs: l, function: function} }

// Write implements io.Writer; it never fails.
func (w *lineWriter) Write(p []byte) (int, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.rest = append(w.rest, p...)
	for {
		i := bytes.IndexByte(w.rest, '\n')
		if i < 0 && len(w.rest) < maxLine {
			return len(p), nil
		}
		skip := 1
		if i < 0 || i > maxLine {
			i, skip = maxLine, 0
		}
		w.logs.line(w.function, string(w.rest[:i]))
		w.rest = w.rest[i+skip:]
	}
}

func (w *lineWriter) flush() {
	w.mu.Lock()
	defer w.mu.Unlock()
	if len(w.rest) > 0 {
		w.logs.line(w.function, string(w.rest))
		w.rest = nil
	}
}
