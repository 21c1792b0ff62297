package object

import (
	"net/http"
	"slices"
	"strings"
)

// kept are stored with an object and returned with it.
var kept = []string{"Content-Type", "Cache-Control", "Content-Disposition", "Content-Language", "Expires"}

// understood are x-amz- headers with a meaning here or with none that matters; any other is refused by name, because
// ignoring an ACL or a lock would be a lie.
var understood = []string{"X-Amz-Date", "X-Amz-Content-Sha256", "X-Amz-Security-Token", "X-Amz-User-Agent", "X-Amz-Trailer",
	"X-Amz-Decoded-Content-Length", "X-Amz-Sdk-Checksum-Algorithm", "X-Amz-Checksum-Mode", "X-Amz-Checksum-Algorithm",
	"X-Amz-Copy-Source", "X-Amz-Metadata-Directive", "X-Amz-Server-Side-Encryption",
	"X-Amz-Server-Side-Encryption-Aws-Kms-Key-Id", "X-Amz-Server-Side-Encryption-Bucket-Key-Enabled"}

const (
	metaPrefix     = "X-Amz-Meta-"
	checksumPrefix = "X-Amz-Checksum-"
)

// storable picks from request headers (or POST form fields) what is stored. Errors: NotImplemented for an unknown x-amz-
// header, InvalidArgument for encryption with another key than the bucket's.
func (s *Service) storable(h http.Header, b Bucket) (map[string]string, error) {
	out := map[string]string{}
	for name, values := range h {
		switch {
		case slices.Contains(kept, name), strings.HasPrefix(name, metaPrefix):
			out[name] = values[0]
		case name == "Content-Encoding":
			if e := strings.Trim(strings.ReplaceAll(values[0], "aws-chunked", ""), ", "); e != "" {
				out[name] = e
			}
		case strings.HasPrefix(name, checksumPrefix), !strings.HasPrefix(name, "X-Amz-"), slices.Contains(understood, name):
		default:
			return nil, refuse(http.StatusNotImplemented, "NotImplemented", "the local cloud does not emulate "+name)
		}
	}
	if out["Content-Type"] == "" {
		out["Content-Type"] = "binary/octet-stream"
	}
	mode, key := h.Get("X-Amz-Server-Side-Encryption"), h.Get("X-Amz-Server-Side-Encryption-Aws-Kms-Key-Id")
	if key != "" && key != b.KMSKeyARN && !strings.HasSuffix(b.KMSKeyARN, "/"+key) {
		return nil, refuse(http.StatusBadRequest, "InvalidArgument", "only the bucket's own key is emulated")
	}
	if b.KMSKeyARN != "" && mode != "AES256" {
		out["X-Amz-Server-Side-Encryption"] = "aws:kms"
		out["X-Amz-Server-Side-Encryption-Aws-Kms-Key-Id"] = b.KMSKeyARN
	} else {
		out["X-Amz-Server-Side-Encryption"] = "AES256"
	}
	return out, nil
}

// describe sets an object's headers on an answer that has its content or stands for it. Checksums are returned on
// request only.
func describe(h http.Header, m meta, checksums bool) {
	for name, v := range m.Headers {
		if checksums || !strings.HasPrefix(name, checksumPrefix) {
			h.Set(name, v)
		}
	}
	h.Set("Etag", `"`+m.ETag+`"`)
}
