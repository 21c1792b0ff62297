package object

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
)

// target is what a request is about; Key is "" for the bucket itself.
type target struct{ Bucket, Key string }

// address reads bucket and key from a path-style or virtual-host-style request. ok is false if the path is no
// valid URL path; the bucket may be unknown.
func (s *Service) address(r *http.Request) (t target, ok bool) {
	path := strings.TrimPrefix(r.URL.EscapedPath(), "/")
	first, _, dotted := strings.Cut(r.Host, ".")
	if _, known := s.buckets[first]; dotted && known {
		key, err := url.PathUnescape(path)
		return target{first, key}, err == nil
	}
	bucket, rest, _ := strings.Cut(path, "/")
	key, err := url.PathUnescape(rest)
	return target{bucket, key}, err == nil && bucket != ""
}

// signing are query parameters that presigning adds; x-id and the checksum mode are added by SDKs.
var signing = []string{"X-Amz-Algorithm", "X-Amz-Credential", "X-Amz-Date", "X-Amz-Expires", "X-Amz-SignedHeaders",
	"X-Amz-Signature", "X-Amz-Security-Token", "X-Amz-Content-Sha256", "x-id", "x-amz-checksum-mode", "X-Amz-Checksum-Mode"}

// queryIs says whether the query has all of required and nothing beyond them, optional and signing parameters:
// ?tagging, ?acl, ?uploads and the like are other operations, not emulated.
func queryIs(r *http.Request, required, optional []string) bool {
	q := r.URL.Query()
	for _, name := range required {
		if !q.Has(name) {
			return false
		}
	}
	for name := range q {
		if !slices.Contains(required, name) && !slices.Contains(optional, name) && !slices.Contains(signing, name) {
			return false
		}
	}
	return true
}

// match makes an operation's Match: method, on an object or a bucket, and its query parameters.
func (s *Service) match(method string, onObject bool, required, optional []string) func(*http.Request) bool {
	return func(r *http.Request) bool {
		t, ok := s.address(r)
		return ok && r.Method == method && (t.Key != "") == onObject && queryIs(r, required, optional)
	}
}
