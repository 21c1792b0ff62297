package topology

import (
	"io/fs"
	"path"
	"slices"
	"strings"
)

// The files of the built client that answer for paths.
const (
	IndexFile = "index.html" // the start page; also every page of which there is no file, unless there is AppFile
	AppFile   = "app.html"   // an empty page for those, where the start page has a text of its own
)

// Pages are what a built client has: files that answer for one path each, and the file for all other paths.
type Pages struct {
	Paths []string // "/about" where there is about.html, in order
	Rest  string   // name of the file for the client's other paths
}

// PagesOf looks into the folder of a built client; what cannot be read is not there.
func PagesOf(dist fs.FS) Pages {
	pages := Pages{Paths: []string{}, Rest: IndexFile}
	_ = fs.WalkDir(dist, ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err == nil && d.IsDir() && name+"/" == AssetsPrefix:
			return fs.SkipDir
		case err != nil || d.IsDir() || path.Ext(name) != ".html" || name == IndexFile:
		case name == AppFile:
			pages.Rest = AppFile
		default:
			pages.Paths = append(pages.Paths, "/"+strings.TrimSuffix(name, ".html"))
		}
		return nil
	})
	slices.Sort(pages.Paths)
	return pages
}

// File is the file that answers for a path without a slash at its end; "" for the names of files, which answer for themselves.
func (p Pages) File(at string) string {
	switch {
	case at == "" || at == "/":
		return IndexFile
	case slices.Contains(p.Paths, at):
		return at[1:] + ".html"
	case path.Ext(at) == "":
		return p.Rest
	}
	return ""
}
