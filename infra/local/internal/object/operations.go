package object

import (
	"errors"
	"log/slog"
	"net/http"
	"net/url"
	"strings"

	"kikite/infra/local/internal/awsapi"
)

var listQuery = []string{"prefix", "delimiter", "max-keys", "continuation-token", "start-after", "encoding-type", "fetch-owner"}

// operations in the order of matching: CopyObject is a PutObject with a header.
func (s *Service) operations() []awsapi.Operation {
	plain := func(method string) func(*http.Request) bool { return s.match(method, true, nil, nil) }
	copies := func(r *http.Request) bool { return r.Header.Get("X-Amz-Copy-Source") != "" }
	return []awsapi.Operation{
		{Service: "s3", Name: "CopyObject", Permissions: s.permitCopy, Handle: s.handle(s.copyObject),
			Match: func(r *http.Request) bool { return copies(r) && plain(http.MethodPut)(r) }},
		{Service: "s3", Name: "PutObject", Permissions: s.permitPut, Handle: s.handle(s.putObject),
			Match: func(r *http.Request) bool { return !copies(r) && plain(http.MethodPut)(r) }},
		{Service: "s3", Name: "GetObject", Permissions: s.permitGet, Handle: s.handle(s.getObject), Match: s.match(http.MethodGet, true, nil, []string{disposition})},
		{Service: "s3", Name: "HeadObject", Permissions: s.permitGet, Handle: s.handle(s.getObject), Match: plain(http.MethodHead)},
		{Service: "s3", Name: "DeleteObject", Permissions: s.permitDelete, Handle: s.handle(s.deleteObject), Match: plain(http.MethodDelete)},
		{Service: "s3", Name: "DeleteObjects", Permissions: s.permitDeletes, Handle: s.handle(s.deleteObjects),
			Match: s.match(http.MethodPost, false, []string{"delete"}, nil)},
		{Service: "s3", Name: "ListObjectsV2", Permissions: s.permitList, Handle: s.handle(s.listObjects),
			Match: s.match(http.MethodGet, false, []string{"list-type"}, listQuery)},
	}
}

// Register adds the emulated S3 operations.
func (s *Service) Register(r awsapi.Registrar) { r.Register(s.operations()...) }

// handle answers errors in S3's XML; anything but an *awsapi.Error is InternalError, logged without contents.
func (s *Service) handle(do func(http.ResponseWriter, *awsapi.Request) error) func(http.ResponseWriter, *awsapi.Request) {
	return func(w http.ResponseWriter, r *awsapi.Request) {
		writeError(w, r.HTTP, do(w, r))
	}
}

func writeError(w http.ResponseWriter, r *http.Request, err error) {
	if err == nil {
		return
	}
	var known *awsapi.Error
	if !errors.As(err, &known) {
		slog.Error("emulated call failed", "service", "s3", "method", r.Method, "error", err)
		known = &awsapi.Error{Status: http.StatusInternalServerError, Code: "InternalError", Message: "internal error"}
	}
	if r.Method == http.MethodHead { // S3 answers HEAD with the status alone
		w.WriteHeader(known.Status)
		return
	}
	awsapi.WriteXMLError(w, known)
}

// at is the target of an authenticated request; Match has checked that there is one.
func (s *Service) at(r *awsapi.Request) target {
	t, _ := s.address(r.HTTP)
	return t
}

// withKey adds what the bucket's default encryption needs: S3 calls KMS with the caller's permissions.
func (s *Service) withKey(t target, kmsAction string, p ...awsapi.Permission) []awsapi.Permission {
	b := s.buckets[t.Bucket]
	if b.KMSKeyARN == "" {
		return p
	}
	encrypted := objectARN(t.Bucket, t.Key)
	if b.BucketKey {
		encrypted = bucketARN(t.Bucket)
	}
	return append(p, awsapi.Permission{Action: kmsAction, Resource: b.KMSKeyARN, Context: map[string][]string{
		"kms:ViaService":                   {"s3." + awsapi.Region + ".amazonaws.com"},
		"kms:EncryptionContext:aws:s3:arn": {encrypted},
		"kms:EncryptionContextKeys":        {"aws:s3:arn"},
	}})
}

func on(action string, t target) awsapi.Permission {
	return awsapi.Permission{Action: action, Resource: objectARN(t.Bucket, t.Key)}
}

func (s *Service) permitPut(r *awsapi.Request) ([]awsapi.Permission, error) {
	t := s.at(r)
	return s.withKey(t, "kms:GenerateDataKey", on("s3:PutObject", t)), nil
}

func (s *Service) permitGet(r *awsapi.Request) ([]awsapi.Permission, error) {
	t := s.at(r)
	return s.withKey(t, "kms:Decrypt", on("s3:GetObject", t)), nil
}

func (s *Service) permitDelete(r *awsapi.Request) ([]awsapi.Permission, error) {
	return []awsapi.Permission{on("s3:DeleteObject", s.at(r))}, nil
}

func (s *Service) permitDeletes(r *awsapi.Request) ([]awsapi.Permission, error) {
	in, err := readDelete(r.Body)
	if err != nil {
		return nil, err
	}
	var all []awsapi.Permission
	for _, o := range in.Objects {
		all = append(all, on("s3:DeleteObject", target{s.at(r).Bucket, o.Key}))
	}
	return all, nil
}

func (s *Service) permitCopy(r *awsapi.Request) ([]awsapi.Permission, error) {
	from, err := copySource(r.HTTP)
	if err != nil {
		return nil, err
	}
	t := s.at(r)
	return append(s.withKey(from, "kms:Decrypt", on("s3:GetObject", from)),
		s.withKey(t, "kms:GenerateDataKey", on("s3:PutObject", t))...), nil
}

func (s *Service) permitList(r *awsapi.Request) ([]awsapi.Permission, error) {
	conditions := map[string][]string{}
	for _, name := range []string{"prefix", "delimiter", "max-keys"} {
		if q := r.HTTP.URL.Query(); q.Has(name) {
			conditions["s3:"+name] = []string{q.Get(name)}
		}
	}
	return []awsapi.Permission{{Action: "s3:ListBucket", Resource: bucketARN(s.at(r).Bucket), Context: conditions}}, nil
}

// hide turns "no such key" into "access denied" for callers who may not list the bucket, as S3 does. The check knows no
// s3:prefix: that key comes with the parameter of a listing, so a grant under a condition on it does not help.
func (s *Service) hide(caller awsapi.Caller, t target, err error) error {
	var e *awsapi.Error
	if !errors.As(err, &e) || e.Code != "NoSuchKey" {
		return err
	}
	if !s.Authorizer.Allows(caller, awsapi.Permission{Action: "s3:ListBucket", Resource: bucketARN(t.Bucket)}) {
		return refuse(http.StatusForbidden, "AccessDenied",
			"Access Denied: the object does not exist, and without s3:ListBucket on the bucket S3 does not say so")
	}
	return err
}

func copySource(r *http.Request) (target, error) {
	bucket, key, ok := strings.Cut(strings.TrimPrefix(r.Header.Get("X-Amz-Copy-Source"), "/"), "/")
	key, err := url.PathUnescape(key)
	if !ok || err != nil || strings.Contains(key, "?versionId=") {
		return target{}, refuse(http.StatusBadRequest, "InvalidArgument", "x-amz-copy-source must be bucket/key")
	}
	return target{bucket, key}, nil
}
