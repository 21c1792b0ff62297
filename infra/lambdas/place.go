package main

import (
	"os"
	"path/filepath"

	"kikite/infra/topology"
)

// replace puts content in a function's place, unless it is there already. It renames, because a running program cannot be
// written to.
func (b builder) replace(f topology.Function, content []byte) error {
	if old, err := os.ReadFile(b.binary(f)); err == nil && string(old) == string(content) {
		return nil
	}
	if err := os.MkdirAll(filepath.Dir(b.binary(f)), 0o755); err != nil {
		return err
	}
	next := b.binary(f) + ".next"
	if err := os.WriteFile(next, content, 0o755); err != nil {
		return err
	}
	if err := os.Rename(next, b.binary(f)); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(b.root, "build", "lambdas.stamp"), nil, 0o644)
}

func (b builder) binary(f topology.Function) string {
	return filepath.Join(b.root, f.AssetDir(), "bootstrap")
}

func (b builder) stamp(f topology.Function) string {
	return filepath.Join(b.root, "build", ".stamps", filepath.Base(f.AssetDir()))
}
