package main

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// pkg is what "go list" tells of a package.
type pkg struct {
	ImportPath string
	Dir        string
	Standard   bool
	Module     *struct {
		Path, Version string
		Main          bool
	}
	GoFiles, EmbedFiles []string
	Deps                []string // all, not only the direct ones
}

// sources knows every package that the functions are made of and can say in one hash what a function is made of.
type sources struct {
	packages map[string]pkg
	hashes   map[string]string // of packages
	salt     string            // what else decides the outcome: compiler, flags, processor
}

// listFields is the argument that makes "go list" tell what a pkg holds.
const listFields = "-json=ImportPath,Dir,Standard,Module,GoFiles,EmbedFiles,Deps"

// parse reads what "go list" told with listFields.
func parse(listing, salt string) (*sources, error) {
	s := &sources{packages: map[string]pkg{}, hashes: map[string]string{}, salt: salt}
	for dec := json.NewDecoder(strings.NewReader(listing)); ; {
		var p pkg
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			return s, nil
		} else if err != nil {
			return nil, fmt.Errorf("go list: %w", err)
		}
		s.packages[p.ImportPath] = p
	}
}

// hash identifies everything that a package's binary is made of. Libraries count by version, since go.sum pins their content,
// and the standard library by the compiler's version in the salt.
func (s *sources) hash(path string) (string, error) {
	main, ok := s.packages[path]
	if !ok {
		return "", fmt.Errorf("package %s is not known", path)
	}
	deps := append(slices.Clone(main.Deps), path)
	slices.Sort(deps)
	var all strings.Builder
	all.WriteString(s.salt)
	for _, dep := range deps {
		h, err := s.packageHash(s.packages[dep])
		if err != nil {
			return "", err
		}
		all.WriteString(dep + "=" + h + "\n")
	}
	return sum([]byte(all.String())), nil
}

func (s *sources) packageHash(p pkg) (string, error) {
	switch {
	case p.Standard || p.Module == nil:
		return "std", nil
	case !p.Module.Main && p.Module.Version != "":
		return p.Module.Path + "@" + p.Module.Version, nil
	}
	if h := s.hashes[p.ImportPath]; h != "" {
		return h, nil
	}
	var all strings.Builder
	for _, name := range slices.Concat(p.GoFiles, p.EmbedFiles) {
		content, err := os.ReadFile(filepath.Join(p.Dir, name))
		if err != nil {
			return "", err
		}
		all.WriteString(name + "=" + sum(content) + "\n")
	}
	s.hashes[p.ImportPath] = sum([]byte(all.String()))
	return s.hashes[p.ImportPath], nil
}

func sum(b []byte) string {
	h := sha256.Sum256(b)
	return hex.EncodeToString(h[:])
}
