package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"kikite/infra/topology"
)

// project is a small module of two functions, one of which uses a shared package.
type project struct {
	*testing.T
	root string
}

func newProject(t *testing.T) project {
	t.Helper()
	p := project{T: t, root: t.TempDir()}
	p.write("go.mod", "module kikite\n\ngo 1.26\n")
	p.write("shared/greet/greet.go", "package greet\n\n// Hello greets.\nconst Hello = \"hello\"\n")
	p.write("functions/booking/api/main.go", "package main\n\nimport \"kikite/shared/greet\"\n\nfunc main() { println(greet.Hello) }\n")
	p.write("functions/booking/worker/main.go", "package main\n\nfunc main() { println(\"worker\") }\n")
	return p
}

func (p project) write(name, content string) {
	p.Helper()
	path := filepath.Join(p.root, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		p.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		p.Fatal(err)
	}
}

func functions(names ...string) []topology.Function {
	out := make([]topology.Function, len(names))
	for i, n := range names {
		context, name, _ := strings.Cut(n, "/")
		out[i] = topology.Function{Context: context, Name: name, Source: n}
	}
	return out
}

// build runs the builder and returns what it said it built.
func (p project) build(names ...string) ([]string, error) {
	p.Helper()
	var out bytes.Buffer
	b := builder{root: p.root, arch: runtime.GOARCH, out: &out}
	err := b.run(context.Background(), functions(names...))
	built := strings.Fields(strings.ReplaceAll(out.String(), "building ", ""))
	slices.Sort(built)
	return built, err
}

func (p project) mustBuild(want ...string) {
	p.Helper()
	got, err := p.build("booking/api", "booking/worker")
	if err != nil || !slices.Equal(got, want) {
		p.Fatalf("built %v, %v; want %v", got, err, want)
	}
}

func (p project) binary(name string) []byte {
	p.Helper()
	b, err := os.ReadFile(filepath.Join(p.root, "build", name, "bootstrap"))
	if err != nil {
		p.Fatal(err)
	}
	return b
}

func TestBuildsOnlyWhatChanged(t *testing.T) {
	t.Parallel()
	p := newProject(t)
	p.mustBuild("build/booking-api", "build/booking-worker")
	p.mustBuild()
	before := p.binary("booking-api")
	p.write("shared/greet/greet.go", "package greet\n\n// Hello greets.\nconst Hello = \"good morning\"\n")
	p.mustBuild("build/booking-api")
	if bytes.Equal(before, p.binary("booking-api")) {
		t.Error("the binary is still the old one")
	}
	if err := os.Remove(filepath.Join(p.root, "build", "booking-worker", "bootstrap")); err != nil {
		t.Fatal(err)
	}
	p.mustBuild("build/booking-worker")
}

func TestSameSourceGivesSameBinaryElsewhere(t *testing.T) {
	t.Parallel()
	one, two := newProject(t), newProject(t)
	one.mustBuild("build/booking-api", "build/booking-worker")
	two.mustBuild("build/booking-api", "build/booking-worker")
	if !bytes.Equal(one.binary("booking-api"), two.binary("booking-api")) {
		t.Error("the binary depends on where it was built")
	}
}

func TestStampChangesWithABinaryOnly(t *testing.T) {
	t.Parallel()
	p := newProject(t)
	p.mustBuild("build/booking-api", "build/booking-worker")
	stamp := filepath.Join(p.root, "build", "lambdas.stamp")
	if err := os.Remove(stamp); err != nil {
		t.Fatal(err)
	}
	p.mustBuild()
	if _, err := os.Stat(stamp); err == nil {
		t.Error("a stamp although nothing changed")
	}
	p.write("functions/booking/worker/main.go", "package main\n\nfunc main() { println(\"other\") }\n")
	p.mustBuild("build/booking-worker")
	if _, err := os.Stat(stamp); err != nil {
		t.Error("a new binary left no stamp: the templates would name the old one")
	}
}

func TestMissingFunction(t *testing.T) {
	t.Parallel()
	p := newProject(t)
	if _, err := p.build("booking/api", "mailer/worker"); err == nil || !strings.Contains(err.Error(), "functions/mailer/worker/main.go") {
		t.Errorf("error %v does not name the missing function", err)
	}
}

func TestBrokenSourceIsNamedAndLeavesTheOldBinary(t *testing.T) {
	t.Parallel()
	p := newProject(t)
	p.mustBuild("build/booking-api", "build/booking-worker")
	before := p.binary("booking-worker")
	p.write("functions/booking/worker/main.go", "package main\n\nfunc main() { undefined() }\n")
	if _, err := p.build("booking/api", "booking/worker"); err == nil || !strings.Contains(err.Error(), "booking/worker") {
		t.Errorf("error %v", err)
	}
	if !bytes.Equal(before, p.binary("booking-worker")) {
		t.Error("the old binary is gone")
	}
}

func TestRunRefusesAWrongStage(t *testing.T) {
	t.Parallel()
	err := run(context.Background(), func(k string) string { return map[string]string{"KIKITE_STAGE": "NO"}[k] }, &bytes.Buffer{})
	if err == nil || !strings.Contains(err.Error(), "KIKITE_STAGE") {
		t.Errorf("error %v", err)
	}
}
