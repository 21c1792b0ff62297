package object

import (
	"encoding/xml"
	"io"
	"maps"
	"net/http"
	"strings"
	"time"

	"kikite/infra/local/internal/awsapi"
)

const maxKey = 1024 // bytes, S3's limit

func (s *Service) putObject(w http.ResponseWriter, r *awsapi.Request) error {
	m, err := s.store(s.at(r), r.HTTP.Header, r.Body, "ObjectCreated:Put")
	if err != nil {
		return err
	}
	answer(w.Header(), m)
	w.WriteHeader(http.StatusOK)
	return nil
}

// store is the common end of every upload: headers are the request's or the form's.
func (s *Service) store(t target, h http.Header, body []byte, event string) (meta, error) {
	b, err := s.bucket(t.Bucket)
	if err != nil {
		return meta{}, err
	}
	if len(t.Key) > maxKey {
		return meta{}, refuse(http.StatusBadRequest, "KeyTooLongError", "a key has at most 1024 bytes")
	}
	if match := h.Get("If-Match"); match != "" {
		return meta{}, refuse(http.StatusNotImplemented, "NotImplemented", "the local cloud does not emulate If-Match on writes")
	}
	absent := h.Get("If-None-Match")
	if absent != "" && absent != "*" {
		return meta{}, refuse(http.StatusNotImplemented, "NotImplemented", "If-None-Match on writes takes * only")
	}
	content, checksums, err := decodeBody(h, body)
	if err != nil {
		return meta{}, err
	}
	headers, err := s.storable(h, b)
	if err != nil {
		return meta{}, err
	}
	maps.Copy(headers, checksums)
	return s.put(write{Bucket: t.Bucket, Key: t.Key, Content: content, Headers: headers, Event: event, IfAbsent: absent == "*"})
}

// answer sets what S3 returns for a write.
func answer(h http.Header, m meta) {
	h.Set("Etag", `"`+m.ETag+`"`)
	for name, v := range m.Headers {
		if strings.HasPrefix(name, "X-Amz-Server-Side-Encryption") || strings.HasPrefix(name, checksumPrefix) {
			h.Set(name, v)
		}
	}
}

// disposition is the parameter of a GET with what to call the file instead of what is stored with it.
const disposition = "response-content-disposition"

// getObject answers GET and HEAD; http.ServeContent does ranges and conditions.
func (s *Service) getObject(w http.ResponseWriter, r *awsapi.Request) error {
	t := s.at(r)
	m, f, err := s.get(t.Bucket, t.Key)
	if err != nil {
		return s.hide(r.Caller, t, err)
	}
	defer func() { _ = f.Close() }()
	in := r.HTTP
	if strings.Contains(in.Header.Get("Range"), ",") { // S3 ignores several ranges
		in = in.Clone(in.Context())
		in.Header.Del("Range")
	}
	checksums := in.Header.Get("Range") == "" &&
		(strings.EqualFold(in.Header.Get("X-Amz-Checksum-Mode"), "ENABLED") || strings.EqualFold(in.URL.Query().Get("x-amz-checksum-mode"), "ENABLED"))
	describe(w.Header(), m, checksums)
	if as := in.URL.Query().Get(disposition); as != "" {
		w.Header().Set("Content-Disposition", as)
	}
	http.ServeContent(w, in, "", m.Modified, f)
	return nil
}

func (s *Service) deleteObject(w http.ResponseWriter, r *awsapi.Request) error {
	t := s.at(r)
	if err := s.remove(t.Bucket, t.Key); err != nil {
		return err
	}
	w.WriteHeader(http.StatusNoContent)
	return nil
}

type deleteInput struct {
	XMLName xml.Name `xml:"Delete"`
	Quiet   bool
	Objects []struct{ Key, VersionId string } `xml:"Object"` // name of the API
}

func readDelete(body []byte) (deleteInput, error) {
	var in deleteInput
	if err := xml.Unmarshal(body, &in); err != nil || len(in.Objects) == 0 || len(in.Objects) > 1000 {
		return in, refuse(http.StatusBadRequest, "MalformedXML", "Delete needs 1 to 1000 objects")
	}
	for _, o := range in.Objects {
		if o.VersionId != "" {
			return in, refuse(http.StatusNotImplemented, "NotImplemented", "the local cloud has no object versions")
		}
	}
	return in, nil
}

func (s *Service) deleteObjects(w http.ResponseWriter, r *awsapi.Request) error {
	if _, _, err := decodeBody(r.HTTP.Header, r.Body); err != nil {
		return err
	}
	in, err := readDelete(r.Body)
	if err != nil {
		return err
	}
	type deleted struct{ Key string }
	out := struct {
		XMLName xml.Name  `xml:"http://s3.amazonaws.com/doc/2006-03-01/ DeleteResult"`
		Deleted []deleted `xml:"Deleted"`
	}{}
	keys := make([]string, 0, len(in.Objects))
	for _, o := range in.Objects {
		keys = append(keys, o.Key)
		if !in.Quiet {
			out.Deleted = append(out.Deleted, deleted{o.Key})
		}
	}
	if err := s.remove(s.at(r).Bucket, keys...); err != nil {
		return err
	}
	return writeXML(w, http.StatusOK, out)
}

func (s *Service) copyObject(w http.ResponseWriter, r *awsapi.Request) error {
	from, err := copySource(r.HTTP)
	if err != nil {
		return err
	}
	old, f, err := s.get(from.Bucket, from.Key)
	if err != nil {
		return s.hide(r.Caller, from, err)
	}
	defer func() { _ = f.Close() }()
	content, err := io.ReadAll(f)
	if err != nil {
		return err
	}
	t := s.at(r)
	h := r.HTTP.Header.Clone()
	h.Del("X-Amz-Content-Sha256") // of the empty request body
	if h.Get("X-Amz-Metadata-Directive") != "REPLACE" {
		for name, v := range old.Headers {
			h.Set(name, v)
		}
	}
	for name := range h { // the bucket's default key applies to the copy
		if strings.HasPrefix(name, "X-Amz-Server-Side-Encryption") {
			h.Del(name)
		}
	}
	m, err := s.store(t, h, content, "ObjectCreated:Copy")
	if err != nil {
		return err
	}
	return writeXML(w, http.StatusOK, struct {
		XMLName      xml.Name `xml:"http://s3.amazonaws.com/doc/2006-03-01/ CopyObjectResult"`
		LastModified string
		ETag         string
	}{LastModified: xmlTime(m.Modified), ETag: `"` + m.ETag + `"`})
}

func writeXML(w http.ResponseWriter, status int, v any) error {
	raw, err := xml.Marshal(v)
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", "application/xml")
	w.WriteHeader(status)
	_, _ = w.Write(append([]byte(xml.Header), raw...)) // a caller that went away is no error of ours
	return nil
}

func xmlTime(t time.Time) string { return t.UTC().Format("2006-01-02T15:04:05.000Z") }
