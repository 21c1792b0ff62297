package object

import (
	"os"
	"path/filepath"
)

// blobs are immutable files with random names; which object a blob belongs to stands in the state file. A name is never
// derived from a key, so no key can reach outside the folder.
type blobs struct {
	folder string
	newID  func() string
}

func openBlobs(folder string, newID func() string) (*blobs, error) {
	b := &blobs{folder: folder, newID: newID}
	for _, sub := range []string{"new", "done"} {
		if err := os.MkdirAll(filepath.Join(folder, sub), 0o700); err != nil {
			return nil, err
		}
	}
	return b, nil
}

// write returns the name of a new blob whose content is on disk, its directory entry included.
func (b *blobs) write(content []byte) (name string, err error) {
	name = b.newID()
	draft := filepath.Join(b.folder, "new", name)
	f, err := os.OpenFile(draft, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return "", err
	}
	_, err = f.Write(content)
	if err == nil {
		err = f.Sync()
	}
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = os.Rename(draft, b.path(name))
	}
	if err != nil {
		_ = os.Remove(draft)
		return "", err
	}
	return name, syncFolder(filepath.Join(b.folder, "done"))
}

func (b *blobs) path(name string) string { return filepath.Join(b.folder, "done", name) }

func (b *blobs) open(name string) (*os.File, error) { return os.Open(b.path(name)) }

// remove forgets a blob that nothing refers to any more; if that fails, the next start sweeps it.
func (b *blobs) remove(name string) {
	if name != "" {
		_ = os.Remove(b.path(name))
	}
}

// sweep removes drafts, and blobs that are not live: writes that were cut off before they were acknowledged.
func (b *blobs) sweep(live map[string]bool) error {
	for _, sub := range []string{"new", "done"} {
		entries, err := os.ReadDir(filepath.Join(b.folder, sub))
		if err != nil {
			return err
		}
		for _, e := range entries {
			if sub == "done" && live[e.Name()] {
				continue
			}
			if err := os.Remove(filepath.Join(b.folder, sub, e.Name())); err != nil {
				return err
			}
		}
	}
	return nil
}

func syncFolder(path string) error {
	d, err := os.Open(path)
	if err != nil {
		return err
	}
	defer func() { _ = d.Close() }()
	return d.Sync()
}
