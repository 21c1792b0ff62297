package object

import (
	"bufio"
	"bytes"
	"crypto/md5"  // Content-MD5 is part of the API
	"crypto/sha1" // x-amz-checksum-sha1 is part of the API
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"hash"
	"hash/crc32"
	"hash/crc64"
	"io"
	"net/http"
	"strconv"
	"strings"
)

// decodeBody undoes aws-chunked framing and checks every digest the request carries, so that a damaged upload is
// refused as S3 refuses it. The checksums that were right are returned under their header names.
func decodeBody(h http.Header, raw []byte) (content []byte, checksums map[string]string, err error) {
	content, digests := raw, h
	switch kind := h.Get("X-Amz-Content-Sha256"); {
	case kind == "STREAMING-UNSIGNED-PAYLOAD-TRAILER":
		var trailer http.Header
		if content, trailer, err = unchunk(raw); err != nil {
			return nil, nil, err
		}
		digests = h.Clone()
		for name, v := range trailer {
			digests[name] = v
		}
		if n := h.Get("X-Amz-Decoded-Content-Length"); n != strconv.Itoa(len(content)) {
			return nil, nil, refuse(http.StatusBadRequest, "IncompleteBody", "x-amz-decoded-content-length does not match the body")
		}
	case strings.HasPrefix(kind, "STREAMING-"):
		return nil, nil, refuse(http.StatusNotImplemented, "NotImplemented", "the local cloud does not emulate "+kind)
	case len(kind) == sha256.Size*2:
		if sum := sha256.Sum256(content); kind != hex.EncodeToString(sum[:]) {
			return nil, nil, refuse(http.StatusBadRequest, "XAmzContentSHA256Mismatch", "x-amz-content-sha256 does not match the body")
		}
	}
	checksums, err = verify(digests, content)
	return content, checksums, err
}

// nvme is the reversed polynomial of CRC-64/NVME, S3's default for whole objects.
const nvme = 0x9a6c9329ac4bc9b5

func verify(h http.Header, content []byte) (map[string]string, error) {
	right := map[string]string{}
	for name, digest := range map[string]hash.Hash{
		"Content-Md5":              md5.New(),
		"X-Amz-Checksum-Sha1":      sha1.New(),
		"X-Amz-Checksum-Sha256":    sha256.New(),
		"X-Amz-Checksum-Crc32":     crc32.NewIEEE(),
		"X-Amz-Checksum-Crc32c":    crc32.New(crc32.MakeTable(crc32.Castagnoli)),
		"X-Amz-Checksum-Crc64nvme": crc64.New(crc64.MakeTable(nvme)),
	} {
		want := h.Get(name)
		if want == "" {
			continue
		}
		digest.Write(content) // a hash never fails
		if base64.StdEncoding.EncodeToString(digest.Sum(nil)) != want {
			return nil, refuse(http.StatusBadRequest, "BadDigest", name+" does not match the body")
		}
		if name != "Content-Md5" {
			right[name] = want
		}
	}
	return right, nil
}

// unchunk reads "<hex size>[;extension]\r\n<bytes>\r\n" until size 0, then trailer lines.
func unchunk(raw []byte) ([]byte, http.Header, error) {
	broken := refuse(http.StatusBadRequest, "IncompleteBody", "the aws-chunked body is malformed")
	r := bufio.NewReader(bytes.NewReader(raw))
	content, trailer := make([]byte, 0, len(raw)), http.Header{}
	for {
		line, err := r.ReadString('\n')
		if err != nil {
			return nil, nil, broken
		}
		size, _, _ := strings.Cut(strings.TrimRight(line, "\r\n"), ";")
		n, err := strconv.ParseUint(size, 16, 31)
		if err != nil || n > uint64(len(raw)) {
			return nil, nil, broken
		}
		if n == 0 {
			break
		}
		start := len(content)
		content = content[:start+int(n)]
		if _, err := io.ReadFull(r, content[start:]); err != nil {
			return nil, nil, broken
		}
		if end, err := r.ReadString('\n'); err != nil || strings.TrimRight(end, "\r\n") != "" {
			return nil, nil, broken
		}
	}
	for {
		line, err := r.ReadString('\n')
		line = strings.TrimRight(line, "\r\n")
		if name, value, ok := strings.Cut(line, ":"); ok {
			trailer.Set(strings.TrimSpace(name), strings.TrimSpace(value))
		}
		if err != nil || line == "" {
			return content, trailer, nil
		}
	}
}
