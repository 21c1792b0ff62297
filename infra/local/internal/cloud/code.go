package cloud

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// pinCode keeps the functions' code under the data directory, as hard links where the file system allows: a synthesis
// replaces the whole assembly, and must not take the code away from functions that start a moment later.
func (c *Cloud) pinCode() error {
	root, err := filepath.Abs(filepath.Join(c.Data, "code")) // a function starts in its own folder
	if err != nil {
		return err
	}
	used := map[string]bool{}
	for i := range c.model.Functions {
		f := &c.model.Functions[i]
		name := filepath.Base(f.CodeDir)
		if !used[name] {
			if err := pin(f.CodeDir, filepath.Join(root, name)); err != nil {
				return fmt.Errorf("code of %s: %w", f.Name, err)
			}
			used[name] = true
		}
		f.CodeDir = filepath.Join(root, name)
	}
	kept, err := os.ReadDir(root)
	if err != nil {
		return err
	}
	for _, d := range kept {
		if !used[d.Name()] {
			if err := os.RemoveAll(filepath.Join(root, d.Name())); err != nil {
				return err
			}
		}
	}
	return nil
}

// pin makes to hold the same files as from, and no others.
func pin(from, to string) error {
	if err := os.RemoveAll(to); err != nil {
		return err
	}
	real, err := filepath.EvalSymlinks(from)
	if err != nil {
		return err
	}
	return filepath.WalkDir(real, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		below, err := filepath.Rel(real, path)
		if err != nil {
			return err
		}
		target := filepath.Join(to, below)
		if d.IsDir() {
			return os.MkdirAll(target, 0o700)
		}
		if os.Link(path, target) == nil {
			return nil
		}
		return copyFile(path, target)
	})
}

// copyFile is for file systems that cannot link: another device, or none at all.
func copyFile(from, to string) (err error) {
	info, err := os.Stat(from)
	if err != nil {
		return err
	}
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer func() { _ = in.Close() }() // was only read
	out, err := os.OpenFile(to, os.O_CREATE|os.O_EXCL|os.O_WRONLY, info.Mode().Perm())
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, out.Close()) }()
	_, err = io.Copy(out, in)
	return err
}
