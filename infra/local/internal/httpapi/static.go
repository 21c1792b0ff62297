package httpapi

import (
	"errors"
	"io/fs"
	"net/http"
	"os"
	"path"
	"strings"
)

// securityHeaders of the client's files when the template gives none. Styles may be inline because the component library
// writes them so; scripts may not.
func securityHeaders() map[string]string {
	return map[string]string{
		"Content-Security-Policy": "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; " +
			"font-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'",
		"Cross-Origin-Opener-Policy": "same-origin",
		"Permissions-Policy":         "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
		"Referrer-Policy":            "no-referrer",
		"X-Content-Type-Options":     "nosniff",
		"X-Frame-Options":            "DENY",
	}
}

const indexFile = "index.html"

// serveFile sends a file of the web client. Paths that are no file are the client's own routes and get index.html,
// but a missing asset is a 404: a browser must not take a page for a script.
func (s *Server) serveFile(w http.ResponseWriter, r *http.Request) {
	for name, value := range s.cfg.Headers {
		w.Header().Set(name, value)
	}
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "Method Not Allowed", http.StatusMethodNotAllowed)
		return
	}
	name := strings.TrimPrefix(path.Clean("/"+r.URL.Path), "/")
	if name == "" {
		name = indexFile
	}
	file, info, err := s.open(name)
	if errors.Is(err, fs.ErrNotExist) && path.Ext(name) == "" {
		name = indexFile
		file, info, err = s.open(name)
	}
	switch {
	case err != nil && name == indexFile:
		s.welcome(w)
		return
	case err != nil:
		http.Error(w, "Not Found", http.StatusNotFound)
		return
	}
	defer func() { _ = file.Close() }()
	w.Header().Set("Cache-Control", cacheControl(name))
	http.ServeContent(w, r, name, info.ModTime(), file)
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
		_ = file.Close()
		return nil, nil, err
	}
	return file, info, nil
}

// cacheControl: what the build names by its content never changes; everything else is asked for again.
func cacheControl(name string) string {
	if strings.HasPrefix(name, "assets/") {
		return "public, max-age=31536000, immutable"
	}
	return "no-cache"
}
