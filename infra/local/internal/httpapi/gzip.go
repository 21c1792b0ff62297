package httpapi

import (
	"bytes"
	"compress/gzip"
	"io"
	"io/fs"
	"mime"
	"net/http"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"
)

// What CloudFront compresses: files of these kinds between these sizes in bytes.
const (
	leastPacked = 1000
	mostPacked  = 10_000_000
)

var packedKinds = []string{".css", ".html", ".js", ".json", ".map", ".mjs", ".svg", ".txt", ".webmanifest", ".xml"}

// packed is a file's text, compressed.
type packed struct {
	modified time.Time // of the file that it was made from
	size     int64
	body     []byte
}

// sendPacked sends a file compressed where that helps and the browser takes it; false where it does not. Each file is compressed once.
func (s *Server) sendPacked(w http.ResponseWriter, r *http.Request, name string, file *os.File, info fs.FileInfo) bool {
	if !slices.Contains(packedKinds, path.Ext(name)) || info.Size() < leastPacked || info.Size() > mostPacked {
		return false
	}
	w.Header().Add("Vary", "Accept-Encoding")
	if !takesGzip(r.Header.Get("Accept-Encoding")) {
		return false
	}
	p, err := s.pack(name, file, info)
	if err != nil {
		s.deps.Log.Warn("file not compressed", "file", name, "error", err)
		_, err = file.Seek(0, io.SeekStart)
		return err != nil // then nothing can be sent
	}
	w.Header().Set("Content-Type", mime.TypeByExtension(path.Ext(name)))
	w.Header().Set("Content-Encoding", "gzip")
	w.Header().Set("Content-Length", strconv.Itoa(len(p.body)))
	http.ServeContent(w, r, name, info.ModTime(), bytes.NewReader(p.body))
	return true
}

func (s *Server) pack(name string, file io.Reader, info fs.FileInfo) (packed, error) {
	if have, ok := s.packed.Load(name); ok {
		if p := have.(packed); p.modified.Equal(info.ModTime()) && p.size == info.Size() {
			return p, nil
		}
	}
	var out bytes.Buffer
	z := gzip.NewWriter(&out)
	if _, err := io.Copy(z, file); err != nil {
		return packed{}, err
	}
	if err := z.Close(); err != nil {
		return packed{}, err
	}
	p := packed{info.ModTime(), info.Size(), out.Bytes()}
	s.packed.Store(name, p)
	return p, nil
}

// takesGzip reads an Accept-Encoding.
func takesGzip(accepted string) bool {
	for offer := range strings.SplitSeq(accepted, ",") {
		coding, quality, _ := strings.Cut(strings.ReplaceAll(offer, " ", ""), ";q=")
		if coding == "gzip" || coding == "*" {
			q, err := strconv.ParseFloat(quality, 64)
			return quality == "" || err == nil && q > 0
		}
	}
	return false
}
