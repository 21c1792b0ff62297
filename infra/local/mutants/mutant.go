package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// mutant is one thing broken. Either the template or the source is changed.
type mutant struct {
	name  string
	steps []string // of the journey, one of which must name it

	stack string                          // template to change
	edit  func(resources resources) error // how
	file  string                          // source to change, and in it
	from  string                          // this text, which must occur once,
	to    string                          // to that one,
	in    map[string]string               // and which functions to build from it: physical name → package
}

type resources map[string]map[string]any

func (m mutant) caughtBy(failure string) bool {
	return slices.ContainsFunc(m.steps, func(s string) bool { return strings.Contains(failure, fmt.Sprintf("step %q", s)) })
}

// make writes the mutated assembly to where. Unchanged files are links.
func (m mutant) make(ctx context.Context, assembly, where string) error {
	if out, err := exec.CommandContext(ctx, "cp", "-al", assembly, where).CombinedOutput(); err != nil {
		return fmt.Errorf("copy the assembly: %w: %s", err, out)
	}
	if m.edit != nil {
		return m.editTemplate(where)
	}
	return m.build(ctx, where)
}

func (m mutant) editTemplate(where string) error {
	path := filepath.Join(where, m.stack+".template.json")
	raw, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	var template map[string]json.RawMessage
	if err := json.Unmarshal(raw, &template); err != nil {
		return err
	}
	var all resources
	if err := json.Unmarshal(template["Resources"], &all); err != nil {
		return err
	}
	if err := m.edit(all); err != nil {
		return err
	}
	if template["Resources"], err = json.Marshal(all); err != nil {
		return err
	}
	if raw, err = json.Marshal(template); err != nil {
		return err
	}
	return replace(path, raw, 0o644)
}

// build compiles the functions with one source replaced (go build -overlay) and puts the binaries in place of theirs.
func (m mutant) build(ctx context.Context, where string) error {
	source, err := os.ReadFile(m.file)
	if err != nil {
		return err
	}
	if n := strings.Count(string(source), m.from); n != 1 {
		return fmt.Errorf("%s holds the text to change %d times instead of once", m.file, n)
	}
	changed, overlay := where+".go.txt", where+".json"
	if err := os.WriteFile(changed, []byte(strings.Replace(string(source), m.from, m.to, 1)), 0o600); err != nil {
		return err
	}
	original, err := filepath.Abs(m.file)
	if err != nil {
		return err
	}
	raw, err := json.Marshal(map[string]map[string]string{"Replace": {original: changed}})
	if err != nil {
		return err
	}
	if err := os.WriteFile(overlay, raw, 0o600); err != nil {
		return err
	}
	for function, pkg := range m.in {
		binary := where + ".bootstrap"
		cmd := exec.CommandContext(ctx, "go", "build", "-overlay", overlay, "-tags", "lambda.norpc", "-o", binary, pkg)
		cmd.Env = append(os.Environ(), "CGO_ENABLED=0")
		if out, err := cmd.CombinedOutput(); err != nil {
			return fmt.Errorf("build %s: %w: %s", pkg, err, out)
		}
		if err := install(where, function, binary); err != nil {
			return err
		}
	}
	return nil
}

// install gives a function a code asset of its own: relays of several contexts share one.
func install(where, function, binary string) error {
	templates, err := filepath.Glob(filepath.Join(where, "*.template.json"))
	if err != nil {
		return err
	}
	for _, path := range templates {
		raw, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		var t struct {
			Resources map[string]struct {
				Type       string
				Properties struct {
					FunctionName any
					Code         struct{ S3Key any }
				}
			}
		}
		if err := json.Unmarshal(raw, &t); err != nil {
			return err
		}
		for _, r := range t.Resources {
			key, _ := r.Properties.Code.S3Key.(string)
			if r.Type != "AWS::Lambda::Function" || r.Properties.FunctionName != function || key == "" {
				continue
			}
			code, err := os.ReadFile(binary)
			if err != nil {
				return err
			}
			return replace(filepath.Join(where, "asset."+strings.TrimSuffix(key, ".zip"), "bootstrap"), code, 0o755)
		}
	}
	return fmt.Errorf("no template has the function %s", function)
}

// replace breaks the link to the original before it writes.
func replace(path string, content []byte, mode os.FileMode) error {
	if err := os.Remove(path); err != nil {
		return err
	}
	return os.WriteFile(path, content, mode)
}
