package object

import (
	"encoding/base64"
	"encoding/xml"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"kikite/infra/local/internal/awsapi"
)

const maxPage = 1000 // keys, S3's limit

type listing struct {
	XMLName               xml.Name `xml:"http://s3.amazonaws.com/doc/2006-03-01/ ListBucketResult"`
	Name                  string
	Prefix                string
	Delimiter             string `xml:",omitempty"`
	StartAfter            string `xml:",omitempty"`
	EncodingType          string `xml:",omitempty"`
	MaxKeys               int
	KeyCount              int
	IsTruncated           bool
	ContinuationToken     string `xml:",omitempty"`
	NextContinuationToken string `xml:",omitempty"`
	Contents              []listed
	CommonPrefixes        []commonPrefix
}

type listed struct {
	Key          string
	LastModified string
	ETag         string
	Size         int64
	StorageClass string
}

type commonPrefix struct{ Prefix string }

// listObjects pages through keys in byte order; a continuation token is the last key or common prefix of its page.
func (s *Service) listObjects(w http.ResponseWriter, r *awsapi.Request) error {
	q := r.HTTP.URL.Query()
	bucket := s.at(r).Bucket
	if _, err := s.bucket(bucket); err != nil {
		return err
	}
	out := listing{Name: bucket, Prefix: q.Get("prefix"), Delimiter: q.Get("delimiter"), StartAfter: q.Get("start-after"),
		EncodingType: q.Get("encoding-type"), ContinuationToken: q.Get("continuation-token"), MaxKeys: maxPage}
	if v := q.Get("max-keys"); v != "" {
		n, err := strconv.Atoi(v)
		if err != nil || n < 0 {
			return refuse(http.StatusBadRequest, "InvalidArgument", "max-keys must be a number")
		}
		out.MaxKeys = min(n, maxPage)
	}
	after := out.StartAfter
	if out.ContinuationToken != "" {
		raw, err := base64.URLEncoding.DecodeString(out.ContinuationToken)
		if err != nil {
			return refuse(http.StatusBadRequest, "InvalidArgument", "The continuation token provided is incorrect")
		}
		after = string(raw)
	}
	if err := s.fill(&out, after); err != nil {
		return err
	}
	out.encode()
	return writeXML(w, http.StatusOK, out)
}

// fill adds keys and common prefixes that sort after the given one.
func (s *Service) fill(out *listing, after string) error {
	last := after
	return s.each(out.Name, out.Prefix, func(key string, m meta) bool {
		folder := ""
		if i := strings.Index(key[len(out.Prefix):], out.Delimiter); out.Delimiter != "" && i >= 0 {
			folder = key[:len(out.Prefix)+i+len(out.Delimiter)]
		}
		if key <= after || folder != "" && (folder <= after || folder == last) {
			return true
		}
		if out.KeyCount == out.MaxKeys {
			out.IsTruncated = out.MaxKeys > 0
			if out.IsTruncated {
				out.NextContinuationToken = base64.URLEncoding.EncodeToString([]byte(last))
			}
			return false
		}
		out.KeyCount++
		if folder != "" {
			last = folder
			out.CommonPrefixes = append(out.CommonPrefixes, commonPrefix{folder})
			return true
		}
		last = key
		out.Contents = append(out.Contents, listed{key, xmlTime(m.Modified), `"` + m.ETag + `"`, m.Size, "STANDARD"})
		return true
	})
}

// encode applies encoding-type=url.
func (l *listing) encode() {
	if l.EncodingType != "url" {
		return
	}
	l.Prefix, l.Delimiter, l.StartAfter = url.QueryEscape(l.Prefix), url.QueryEscape(l.Delimiter), url.QueryEscape(l.StartAfter)
	for i := range l.Contents {
		l.Contents[i].Key = url.QueryEscape(l.Contents[i].Key)
	}
	for i := range l.CommonPrefixes {
		l.CommonPrefixes[i].Prefix = url.QueryEscape(l.CommonPrefixes[i].Prefix)
	}
}
