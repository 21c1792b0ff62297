package object_test

import (
	"bytes"
	"context"
	"crypto/md5"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/s3/types"
	"github.com/aws/smithy-go"
	"github.com/aws/smithy-go/middleware"
	smithyhttp "github.com/aws/smithy-go/transport/http"
)

func code(err error) string {
	var api smithy.APIError
	if errors.As(err, &api) {
		return api.ErrorCode()
	}
	return fmt.Sprint(err)
}

func (f fixture) put(t *testing.T, bucket, key, content string) {
	t.Helper()
	_, err := f.s3.PutObject(t.Context(), &s3.PutObjectInput{Bucket: &bucket, Key: &key, Body: strings.NewReader(content)})
	if err != nil {
		t.Fatal(err)
	}
}

func (f fixture) read(t *testing.T, bucket, key string) (string, error) {
	t.Helper()
	out, err := f.s3.GetObject(t.Context(), &s3.GetObjectInput{Bucket: &bucket, Key: &key, ChecksumMode: types.ChecksumModeEnabled})
	if err != nil {
		return "", err
	}
	defer func() { _ = out.Body.Close() }()
	raw, err := io.ReadAll(out.Body)
	return string(raw), err
}

func TestObjectComesBackAsItWas(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	const key = "mailer/signup/日本 語+%/x.json"
	t.Run("write", func(t *testing.T) {
		f := start(t, folder)
		out, err := f.s3.PutObject(t.Context(), &s3.PutObjectInput{Bucket: aws.String(claims), Key: aws.String(key),
			Body: strings.NewReader("内容"), ContentType: aws.String("application/json"), Metadata: map[string]string{"kind": "claim"}})
		if err != nil {
			t.Fatal(err)
		}
		if want := fmt.Sprintf("%q", fmt.Sprintf("%x", md5.Sum([]byte("内容")))); *out.ETag != want {
			t.Errorf("etag %s", *out.ETag)
		}
		if out.ServerSideEncryption != types.ServerSideEncryptionAwsKms || aws.ToString(out.SSEKMSKeyId) != keyARN {
			t.Errorf("the bucket's encryption is not named: %+v", out)
		}
		asked := f.server.Asked()
		if len(asked) != 2 || asked[0].Action != "s3:PutObject" || asked[0].Resource != "arn:aws:s3:::"+claims+"/"+key ||
			asked[1].Action != "kms:GenerateDataKey" || asked[1].Resource != keyARN {
			t.Errorf("permissions %+v", asked)
		}
	})
	t.Run("read after restart", func(t *testing.T) {
		f := start(t, folder)
		if got, err := f.read(t, claims, key); err != nil || got != "内容" {
			t.Fatalf("%q, %v", got, err)
		}
		head, err := f.s3.HeadObject(t.Context(), &s3.HeadObjectInput{Bucket: aws.String(claims), Key: aws.String(key)})
		if err != nil || *head.ContentType != "application/json" || head.Metadata["kind"] != "claim" || *head.ContentLength != 6 {
			t.Errorf("head %+v, %v", head, err)
		}
		part, err := f.s3.GetObject(t.Context(), &s3.GetObjectInput{Bucket: aws.String(claims), Key: aws.String(key), Range: aws.String("bytes=0-2")})
		if err != nil {
			t.Fatal(err)
		}
		if raw, _ := io.ReadAll(part.Body); string(raw) != "内" || aws.ToString(part.ContentRange) != "bytes 0-2/6" {
			t.Errorf("range %q %v", raw, part.ContentRange)
		}
	})
}

func TestStreamedUploadWithTrailingChecksum(t *testing.T) {
	t.Parallel()
	f := start(t, t.TempDir())
	content := strings.Repeat("0123456789", 30_000)
	_, err := f.s3.PutObject(t.Context(), &s3.PutObjectInput{Bucket: aws.String(files), Key: aws.String("big"),
		Body: strings.NewReader(content), ChecksumAlgorithm: types.ChecksumAlgorithmCrc32c}, trailing)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := f.read(t, files, "big"); err != nil || got != content {
		t.Errorf("%d bytes, %v", len(got), err)
	}
}

// trailing makes the SDK send the body as it does over HTTPS: aws-chunked with the checksum behind it.
func trailing(o *s3.Options) {
	o.APIOptions = append(o.APIOptions, func(s *middleware.Stack) error {
		return s.Finalize.Insert(middleware.FinalizeMiddlewareFunc("chunk", func(ctx context.Context, in middleware.FinalizeInput, next middleware.FinalizeHandler) (middleware.FinalizeOutput, middleware.Metadata, error) {
			r := in.Request.(*smithyhttp.Request)
			raw, _ := io.ReadAll(r.GetStream())
			sum := r.Header.Get("X-Amz-Checksum-Crc32c")
			if sum == "" {
				return middleware.FinalizeOutput{}, middleware.Metadata{}, errors.New("no checksum to move behind the body")
			}
			r.Header.Del("X-Amz-Checksum-Crc32c")
			r.Header.Set("X-Amz-Trailer", "x-amz-checksum-crc32c")
			r.Header.Set("X-Amz-Content-Sha256", "STREAMING-UNSIGNED-PAYLOAD-TRAILER")
			r.Header.Set("Content-Encoding", "aws-chunked")
			r.Header.Set("X-Amz-Decoded-Content-Length", fmt.Sprint(len(raw)))
			var b bytes.Buffer
			fmt.Fprintf(&b, "%x\r\n%s\r\n%x\r\n%s\r\n0\r\nx-amz-checksum-crc32c:%s\r\n\r\n", 1000, raw[:1000], len(raw)-1000, raw[1000:], sum)
			r.ContentLength = int64(b.Len())
			r, err := r.SetStream(bytes.NewReader(b.Bytes()))
			in.Request = r
			out, meta, err2 := next.HandleFinalize(ctx, in)
			return out, meta, errors.Join(err, err2)
		}), "Signing", middleware.Before)
	})
}

func TestDamagedStreamIsRefused(t *testing.T) {
	t.Parallel()
	f := start(t, t.TempDir())
	const head = "3\r\nabc\r\n0\r\n"
	tests := map[string]struct{ body, length, want string }{
		"wrong checksum":  {head + "x-amz-checksum-crc32:AAAAAA==\r\n\r\n", "3", "BadDigest"},
		"wrong length":    {head + "\r\n", "4", "IncompleteBody"},
		"cut in a chunk":  {"9\r\nabc", "9", "IncompleteBody"},
		"no last chunk":   {"3\r\nabc\r\n", "3", "IncompleteBody"},
		"huge chunk size": {"7fffffff\r\nabc\r\n", "3", "IncompleteBody"},
		"no chunk size":   {"xyz\r\nabc\r\n", "3", "IncompleteBody"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			status, body, _ := do(t, "PUT", f.server.URL+"/"+files+"/k", tt.body, "Authorization", "AWS4-HMAC-SHA256 Credential=K/20260401/ap-northeast-1/s3/aws4_request",
				"X-Amz-Content-Sha256", "STREAMING-UNSIGNED-PAYLOAD-TRAILER", "X-Amz-Decoded-Content-Length", tt.length)
			if status != 400 || !strings.Contains(body, tt.want) {
				t.Errorf("%d %s, want %s", status, body, tt.want)
			}
		})
	}
}

func TestIfNoneMatchLetsExactlyOneWin(t *testing.T) {
	t.Parallel()
	f := start(t, t.TempDir())
	var won, lost int
	var mu sync.Mutex
	var all sync.WaitGroup
	for i := range 8 {
		all.Go(func() {
			_, err := f.s3.PutObject(t.Context(), &s3.PutObjectInput{Bucket: aws.String(files), Key: aws.String("once"),
				Body: strings.NewReader(fmt.Sprint(i)), IfNoneMatch: aws.String("*")})
			mu.Lock()
			defer mu.Unlock()
			switch {
			case err == nil:
				won++
			case code(err) == "PreconditionFailed":
				lost++
			}
		})
	}
	all.Wait()
	if won != 1 || lost != 7 {
		t.Errorf("%d won, %d lost", won, lost)
	}
}

func TestListingPagesAndFolders(t *testing.T) {
	t.Parallel()
	f := start(t, t.TempDir())
	for _, k := range []string{"a/1", "a/2", "b", "c/x/1", "c/x/2", "c/y", "d"} {
		f.put(t, files, k, k)
	}
	list := func(in s3.ListObjectsV2Input) string {
		in.Bucket = aws.String(files)
		var names []string
		for p := s3.NewListObjectsV2Paginator(f.s3, &in); p.HasMorePages(); {
			out, err := p.NextPage(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			for _, c := range out.CommonPrefixes {
				names = append(names, *c.Prefix)
			}
			for _, o := range out.Contents {
				names = append(names, *o.Key)
			}
			names = append(names, "|")
		}
		return strings.Join(names, " ")
	}
	tests := map[string]struct {
		in   s3.ListObjectsV2Input
		want string
	}{
		"all":              {s3.ListObjectsV2Input{}, "a/1 a/2 b c/x/1 c/x/2 c/y d |"},
		"pages":            {s3.ListObjectsV2Input{MaxKeys: aws.Int32(3)}, "a/1 a/2 b | c/x/1 c/x/2 c/y | d |"},
		"exactly one page": {s3.ListObjectsV2Input{MaxKeys: aws.Int32(7)}, "a/1 a/2 b c/x/1 c/x/2 c/y d |"},
		"folders":          {s3.ListObjectsV2Input{Delimiter: aws.String("/")}, "a/ c/ b d |"},
		"folder pages":     {s3.ListObjectsV2Input{Delimiter: aws.String("/"), MaxKeys: aws.Int32(1)}, "a/ | b | c/ | d |"},
		"in a folder":      {s3.ListObjectsV2Input{Prefix: aws.String("c/"), Delimiter: aws.String("/")}, "c/x/ c/y |"},
		"after":            {s3.ListObjectsV2Input{StartAfter: aws.String("c/x/1")}, "c/x/2 c/y d |"},
		"none":             {s3.ListObjectsV2Input{Prefix: aws.String("zz")}, "|"},
	}
	for name, tt := range tests {
		if got := list(tt.in); got != tt.want {
			t.Errorf("%s: %q, want %q", name, got, tt.want)
		}
	}
}

func TestDeleteAndCopy(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	f := start(t, folder)
	f.put(t, files, "x/1", "one")
	f.put(t, files, "x/1", "one again")
	if _, err := f.s3.CopyObject(t.Context(), &s3.CopyObjectInput{Bucket: aws.String(claims), Key: aws.String("copy"), CopySource: aws.String(files + "/x/1")}); err != nil {
		t.Fatal(err)
	}
	if got, err := f.read(t, claims, "copy"); err != nil || got != "one again" {
		t.Errorf("copy %q, %v", got, err)
	}
	out, err := f.s3.DeleteObjects(t.Context(), &s3.DeleteObjectsInput{Bucket: aws.String(files), Delete: &types.Delete{
		Objects: []types.ObjectIdentifier{{Key: aws.String("x/1")}, {Key: aws.String("never was")}}}})
	if err != nil || len(out.Deleted) != 2 {
		t.Fatalf("%+v, %v", out, err)
	}
	if _, err := f.read(t, files, "x/1"); code(err) != "NoSuchKey" {
		t.Errorf("after delete: %v", err)
	}
	if _, err := f.s3.DeleteObject(t.Context(), &s3.DeleteObjectInput{Bucket: aws.String(claims), Key: aws.String("copy")}); err != nil {
		t.Fatal(err)
	}
	left, err := os.ReadDir(filepath.Join(folder, "objects", "done"))
	if err != nil || len(left) != 0 {
		t.Errorf("contents of deleted objects stay on disk: %v, %v", left, err)
	}
}

func TestMissingObjectIsDeniedWithoutListBucket(t *testing.T) {
	t.Parallel()
	f := start(t, t.TempDir())
	f.guard.denied["s3:ListBucket"] = true
	if _, err := f.read(t, claims, "nothing"); code(err) != "AccessDenied" {
		t.Errorf("error %v", err)
	}
}

func TestRefusedWrites(t *testing.T) {
	t.Parallel()
	f := start(t, t.TempDir())
	base := func() *s3.PutObjectInput {
		return &s3.PutObjectInput{Bucket: aws.String(files), Key: aws.String("k"), Body: strings.NewReader("x")}
	}
	tests := map[string]struct {
		change func(*s3.PutObjectInput)
		code   string
	}{
		"unknown bucket": {func(in *s3.PutObjectInput) { in.Bucket = aws.String("other") }, "NoSuchBucket"},
		"wrong digest":   {func(in *s3.PutObjectInput) { in.ContentMD5 = aws.String("AAAAAAAAAAAAAAAAAAAAAA==") }, "BadDigest"},
		"wrong checksum": {func(in *s3.PutObjectInput) { in.ChecksumCRC32 = aws.String("AAAAAA==") }, "BadDigest"},
		"long key":       {func(in *s3.PutObjectInput) { in.Key = aws.String(strings.Repeat("k", 1025)) }, "KeyTooLongError"},
		"acl":            {func(in *s3.PutObjectInput) { in.ACL = types.ObjectCannedACLPublicRead }, "NotImplemented"},
		"tags":           {func(in *s3.PutObjectInput) { in.Tagging = aws.String("a=b") }, "NotImplemented"},
		"foreign key":    {func(in *s3.PutObjectInput) { in.SSEKMSKeyId = aws.String("other") }, "InvalidArgument"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			in := base()
			tt.change(in)
			if _, err := f.s3.PutObject(t.Context(), in); code(err) != tt.code {
				t.Errorf("error %v, want %s", err, tt.code)
			}
		})
	}
	if _, err := f.read(t, files, "k"); code(err) != "NoSuchKey" {
		t.Errorf("a refused write left something: %v", err)
	}
	if _, err := f.s3.GetObjectTagging(t.Context(), &s3.GetObjectTaggingInput{Bucket: aws.String(files), Key: aws.String("k")}); code(err) != "UnknownOperationException" && err == nil {
		t.Error("an operation that is not emulated must not be taken for another")
	}
}
