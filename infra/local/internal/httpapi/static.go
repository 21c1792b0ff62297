package httpapi

import (
	"errors"
	"io/fs"
	"net/http"
	"os"
	"path"
	"strings"

	"kikite/infra/topology"
)

// serveFile sends a file of the web client as CloudFront does. Paths that are no file are the client's own routes and get the page that
// was written for them or the one for all, but a missing asset is a 404: a browser must not take a page for a script.
func (s *Server) serveFile(w http.ResponseWriter, r *http.Request) {
	if s.builder != nil {
		s.builder.ServeHTTP(w, r)
		return
	}
	for name, value := range s.cfg.Headers {
		w.Header().Set(name, value)
	}
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "Method Not Allowed", http.StatusMethodNotAllowed)
		return
	}
	clean := path.Clean("/" + r.URL.Path)
	name, page := clean[1:], s.pages().File(clean)
	if page != "" {
		name = page
	}
	file, info, err := s.open(name)
	switch {
	case err != nil && name == page:
		s.welcome(w)
		return
	case err != nil:
		http.Error(w, "Not Found", http.StatusNotFound)
		return
	}
	defer func() { _ = file.Close() }()
	w.Header().Set("Cache-Control", cacheControl(name))
	if s.sendPacked(w, r, name, file, info) {
		return
	}
	http.ServeContent(w, r, name, info.ModTime(), file)
}

// pages looks anew at each request: the client may be built while the local cloud runs.
func (s *Server) pages() topology.Pages {
	if s.cfg.WebDir == "" {
		return topology.Pages{Rest: topology.IndexFile}
	}
	return topology.PagesOf(os.DirFS(s.cfg.WebDir))
}

// open never leaves the client's directory, not even over a symbolic link. A directory does not exist.
func (s *Server) open(name string) (*os.File, fs.FileInfo, error) {
	if s.cfg.WebDir == "" {
		return nil, nil, fs.ErrNotExist
	}
	file, err := os.OpenInRoot(s.cfg.WebDir, name)
	if err != nil {
		return nil, nil, err
	}
	info, err := file.Stat()
	if err == nil && info.IsDir() {
		err = fs.ErrNotExist
	}
	if err != nil {
		return nil, nil, errors.Join(err, file.Close())
	}
	return file, info, nil
}

func cacheControl(name string) string {
	if strings.HasPrefix(name, topology.AssetsPrefix) {
		return topology.KeepForever
	}
	return topology.AskAgain
}
