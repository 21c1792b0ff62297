package object

import (
	"encoding/xml"
	"errors"
	"io"
	"mime/multipart"
	"net/http"
	"net/textproto"
	"net/url"
	"path"
	"strings"

	"kikite/infra/local/internal/awsapi"
)

// Browser uploads: S3 API reference, "POST Object". Fields after the file are ignored, as there.

const maxFields = 64 << 10 // bytes of all form fields before the file

// form is an upload: lower-case field names, the file and its name.
type form struct {
	fields   map[string]string
	file     []byte
	fileName string
}

func (s *Service) servePost(w http.ResponseWriter, r *http.Request, bucket string) error {
	r.Body = http.MaxBytesReader(w, r.Body, maxUpload)
	f, err := readForm(r)
	if err != nil {
		return err
	}
	f.fields["bucket"] = bucket
	if f.fields["key"] == "" {
		return refuse(http.StatusBadRequest, "InvalidArgument", "Bucket POST must contain a field named 'key'.")
	}
	caller, err := s.checkPolicy(f)
	if err != nil {
		return err
	}
	f.fields["key"] = strings.ReplaceAll(f.fields["key"], "${filename}", f.fileName)
	t := target{bucket, f.fields["key"]}
	if err := s.Authorizer.Authorize(r.Context(), caller, s.withKey(t, "kms:GenerateDataKey", on("s3:PutObject", t))); err != nil {
		return err
	}
	m, err := s.store(t, f.headers(), f.file, "ObjectCreated:Post")
	if err != nil {
		return err
	}
	return uploaded(w, r, t, m, f.fields["success_action_status"])
}

func readForm(r *http.Request) (form, error) {
	f := form{fields: map[string]string{}}
	malformed := refuse(http.StatusBadRequest, "MalformedPOSTRequest", "The body of your POST request is not well-formed multipart/form-data.")
	parts, err := r.MultipartReader()
	if err != nil {
		return f, malformed
	}
	for left := int64(maxFields); ; {
		p, err := parts.NextPart()
		if errors.Is(err, io.EOF) {
			return f, refuse(http.StatusBadRequest, "InvalidArgument", "POST requires exactly one file upload per request.")
		}
		if err != nil {
			return f, malformed
		}
		name := strings.ToLower(p.FormName())
		if name == "file" {
			return f, f.readFile(p)
		}
		value, err := io.ReadAll(io.LimitReader(p, left+1))
		if left -= int64(len(value)); err != nil || left < 0 {
			return f, malformed
		}
		f.fields[name] = string(value)
	}
}

func (f *form) readFile(p *multipart.Part) (err error) {
	f.fileName = path.Base(strings.ReplaceAll(p.FileName(), `\`, "/"))
	if f.file, err = io.ReadAll(p); err != nil {
		return tooLarge(err)
	}
	return nil
}

// headers are the fields that S3 treats as the request's headers.
func (f *form) headers() http.Header {
	h := http.Header{}
	for name, v := range f.fields {
		switch name {
		case "x-amz-algorithm", "x-amz-credential", "x-amz-signature", "x-amz-date", "x-amz-security-token":
		case "acl", "tagging", "success_action_redirect", "redirect":
			h.Set("X-Amz-"+name, v) // not emulated: refused by name further on
		default:
			h.Set(textproto.CanonicalMIMEHeaderKey(name), v)
		}
	}
	return h
}

// uploaded answers with the status that the form asks for; anything but 200 and 201 means 204.
func uploaded(w http.ResponseWriter, r *http.Request, t target, m meta, status string) error {
	location := (&url.URL{Scheme: "http", Host: r.Host, Path: "/" + t.Bucket + "/" + t.Key}).String()
	answer(w.Header(), m)
	w.Header().Set("Location", location)
	switch status {
	case "201":
		return writeXML(w, http.StatusCreated, struct {
			XMLName  xml.Name `xml:"PostResponse"`
			Location string
			Bucket   string
			Key      string
			ETag     string
		}{Location: location, Bucket: t.Bucket, Key: t.Key, ETag: `"` + m.ETag + `"`})
	case "200":
		w.WriteHeader(http.StatusOK)
	default:
		w.WriteHeader(http.StatusNoContent)
	}
	return nil
}

// checkPolicy verifies the form's signature, then its policy. It returns whose credentials signed it.
func (s *Service) checkPolicy(f form) (awsapi.Caller, error) {
	if f.fields["policy"] == "" || f.fields["x-amz-signature"] == "" || f.fields["x-amz-algorithm"] != algorithm {
		return awsapi.Caller{}, refuse(http.StatusForbidden, "AccessDenied", "Access Denied: the form is not signed")
	}
	c, err := parseScope(f.fields["x-amz-credential"])
	if err != nil {
		return awsapi.Caller{}, err
	}
	secret, caller, ok := s.Secrets.Secret(c.accessKey)
	if !ok {
		return caller, refuse(http.StatusForbidden, "InvalidAccessKeyId", "The access key does not exist.")
	}
	if !equal(c.sign(secret, f.fields["policy"]), f.fields["x-amz-signature"]) {
		return caller, errSignature
	}
	return caller, f.meets(f.fields["policy"], s.RealTime())
}
