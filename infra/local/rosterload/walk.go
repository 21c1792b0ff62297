package main

import (
	"context"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"

	"bytes"

	"kikite/infra/local/seed/roster"
)

// upload is where a roster stands, as HR's page sees it.
type upload struct {
	Status string         `json:"status"`
	Rows   int            `json:"rows"`
	Stored int            `json:"stored"`
	Counts map[string]int `json:"counts"`
}

// walk uploads one roster after another.
func (l *load) walk(ctx context.Context) error {
	people := roster.Generate(l.seed, l.people)
	text, err := roster.ShiftJISCSV(people)
	if err != nil {
		return err
	}
	moved := change(people)
	book, err := workbook(moved)
	if err != nil {
		return err
	}
	back, err := workbook(people)
	if err != nil {
		return err
	}
	n, tenth := l.people, l.people/10
	for _, step := range []struct {
		name  string
		file  []byte
		means map[string]int
		harm  func(context.Context) error
	}{
		{"Shift_JIS", text, map[string]int{"added": n}, nil},
		{"the same again", text, map[string]int{"unchanged": n}, nil},
		{"a workbook with a tenth moved, gone and new", book, map[string]int{"changed": tenth, "vanished": tenth, "added": tenth, "unchanged": n - 2*tenth}, nil},
		{"the first people, the importer killed", back, map[string]int{"changed": 2 * tenth, "vanished": tenth, "unchanged": n - 2*tenth}, l.killImporter},
		{"a tenth again, all killed", book, map[string]int{"changed": 2 * tenth, "vanished": tenth, "unchanged": n - 2*tenth}, l.killAll},
	} {
		if err := l.upload(ctx, step.name, step.file, step.means, step.harm); err != nil {
			return fmt.Errorf("%s: %w", step.name, err)
		}
	}
	return l.tooLarge(ctx)
}

// change returns the roster of a later day: the first tenth in another section, the last tenth gone, as many new.
func change(people []roster.Employee) []roster.Employee {
	tenth := len(people) / 10
	out := append([]roster.Employee(nil), people[:len(people)-tenth]...)
	for i := range tenth {
		out[i].Section = "新設課"
		fresh := people[len(people)-1-i]
		fresh.Number, fresh.Email = fmt.Sprintf("N%05d", i), fmt.Sprintf("new%05d@%s", i, roster.Domain)
		out = append(out, fresh)
	}
	return out
}

// upload sends a file, does some harm once rows are being stored, and waits for the end, asking as often as the page does.
func (l *load) upload(ctx context.Context, name string, file []byte, means map[string]int, harm func(context.Context) error) error {
	began := time.Now()
	id, err := l.send(ctx, name, file)
	if err != nil {
		return err
	}
	accepted := time.Since(began)
	harmed := time.Duration(0)
	for {
		l.watch()
		var u upload
		if err := l.hr.Do(ctx, "GET", "/api/signup/roster/uploads/"+id, nil, &u); err != nil {
			return err
		}
		if harm != nil && u.Status == "importing" && u.Stored > 0 {
			at := time.Now()
			if err := harm(ctx); err != nil {
				return err
			}
			harm, harmed = nil, time.Since(at)
			l.say("  %d of %d stored when it was killed", u.Stored, means["added"]+means["changed"]+means["vanished"])
		}
		if u.Status != "waiting" && u.Status != "importing" {
			l.judge(name, u, len(file), accepted, time.Since(began), harmed, means)
			if harm != nil {
				l.fail("%s: it was over before it could be killed", name)
			}
			return nil
		}
		if time.Since(began) > 10*time.Minute {
			return fmt.Errorf("still %s after ten minutes", u.Status)
		}
		time.Sleep(200 * time.Millisecond)
	}
}

func (l *load) judge(name string, u upload, size int, accepted, took, harmed time.Duration, means map[string]int) {
	l.say("%s (%d KB): accepted in %.1f s, processed in %.1f s%s: %d added, %d changed, %d gone, %d unchanged, %d errors", name, size>>10, accepted.Seconds(),
		took.Seconds(), map[bool]string{true: fmt.Sprintf(" with %.1f s of restarting", harmed.Seconds())}[harmed > time.Second],
		u.Counts["added"], u.Counts["changed"], u.Counts["vanished"], u.Counts["unchanged"], u.Counts["errors"])
	if u.Status != "applied" {
		l.fail("%s: %s", name, u.Status)
	}
	for _, c := range []string{"added", "changed", "vanished", "unchanged", "errors"} {
		if u.Counts[c] != means[c] {
			l.fail("%s: %d %s instead of %d", name, u.Counts[c], c, means[c])
		}
	}
	if accepted > acceptedWithin {
		l.fail("%s: accepted in %v", name, accepted)
	}
	if took > processedWithin {
		l.fail("%s: processed in %v", name, took)
	}
}

// send announces a file and posts it.
func (l *load) send(ctx context.Context, name string, file []byte) (string, error) {
	var form struct {
		ID     string            `json:"roster_id"`
		URL    string            `json:"url"`
		Fields map[string]string `json:"fields"`
	}
	if err := l.hr.Do(ctx, "POST", "/api/signup/roster/uploads", map[string]any{"filename": name, "size": len(file)}, &form); err != nil {
		return "", err
	}
	return form.ID, l.cloud.Post(ctx, form.URL, form.Fields, name, file)
}

// tooLarge posts a file of 100 MB with the form of a small one: the storage takes none of it.
func (l *load) tooLarge(ctx context.Context) error {
	began := time.Now()
	_, err := l.send(ctx, "small.csv", []byte("x"))
	if err != nil {
		return err
	}
	var form struct {
		URL    string            `json:"url"`
		Fields map[string]string `json:"fields"`
	}
	if err := l.hr.Do(ctx, "POST", "/api/signup/roster/uploads", map[string]any{"filename": "a.csv", "size": 1}, &form); err != nil {
		return err
	}
	err = l.cloud.Post(ctx, form.URL, form.Fields, "a.csv", bytes.Repeat([]byte{'a'}, 100<<20))
	if err == nil {
		l.fail("100 MB were taken")
	}
	l.say("100 MB: refused after %.1f s (%v)", time.Since(began).Seconds(), firstLine(err))
	return nil
}

func firstLine(err error) string {
	if err == nil {
		return http.StatusText(http.StatusOK)
	}
	line, _, _ := strings.Cut(err.Error(), "\n")
	return line[:min(len(line), 120)]
}

// watch remembers the most memory that a process of signup's functions had.
func (l *load) watch() {
	for name, pid := range l.functions() {
		raw, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
		if err != nil {
			continue // it ended
		}
		for line := range strings.SplitSeq(string(raw), "\n") {
			if rest, ok := strings.CutPrefix(line, "VmHWM:"); ok {
				kb, _ := strconv.ParseInt(strings.Fields(rest)[0], 10, 64)
				l.peaks[name] = max(l.peaks[name], kb<<10)
			}
		}
	}
}

// functions are the processes of this cloud's functions of signup, one of each.
func (l *load) functions() map[string]int {
	here := []byte("AWS_ENDPOINT_URL=" + l.process.Address)
	paths, _ := filepath.Glob("/proc/[0-9]*/environ")
	out := map[string]int{}
	for _, path := range paths {
		environ, err := os.ReadFile(path)
		if err != nil || !bytes.Contains(environ, here) || !bytes.Contains(environ, []byte("KIKITE_CONTEXT=signup\x00")) {
			continue
		}
		for variable := range bytes.SplitSeq(environ, []byte{0}) {
			if name, ok := bytes.CutPrefix(variable, []byte("KIKITE_FUNCTION=")); ok {
				out["signup-"+string(name)], _ = strconv.Atoi(strings.Split(path, "/")[2])
			}
		}
	}
	return out
}

// killImporter ends the importer as Lambda does with one whose machine fails.
func (l *load) killImporter(context.Context) error {
	pid, ok := l.functions()["signup-importer"]
	if !ok {
		return fmt.Errorf("no importer runs")
	}
	return syscall.Kill(pid, syscall.SIGKILL)
}

// killAll ends the cloud and its engine as a power cut would, and starts them again.
func (l *load) killAll(ctx context.Context) error {
	if err := l.process.Kill(); err != nil {
		return err
	}
	if err := l.process.Start(ctx); err != nil {
		return err
	}
	l.cloud.Moved(l.process.Address)
	return nil
}
